import MicroHTTP
import Testing

struct MediaTypeTests {
  @Test func `a type is read with its parameters`() throws {
    let type = try #require(MediaType(parsing: " Text/HTML ; Charset=\"utf\\-8\" ; q=0.5"))
    #expect(type.essence == "text/html")
    #expect(type.parameters == ["charset": "utf-8", "q": "0.5"])
    #expect(MediaType("a", "b", parameters: ["c": "d e"]).description == "a/b; c=\"d e\"")
  }

  @Test(arguments: [
    "", "text", "text/", "/html", "te xt/html", "*/html", "a/b;c", "a/b;c=\"d", "a/b/c",
  ])
  func `what is no type is nil`(_ text: String) {
    #expect(MediaType(parsing: text) == nil)
  }

  @Test(
    arguments: [
      (nil, "application/json"),
      ("", "application/json"),
      ("*/*", "application/json"),
      ("text/plain", "text/plain"),
      ("text/*", "text/plain"),
      ("text/html, text/plain;q=0.1", "text/plain"),
      ("application/json;q=0.5, text/plain;q=0.6", "text/plain"),
      ("text/plain, application/json", "application/json"),
      ("*/*;q=0.1, image/svg+xml;q=0.2", "image/svg+xml"),
      ("text/*;q=0.9, text/plain;q=0, */*;q=0.1", "application/json"),
      ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
      ("text/html", nil),
      ("application/json;q=0", nil),
      ("TEXT/PLAIN;q=1.000", "text/plain"),
      ("application/json;version=1", "application/json"),
      ("application/json;version=1;q=0.5, text/plain;q=0.6", "text/plain"),
      ("text/plain;charset=UTF-8", "text/plain"),
      ("text/plain;charset=latin1", nil),
      ("text/plain;q=2", "application/json"),
      ("text/plain;q=0.1234", "application/json"),
      ("nonsense", "application/json"),
      (" , text/plain , ", "text/plain"),
    ] as [(String?, String?)]
  )
  func `the best of the offer is chosen`(_ accept: String?, _ expected: String?) {
    let offered = [
      MediaType("application", "json"),
      MediaType("text", "plain", parameters: ["charset": "utf-8"]),
      MediaType("image", "svg+xml"),
    ]
    #expect(MediaType.best(accept: accept, offered: offered)?.essence == expected)
  }
}
