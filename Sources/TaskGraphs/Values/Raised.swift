package import CooperativeLoop

/// An exception of a running graph: the name of its type and its message.
///
/// Where CPython has a message for the case, it is CPython 3.13's, word for word.
package struct Raised: Error, Sendable, Equatable {
  /// The name of its type, such as `ValueError`.
  package let type: String
  /// What it says; may be empty.
  package let message: String
  /// The members of an `ExceptionGroup`; empty for any other.
  package let errors: [Raised]

  /// Makes an exception.
  ///
  /// - Parameters:
  ///   - type: The name of its type.
  ///   - message: What it says.
  ///   - errors: The members of a group.
  package init(_ type: String, _ message: String, errors: [Raised] = []) {
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

/// Why an expression gave no value.
package enum EvaluationFailure: Error, Sendable, Equatable {
  /// It raised: the graph can catch this.
  case raised(Raised)
  /// It reached a limit of the run: nothing can catch this.
  case limit(LoopLimit)
}
