package import Languages

/// `interleave examples`, without the files and the terminal.
package enum ExampleCommands {
  /// Lists the examples: a name and a title a line.
  package static func list(
    _ library: ExampleLibrary,
    in language: Language = .english
  ) -> CommandResult {
    let width = library.examples.map(\.name.count).max() ?? 0
    let lines = library.examples.map { example in
      let padding = String(repeating: " ", count: width - example.name.count)
      let titles = [language, .english].lazy.compactMap { wanted in
        example.title.first { $0.language == wanted.tag }
      }
      let title = titles.first ?? example.title.first
      return "\(example.name)\(padding)  \(title?.text ?? "")\n"
    }
    return .success(Array(lines.joined().utf8))
  }

  /// Prints an example's graph, byte for byte.
  package static func show(
    _ name: String,
    of library: ExampleLibrary,
    in language: Language = .english
  ) -> CommandResult {
    guard let example = library.example(name) else {
      let names = library.examples.map(\.name).joined(separator: ", ")
      let sentence: Sentence =
        switch language {
        case .english: "there is no example \(name: name); there are \(names)"
        case .french: "il n'y a pas d'exemple \(name: name) ; il y a \(names)"
        }
      return .invalidInput("\(sentence.text(in: language))\n")
    }
    return .success(example.document)
  }
}
