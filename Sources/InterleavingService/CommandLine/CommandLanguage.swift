package import Languages

/// Which language a command speaks.
package enum CommandLanguage {
  /// The variables of the environment that say it, the strongest first, as POSIX has them.
  private static let variables = ["LC_ALL", "LC_MESSAGES", "LANG"]

  /// The language of an option's value; nil where it is none of ours.
  package static func named(_ tag: String) -> Language? { Language(locale: tag) }

  /// The language of the user's locale; English where it is one that we do not speak.
  ///
  /// - Parameter environment: The value of a variable, or nil where it is not set or empty.
  /// - Returns: The language.
  package static func ofLocale(_ environment: (String) -> String?) -> Language {
    let locale = variables.lazy.compactMap(environment).first
    return locale.flatMap(Language.init(locale:)) ?? .english
  }

  /// The tags as they stand in a message.
  package static var tags: String { Language.allCases.map(\.tag).joined(separator: ", ") }
}
