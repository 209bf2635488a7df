import JSONDocuments

/// The examples of a folder, in the order of their files' names.
///
/// A graph is `NAME.json`; what is said about it stands in `texts.LANGUAGE.json`, one file a language,
/// so that a translator edits one file. A graph holds its own description, in English, so that file
/// has the translations alone. Read once at the start: it knows no files itself.
package struct ExampleLibrary: Sendable {
  /// The examples, in order.
  package let examples: [Example]

  /// A library with nothing in it.
  package init() {
    examples = []
  }

  /// Joins graphs and texts.
  ///
  /// - Parameter files: The files by their names, in any order; others than `*.json` are passed over.
  /// - Throws: The first file that is not as it should be.
  package init(files: [(name: String, bytes: [UInt8])]) throws(Fault) {
    var graphs: [(name: String, document: [UInt8])] = []
    var texts: [(language: String, root: JSONNode)] = []
    for file in files.sorted(by: { $0.name < $1.name }) where file.name.hasSuffix(".json") {
      let stem = String(file.name.dropLast(5))
      if stem.hasPrefix("texts.") {
        texts.append((String(stem.dropFirst(6)), try Self.parse(file.bytes, file.name)))
      } else {
        graphs.append((stem, file.bytes))
      }
    }
    var examples: [Example] = []
    for graph in graphs {
      let root = try Self.parse(graph.document, graph.name + ".json")
      examples.append(Self.join(graph.name, graph.document, root, texts))
    }
    self.examples = examples
  }

  /// A graph with what is said about it in every language.
  private static func join(
    _ name: String,
    _ document: [UInt8],
    _ root: JSONNode,
    _ texts: [(language: String, root: JSONNode)]
  ) -> Example {
    func translated(_ key: String) -> [Example.LocalText] {
      texts.compactMap { language, root in
        let text = root.member(name)?.member(key)?.text
        return text.map { Example.LocalText(language: language, text: $0) }
      }
    }
    func english(_ text: String) -> [Example.LocalText] {
      [Example.LocalText(language: "en", text: text)]
    }
    let title = translated("title")
    let description = (root.member("description")?.text).map(english) ?? []
    return Example(
      name: name,
      document: document,
      title: title.isEmpty ? english(root.member("name")?.text ?? name) : title,
      description: description + translated("description").filter { $0.language != "en" },
      lookFor: translated("look_for"),
      question: translated("question")
    )
  }

  /// The example of that name, or nil.
  package func example(_ name: String) -> Example? {
    examples.first { $0.name == name }
  }

  /// A file that is not JSON.
  package struct Fault: Error, Sendable, CustomStringConvertible {
    /// `FILE:LINE:COLUMN: message`.
    package let description: String
  }

  private static func parse(_ bytes: [UInt8], _ name: String) throws(Fault) -> JSONNode {
    do {
      return try JSONDocument(parsing: bytes).root
    } catch {
      throw Fault(description: "\(name):\(error.line):\(error.column): \(error.message)")
    }
  }
}

extension JSONNode {
  /// The first member of that name.
  fileprivate func member(_ name: String) -> JSONNode? {
    for (key, value) in members where key.text == name { return value }
    return nil
  }
}
