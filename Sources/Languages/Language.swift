/// A language in which the project speaks to people.
///
/// Codes, pointers and names of keys are for programs and the same in all of them.
public enum Language: String, Sendable, CaseIterable {
  /// The language where nothing else is asked for.
  case english = "en"
  /// French.
  case french = "fr"

  /// The tag that names it on the web (RFC 5646), such as `en`.
  public var tag: String { rawValue }

  /// The language of a POSIX locale such as `fr_CH.UTF-8`; nil where the project does not speak it.
  public init?(locale: String) {
    let word = locale.prefix { $0 != "_" && $0 != "-" && $0 != "." && $0 != "@" }
    self.init(rawValue: word.lowercased())
  }
}

/// Something that can be told in every language.
public protocol Told: Sendable {
  /// The sentence in one language.
  func sentence(in language: Language) -> Sentence
}

extension Told {
  /// The sentence as it is shown.
  public func text(in language: Language) -> String {
    sentence(in: language).text(in: language)
  }
}
