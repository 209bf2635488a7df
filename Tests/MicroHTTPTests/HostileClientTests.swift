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

  @Test(arguments: ["", "GET", "GET / HTTP/1.1\r\nHost: a\r\nX", "GET / HTTP/1.1\r\nHost: a\r\n"])
  func `a header that does not come to its end is not awaited for ever`(_ start: String) throws {
    let impatient = limited { $0.headerTime = .milliseconds(50) }
    try withServer(impatient) { _, address in
      let client = try RawClient(address)
      client.send(start)
      // One byte after the other never falls silent, so only a limit on the whole can end it.
      if !start.isEmpty { #expect(reached { !client.send("x") }) }
      #expect(try client.isClosedByServer())
    }
  }

  @Test func `a body that comes too slowly is not awaited for ever`() throws {
    let impatient = limited { $0.transferTime = .milliseconds(50) }
    try withServer(impatient) { server, address in
      let client = try RawClient(address)
      client.send(post("/", ["Content-Length: 100"], "abc"))
      #expect(try client.isClosedByServer())
      let quick = try RawClient(address)
      #expect(try quick.exchange(post("/", ["Content-Length: 3"], "abc")).status == 200)
    }
  }

  @Test func `a client that does not read its answer is disconnected`() throws {
    let bytes = [UInt8](repeating: 0, count: 32 << 20)
    let impatient = limited { $0.transferTime = .milliseconds(50) }
    let handler: HTTPHandler = { _ in .immediate(HTTPResponse(.ok, "x/y", bytes)) }
    try withServer(impatient, handler: handler) { server, address in
      let client = try RawClient(address)
      client.send(get("/"))
      #expect(reached { server.load.requests > 0 })
      #expect(reached { server.load.connections == 0 })
      #expect(throws: RawClient.Fault.self) { try client.response() }
    }
  }

  @Test func `answers that nobody reads leave no room for more, but for short ones`() throws {
    let length = 16 << 20
    let handler: HTTPHandler = { request in
      guard request.path == "/long" else { return .immediate(echo(request)) }
      return .deferred { _ in HTTPResponse(.ok, "x/y", [UInt8](repeating: 0, count: length)) }
    }
    try withServer(limited { $0.allAnswers = 20 << 20 }, handler: handler) { server, address in
      let idle = try RawClient(address)
      idle.send(get("/long"))
      #expect(reached { server.load.answerBytes == length })
      let second = try RawClient(address)
      let refused = try second.exchange(get("/long"))
      #expect(refused.status == 503)
      #expect(refused.headers["Retry-After"] == "1")
      #expect(try second.exchange(get("/short")).status == 200)
      idle.reset()
      #expect(reached { server.load.answerBytes == 0 })
      #expect(try second.exchange(get("/long")).body.count == length)
    }
  }

  @Test func `one answer for many readers takes its room once`() throws {
    let bytes = [UInt8](repeating: 0, count: 16 << 20)
    let handler: HTTPHandler = { _ in .immediate(HTTPResponse(.ok, "x/y", bytes)) }
    try withServer(limited { $0.allAnswers = 20 << 20 }, handler: handler) { server, address in
      let clients = try (0..<4).map { _ in try RawClient(address) }
      for client in clients { client.send(get("/")) }
      #expect(reached { server.load.requests == 4 })
      #expect(server.load.answerBytes == bytes.count)
      for client in clients { #expect(try client.response().body == bytes) }
      #expect(reached { server.load.answerBytes == 0 })
    }
  }

  @Test func `half a header does not keep others out`() throws {
    let limits = limited {
      $0.connections = 20
      $0.patience = .milliseconds(20)
    }
    try withServer(limits) { server, address in
      let hostile = try (0..<20).map { _ in try RawClient(address) }
      for client in hostile { client.send("GET / HTTP/1.1\r\nHost: ") }
      #expect(reached { server.load.connections == 20 })
      #expect(try RawClient(address).exchange(get("/")).status == 200)
      // The one that has waited longest had to go, and no more than were needed.
      #expect(try hostile[0].isClosedByServer())
      #expect(try hostile[19].exchange("a\r\n\r\n").status == 200)
    }
  }

  @Test func `a body that does not come does not keep others out`() throws {
    let limits = limited {
      $0.connections = 20
      $0.patience = .milliseconds(20)
    }
    try withServer(limits) { server, address in
      let hostile = try (0..<20).map { _ in try RawClient(address) }
      for client in hostile { client.send(post("/", ["Content-Length: 100000"], "abc")) }
      #expect(reached { server.load.requests == 20 })
      #expect(try RawClient(address).exchange(get("/")).status == 200)
      // One had to go, and no more than were needed.
      #expect(reached { server.load.requests == 19 })
    }
  }

  @Test func `whoever waits for us is not made to give way`() throws {
    let started = Gate()
    let released = Gate()
    let limits = limited {
      $0.connections = 2
      $0.patience = .zero
    }
    let handler: HTTPHandler = { request in
      .deferred { _ in
        started.open()
        if request.path == "/slow" { released.wait() }
        return echo(request)
      }
    }
    try withServer(limits, handler: handler) { server, address in
      let slow = try RawClient(address)
      slow.send(get("/slow"))
      #expect(started.wait())
      let idle = try RawClient(address)
      #expect(reached { server.load.connections == 2 })
      #expect(try RawClient(address).exchange(get("/new")).text == "GET /new 0")
      #expect(try idle.isClosedByServer())
      released.open()
      #expect(try slow.response().text == "GET /slow 0")
    }
  }

  @Test func `an idle connection is closed`() throws {
    try withServer(limited { $0.headerTime = .milliseconds(50) }) { _, address in
      let client = try RawClient(address)
      #expect(try client.exchange(get("/")).status == 200)
      #expect(try client.isClosedByServer())
    }
  }

  @Test func `a client that is gone before its answer does no harm`() throws {
    try withServer(limited { $0.lingerTime = .milliseconds(40) }) { server, address in
      for _ in 0..<50 {
        let client = try RawClient(address)
        client.send(get("/") + get("/"))
        client.reset()
        let half = try RawClient(address)
        half.send(post("/", ["Content-Length: 10"], "abc"))
        half.close()
      }
      #expect(try RawClient(address).exchange(get("/")).status == 200)
      #expect(reached { server.load.connections + server.load.requests == 0 })
    }
  }
}
