/// Why a document is not a valid task graph: everything that is wrong with it.
package struct InvalidGraph: Error, Sendable, Equatable {
  /// No more than so many problems are told.
  package static let mostProblems = 100

  /// What is wrong, in the document's order; at least one and at most `mostProblems`.
  package let problems: [GraphProblem]
}

/// One thing that is wrong with a graph.
package struct GraphProblem: Sendable, Equatable {
  /// Where, as a JSON Pointer.
  package let pointer: String
  /// The line of that place, from 1.
  package let line: Int
  /// The column of that place in code points, from 1.
  package let column: Int
  /// What kind of problem it is; these names stay.
  package let code: GraphProblemCode
  /// A sentence that says what was found, what was expected and how to mend it.
  package let message: String
  /// A known name that is close to the one found.
  package let suggestion: String?
}

/// The kinds of problems, by the names they have in answers.
package enum GraphProblemCode: String, Sendable, CaseIterable {
  case wrongType = "wrong-type"
}
