import CooperativeLoop
import TaskGraphs

/// A context for expressions outside a run: some variables and a budget.
struct TestContext: EvaluationContext {
  var stack: [Value] = []
  var variables: [Value] = []
  var locals: [Value?] = []
  /// Elements and characters that may still be made.
  var budget = 1_000_000
  var time: Int64 = 0

  mutating func local(_ slot: Int) -> Value? { slot < locals.count ? locals[slot] : nil }
  mutating func shared(_ index: Int) -> Value { variables[index] }

  mutating func charge(operations: Int) throws(EvaluationFailure) {
    guard operations <= budget else { throw .limit(.operations) }
    budget -= operations
  }

  mutating func now() -> Int64 { time }
  mutating func currentTask() -> String { "me" }
  mutating func isDone(_ name: String) throws(EvaluationFailure) -> Bool { name == "done" }
  mutating func isCancelled(_ name: String) throws(EvaluationFailure) -> Bool { false }
  mutating func isSet(_ name: String) throws(EvaluationFailure) -> Bool {
    guard name == "event" else {
      throw .raised(Raised("NameError", "no object is named '\(name)'"))
    }
    return true
  }
  mutating func isLocked(_ name: String) throws(EvaluationFailure) -> Bool { false }
  mutating func size(of name: String) throws(EvaluationFailure) -> Int64 { 3 }
}

extension Value {
  /// The value as JSON text.
  var json: String {
    var bytes: [UInt8] = []
    appendJSON(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
