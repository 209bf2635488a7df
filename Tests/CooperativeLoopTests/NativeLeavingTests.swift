import Dispatch
import Foundation
import Testing

@testable import CooperativeLoop

/// A global actor whose executor serves a loop.
@globalActor private actor Hall {
  static let executor = LoopExecutor()
  static let shared = Hall()
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    Self.executor.asUnownedSerialExecutor()
  }
}

/// What a plain `Task {}` of an actor of the loop may leave it by.
enum WayOut: CaseIterable, Sendable {
  case yield, sleep, value, group, asyncLet, stream, continuation, call, actor
}

// What does nothing would be left out.
private func elsewhere() async -> UInt { UInt(pthread_self()) }

private actor Elsewhere {
  func thread() -> UInt { UInt(pthread_self()) }
}

/// Leaves the loop in a plain task.
///
/// - Parameters:
///   - way: How.
///   - suspended: What is open once the task waits: what has an answer before is not left for.
@Hall private func leaving(by way: WayOut, _ suspended: Gate) async {
  let plain = Task {
    switch way {
    case .yield: await Task.yield()
    case .sleep: try? await Task.sleep(for: .milliseconds(1))
    case .value: await Task.detached { suspended.pass() }.value
    case .group: await withTaskGroup { $0.addTask { suspended.pass() } }
    case .asyncLet:
      async let child: Void = suspended.pass()
      await child
    case .stream: for await _ in AsyncStream(unfolding: { nil as Int? }) {}
    case .continuation:
      await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          suspended.pass()
          continuation.resume()
        }
      }
    case .call: _ = await elsewhere()
    case .actor: _ = await Elsewhere().thread()
    }
  }
  await plain.value
}

/// What leaves a loop, and how a run tells.
///
/// Each loop runs on a thread of its own: what has left may need one of Swift's, which tests hold.
// One after the other: an executor serves one loop at a time.
@Suite(.serialized) struct NativeLeavingTests {
  /// Runs a program on a loop and gives the error with which it ends.
  ///
  /// - Parameters:
  ///   - executor: The loop's executor.
  ///   - patience: In milliseconds; by default more than a busy machine needs.
  ///   - program: The program.
  /// - Returns: The error; nil where there is none.
  private func failure(
    on executor: LoopExecutor = LoopExecutor(),
    patience: Int = 600_000,
    of program: @escaping @Sendable (EventLoop) throws -> Void
  ) async -> (any Error)? {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        // The loop is gone by then, and its executor free for the next.
        continuation.resume(returning: Self.runLoop(on: executor, patience, program))
      }
    }
  }

  private static func runLoop(
    on executor: LoopExecutor,
    _ patience: Int,
    _ program: (EventLoop) throws -> Void
  ) -> (any Error)? {
    let loop = EventLoop()
    executor.table.patience = patience
    do {
      try loop.use(executor)
      try program(loop)
      return nil
    } catch {
      return error
    }
  }

  private func cameBack(_ name: String) -> NativeError {
    .leftLoop(["task '\(name)' came back from another thread"])
  }

  private func hasNotComeBack(_ name: String) -> NativeError {
    .leftLoop([
      "task '\(name)' left the loop and has not come back, or waits for what nobody gives it"
    ])
  }

  @Test(arguments: WayOut.allCases)
  func `a plain task of an actor of the loop leaves it`(by way: WayOut) async throws {
    let error = await failure(on: Hall.executor) { loop in
      let suspended = Gate()
      try loop.run {
        async let left: Void = leaving(by: way, suspended)
        for _ in 0..<10 { await Task.yield() }
        suspended.open()
        await left
      }
    }
    #expect(error as? NativeError == cameBack("main.1.1"))
  }

  @Test func `who awaits a detached task leaves the loop`() async {
    let error = await failure { loop in
      let suspended = Gate()
      loop.spawn(Script(loop, .yield, .yield, .act { suspended.open() }))
      try loop.run(named: "caller") { await Task.detached { suspended.pass() }.value }
    }
    #expect(error as? NativeError == cameBack("caller"))
  }

  @Test func `it is named though another task waits for it`() async {
    let error = await failure { loop in
      let answer = Future<Int>(on: loop)
      let suspended = Gate()
      loop.spawn(named: "worker") {
        await Task.detached { suspended.pass() }.value
        answer.complete(with: .success(1))
      }
      try loop.run {
        for _ in 0..<3 { await Task.yield() }
        suspended.open()
        _ = try await answer.value()
      }
    }
    #expect(error as? NativeError == cameBack("worker"))
  }

  @Test func `a child that left is named though its parent waits for what it is to set`() async {
    let error = await failure { loop in
      let event = LoopBound(Event(on: loop, named: "set"), on: loop)
      let suspended = Gate()
      try loop.run {
        async let child: Void = {
          await Task.detached { suspended.pass() }.value
          event.value.set()
        }()
        for _ in 0..<3 { await Task.yield() }
        suspended.open()
        try await event.value.wait()
        await child
      }
    }
    #expect(error as? NativeError == cameBack("main.1"))
  }

  @Test func `a parent that left is named though its child waits for what it is to set`() async {
    let error = await failure { loop in
      let event = LoopBound(Event(on: loop, named: "set"), on: loop)
      let suspended = Gate()
      loop.spawn(Script(loop, .yield, .yield, .yield, .yield, .act { suspended.open() }))
      try loop.run {
        async let child: Void = event.value.wait()
        await Task.detached { suspended.pass() }.value
        event.value.set()
        try await child
      }
    }
    #expect(error as? NativeError == cameBack("main"))
  }

  @Test func `a sleep on Swift's clock that is not over is not called a deadlock`() async {
    let error = await failure(patience: 1) { loop in
      let event = Event(on: loop, named: "never")
      loop.spawn(named: "waiter") { try await event.wait() }
      try loop.run(named: "sleeper") { try await Task.sleep(for: .seconds(3600)) }
    }
    #expect(error as? NativeError == hasNotComeBack("sleeper"))
  }

  @Test func `waiting in a default actor for what is the loop's is a deadlock at once`() async {
    actor Waiter {
      func wait(for event: LoopBound<Event>) async throws { try await event.value.wait() }
    }
    let error = await failure { loop in
      let event = LoopBound(Event(on: loop, named: "never"), on: loop)
      try loop.run { try await Waiter().wait(for: event) }
    }
    #expect(error as? LoopError == .unfinished(.deadlock))
  }

  @MainActor @Test func `the main thread does not wait for itself for ever`() {
    #expect(throws: hasNotComeBack("visitor")) { try visitMainActor() }
  }

  /// Runs a loop on its caller's thread.
  private nonisolated func visitMainActor() throws {
    let loop = EventLoop()
    loop.executor.table.patience = 1
    try loop.run(named: "visitor") { await MainActor.run {} }
  }

  @Test func `an immediate task that does not prefer the loop leaves it by its first wait`() async {
    let error = await failure { loop in
      let isOver = Gate()
      try loop.run {
        Task.immediate {
          await #expect(throws: NativeError.outsideLoop) { try await YieldNow().value() }
          isOver.open()
        }
        for _ in 0..<3 { await Task.yield() }
        isOver.pass()
      }
    }
    #expect(error as? NativeError == .leftLoop(["a wait was begun or cancelled on another thread"]))
  }

  @Test func `a wait that is begun elsewhere is reported`() async {
    let error = await failure { loop in
      let isOver = Gate()
      try loop.run {
        Task {
          await #expect(throws: NativeError.outsideLoop) { try await YieldNow().value() }
          isOver.open()
        }
        isOver.pass()
      }
    }
    #expect(error as? NativeError == .leftLoop(["a wait was begun or cancelled on another thread"]))
  }
}

/// Holds a thread until it is opened.
private struct Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  func open() { semaphore.signal() }
  func pass() { semaphore.wait() }
}
