import Testing

@testable import MicroHTTP

struct HTTPHeadersTests {
  @Test func `names compare without regard to case and repetitions stay`() {
    var headers: HTTPHeaders = ["Accept": "a, b", "X": "1", "accept": "c"]
    #expect(headers["ACCEPT"] == "a, b")
    #expect(headers.all("accept") == ["a, b", "c"])
    #expect(headers.list("Accept") == ["a", "b", "c"])
    headers["aCCEPT"] = "d"
    #expect(headers.map(\.name) == ["X", "aCCEPT"])
    headers["x"] = nil
    #expect(headers.count == 1)
  }

  @Test(arguments: [("A b", "c"), ("A", "b\nc"), ("A", "b\u{0}"), ("", "a"), ("A:", "b")])
  func `what could end a line is not sendable`(_ name: String, _ value: String) {
    var headers = HTTPHeaders()
    headers.add(name, value)
    #expect(!headers.areSendable)
  }

  @Test func `a field that is the server's own is left out of a response`() {
    let headers: HTTPHeaders = ["content-length": "1", "Date": "x", "X": "y", "Connection": "z"]
    #expect(HTTPResponse(.ok, headers: headers).ownHeaders.map(\.name) == ["X"])
  }
}
