import Languages
import MicroHTTP
import TestSupport
import Testing

@testable import InterleavingService

struct LanguageTests {
  private static let french: HTTPHeaders = ["Accept-Language": "fr-FR, fr;q=0.9, en;q=0.8"]

  @Test func `every problem is told in French to who asks for it`() throws {
    let client = DirectClient(try makeConfiguration())
    var told = ""
    for wrong in ProblemTests.table {
      var headers = wrong.headers
      headers.add("Accept-Language", "fr")
      let answer = try client.ask(wrong.method, wrong.target, headers: headers, body: wrong.body)
      #expect(answer.status == wrong.status)
      #expect(answer.headers["Content-Language"] == "fr")
      #expect(answer.headers["Vary"] == "Accept-Language")
      // What lists all formats or all examples would change with each of them.
      guard !["no-such-format", "no-example"].contains(wrong.code) else {
        #expect(answer.text.contains(wrong.code == "no-example" ? "d’exemple" : "une chronologie"))
        continue
      }
      told += "# \(wrong.testDescription)\n\(answer.text)\n"
    }
    expectGolden(told, named: "problems.fr.txt")
  }

  @Test func `what the tables cannot provoke has its sentences too`() {
    let faults: [ServiceFault] = [
      .timelineTooLarge(limit: 10), .outOfTime(seconds: 30), .tooManyRealRuns(limit: 4),
      .cancelled,
      .parameter(.untranslated("as it is")), .parameter(.notWhole("seed", "x")),
      .parameter(.unknown("x", known: [])),
      .beforeHandler(HTTPFault(HTTPStatus(499, "Odd"), "as it is")), .noRoomForAnswer,
      .emptySource, .parameter(.notPositive("scale", "x")),
      .parameter(.notWholeUpTo("workers", "0", most: "10^9")),
      .parameter(.missingSourceFormat("from", known: "a, b")),
      .beforeHandler(HTTPFault(.notImplemented, "as it is", kind: .unknownTransferCoding)),
    ]
    let statuses: [UInt16] = [400, 404, 405, 408, 413, 414, 417, 429, 431, 500, 501, 503]
    let early = statuses.map {
      ServiceFault.beforeHandler(HTTPFault(HTTPStatus($0, ""), "English \($0)"))
    }
    let told = (faults + early).flatMap { fault in
      Language.allCases.map { "\($0.tag): \(fault.text(in: $0))" }
    }
    expectGolden(told.joined(separator: "\n") + "\n", named: "service-sentences.txt")
  }

  @Test func `English is what is told to everybody else`() throws {
    try withClients { client in
      for accept in ["", "de", "en, fr;q=0.9", "fr;q=0"] {
        let answer = try client.post("/v1/runs", [], ["Accept-Language": accept])
        #expect(answer.headers["Content-Language"] == "en")
        #expect(answer.headers["Vary"] == "Accept-Language")
        #expect(answer.text.contains("the body is empty"))
      }
    }
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\n", "en", "Bad Request"),
    ("GET / HTTP/1.1\r\nAccept-Language: fr-CA, en;q=0.5\r\n", "fr", "Requête incorrecte"),
    ("BREW / HTTP/1.1\r\nHost: x\r\nACCEPT-LANGUAGE: fr\r\n", "fr", "Non pris en charge"),
    (
      "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: x\r\naccept-language: fr\r\n",
      "fr", "Adresse trop longue"
    ),
    (
      "POST /v1/runs HTTP/1.1\r\nHost: x\r\nAccept-Language: fr\r\nContent-Length: 99999999999\r\n",
      "fr", "Contenu trop volumineux"
    ),
    (
      "GET / HTTP/1.1\r\nAccept-Language: fr, \(String(repeating: "x", count: 2000))\r\n", "en",
      "Bad Request"
    ),
  ])
  func `what is refused before it is understood is told in the language of its header`(
    head: String,
    language: String,
    title: String
  ) throws {
    try withServer(try makeConfiguration()) { client, _ in
      let socket = try LoopbackSocket(port: client.port)
      socket.send(Array((head + "\r\n").utf8))
      let answer = try #require(parseResponse(socket.readAll()))
      #expect(answer.headers["Content-Language"] == language)
      #expect(answer.text.contains("\"title\":\"\(title)\""))
    }
  }

  @Test func `an import is refused in the reader's language`() throws {
    try withClients { client in
      let target = "/v1/graphs/import?from=dot"
      let answer = try client.post(target, Array("digraph { a -> }".utf8), Self.french)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.headers["Content-Language"] == "fr")
      let told = "il faut un nœud ou un groupe, et il y a «\u{202F}}\u{202F}»"
      #expect(answer.text.contains("\"message\":\"\(told)\""))
    }
    let asked = ImportCommands.run(
      Array("graph {}".utf8),
      file: "g.dot",
      asked: ImportRequest(),
      in: .french
    )
    #expect(asked.complaints.contains("un graphe de tâches a un sens"))
  }

  @Test func `the same request gets the same bytes`() throws {
    let client = DirectClient(try makeConfiguration())
    let graph = Array(#"{"tasks":[{"id":"a","step":[{"pritn":1}]}]}"#.utf8)
    let answers = try (0..<3).map { _ in
      try client.post("/v1/runs", graph, LanguageTests.french).bytes
    }
    #expect(Set(answers).count == 1)
  }

  private static let odd = #"{"tasks":[{"id":"a","steps":[{"return":1},{"print":"x"}]}]}"#

  @Test func `a check tells what is odd in the reader's language`() throws {
    try withClients { client in
      let answer = try client.post("/v1/graphs/check", Array(Self.odd.utf8), Self.french)
      #expect(answer.status == .ok)
      #expect(answer.headers["Content-Language"] == "fr")
      #expect(
        answer.text.contains(
          #"{"pointer":"/tasks/0/steps/1","line":1,"column":43,"code":"unreachable-step","message":"cette étape"#
        )
      )
    }
  }

  @Test func `a timeline tells what is odd in all languages, without lines`() throws {
    let client = DirectClient(try makeConfiguration())
    let spread = Self.odd.replacing(",", with: " ,\n ")
    let answers = try [Self.odd, spread].map { try client.post("/v1/runs", $0).bytes }
    #expect(answers[0] == answers[1])
    let text = String(decoding: answers[0], as: UTF8.self)
    let warning =
      #"{"code":"unreachable-step","pointer":"/tasks/0/steps/1","message":"this step is never reached"#
    #expect(text.contains("\"seed\":null,\n\"warnings\":[\n\(warning)"))
    #expect(text.contains(#""translations":{"fr":"cette étape"#))
    let sound = try client.post("/v1/runs", #"{"tasks":[{"id":"a"}]}"#)
    #expect(!sound.text.contains("warnings"))
  }

  @Test func `a command speaks the language that it is told to`() {
    let wrong = LocalCommands.check(Array("[".utf8), file: "g.json", in: .french)
    #expect(wrong.exitCode == 2)
    let expected =
      "g.json:1:2: le texte s’arrête trop tôt\u{202F}: il manque une valeur\n"
    #expect(wrong.complaints == expected)
    let odd = LocalCommands.check(Array(Self.odd.utf8), file: "g.json", in: .french)
    #expect(odd.exitCode == 0)
    let size = "g.json\u{202F}: valide\u{202F}: 1 tâche, 0 coroutine, 0 objet, 2 étapes\n"
    #expect(String(decoding: odd.output, as: UTF8.self) == size)
    #expect(odd.complaints.hasPrefix("g.json:1:43: avertissement\u{202F}: cette étape"))
    let close = LocalCommands.check(Array(#"{"taks":[]}"#.utf8), file: "g.json", in: .french)
    #expect(
      close.complaints.contains("\u{202F}; vouliez-vous dire «\u{202F}tasks\u{202F}»\u{202F}?\n")
    )
  }

  @Test(arguments: [
    ([:], Language.english), (["LANG": "fr_FR.UTF-8"], .french),
    (["LANG": "fr_FR.UTF-8", "LC_ALL": "C"], .english), (["LC_MESSAGES": "fr"], .french),
    (["LANG": "de_DE"], .english),
  ])
  func `the locale says which language, the strongest variable first`(
    environment: [String: String],
    language: Language
  ) {
    #expect(CommandLanguage.ofLocale { environment[$0] } == language)
  }
}
