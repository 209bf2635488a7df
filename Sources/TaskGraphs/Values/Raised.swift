package import CooperativeLoop

/// An exception of a running graph: the name of its type and its message.
///
/// Where CPython has a message for the case, it is CPython 3.13's, word for word.
package struct Raised: Error, Sendable {
  /// The name of its type, such as `ValueError`.
  package let type: String
  /// What it says; may be empty.
  package let message: String
  /// The members of an `ExceptionGroup`, as a list of the values that stand for them; nil for any other.
  ///
  /// As values, which are shared and whose depth and length are bounded: a group of groups of the same
  /// errors is small in memory, and endless where each is written out.
  package let errors: Value?

  /// Makes an exception.
  ///
  /// - Parameters:
  ///   - type: The name of its type.
  ///   - message: What it says.
  ///   - errors: The members of a group, as their values.
  package init(_ type: String, _ message: String, errors: Value? = nil) {
    self.type = type
    self.message = message
    self.errors = errors
  }

  /// What a cancelled task meets.
  static let cancellation = Raised("CancelledError", "")

  /// Whether it is a cancellation.
  var isCancellation: Bool { type == "CancelledError" }

  static func typeError(_ message: String) -> Raised { Raised("TypeError", message) }
  static func valueError(_ message: String) -> Raised { Raised("ValueError", message) }
  static func overflow(_ what: String) -> Raised { Raised("OverflowError", "\(what) overflow") }
  static let divisionByZero = Raised("ZeroDivisionError", "division by zero")

  /// The error of reading a name that is bound nowhere.
  ///
  /// - Parameter name: The name that was read.
  /// - Returns: CPython's `NameError`.
  package static func unboundName(_ name: String) -> Raised {
    Raised("NameError", "name '\(name)' is not defined")
  }
}

extension Raised: Equatable {
  /// Whether two exceptions are of the same type and say the same.
  package static func == (one: Raised, other: Raised) -> Bool {
    one.type == other.type && one.message == other.message
  }
}

extension Raised {
  /// The errors of a task group, as one.
  ///
  /// Where groups within groups would make a value beyond `ValueLimits`, the members are there without
  /// their own; where that one is too long still, it has none.
  static func group(_ errors: [Raised]) -> Raised {
    let count = "\(errors.count) sub-exception\(errors.count == 1 ? "" : "s")"
    let message = "unhandled errors in a TaskGroup (\(count))"
    return group(of: errors, message)
      ?? group(of: errors.map { Raised($0.type, $0.message) }, message)
      ?? Raised("ExceptionGroup", message)
  }

  /// A group with these members, or nil where it would be beyond `ValueLimits`.
  private static func group(of members: [Raised], _ message: String) -> Raised? {
    guard let values = try? members.map({ try Value.error($0) }),
      let list = try? Value.list(of: values)
    else { return nil }
    let group = Raised("ExceptionGroup", message, errors: list)
    return (try? Value.error(group)) == nil ? nil : group
  }
}

/// Why an expression gave no value.
package enum EvaluationFailure: Error, Sendable, Equatable {
  /// It raised: the graph can catch this.
  case raised(Raised)
  /// It reached a limit of the run: nothing can catch this.
  case limit(LoopLimit)
}
