import Dispatch
import Foundation
import Testing

@testable import CooperativeLoop

struct NativeOutcomeTests {
  let loop = EventLoop()
  let console = Console()

  @Test func `a deadlock is what the run ends with when all wait`() {
    let event = Event(on: loop, named: "never")
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try loop.run { try await event.wait() }
    }
    #expect(loop.waitReason(of: TaskID(index: 0)) == .object(event.id))
  }

  @Test func `a deadlock of child tasks is one of the run`() {
    let event = LoopBound(Event(on: loop, named: "never"), on: loop)
    loop.executor.table.patience = 0
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try loop.run {
        async let one: Void = event.value.wait()
        async let two: Void = event.value.wait()
        _ = try await (one, two)
      }
    }
  }

  @Test func `a child that has ended is not among those that wait at a deadlock`() {
    let event = LoopBound(Event(on: loop, named: "never"), on: loop)
    // The run would wait for the two that have ended: they may have left instead.
    loop.executor.table.patience = 0
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try loop.run {
        await withTaskGroup { group in
          for _ in 0..<2 { group.addTask { await Task.yield() } }
          group.addTask {
            async let inner: Void? = try? event.value.wait()
            _ = await inner
          }
        }
      }
    }
    let tasks = (0..<UInt32(loop.taskCount)).map { TaskID(index: $0) }
    let states = tasks.map { "\(loop.name(of: $0)) \(loop.state(of: $0))" }
    #expect(
      states == [
        "main waiting", "main.1 done", "main.2 done", "main.3 waiting", "main.3.1 waiting",
      ]
    )
    #expect(tasks.filter { loop.waitReason(of: $0) != nil }.count == 3)
  }

  @Test func `a cancelled function meets it where it waits`() throws {
    let sleeper = loop.spawn { [loop, console] in
      do {
        try await loop.sleep(for: .seconds(100)).value()
      } catch {
        console.print("\(error) \(Task.isCancelled)")
        throw error
      }
    }
    loop.spawn(Script(loop, .sleep(.seconds(1)), .act { [loop] in loop.cancel(sleeper.id) }))
    _ = loop.run()
    #expect(console.lines == ["CancellationError() true"])
    #expect(sleeper.state == .cancelled)
    #expect(loop.now == LoopInstant(nanoseconds: 1_000_000_000))
  }

  @Test func `a cancelled group cancels what its tasks wait for`() throws {
    let clock = loop.executor.clock
    try loop.run {
      await withThrowingTaskGroup { group in
        for _ in 0..<3 { group.addTask { try await clock.sleep(for: .seconds(100)) } }
        await Task.yield()
        group.cancelAll()
      }
    }
    #expect(loop.now == .zero)
  }

  @Test func `cancelling a function cancels its children`() throws {
    let clock = loop.executor.clock
    let parent = loop.spawn {
      async let child: Void = clock.sleep(for: .seconds(100))
      try await child
    }
    loop.spawn(Script(loop, .sleep(.seconds(2)), .act { [loop] in loop.cancel(parent.id) }))
    _ = loop.run()
    #expect(parent.state == .cancelled)
    #expect(loop.now == LoopInstant(nanoseconds: 2_000_000_000))
  }

  // A thread of its own and not `Task.detached` or a sleep on Swift's clock: those need a thread of
  // Swift's pool, which other tests of this process may all hold.
  // It waits until the task is suspended: one that was answered before would never have left.
  @Test func `a task that comes back from another thread is reported by name`() {
    let suspended = DispatchSemaphore(value: 0)
    loop.spawn(Script(loop, .yield, .yield, .act { suspended.signal() }), named: "starter")
    let error = #expect(throws: NativeError.self) {
      try loop.run(named: "caller") {
        await withCheckedContinuation { continuation in
          Thread.detachNewThread {
            suspended.wait()
            continuation.resume()
          }
        }
      }
    }
    #expect(error == .leftLoop(["task 'caller' came back from another thread"]))
  }

  @Test func `something of the loop's cannot be awaited elsewhere`() async {
    await #expect(throws: NativeError.outsideLoop) { try await YieldNow().value() }
  }

  @MainActor @Test func `a closure of the main actor is refused, not waited for`() {
    #expect(throws: NativeError.mainActor) { try loop.run { 7 } }
    let task = loop.spawn { 7 }
    #expect(loop.run() == .failed)
    #expect(throws: NativeError.mainActor) { try task.value() }
  }

  @Test func `a clock that is read elsewhere is reported`() throws {
    let clock = loop.executor.clock
    let read = DispatchSemaphore(value: 0)
    #expect(throws: NativeError.leftLoop(["the loop's clock was read on another thread"])) {
      try loop.run {
        Thread.detachNewThread {
          #expect(clock.now == .zero)
          read.signal()
        }
        await Task.yield()
        wait(for: read)
      }
    }
  }

  private func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }

  @Test func `a loop has one executor`() throws {
    let executor = LoopExecutor()
    try loop.use(executor)
    try loop.use(executor)
    #expect(throws: NativeError.executorInUse) { try loop.use(LoopExecutor()) }
  }

  @Test func `limits hold for Swift's tasks`() {
    let loop = EventLoop(limits: LoopLimits(steps: 50))
    #expect(throws: LoopError.unfinished(.limit(.steps))) {
      try loop.run { while true { await Task.yield() } }
    }
  }

  func trace() throws -> [String] {
    let log = EventLog()
    let loop = EventLoop(instrument: log)
    let clock = loop.executor.clock
    try loop.run {
      let journal = Journal()
      try await withThrowingTaskGroup { group in
        for number in 0..<10 {
          group.addTask {
            try await clock.sleep(for: .milliseconds(number * 7 % 5))
            await journal.note("\(number)")
            await Task.yield()
            async let part: Void = journal.note("\(number)")
            await part
          }
        }
        try await group.waitForAll()
      }
    }
    return log.events + (0..<loop.taskCount).map { loop.name(of: TaskID(index: UInt32($0))) }
  }

  @Test func `ten runs of one program are one trace`() throws {
    let first = try trace()
    #expect(first.count > 100)
    for _ in 1..<10 { #expect(try trace() == first) }
  }
}
