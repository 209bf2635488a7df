import MicroHTTP
import Testing

/// What a client can send to do harm; each ends in a plain answer or a closed connection, and then
/// the server still serves.
struct HostileClientTests {
  /// Sends bytes, expects a problem of that status and a closed connection, and tries the server again.
  private func expectRefusal(
    _ status: Int,
    of text: String,
    _ configuration: HTTPConfiguration = HTTPConfiguration()
  ) throws {
    try withServer(configuration) { _, address in
      let client = try RawClient(address)
      client.send(text)
      let response = try client.response()
      #expect(response.status == status, "\(response.text)")
      #expect(response.headers["Content-Type"] == "application/problem+json")
      #expect(response.headers["Connection"] == "close")
      #expect(try client.isClosedByServer())
      #expect(try RawClient(address).exchange(get("/")).status == 200)
    }
  }

  @Test func `a body announced too long is refused before it is sent`() throws {
    let small = limited { $0.body = 10 }
    let fields = ["Content-Length: 11", "Expect: 100-continue"]
    try expectRefusal(413, of: post("/", fields), small)
    try withServer(small) { _, address in
      let client = try RawClient(address)
      client.send(post("/", ["Content-Length: 10", "Expect: 100-continue"]))
      #expect(try client.response().status == 100)
      #expect(try client.exchange("0123456789").text == "POST / 10")
    }
  }

  @Test func `a client that sends all of a refused body still reads the answer`() throws {
    try withServer(limited { $0.body = 10 }) { _, address in
      let client = try RawClient(address)
      client.send(post("/", ["Content-Length: 3000000"]))
      client.send([UInt8](repeating: 65, count: 3_000_000))
      #expect(try client.response().status == 413)
      #expect(try client.isClosedByServer())
    }
  }

  @Test func `a chunked body is cut where it becomes too long`() throws {
    try withServer(limited { $0.body = 100_000 }) { _, address in
      let client = try RawClient(address)
      client.send(post("/", ["Transfer-Encoding: chunked"]))
      let chunk = "10000\r\n" + String(repeating: "x", count: 0x10000) + "\r\n"
      for _ in 0..<20 { client.send(chunk) }
      let response = try client.response()
      #expect(response.status == 413)
      #expect(response.headers["Content-Type"] == "application/problem+json")
      #expect(try client.isClosedByServer())
    }
  }

  @Test func `all bodies together are bounded`() throws {
    try withServer(limited { $0.allBodies = 1_000 }) { server, address in
      let first = try RawClient(address)
      first.send(post("/", ["Content-Length: 901"], String(repeating: "x", count: 900)))
      #expect(reached { server.load.bodyBytes == 900 })
      let body = String(repeating: "x", count: 101)
      let refused = try RawClient(address).exchange(post("/", ["Content-Length: 101"], body))
      #expect(refused.status == 503)
      #expect(refused.headers["Retry-After"] == "1")
      #expect(reached { server.load.bodyBytes == 900 })
      #expect(try first.exchange("x").text == "POST / 901")
      #expect(reached { server.load.bodyBytes == 0 })
    }
  }

  @Test(arguments: [9_000, 60_000, 100_000])
  func `a target too long is our own 414`(_ length: Int) throws {
    try expectRefusal(414, of: get("/" + String(repeating: "x", count: length)))
  }

  /// libmicrohttpd makes a record of each, and where it has no room for all of them it says nothing.
  @Test func `a target of nothing but parameters is served like any other`() throws {
    let target = "/?" + String(repeating: "b&", count: 4_000)
    let handler: HTTPHandler = { .immediate(HTTPResponse(.ok, "x/y", Array($0.target.utf8))) }
    try withServer(handler: handler) { _, address in
      let response = try RawClient(address).exchange(get(target))
      #expect(response.text == target)
    }
  }

  @Test func `a header too large is our own 431`() throws {
    let long = "X: " + String(repeating: "x", count: 20_000)
    try expectRefusal(431, of: get("/", long))
    let many = (0..<101).map { "X-\($0): y\r\n" }.joined()
    try expectRefusal(431, of: "GET / HTTP/1.1\r\nHost: a\r\n\(many)\r\n")
  }

  @Test(arguments: [
    ["Content-Length: 3", "Transfer-Encoding: chunked"],
    ["Transfer-Encoding: chunked", "Content-Length: 3"],
    ["Content-Length: 3", "Content-Length: 3"],
    ["content-length: 3", "CONTENT-LENGTH: 4"],
    ["Content-Length : 3"],
    ["Transfer: chunked", " -Encoding"],
    ["X: a", "\tb"],
    ["X: a\u{0}b"],
    ["X: a\u{0}"],
    ["X: a\rb"],
    ["X: \u{1}"],
    ["X(: a"],
    ["Host: second"],
  ])
  func `a header that two readers could read in two ways is refused`(_ fields: [String]) throws {
    try expectRefusal(400, of: post("/", fields, "abc"))
  }

  @Test(arguments: ["gzip", "chunked, chunked", "identity", "xchunked"])
  func `another transfer coding is refused`(_ coding: String) throws {
    try expectRefusal(501, of: post("/", ["Transfer-Encoding: \(coding)"], "abc"))
  }

  @Test(arguments: [
    "/%", "/%1", "/%zz", "/%ff", "/%00", "/?a=%", "/?%00", "/a\u{0}b", "/a b", "/../etc/passwd",
    "/%2e%2e/x", "/a/.%2E/b", "/.", "x", "ftp://a/b", "http://", "*",
  ])
  func `a target that is no clean path is refused`(_ target: String) throws {
    try expectRefusal(400, of: get(target))
  }

  @Test func `a method nobody knows is not implemented`() throws {
    try expectRefusal(501, of: "BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n")
    try expectRefusal(501, of: "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n")
    try expectRefusal(400, of: "GE(T / HTTP/1.1\r\nHost: a\r\n\r\n")
    try expectRefusal(400, of: "GE\u{0}T / HTTP/1.1\r\nHost: a\r\n\r\n")
    try expectRefusal(417, of: get("/", "Expect: miracles"))
  }

  @Test(arguments: ["GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"])
  func `one Host is wanted, no more and no less`(_ text: String) throws {
    try expectRefusal(400, of: text)
  }

  /// These libmicrohttpd answers itself: docs/http-server.md lists them.
  @Test(arguments: [
    ("nonsense\r\n\r\n", nil),
    ("GET /\r\n\r\n", 400),
    ("GET  HTTP/1.1\r\n\r\n", 400),
    ("GET / HTTP/0.9\r\n\r\n", 505),
    ("GET / HTTP/2.0\r\n\r\n", 505),
    ("GET / HTTP/1.1\r\nnonsense\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nX\u{0}Y: a\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n", 413),
    ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcde\r\n", 400),
    ("GET /" + String(repeating: "x", count: 300_000), 414),
    ("GET / HTTP/1.1\r\nX: " + String(repeating: "x", count: 300_000), 431),
  ])
  func `what the library refuses ends the connection`(_ text: String, _ status: Int?) throws {
    try withServer { _, address in
      let client = try RawClient(address)
      client.send(text)
      let answer = try client.rest()
      #expect(answer.hasPrefix(status.map { "HTTP/1.1 \($0) " } ?? ""))
      #expect(answer.isEmpty == (status == nil))
      #expect(try RawClient(address).exchange(get("/")).status == 200)
    }
  }
}
