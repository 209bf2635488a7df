import ArgumentParser
import InterleavingService
import Languages

/// `--lang`, which commands share that tell what is wrong with a graph.
struct LanguageOption: ParsableArguments {
  @Option(help: "The language of messages: en or fr. (default: that of LC_ALL, LC_MESSAGES, LANG)")
  var lang: String?

  /// The language asked for.
  func chosen() throws -> Language {
    guard let lang else { return CommandLanguage.ofLocale(environment) }
    guard let language = CommandLanguage.named(lang) else {
      throw ValidationError("'--lang' is one of \(CommandLanguage.tags), not '\(lang)'")
    }
    return language
  }
}
