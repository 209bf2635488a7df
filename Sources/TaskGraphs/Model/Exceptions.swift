package import CooperativeLoop

/// An exception as `raise` and `reject` make it.
package struct ExceptionMaker: Sendable {
  /// The name of its type; never `ExceptionGroup`.
  package let type: String
  /// What it says; nil says nothing.
  package let message: Template?
}

/// One `except` part of a `try`.
package struct ExceptPart: Sendable {
  /// Where it stands: `…/except/0`.
  package let site: SiteID
  /// The names of the types that it catches, as they were given; `["Exception"]` where none were.
  package let match: [String]
  /// What the caught exception is bound to.
  package let binding: Binding?
  /// What it does.
  package let steps: [Step]

  /// Whether it catches an exception of that type.
  ///
  /// Names are compared, but for `Exception`, which is all but `CancelledError`, and `BaseException`,
  /// which is all.
  package func catches(_ type: String) -> Bool {
    match.contains { name in
      Name.same(name, type) || name == "BaseException"
        || name == "Exception" && type != "CancelledError"
    }
  }
}
