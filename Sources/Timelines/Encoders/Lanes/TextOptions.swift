/// How a timeline is drawn in characters.
public struct TextOptions: Hashable, Sendable {
  /// How many columns a line may have; at least 40.
  public var width: Int
  /// Whether only ASCII may be written; other characters then stand as escapes.
  public var isASCII: Bool
  /// Whether marks are coloured as well, with the escape sequences of a terminal.
  public var usesColor: Bool

  /// Makes options; by default those that hold where there is no terminal.
  public init(width: Int = 100, isASCII: Bool = false, usesColor: Bool = false) {
    self.width = width
    self.isASCII = isASCII
    self.usesColor = usesColor
  }
}
