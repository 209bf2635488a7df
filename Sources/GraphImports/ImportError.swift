package import JSONDocuments
import Languages

/// Why a source is not a task graph: everything that was found wrong with it.
package struct ImportError: Error, Sendable {
  /// No more than so many problems are told.
  package static let mostProblems = 100

  /// What is wrong, in the order of the source; at least one and at most `mostProblems`.
  package let problems: [ImportProblem]

  init(_ problems: [ImportProblem]) {
    self.problems = problems
  }

  init(_ kind: ImportProblem.Kind, _ position: JSONPosition = JSONPosition(line: 1, column: 1)) {
    problems = [ImportProblem(kind: kind, position: position)]
  }
}

/// One thing that is wrong with a source.
package struct ImportProblem: Sendable, Equatable {
  /// What can be wrong.
  ///
  /// Texts of the source stand in the values as they are there.
  package enum Kind: Sendable, Equatable, Told {
    case notUTF8
    case notGzip
    case tooLong(limit: Int)
    case graphTooLong(limit: Int)
    case tooManyDependencies(limit: Int)
    case tooManyAliases(limit: Int)
    case tooDeep(limit: Int)
    /// What was expected and what was found.
    case syntax(expected: ImportNeed, found: ImportFinding)
    case notJSON(JSONFault)
    case notYAML(YAMLFlaw)
    /// Keys that stand twice in one mapping.
    case repeatedKeys([String])
    case noMember(String)
    case wrongDocument(expected: ImportNeed)
    case wrongType(String, expected: ImportNeed)
    case notDirected
    case noTasks
    case wrongCount(expected: Int, found: Int)
    case invalidName(String)
    case duplicateTask(String)
    case unknownTask(String, of: String)
    case cycle([String])
    case badCost(String, of: String)
  }

  /// What is wrong.
  package let kind: Kind
  /// Where in the source, unpacked.
  package let position: JSONPosition
}
