import Testing

@testable import MicroHTTP

struct HTTPAnswerBudgetTests {
  private let long = [UInt8](repeating: 1, count: 100_000)

  /// Equal bytes in memory of their own.
  private func copy(of bytes: [UInt8]) -> [UInt8] { bytes.map { $0 } }

  @Test func `the first answer is never too long, the next may be`() {
    let budget = HTTPAnswerBudget(70_000)
    let first = budget.hold(long)
    let second = budget.hold(copy(of: long))
    #expect(first)
    #expect(!second)
    budget.release(long)
    #expect(budget.total == 0)
    let third = budget.hold(copy(of: long))
    #expect(third)
  }

  @Test func `bytes that several answers share count once, until the last of them is over`() {
    let budget = HTTPAnswerBudget(250_000)
    let holds = [long, long, copy(of: long)].map { budget.hold($0) }
    #expect(holds == [true, true, true])
    #expect(budget.total == 200_000)
    budget.release(long)
    #expect(budget.total == 200_000)
    budget.release(long)
    #expect(budget.total == 100_000)
  }

  @Test func `short answers are free, or a full budget would silence the server`() {
    let budget = HTTPAnswerBudget(1)
    let short = [UInt8](repeating: 1, count: HTTPAnswerBudget.freeLength)
    let holds = [long, short].map { budget.hold($0) }
    let reserved = budget.reserve(short.count)
    #expect(holds == [true, true])
    #expect(reserved)
    budget.giveBack(short.count)
    budget.release(short)
    #expect(budget.total == long.count)
  }

  @Test func `a reservation takes room until it is given back`() {
    let budget = HTTPAnswerBudget(150_000)
    let verdicts = [100_000, 100_000].map { budget.reserve($0) }
    let hold = budget.hold(long)
    #expect(verdicts == [true, false])
    #expect(!hold)
    budget.giveBack(100_000)
    let later = budget.hold(long)
    #expect(later)
  }
}
