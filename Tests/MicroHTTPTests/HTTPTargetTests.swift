import Testing

@testable import MicroHTTP

struct HTTPTargetTests {
  @Test func `a path is split before it is decoded`() throws {
    let request = try #require(HTTPRequest(.get, "/v1/a%2Fb/c%20d+e"))
    #expect(request.segments == ["v1", "a/b", "c d+e"])
    #expect(request.target == "/v1/a%2Fb/c%20d+e")
    #expect(HTTPRequest(.get, "/")?.segments == [""])
    #expect(HTTPRequest(.get, "/a/")?.segments == ["a", ""])
  }

  @Test func `an absolute URI is taken for its path`() {
    #expect(HTTPRequest(.get, "HTTP://a:80/b?c=d")?.segments == ["b"])
    #expect(HTTPRequest(.get, "http:///b") == nil)
  }

  @Test func `query parameters keep their order and their repetitions`() throws {
    let query = try #require(HTTPRequest(.get, "/?b=1&a=x%26y&b=2&c&=d&&e=f=g")).query
    #expect(query.map(\.name) == ["b", "a", "b", "c", "", "e"])
    #expect(query.map(\.value) == ["1", "x&y", "2", "", "d", "f=g"])
    #expect(query.all("b") == ["1", "2"])
    #expect(query["b"] == "1")
    #expect(query["z"] == nil)
  }

  @Test func `a plus is a space in the query alone`() {
    #expect(HTTPRequest(.get, "/a+b?c+d=e+f%2B")?.path == "/a+b")
    #expect(HTTPRequest(.get, "/a+b?c+d=e+f%2B")?.query["c d"] == "e f+")
  }

  @Test(arguments: [
    ("a", HTTPTarget.Fault.notAPath), ("/%4", .invalidEscape), ("/?%c3%28", .invalidEscape),
    ("/a\tb", .forbiddenCharacter), ("/a/%2e%2e", .dotSegment), ("*", .notAPath),
  ])
  func `a fault is named`(_ text: String, _ fault: HTTPTarget.Fault) {
    #expect(throws: fault) { try HTTPTarget(parsing: Array(text.utf8), allowsStar: false) }
  }
}
