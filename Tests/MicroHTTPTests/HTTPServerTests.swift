import Glibc
import MicroHTTP
import Testing

struct HTTPServerTests {
  @Test func `a request is answered and its connection is kept`() throws {
    try withServer { _, address in
      let client = try RawClient(address)
      let first = try client.exchange(get("/a/b"))
      #expect(first.status == 200)
      #expect(first.text == "GET /a/b 0")
      #expect(first.headers["Content-Length"] == "10")
      let second = try client.exchange(post("/c", ["Content-Length: 3"], "xyz"))
      #expect(second.text == "POST /c 3")
    }
  }

  @Test func `a chunked body arrives whole`() throws {
    try withServer { _, address in
      let client = try RawClient(address)
      let chunks = "3\r\nabc\r\n5;x=y\r\ndefgh\r\n0\r\n\r\n"
      let response = try client.exchange(post("/", ["Transfer-Encoding: chunked"], chunks))
      #expect(response.text == "POST / 8")
      #expect(try client.exchange(get("/next")).text == "GET /next 0")
    }
  }

  @Test func `pipelined requests are answered in order`() throws {
    try withServer { _, address in
      let client = try RawClient(address)
      client.send(get("/1") + post("/2", ["Content-Length: 2"], "ab") + get("/3"))
      let answers = try (0..<3).map { _ in try client.response().text }
      #expect(answers == ["GET /1 0", "POST /2 2", "GET /3 0"])
    }
  }

  @Test func `HEAD has the length of GET and no body`() throws {
    try withServer { _, address in
      let client = try RawClient(address)
      let response = try client.exchange("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(response.status == 200)
      #expect(response.headers["Content-Length"] == "9")
      #expect(try client.exchange(get("/b")).text == "GET /b 0")
    }
  }

  @Test func `a client that asks for it is disconnected after the answer`() throws {
    try withServer { _, address in
      let client = try RawClient(address)
      let response = try client.exchange(get("/", "Connection: close"))
      #expect(response.headers["Connection"] == "close")
      #expect(try client.isClosedByServer())
    }
  }

  @Test func `a client of version 1 point 0 needs no Host and is disconnected`() throws {
    try withServer { _, address in
      let client = try RawClient(address)
      #expect(try client.exchange("GET / HTTP/1.0\r\n\r\n").status == 200)
      #expect(try client.isClosedByServer())
    }
  }

  @Test func `a client that has closed its sending half still gets an immediate answer`() throws {
    try withServer { _, address in
      let client = try RawClient(address)
      client.send(get("/half"))
      client.closeSending()
      #expect(try client.response().text == "GET /half 0")
    }
  }

  @Test func `a large body goes out unharmed`() throws {
    let block = (0..<1021).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 3) }
    let bytes = (0..<8_000).flatMap { _ in block }
    try withServer(handler: { _ in .immediate(HTTPResponse(.ok, "x/y", bytes)) }) { _, address in
      let client = try RawClient(address)
      let response = try client.exchange(get("/"))
      #expect(response.headers["Content-Length"] == String(bytes.count))
      #expect(response.body == bytes)
      #expect(try client.exchange("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").status == 200)
    }
  }

  @Test func `an answer that would split the header is never sent`() throws {
    let handler: HTTPHandler = { request in
      .immediate(HTTPResponse(.ok, headers: ["Location": request.query["to"] ?? ""]))
    }
    try withServer(handler: handler) { _, address in
      let client = try RawClient(address)
      let response = try client.exchange(get("/?to=a%0d%0aSet-Cookie:%20x"))
      #expect(response.status == 500)
      #expect(response.headers["Set-Cookie"] == nil)
      #expect(try client.exchange(get("/?to=/b")).headers["Location"] == "/b")
    }
  }

  @Test func `the server listens on IPv6 too`() throws {
    let server = HTTPServer { .immediate(echo($0)) }
    let address = try server.start(listen: "[::1]:0")
    defer { server.stop() }
    #expect(address.host == "::1")
    #expect(server.address == address)
    #expect(try RawClient(address).exchange(get("/six")).text == "GET /six 0")
  }

  @Test func `a start that cannot succeed says why`() throws {
    #expect(throws: HTTPServerError.invalidAddress("nonsense")) {
      try HTTPServer { .immediate(echo($0)) }.start(listen: "nonsense")
    }
    try withServer { server, address in
      #expect(throws: HTTPServerError.alreadyStarted) { try server.start(listen: "127.0.0.1:0") }
      let other = HTTPServer { .immediate(echo($0)) }
      #expect(throws: HTTPServerError.cannotListen(address, reason: "Address already in use")) {
        try other.start(listen: address.description)
      }
    }
  }

  @Test func `connections beyond the limit wait their turn`() throws {
    try withServer(limited { $0.connections = 2 }) { _, address in
      let first = try RawClient(address)
      let second = try RawClient(address)
      let third = try RawClient(address)
      #expect(try first.exchange(get("/1")).status == 200)
      #expect(try second.exchange(get("/2")).status == 200)
      third.send(get("/3"))
      first.close()
      #expect(try third.response().text == "GET /3 0")
    }
  }

  @Test func `a 304 tells the length that a 200 would have had, and nothing of its type`() throws {
    let full = HTTPResponse(.ok, "x/y", Array("abc".utf8), headers: ["ETag": "\"t\""])
    let handler: HTTPHandler = { _ in .immediate(full.unchanged(length: 3)) }
    try withServer(handler: handler) { _, address in
      let client = try RawClient(address)
      for _ in 0..<2 {
        let response = try client.exchange(get("/"))
        #expect(response.status == 304)
        #expect(response.headers["Content-Length"] == "3")
        #expect(response.headers["Content-Type"] == nil)
        #expect(response.headers["ETag"] == "\"t\"")
      }
    }
  }

  @Test func `a 304 of unknown length tells none`() throws {
    let handler: HTTPHandler = { _ in .immediate(HTTPResponse(.notModified)) }
    try withServer(handler: handler) { _, address in
      let client = try RawClient(address)
      let response = try client.exchange(get("/"))
      #expect(response.status == 304)
      #expect(response.headers["Content-Length"] == nil)
      #expect(response.headers["Transfer-Encoding"] == nil)
      #expect(try client.isClosedByServer())
    }
  }

  @Test func `a length without a body is told by a 304 only`() throws {
    let handler: HTTPHandler = { _ in .immediate(HTTPResponse(.ok, body: .withheld(3))) }
    try withServer(handler: handler) { _, address in
      let client = try RawClient(address)
      #expect(try client.exchange(get("/")).headers["Content-Length"] == "0")
      #expect(try client.exchange(get("/")).status == 200)
    }
  }
}
