import GraphImports
import JSONDocuments

/// `interleave import`, without the files and the terminal.
package enum ImportCommands {
  /// Turns a source into a graph.
  ///
  /// - Parameters:
  ///   - source: The file's bytes.
  ///   - file: What to call it in messages; its ending tells the format where nothing else does.
  ///   - asked: The format and how costs are spent.
  /// - Returns: The graph, or exit code 2 and every problem as `FILE:LINE:COLUMN: message`.
  package static func run(
    _ source: [UInt8],
    file: String,
    asked: ImportRequest
  ) -> CommandResult {
    guard let format = asked.format ?? ImportFormat(fileName: file) else {
      return .invalidInput(
        "\(file): say with '--from' what this is: one of \(ImportFormat.names)\n"
      )
    }
    do {
      return .success(try GraphImport.graph(from: source, format, asked.options))
    } catch {
      var lines = error.problems.map {
        "\(file):\($0.position.line):\($0.position.column): \($0.message)\n"
      }
      if lines.count == ImportError.mostProblems {
        lines.append("\(file): only the first \(lines.count) problems are shown\n")
      }
      return .invalidInput(lines.joined())
    }
  }
}
