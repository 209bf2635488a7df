import CooperativeLoop
import JSONDocuments
import TaskGraphs
import Timelines

/// `interleave run` and `interleave check`, without the files and the terminal.
///
/// The engine is that of the service, so the bytes are too. There are no ceilings here: who runs a graph
/// on a machine of their own may ask for as much as it has.
package enum LocalCommands {
  /// The most bytes of a document that can be read.
  package static var longestDocument: Int { JSONLimits().byteCount }

  /// Runs a graph.
  ///
  /// - Parameters:
  ///   - document: The graph.
  ///   - file: What to call it in messages.
  ///   - overrides: What was asked for besides.
  ///   - format: How to write the timeline.
  ///   - options: What the format leaves open.
  /// - Returns: The timeline; exit code 0 for a run that completed, 1 for one that did not, 2 and every
  ///   problem as `FILE:LINE:COLUMN: message` for a graph that is not valid.
  package static func run(
    _ document: [UInt8],
    file: String,
    overrides: RunOverrides,
    format: TimelineFormat,
    options: FormatOptions = FormatOptions()
  ) -> CommandResult {
    guard format.isOffered(with: options.page) else {
      return .invalidInput("there is no page here, so a run cannot be put into one\n")
    }
    let engine = RunEngine()
    do {
      let prepared = try engine.prepare(document, overrides)
      let timeline = try engine.run(prepared, for: [format])
      var result = CommandResult.success(format.encode(timeline, of: prepared, options))
      result.exitCode = timeline.outcome == .completed ? 0 : 1
      return result
    } catch {
      return .invalidInput(complaints(error, file: file))
    }
  }

  /// Checks a graph and runs nothing.
  ///
  /// - Parameters:
  ///   - document: The graph.
  ///   - file: What to call it in messages.
  /// - Returns: How much is in it, or exit code 2 and what is wrong.
  package static func check(_ document: [UInt8], file: String) -> CommandResult {
    do {
      let size = GraphSize(try RunEngine().prepare(document).graph)
      return .success(Array("\(file): valid: \(size.description)\n".utf8))
    } catch {
      return .invalidInput(complaints(error, file: file))
    }
  }

  private static func sentence(_ problem: GraphProblem) -> String {
    guard let suggestion = problem.suggestion else { return problem.message }
    return "\(problem.message); did you mean '\(suggestion)'?"
  }

  private static func complaints(_ refusal: RunRefusal, file: String) -> String {
    switch refusal {
    case .notJSON(let error):
      return "\(file):\(error.line):\(error.column): \(error.message)\n"
    case .invalidGraph(let graph):
      var lines = graph.problems.map { "\(file):\($0.line):\($0.column): \(sentence($0))\n" }
      if lines.count == InvalidGraph.mostProblems {
        lines.append("\(file): only the first \(lines.count) problems are shown\n")
      }
      return lines.joined()
    case .badParameter, .missingSchedule, .timelineTooLarge, .outOfTime, .tooManyRealRuns,
      .noRoomForAnswer, .cancelled:
      return "\(file): \(Problem(refusal).detail)\n"
    }
  }
}
