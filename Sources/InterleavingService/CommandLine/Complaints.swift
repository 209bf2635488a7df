import GraphImports
import JSONDocuments
import Languages
import TaskGraphs

/// What a command has against its input, in the form that editors understand: `FILE:LINE:COLUMN: sentence`.
struct Complaints {
  /// What the input is called.
  let file: String
  /// The language of the sentences.
  let language: Language

  /// Why there is no timeline, one line a problem.
  func lines(_ refusal: RunRefusal) -> String {
    switch refusal {
    case .notJSON(let error):
      return line(error.line, error.column, error.fault.sentence(in: language))
    case .invalidGraph(let graph):
      let lines = graph.problems.map { line($0.line, $0.column, sentence($0)) }
      return whole(lines, most: InvalidGraph.mostProblems)
    case .badParameter, .missingSchedule, .timelineTooLarge, .outOfTime, .tooManyRealRuns,
      .noRoomForAnswer, .cancelled:
      return "\(file): \(Problem(refusal).detail.text(in: language))\n"
    }
  }

  /// What is odd in a valid graph, one line a warning.
  func lines(_ warnings: [GraphWarning]) -> String {
    let word: Sentence =
      switch language {
      case .english: "warning: "
      case .french: "avertissement : "
      }
    return warnings.map { warning in
      line(warning.line, warning.column, "\(word)\(warning.fault.sentence(in: language))")
    }.joined()
  }

  private func line(_ line: Int, _ column: Int, _ sentence: Sentence) -> String {
    "\(file):\(line):\(column): \(sentence.text(in: language))\n"
  }

  private func sentence(_ problem: GraphProblem) -> Sentence {
    let sentence = problem.fault.sentence(in: language)
    guard let suggestion = problem.suggestion else { return sentence }
    return switch language {
    case .english: "\(sentence); did you mean \(name: suggestion)?"
    case .french: "\(sentence) ; vouliez-vous dire \(name: suggestion) ?"
    }
  }

  /// Why a source cannot be imported, one line a problem.
  func lines(_ error: ImportError) -> String {
    let lines = error.problems.map {
      line($0.position.line, $0.position.column, $0.kind.sentence(in: language))
    }
    return whole(lines, most: ImportError.mostProblems)
  }

  /// All lines, with a last one that says where there may be more.
  private func whole(_ lines: [String], most: Int) -> String {
    guard lines.count == most else { return lines.joined() }
    let count = lines.count
    let sentence: Sentence =
      switch language {
      case .english: "only the first \(count) problems are shown"
      case .french: "seuls les \(count) premiers problèmes sont montrés"
      }
    return lines.joined() + "\(file): \(sentence.text(in: language))\n"
  }
}
