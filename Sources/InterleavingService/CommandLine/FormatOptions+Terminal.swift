import Timelines

/// When `text` is coloured.
package enum ColorChoice: String, Sendable, CaseIterable {
  /// On a terminal that wants it.
  case auto
  /// Wherever it goes.
  case always
  /// Nowhere.
  case never
}

extension FormatOptions {
  /// Chooses how a text is drawn, by what was asked for and what stands around the process.
  ///
  /// What does not go to a terminal has the bytes that the service gives, unless a flag says otherwise: a
  /// file must not depend on the locale of who wrote it.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether the text goes to a terminal.
  ///   - width: The columns of that terminal; nil where it does not say.
  ///   - color: When to colour it.
  ///   - isASCII: Whether to write ASCII alone; nil for what the locale can show.
  ///   - environment: The value of a variable; nil where it is not set, or empty.
  package init(
    isTerminal: Bool,
    width: Int?,
    color: ColorChoice,
    isASCII: Bool?,
    environment: (String) -> String?
  ) {
    self.init()
    if let width { text.width = width }
    text.isASCII = isASCII ?? (isTerminal && !Self.isUTF8(environment))
    text.usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && Self.wantsColor(environment)
      }
  }

  /// Whether the locale's characters are UTF-8: the first of the three variables that is set decides.
  private static func isUTF8(_ environment: (String) -> String?) -> Bool {
    let locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG") ?? "C"
    let name = locale.lowercased().filter { $0 != "-" }
    return name.contains("utf8")
  }

  /// https://no-color.org, and terminals that can do nothing but print.
  private static func wantsColor(_ environment: (String) -> String?) -> Bool {
    environment("NO_COLOR") == nil && environment("TERM") != "dumb"
  }
}
