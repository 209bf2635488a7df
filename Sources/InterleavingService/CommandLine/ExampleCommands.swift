/// `interleave examples`, without the files and the terminal.
package enum ExampleCommands {
  /// Lists the examples: a name and a title a line.
  package static func list(_ library: ExampleLibrary) -> CommandResult {
    let width = library.examples.map(\.name.count).max() ?? 0
    let lines = library.examples.map { example in
      let padding = String(repeating: " ", count: width - example.name.count)
      let title = example.title.first { $0.language == "en" } ?? example.title.first
      return "\(example.name)\(padding)  \(title?.text ?? "")\n"
    }
    return .success(Array(lines.joined().utf8))
  }

  /// Prints an example's graph, byte for byte.
  package static func show(_ name: String, of library: ExampleLibrary) -> CommandResult {
    guard let example = library.example(name) else {
      let names = library.examples.map(\.name).joined(separator: ", ")
      return .invalidInput("there is no example '\(name)'; there are \(names)\n")
    }
    return .success(example.document)
  }
}
