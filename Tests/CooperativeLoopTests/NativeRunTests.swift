import Dispatch
import Foundation
import Testing

@testable import CooperativeLoop

/// What a run of async functions tells, in whatever way it is begun, and what it refuses.
struct NativeRunTests {
  let loop = EventLoop()
  let console = Console()

  /// Spawns a task that comes back from another thread, once it is suspended.
  private func spawnLeaver() {
    let suspended = DispatchSemaphore(value: 0)
    loop.executor.table.patience = 600_000
    loop.spawn(named: "leaver") {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          suspended.wait()
          continuation.resume()
        }
      }
    }
    loop.spawn(Script(loop, .yield, .yield, .act { suspended.signal() }))
  }

  @Test func `a run of all tasks tells who came back from another thread, and then who has not`() {
    spawnLeaver()
    #expect(loop.run() == .stopped)
    #expect(loop.strangers == ["task 'leaver' came back from another thread"])
    loop.executor.table.patience = 0
    #expect(loop.run() == .deadlock)
    #expect(
      loop.strangers == [
        "task 'leaver' left the loop and has not come back, or waits for what nobody gives it"
      ]
    )
    #expect(loop.lastOutcome == .deadlock)
  }

  @Test func `a run of an awaitable throws who came back from another thread`() {
    spawnLeaver()
    let never = Event(on: loop, named: "never")
    #expect(throws: NativeError.leftLoop(["task 'leaver' came back from another thread"])) {
      try loop.runUntilComplete(never.wait())
    }
  }

  @Test func `a run in which nobody left names no stranger`() throws {
    #expect(loop.lastOutcome == nil)
    try loop.run { await Task.yield() }
    #expect(loop.lastOutcome == .completed)
    #expect(loop.strangers.isEmpty)
  }

  // Were it waited for, it would be named at the end of the patience.
  @Test func `a consumer in the background is not waited for once the function has ended`() throws {
    let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
    loop.executor.table.patience = 0
    let consumer = loop.spawn { for await number in numbers { console.print(number) } }
    for number in 1...2 {
      #expect(try loop.run { number } == number)
      #expect(loop.lastOutcome == .deadlock)
      #expect(loop.strangers.isEmpty)
    }
    try loop.run {
      numbering.yield(3)
      numbering.finish()
      try await consumer.value()
    }
    #expect(console.lines == ["3"])
    #expect(loop.lastOutcome == .completed)
  }

  @Test func `a loop does not run in a step of its own`() throws {
    try loop.run {
      #expect(throws: LoopError.alreadyRunning) { try loop.run { 7 } }
      #expect(throws: LoopError.alreadyRunning) { try loop.runUntilComplete(YieldNow()) }
      await Task.yield()
    }
    #expect(loop.taskCount == 1)
  }

  @Test func `another loop runs in a step of a loop`() throws {
    let other = EventLoop()
    let clock = loop.executor.clock
    let value = try loop.run {
      let value = try other.run {
        try await other.sleep(for: .seconds(5)).value()
        return 3
      }
      try await clock.sleep(for: .seconds(1))
      return value
    }
    #expect(value == 3)
    #expect([loop.now, other.now].map(\.nanoseconds) == [1_000_000_000, 5_000_000_000])
  }

  @Test func `an awaiter may be the first to begin an async function`() {
    loop.spawn(
      Script(loop, .act { loop.spawn { try await loop.sleep(for: .seconds(1)).value() } })
    )
    #expect(loop.run() == .completed)
    #expect(loop.now == LoopInstant(nanoseconds: 1_000_000_000))
  }

  @Test func `a closure of the actor that runs the loop is refused, not waited for`() async throws {
    await #expect(throws: NativeError.callersActor) { try await Caller().runOwn() }
    await #expect(throws: NativeError.callersActor) { try await Other.shared.run { @Other in 7 } }
    #expect(try await Caller().runOthers() == 5)
  }

  @Test func `a loop follows its user to another thread`() async throws {
    nonisolated(unsafe) let loop = EventLoop()
    let clock = loop.executor.clock
    let event = LoopBound(Event(on: loop, named: "go"), on: loop)
    nonisolated(unsafe) let early = loop.spawn { 7 }
    let value = try await onNewThread {
      try loop.run {
        try await clock.sleep(for: .seconds(1))
        event.value.set()
        return try await early.value()
      }
    }
    let (now, isSet) = try await onNewThread {
      // Whoever asks the loop for something of its own takes it over.
      _ = loop.executor
      return (clock.now, event.value.isSet)
    }
    #expect(value == 7)
    #expect(now == LoopInstant(nanoseconds: 1_000_000_000))
    #expect(isSet)
  }

  private func onNewThread<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }

  private actor Caller {
    var count = 0

    func runOwn() throws {
      try EventLoop().run { self.count += 1 }
    }

    func runOthers() throws -> Int { try EventLoop().run(five) }

    private nonisolated func five() async -> Int { 5 }
  }

  @globalActor private actor Other {
    static let shared = Other()
    func run(_ function: @escaping @Other @Sendable () async throws -> Int) throws {
      try EventLoop().run(function)
    }
  }
}
