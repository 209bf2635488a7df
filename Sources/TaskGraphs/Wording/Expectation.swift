/// What is needed where something of another type was found.
package enum Expectation: Sendable, Equatable {
  case list(ListRole)
  case object(ObjectRole)
  case text(TextRole)
  /// A name, for what it is a name.
  case name(NameRole)
  /// The name of something that an operation takes.
  case reference(String, [EntityKind])
  case operand(OperandRole)
  /// `true`, and nothing else, as `break` takes it.
  case onlyTrue(String)
  /// A yes or no.
  case flag(String)
  case raised
  case exceptionType(String)
  case match
  case objectKind([String])
  case number(NumberRole)
  case timeLimit
}

/// What a list holds.
package enum ListRole: Sendable, Equatable {
  case steps, tasks, after, parameters, waited, schedule, exceptParts
  case targets(String)
}

/// What an object is.
package enum ObjectRole: Sendable, Equatable {
  case graph, step, task, objects, variables, coroutines, coroutine, arguments, assignments
  case options, limits, exceptPart
}

/// What a text is for.
package enum TextRole: Sendable, Equatable {
  case label, graphName, graphDescription, run, dependency, scheduled, groupName
  case coroutineName, id, message, printed, note
  case word(WordRole)
}

/// An operand that an expression may compute.
package enum OperandRole: Sendable, Equatable {
  case seconds(String)
  case count(String)
  case condition(String)
  /// What a `for` runs over.
  case items
}

/// What was found instead.
package enum Found: Sendable, Equatable {
  case null, `true`, `false`, number, text, list, object
  /// A number that is not whole.
  case fraction
}
