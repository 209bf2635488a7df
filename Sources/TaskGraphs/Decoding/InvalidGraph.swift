import Languages

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
  /// The line of that place, from 1; within a text it is where the mistake itself is.
  package let line: Int
  /// The column of that place in code points, from 1.
  package let column: Int
  /// What is wrong, with the names and values that belong to it.
  package let fault: GraphFault
  /// A known name that is close to the one found.
  package let suggestion: String?

  /// What kind of problem it is.
  package var code: GraphProblemCode { fault.code }

  /// A sentence that says what was found, what was expected and how to mend it, in English.
  package var message: String { fault.text(in: .english) }
}

/// The kinds of problems, by the names that they keep in answers; `docs/formats/task-graph.md` explains them.
package enum GraphProblemCode: String, Sendable, CaseIterable {
  case wrongType = "wrong-type"
  case notWholeNumber = "not-whole-number"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case duplicateKey = "duplicate-key"
  case conflictingKeys = "conflicting-keys"
  case emptyList = "empty-list"
  case invalidName = "invalid-name"
  case duplicateName = "duplicate-name"
  case unknownName = "unknown-name"
  case wrongKind = "wrong-kind"
  case unknownKind = "unknown-kind"
  case unknownValue = "unknown-value"
  case noOperation = "no-operation"
  case unknownOperation = "unknown-operation"
  case severalOperations = "several-operations"
  case misplacedModifier = "misplaced-modifier"
  case misplacedOperation = "misplaced-operation"
  case unknownArgument = "unknown-argument"
  case missingArgument = "missing-argument"
  case shadowingParameter = "shadowing-parameter"
  case missingEqualsSign = "missing-equals-sign"
  case invalidExpression = "invalid-expression"
  case invalidTemplate = "invalid-template"
  case invalidException = "invalid-exception"
  case numberOutOfRange = "number-out-of-range"
  case valueTooLarge = "value-too-large"
  case repeatedDependency = "repeated-dependency"
  case dependencyCycle = "dependency-cycle"
}
