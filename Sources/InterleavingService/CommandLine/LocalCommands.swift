import CooperativeLoop
import JSONDocuments
package import Languages
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
  ///   - language: The language of what is wrong.
  /// - Returns: The timeline; exit code 0 for a run that completed, 1 for one that did not, 2 and every
  ///   problem as `FILE:LINE:COLUMN: message` for a graph that is not valid.
  package static func run(
    _ document: [UInt8],
    file: String,
    overrides: RunOverrides,
    format: TimelineFormat,
    options: FormatOptions = FormatOptions(),
    in language: Language = .english
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
      return .invalidInput(Complaints(file: file, language: language).lines(error))
    }
  }

  /// Checks a graph and runs nothing.
  ///
  /// - Parameters:
  ///   - document: The graph.
  ///   - file: What to call it in messages.
  ///   - language: The language of all that it says.
  /// - Returns: How much is in it, with what is odd as complaints, or exit code 2 and what is wrong.
  package static func check(
    _ document: [UInt8],
    file: String,
    in language: Language = .english
  ) -> CommandResult {
    do {
      let run = try RunEngine().prepare(document)
      let size = GraphSize(run.graph)
      let verdict: Sentence =
        switch language {
        case .english: "\(file): valid: \(size.sentence(in: language))"
        case .french: "\(file) : valide : \(size.sentence(in: language))"
        }
      var result = CommandResult.success(Array("\(verdict.text(in: language))\n".utf8))
      result.complaints = Complaints(file: file, language: language).lines(run.warnings)
      return result
    } catch {
      return .invalidInput(Complaints(file: file, language: language).lines(error))
    }
  }
}
