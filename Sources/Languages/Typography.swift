// How a sentence is written down in each language.

extension Sentence {
  /// The names of more characters are cut: the rest would not be read.
  private static let longestName = 60

  /// The sentence as it is shown in its language.
  public func text(in language: Language) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .words(let words): text += language.typeset(words)
      case .verbatim(let verbatim): text += verbatim
      case .name(let name): text += language.quoted(Sentence.shown(name))
      case .alternatives(let words): text += language.alternatives(words)
      }
    }
    return text
  }

  /// A name that can be shown: control characters replaced, the end of a long one left out.
  private static func shown(_ name: String) -> String {
    let scalars = name.unicodeScalars
    let shown = scalars.prefix(longestName)
    let text = shown.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : String($0) }
    return text.joined() + (shown.endIndex == scalars.endIndex ? "" : "…")
  }
}

extension Language {
  /// What stands before the last of several things of which one is meant.
  var lastOr: Sentence {
    switch self {
    case .english: " or "
    case .french: " ou "
    }
  }

  fileprivate func quoted(_ text: String) -> String {
    switch self {
    case .english: "'\(text)'"
    case .french: "«\u{202F}\(text)\u{202F}»"
    }
  }

  fileprivate func alternatives(_ words: [String]) -> String {
    let quoted = words.map { self.quoted($0) }
    guard let last = quoted.last else {
      switch self {
      case .english: return "none"
      case .french: return "aucun"
      }
    }
    guard quoted.count > 1 else { return last }
    let first = quoted.dropLast().joined(separator: ", ")
    return first + lastOr.text(in: self) + last
  }

  /// Words as the language has them printed.
  ///
  /// French sets a narrow no-break space before `? ! ; :` and within its quotes, so that none of them
  /// ever begins a line, and a round apostrophe. Sources are written with plain spaces and apostrophes.
  fileprivate func typeset(_ words: String) -> String {
    guard self == .french else { return words }
    var typeset = String.UnicodeScalarView()
    var rest = words.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch (scalar, rest.first) {
      case (" ", "?"), (" ", "!"), (" ", ";"), (" ", ":"), (" ", "»"): typeset.append("\u{202F}")
      case ("«", " "):
        typeset.append(contentsOf: "«\u{202F}".unicodeScalars)
        rest.removeFirst()
      case ("'", _): typeset.append("’")
      default: typeset.append(scalar)
      }
    }
    return String(typeset)
  }
}
