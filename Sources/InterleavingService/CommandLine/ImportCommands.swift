import GraphImports
import JSONDocuments
package import Languages

/// `interleave import`, without the files and the terminal.
package enum ImportCommands {
  /// Turns a source into a graph.
  ///
  /// - Parameters:
  ///   - source: The file's bytes.
  ///   - file: What to call it in messages; its ending tells the format where nothing else is
  ///     said, and the text's beginning where that says nothing either.
  ///   - asked: The format and how costs are spent.
  ///   - language: The language of what is wrong.
  /// - Returns: The graph, or exit code 2 and every problem as `FILE:LINE:COLUMN: message`.
  package static func run(
    _ source: [UInt8],
    file: String,
    asked: ImportRequest,
    in language: Language = .english
  ) -> CommandResult {
    let format = asked.format ?? ImportFormat(fileName: file) ?? ImportFormat(beginningOf: source)
    guard let format else {
      let fault = ParameterFault.missingSourceFormat("--from", known: ImportFormat.names)
      return .invalidInput("\(file): \(fault.text(in: language))\n")
    }
    do {
      return .success(try GraphImport.graph(from: source, format, asked.options))
    } catch {
      return .invalidInput(Complaints(file: file, language: language).lines(error))
    }
  }
}
