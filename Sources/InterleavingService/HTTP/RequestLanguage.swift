import Languages
import MicroHTTP

extension HTTPRequest {
  /// The language to tell people things in, by `Accept-Language`; English where nothing else is asked.
  var language: Language {
    let fields = headers.all("Accept-Language")
    return Language(accepted: fields.isEmpty ? nil : fields.joined(separator: ", "))
  }
}

extension Language {
  /// The language that an `Accept-Language` asks for; English where there is none.
  init(accepted accept: String?) {
    let tag = LanguageRange.best(accept: accept, offered: Language.allCases.map(\.tag))
    self = tag.flatMap(Language.init(rawValue:)) ?? .english
  }
}

extension HTTPResponse {
  /// The response with what a cache must know of one that has sentences for people.
  func told(in language: Language) -> HTTPResponse {
    setting("Content-Language", to: language.tag).setting("Vary", to: "Accept-Language")
  }
}
