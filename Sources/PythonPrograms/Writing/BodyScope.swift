import TaskGraphs

/// What is known of the body that is being written.
struct BodyScope {
  /// The body; nil where there are no locals.
  var body: BodyID?
  /// The identifiers of its locals, by slot.
  var locals: [String] = []
  /// The identifiers of locals and groups.
  var taken: Set<String> = []
  /// The locals that hold tasks themselves.
  var taskVariables = TaskVariables.none
  /// Which locals are bound.
  var assignments: AssignmentSurvey?
  /// The identifiers of its groups.
  var groups: [Name: String] = [:]
  /// The identifiers of the exceptions that the `except` parts around have caught, innermost last.
  var caught: [String] = []
  /// Whether a `finally` stands between here and the innermost `except` part.
  var isInFinally = false

  /// Where there are no locals.
  static let none = BodyScope()
}
