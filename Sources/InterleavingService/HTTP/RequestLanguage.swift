import Languages
import MicroHTTP

extension HTTPRequest {
  /// The language to tell people things in, by `Accept-Language`; English where nothing else is asked.
  var language: Language {
    let fields = headers.all("Accept-Language")
    let accept = fields.isEmpty ? nil : fields.joined(separator: ", ")
    let offered = Language.allCases.map(\.tag)
    let tag = LanguageRange.best(accept: accept, offered: offered)
    return tag.flatMap(Language.init(rawValue:)) ?? .english
  }
}

extension HTTPResponse {
  /// The response with what a cache must know of one that has sentences for people.
  func told(in language: Language) -> HTTPResponse {
    setting("Content-Language", to: language.tag).setting("Vary", to: "Accept-Language")
  }
}
