import CooperativeLoop
import Testing

/// The primitives, awaited by hand-written awaitables, without any graph.
struct PrimitivesTests {
  let console = Console()
  let loop = EventLoop()

  func say(_ text: String) -> Script.Part { .act { [console] in console.print(text) } }

  @Test func `a lock is given to who came first, and not to who comes in between`() {
    let lock = Lock(on: loop, named: "door")
    for name in ["a", "b", "c"] {
      loop.spawn(
        Script(
          loop,
          .run(lock.acquire()),
          say("\(name) in"),
          .yield,
          say("\(name) out"),
          .act { #expect(lock.release()) }
        )
      )
    }
    #expect(loop.run() == .completed)
    #expect(console.lines == ["a in", "a out", "b in", "b out", "c in", "c out"])
  }

  @Test func `a lock that is not held cannot be released`() {
    #expect(!Lock(on: loop, named: "door").release())
  }

  @Test func `a semaphore lets as many in as it has permits`() {
    let semaphore = Semaphore(on: loop, named: "seats", permits: 2)
    var inside = 0
    var most = 0
    for _ in 0..<6 {
      loop.spawn(
        Script(
          loop,
          .run(semaphore.acquire()),
          .act {
            inside += 1
            most = max(most, inside)
          },
          .sleep(.seconds(1)),
          .act {
            inside -= 1
            #expect(semaphore.release())
          }
        )
      )
    }
    #expect(loop.run() == .completed)
    #expect(most == 2)
    #expect(loop.now.nanoseconds == 3_000_000_000)
  }

  @Test func `a semaphore knows who holds permits, until they are given back`() {
    let seats = Semaphore(on: loop, named: "seats", permits: 3)
    var seen: [[UInt32]] = []
    let look = Script.Part.act { seen.append(seats.holders.map(\.index)) }
    let give = Script.Part.act { #expect(seats.release()) }
    loop.spawn(Script(loop, .run(seats.acquire()), .yield, look, give, look))
    loop.spawn(
      Script(loop, .run(seats.acquire()), .run(seats.acquire()), .yield, give, look, give, look)
    )
    #expect(loop.run() == .completed)
    #expect(seen == [[0, 1], [1], [1], []])
  }

  @Test func `a permit that another task gave back is held by nobody`() {
    let signal = Semaphore(on: loop, named: "signal", permits: 0)
    loop.spawn(Script(loop, .run(signal.acquire()), .run(signal.acquire())))
    loop.spawn(Script(loop, .act { #expect(signal.release()) }))
    #expect(loop.run() == .deadlock)
    #expect(signal.holders.isEmpty)
  }

  @Test func `a bounded semaphore refuses a release too many`() {
    let semaphore = Semaphore(on: loop, named: "seats", permits: 1, isBounded: true)
    #expect(!semaphore.release())
    #expect(semaphore.tryAcquire())
    #expect(semaphore.release())
  }

  @Test func `a notified task holds the condition's lock when it goes on`() {
    let condition = Condition(on: loop, named: "news")
    loop.spawn(
      Script(
        loop,
        .run(condition.lock.acquire()),
        .run(condition.awaitNotification()),
        .act { [console] in console.print("told, lock held: \(condition.lock.isLocked)") }
      )
    )
    loop.spawn(
      Script(
        loop,
        .run(condition.lock.acquire()),
        .act { #expect(condition.notify(1)) },
        say("tells"),
        .yield,
        .act { #expect(condition.lock.release()) }
      )
    )
    #expect(loop.run() == .completed)
    #expect(console.lines == ["tells", "told, lock held: true"])
  }

  @Test func `a condition without its lock is an error`() {
    let condition = Condition(on: loop, named: "news")
    let task = loop.spawn(condition.awaitNotification())
    #expect(loop.run() == .failed)
    #expect(throws: LoopError.notHeld) { try task.value() }
  }

  @Test func `a barrier opens for all parties at once, round after round`() throws {
    let barrier = Barrier(on: loop, named: "gate", parties: 3)
    let places = (0..<6).map { _ in loop.spawn(barrier.arrive()) }
    #expect(loop.run() == .completed)
    #expect(try places.map { try $0.value() } == [0, 1, 2, 0, 1, 2])
  }

  @Test func `a full queue makes its producer wait`() throws {
    let queue = Queue<Int>(on: loop, named: "line", capacity: 1)
    for number in 0..<3 { loop.spawn(queue.put(number)) }
    let values = (0..<3).map { _ in loop.spawn(queue.get()) }
    #expect(loop.run() == .completed)
    #expect(try values.map { try $0.value() } == [0, 1, 2])
    #expect(queue.getNow() == nil)
  }

  @Test func `a future gives everyone its one result`() throws {
    let future = Future<Int>(on: loop)
    let waiting = (0..<2).map { _ in loop.spawn(future) }
    loop.spawn(Script(loop, .yield, .act { #expect(future.complete(with: .success(7))) }))
    #expect(loop.run() == .completed)
    #expect(try waiting.map { try $0.value() } == [7, 7])
    #expect(!future.complete(with: .success(8)))
  }
}
