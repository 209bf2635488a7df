import MicroHTTP
import Synchronization
import Testing

struct DeferredWorkTests {
  @Test func `deferred work is answered and its connection is kept`() throws {
    let handler: HTTPHandler = { request in .deferred { _ in echo(request) } }
    try withServer(handler: handler) { _, address in
      let client = try RawClient(address)
      #expect(try client.exchange(post("/1", ["Content-Length: 3"], "abc")).text == "POST /1 3")
      #expect(try client.exchange(get("/2")).text == "GET /2 0")
      client.send(get("/3") + get("/4"))
      #expect(try client.response().text == "GET /3 0")
      #expect(try client.response().text == "GET /4 0")
    }
  }

  @Test func `two hundred requests sleep at once while others are served`() throws {
    let arrived = Gate()
    let released = Gate()
    let handler: HTTPHandler = { request in
      guard request.path == "/slow" else { return .immediate(echo(request)) }
      arrived.open()
      return .deferred { _ in
        released.wait()
        return echo(request)
      }
    }
    try withServer(handler: handler) { server, address in
      let clients = try (0..<200).map { _ in try RawClient(address) }
      for client in clients { client.send(get("/slow")) }
      for _ in clients { #expect(arrived.wait()) }
      #expect(try RawClient(address).exchange(get("/quick")).status == 200)
      released.open(200)
      for client in clients { #expect(try client.response().text == "GET /slow 0") }
      #expect(server.load.waiting == 0)
    }
  }

  @Test func `no more work is done at once than there are places, unless some of it waits`() throws
  {
    let started = Gate()
    let waiting = Gate()
    let released = Gate()
    let places = HTTPWorkPlaces(1)
    var configuration = HTTPConfiguration()
    configuration.workers = 3
    configuration.places = places
    let handler: HTTPHandler = { request in
      .deferred { _ in
        started.open()
        if request.path == "/waits" {
          _ = places.whileWaiting { waiting.wait() }
        } else {
          released.wait()
        }
        return echo(request)
      }
    }
    try withServer(configuration, handler: handler) { server, address in
      let clients = try (0..<4).map { _ in try RawClient(address) }
      clients[0].send(get("/works"))
      #expect(started.wait())
      clients[1].send(get("/waits"))
      #expect(reached { server.load.waiting == 1 })
      released.open()
      #expect(try clients[0].response().status == 200)
      #expect(started.wait())
      for client in clients[2...] { client.send(get("/works")) }
      #expect(started.wait())
      #expect(reached { server.load.waiting == 1 && server.load.running == 2 })
      waiting.open()
      #expect(try clients[1].response().status == 200)
      #expect(reached { server.load.running == 1 })
      #expect(server.load.waiting == 1)
      released.open(2)
      for client in clients[2...] { #expect(try client.response().status == 200) }
      #expect(reached { server.load.running + server.load.waiting == 0 })
    }
  }

  @Test func `a full queue is a 503 that says when to come again`() throws {
    let started = Gate()
    let released = Gate()
    var configuration = limited { $0.queue = 1 }
    configuration.workers = 1
    let handler: HTTPHandler = { request in
      .deferred { _ in
        started.open()
        released.wait()
        return echo(request)
      }
    }
    try withServer(configuration, handler: handler) { server, address in
      let clients = try (0..<3).map { _ in try RawClient(address) }
      clients[0].send(get("/running"))
      #expect(started.wait())
      clients[1].send(get("/waiting"))
      #expect(reached { server.load.waiting > 0 })
      let refused = try clients[2].exchange(get("/refused"))
      #expect(refused.status == 503)
      #expect(refused.headers["Retry-After"] == "1")
      #expect(refused.headers["Content-Type"] == "application/problem+json")
      released.open(2)
      #expect(try clients[0].response().text == "GET /running 0")
      #expect(try clients[1].response().text == "GET /waiting 0")
    }
  }

  @Test(arguments: ["close", "half-close", "reset"])
  func `a client that hangs up cancels its work`(_ way: String) throws {
    let started = Gate()
    let cancelled = Gate()
    let reason = Mutex<HTTPCancellation.Reason?>(nil)
    let handler: HTTPHandler = { request in
      .deferred { cancellation in
        cancellation.onCancel {
          reason.withLock { $0 = cancellation.reason }
          cancelled.open(2)
        }
        started.open()
        cancelled.wait()
        return echo(request)
      }
    }
    try withServer(handler: handler) { _, address in
      let client = try RawClient(address)
      client.send(get("/"))
      #expect(started.wait())
      switch way {
      case "close": client.close()
      case "half-close": client.closeSending()
      default: client.reset()
      }
      #expect(cancelled.wait())
      #expect(reason.withLock { $0 } == .clientLeft)
    }
  }

  @Test func `work that nobody waits for leaves the queue`() throws {
    let started = Gate()
    let released = Gate()
    let begun = Atomic(0)
    var configuration = HTTPConfiguration()
    configuration.workers = 1
    let handler: HTTPHandler = { request in
      .deferred { _ in
        begun.add(1, ordering: .relaxed)
        started.open()
        released.wait()
        return echo(request)
      }
    }
    try withServer(configuration, handler: handler) { server, address in
      let first = try RawClient(address)
      first.send(get("/"))
      #expect(started.wait())
      let second = try RawClient(address)
      second.send(get("/"))
      #expect(reached { server.load.waiting > 0 })
      second.close()
      #expect(reached { server.load.waiting == 0 })
      released.open()
      #expect(try first.response().status == 200)
      #expect(begun.load(ordering: .relaxed) == 1)
    }
  }

  @Test func `a stop lets running work finish and refuses new connections`() throws {
    let started = Gate()
    let released = Gate()
    let stopped = Gate()
    let handler: HTTPHandler = { request in
      .deferred { _ in
        started.open()
        released.wait()
        return echo(request)
      }
    }
    let server = HTTPServer(handler: handler)
    let address = try server.start(listen: "127.0.0.1:0")
    let client = try RawClient(address)
    client.send(get("/"))
    #expect(started.wait())
    inBackground {
      server.stop()
      stopped.open()
    }
    #expect(reached { (try? RawClient(address)) == nil })
    released.open()
    let response = try client.response()
    #expect(response.status == 200)
    #expect(response.headers["Connection"] == "close")
    #expect(stopped.wait())
    #expect(server.address == nil)
  }

  @Test func `a stop cancels what outlasts its grace`() throws {
    let started = Gate()
    let handler: HTTPHandler = { request in
      .deferred { cancellation in
        let ended = Gate()
        cancellation.onCancel { ended.open() }
        started.open()
        ended.wait()
        return HTTPResponse(
          .ok,
          "text/plain",
          Array("\(cancellation.reason == .serverStopping)".utf8)
        )
      }
    }
    var configuration = limited { $0.grace = .milliseconds(20) }
    configuration.workers = 1
    let server = HTTPServer(configuration: configuration, handler: handler)
    let address = try server.start(listen: "127.0.0.1:0")
    let running = try RawClient(address)
    running.send(get("/"))
    #expect(started.wait())
    let waiting = try RawClient(address)
    waiting.send(get("/"))
    #expect(reached { server.load.waiting > 0 })
    server.stop()
    #expect(try running.response().text == "true")
    #expect(try waiting.response().status == 503)
  }

  @Test func `a stop does not wait for work that ignores its cancellation`() throws {
    let started = Gate()
    let released = Gate()
    let handler: HTTPHandler = { request in
      .deferred { _ in
        started.open()
        released.wait()
        return echo(request)
      }
    }
    let configuration = limited {
      $0.grace = .milliseconds(10)
      $0.cancelGrace = .milliseconds(20)
    }
    let server = HTTPServer(configuration: configuration, handler: handler)
    let address = try server.start(listen: "127.0.0.1:0")
    let client = try RawClient(address)
    client.send(get("/"))
    #expect(started.wait())
    server.stop()
    #expect(try client.response().status == 503)
    released.open()
  }

  @Test func `nothing outlives a stop`() throws {
    weak var server: HTTPServer?
    let cancellation = WeakCancellation()
    do {
      let started = HTTPServer { request in
        .deferred { signal in
          cancellation.remember(signal)
          return echo(request)
        }
      }
      server = started
      let address = try started.start(listen: "127.0.0.1:0")
      #expect(try RawClient(address).exchange(get("/")).status == 200)
      started.stop()
      started.stop()
    }
    // Detached threads drop their last references a moment after they have done their work.
    #expect(reached { server == nil && cancellation.isGone })
  }
}

/// Looks after a signal without keeping it, and so after the exchange that owns it.
private final class WeakCancellation: Sendable {
  private struct Reference {
    weak var cancellation: HTTPCancellation?
  }

  private let reference = Mutex(Reference())

  func remember(_ cancellation: HTTPCancellation) {
    reference.withLock { $0.cancellation = cancellation }
  }

  var isGone: Bool { reference.withLock { $0.cancellation == nil } }
}
