import Testing

@testable import MicroHTTP

struct ConnectionPhaseTests {
  private let start = ContinuousClock.now
  private let limits: HTTPLimits = {
    var limits = HTTPLimits()
    limits.headerTime = .seconds(10)
    limits.transferTime = .seconds(10)
    limits.slowestRate = 100
    return limits
  }()

  @Test func `a header has its time and no more`() {
    var phase = ConnectionPhase.header(since: start)
    let verdicts = [10, 11].map { phase.isWithinTime(start + .seconds($0), limits) }
    #expect(verdicts == [true, false])
  }

  @Test func `a transfer that keeps up gets a new window each time`() {
    var phase = ConnectionPhase.body(since: start, bytes: 0)
    phase.count(1_000)
    let first = phase.isWithinTime(start + .seconds(11), limits)
    #expect(first)
    #expect(phase == .body(since: start + .seconds(11), bytes: 0))
    phase.count(999)
    let verdicts = [20, 22].map { phase.isWithinTime(start + .seconds($0), limits) }
    #expect(verdicts == [true, false])
  }

  @Test func `a long answer must be read faster than a short one`() {
    var limits = limits
    limits.answerTime = .seconds(100)
    #expect([1_000, 100_000].map { limits.slowestRate(ofAnswer: $0) } == [100, 1_000])
    for (bytes, expected) in [(9_999, false), (10_000, true)] {
      var phase = ConnectionPhase.answer(since: start, bytes: 0, rate: 1_000)
      phase.count(bytes)
      let verdict = phase.isWithinTime(start + .seconds(11), limits)
      #expect(verdict == expected)
      #expect(phase == .answer(since: start + .seconds(11), bytes: 0, rate: 1_000))
    }
  }

  @Test func `only a connection that keeps us waiting can be asked to give way, and once`() {
    let connection = Connection(-1, remote: .unknown)
    let later = start + .seconds(2)
    connection.enter(.working)
    #expect(connection.isSlowSince(later, limits) == nil)
    connection.enter(.header(since: start))
    #expect(connection.isSlowSince(later, limits) == start)
    connection.enter(.body(since: start, bytes: 199))
    #expect(connection.isSlowSince(later, limits) == start)
    connection.enter(.body(since: start, bytes: 200))
    #expect(connection.isSlowSince(later, limits) == nil)
    connection.enter(.answer(since: start, bytes: 999, rate: 500))
    #expect(connection.isSlowSince(later, limits) == start)
    connection.enter(.answer(since: start, bytes: 1_000, rate: 500))
    #expect(connection.isSlowSince(later, limits) == nil)
    connection.enter(.header(since: start))
    connection.oust()
    #expect(connection.isSlowSince(later, limits) == nil)
  }

  @Test func `our own work is not held against the client`() {
    var phase = ConnectionPhase.working
    let verdict = phase.isWithinTime(start + .seconds(1_000_000), limits)
    #expect(verdict)
  }

  @Test func `a client that left is given up in the second round without a move`() {
    let connection = Connection(-1, remote: HTTPAddress(host: "a", port: 1))
    connection.enter(.body(since: start, bytes: 0))
    #expect(connection.mayStay(start, hasLeft: true, limits))
    connection.count(1)
    #expect(connection.mayStay(start, hasLeft: true, limits))
    #expect(!connection.mayStay(start, hasLeft: true, limits))
    connection.enter(.answer(since: start, bytes: 0, rate: 1))
    #expect(connection.mayStay(start, hasLeft: true, limits))
    #expect(connection.mayStay(start, hasLeft: true, limits))
  }
}
