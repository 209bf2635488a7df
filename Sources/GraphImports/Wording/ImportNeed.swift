/// What a source should hold in a place.
package enum ImportNeed: Sendable, Equatable {
  /// This very sign or word.
  case token(String)
  /// This sign, which ends what was begun.
  case closing(String)
  case name, attributeName, nodeOrGroup, end
  /// The three numbers that a task's line begins with.
  case taskLine
  case predecessors(Int)
  case taskCount, taskNumber, predecessorCount
  case object, number, text, taskList, objects, texts
  case mapping, jobs, textKeys, names
}

/// What it holds instead.
package enum ImportFinding: Sendable, Equatable {
  case nothing, end, endOfLine, markup
  /// A word or a sign.
  case text(String)
}
