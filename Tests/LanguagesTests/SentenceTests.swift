import Languages
import Testing

struct SentenceTests {
  @Test func `names stand as they were written, in the quotes of the language`() {
    let sentence: Sentence = "no task is named \(name: "a : b")"
    #expect(sentence.text(in: .english) == "no task is named 'a : b'")
    #expect(sentence.text(in: .french) == "no task is named «\u{202F}a : b\u{202F}»")
  }

  @Test func `French sets narrow spaces and round apostrophes in its words alone`() {
    let sentence: Sentence = "qu'est-ce ? l'un ; l'autre : « x » ! \(name: "l'un ?") \("d'un ;")"
    let expected =
      "qu’est-ce\u{202F}? l’un\u{202F}; l’autre\u{202F}: «\u{202F}x\u{202F}»\u{202F}! "
      + "«\u{202F}l'un ?\u{202F}» d'un ;"
    #expect(sentence.text(in: .french) == expected)
    #expect(sentence.text(in: .english) == "qu'est-ce ? l'un ; l'autre : « x » ! 'l'un ?' d'un ;")
  }

  @Test func `a long name is cut and its control characters are replaced`() {
    let name = "\u{7}" + String(repeating: "é", count: 60)
    let text = ("\(name: name)" as Sentence).text(in: .english)
    #expect(text == "'\u{FFFD}" + String(repeating: "é", count: 59) + "…'")
  }

  @Test(arguments: [
    ([], "none", "aucun"),
    (["a"], "'a'", "«\u{202F}a\u{202F}»"),
    (["a", "b"], "'a' or 'b'", "«\u{202F}a\u{202F}» ou «\u{202F}b\u{202F}»"),
    (
      ["a", "b", "c"], "'a', 'b' or 'c'",
      "«\u{202F}a\u{202F}», «\u{202F}b\u{202F}» ou «\u{202F}c\u{202F}»"
    ),
  ])
  func `words to choose from end with an or`(words: [String], english: String, french: String) {
    let sentence: Sentence = "\(anyOf: words)"
    #expect(sentence.text(in: .english) == english)
    #expect(sentence.text(in: .french) == french)
  }

  @Test func `phrases are joined as words are`() {
    let joined = Sentence.either(["a task", "a future", "a group"], in: .english)
    #expect(joined.text(in: .english) == "a task, a future or a group")
    #expect(Sentence.either([], in: .english).text(in: .english) == "")
  }

  @Test(arguments: [
    ("fr_CH.UTF-8", Language.french), ("fr", .french), ("FR-ca", .french), ("en_GB", .english),
    ("C", nil), ("de_DE", nil), ("", nil),
  ])
  func `a locale names its language`(locale: String, language: Language?) {
    #expect(Language(locale: locale) == language)
  }
}
