/// A sentence whose words are a writer's and whose names are a graph's.
///
/// The two are kept apart until it is shown: the rules of a language's typography hold for the words
/// alone, and a name stands as it was written, in the quotes of the language.
///
///     let sentence: Sentence = "no task is named \(name: "a : b")"
///     sentence.text(in: .english)  // no task is named 'a : b'
public struct Sentence: Sendable, Equatable, ExpressibleByStringInterpolation {
  enum Piece: Sendable, Equatable {
    /// What a writer wrote.
    case words(String)
    /// What stands as it is.
    case verbatim(String)
    /// A name that comes from a client, in quotes.
    case name(String)
    /// Known words in quotes, of which one is meant.
    case alternatives([String])
  }

  private(set) var pieces: [Piece] = []

  /// A sentence of nothing but words.
  public init(stringLiteral words: String) {
    pieces = [.words(words)]
  }

  /// A sentence with its blanks filled.
  public init(stringInterpolation: Blanks) {
    pieces = stringInterpolation.pieces
  }

  /// How the blanks of a sentence are filled.
  public struct Blanks: StringInterpolationProtocol {
    fileprivate(set) var pieces: [Piece] = []

    /// Begins a sentence.
    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Adds what the writer wrote.
    public mutating func appendLiteral(_ words: String) {
      if !words.isEmpty { pieces.append(.words(words)) }
    }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      pieces.append(.verbatim(String(number)))
    }

    /// Adds a text as it is: code, or a name without quotes.
    public mutating func appendInterpolation(_ text: String) {
      pieces.append(.verbatim(text))
    }

    /// Adds a name that may come from a client: in quotes, cut where it is too long to be read.
    public mutating func appendInterpolation(name: String) {
      pieces.append(.name(name))
    }

    /// Adds names in quotes with a text between each two.
    public mutating func appendInterpolation(names: [String], with separator: String) {
      for (index, name) in names.enumerated() {
        if index > 0 { pieces.append(.verbatim(separator)) }
        pieces.append(.name(name))
      }
    }

    /// Adds known words in quotes: `'a', 'b' or 'c'`.
    public mutating func appendInterpolation(anyOf words: [String]) {
      pieces.append(.alternatives(words))
    }

    /// Adds another sentence.
    public mutating func appendInterpolation(_ sentence: Sentence) {
      pieces += sentence.pieces
    }
  }

  /// Phrases with commas between them and a last `or`.
  public static func either(_ phrases: [Sentence], in language: Language) -> Sentence {
    guard let last = phrases.last else { return "" }
    guard phrases.count > 1 else { return last }
    let first = phrases.dropLast().reduce(nil as Sentence?) { list, phrase in
      list.map { "\($0), \(phrase)" } ?? phrase
    }
    return "\(first ?? "")\(language.lastOr)\(last)"
  }
}
