import MicroHTTP
import Testing

/// What a client can leave undone to do harm: it is not awaited for ever, and meanwhile the server
/// serves the others.
struct StalledClientTests {
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
