import MicroHTTP
import Testing

struct LanguageRangeTests {
  @Test(
    arguments: [
      (nil, "en"), ("", "en"), ("fr", "fr"), ("FR", "fr"), ("fr-CH", "fr"), ("de", "en"),
      ("de, fr;q=0.1", "fr"), ("en;q=0.5, fr;q=0.6", "fr"), ("en, fr", "en"), ("fr, en", "fr"),
      ("fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5", "fr"), ("en-GB, fr;q=0.9", "en"),
      ("fr;q=0, *", "en"), ("en;q=0", "en"), ("en;q=0, *;q=0.1", "fr"), ("*", "en"),
      ("fr;q=0.001, en;q=0", "fr"), ("fr;q=0, fr-FR", "en"), ("frr", "en"),
      ("fr ; q=0.3 , en ; q=0.2", "fr"),
      // Malformed: as if there were none.
      ("fr;q=2", "en"), ("fr;level=1", "en"), ("fr;q=0.5;q=0.1", "en"), ("f r", "en"),
      (";q=1", "en"), ("fr;q=", "en"),
    ] as [(String?, String)]
  )
  func `a language is chosen by the client's wishes`(_ accept: String?, _ chosen: String) {
    #expect(LanguageRange.best(accept: accept, offered: ["en", "fr"]) == chosen)
  }

  @Test func `where nothing is offered nothing is chosen`() {
    #expect(LanguageRange.best(accept: "fr", offered: []) == nil)
  }
}
