/// A graph to start from.
package struct Example: Sendable, Equatable {
  /// Its name in paths and on the command line: its file's, without the ending.
  package let name: String
  /// The document, byte for byte.
  package let document: [UInt8]
  /// What it is called, by language.
  package let title: [LocalText]
  /// What it shows, by language; the English one is the graph's own.
  package let description: [LocalText]
  /// Where to look, by language.
  package let lookFor: [LocalText]
  /// What to think about, by language.
  package let question: [LocalText]

  /// A text in one language.
  package struct LocalText: Sendable, Equatable {
    /// The language's code.
    package let language: String
    /// The text.
    package let text: String
  }
}
