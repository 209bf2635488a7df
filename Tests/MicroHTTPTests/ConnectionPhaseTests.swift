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
    connection.enter(.answer(since: start, bytes: 0))
    #expect(connection.mayStay(start, hasLeft: true, limits))
    #expect(connection.mayStay(start, hasLeft: true, limits))
  }
}
