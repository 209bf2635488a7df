/// Something odd in a program that was found before it ran.
///
/// It names its place in the program, and no line of a text: the same run has the same bytes, however
/// its text was laid out.
public struct RunWarning: Hashable, Sendable {
  /// What kind of warning it is, as a name that stays.
  public var code: String
  /// Where, as a JSON Pointer into the graph.
  public var pointer: String
  /// The sentence in English.
  public var message: String
  /// The same in other languages.
  public var translations: [Translation]

  /// A sentence in another language.
  public struct Translation: Hashable, Sendable {
    /// The language's tag, such as `fr`.
    public var language: String
    /// The sentence.
    public var message: String

    /// Makes a translation.
    public init(language: String, message: String) {
      self.language = language
      self.message = message
    }
  }

  /// Makes a warning.
  public init(
    code: String,
    pointer: String,
    message: String,
    translations: [Translation] = []
  ) {
    self.code = code
    self.pointer = pointer
    self.message = message
    self.translations = translations
  }
}
