import Glibc
import MicroHTTP

/// Runs a server on a free port for the length of `body`, then stops it.
func withServer(
  _ configuration: HTTPConfiguration = HTTPConfiguration(),
  handler: @escaping HTTPHandler = { .immediate(echo($0)) },
  body: (HTTPServer, HTTPAddress) throws -> Void
) throws {
  let server = HTTPServer(configuration: configuration, handler: handler)
  let address = try server.start(listen: "127.0.0.1:0")
  defer { server.stop() }
  try body(server, address)
}

/// A response that tells what was understood of a request.
func echo(_ request: HTTPRequest) -> HTTPResponse {
  let text = "\(request.method.rawValue) \(request.path) \(request.body.count)"
  return HTTPResponse(.ok, "text/plain", Array(text.utf8))
}

/// A configuration with changed limits.
func limited(_ change: (inout HTTPLimits) -> Void) -> HTTPConfiguration {
  var configuration = HTTPConfiguration()
  change(&configuration.limits)
  return configuration
}

/// A minimal request.
func get(_ target: String, _ fields: String...) -> String {
  "GET \(target) HTTP/1.1\r\nHost: a\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"
}

/// A request with these framing fields and bytes after its header.
func post(_ target: String, _ fields: [String], _ body: String = "") -> String {
  "POST \(target) HTTP/1.1\r\nHost: a\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n" + body
}

/// A counter that tests wait on: nothing here sleeps and hopes.
final class Gate: Sendable {
  private let semaphore = TestSemaphore()

  /// Lets that many waits through.
  func open(_ times: Int = 1) { for _ in 0..<times { semaphore.signal() } }

  /// Waits for an `open`; false if none came within ten seconds.
  @discardableResult
  func wait() -> Bool { semaphore.wait() }
}

/// A POSIX semaphore on the heap.
private final class TestSemaphore: @unchecked Sendable {
  private let storage = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(storage, 0, 0) }

  deinit {
    sem_destroy(storage)
    storage.deallocate()
  }

  func signal() { sem_post(storage) }

  func wait() -> Bool {
    var deadline = timespec()
    clock_gettime(CLOCK_REALTIME, &deadline)
    deadline.tv_sec += 10
    while sem_timedwait(storage, &deadline) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }
}

/// Waits until a condition holds that nothing announces; false if it does not within ten seconds.
func reached(_ condition: () -> Bool) -> Bool {
  let deadline = ContinuousClock.now + .seconds(10)
  while !condition() {
    if ContinuousClock.now > deadline { return false }
    sched_yield()
  }
  return true
}

/// Runs something on a thread of its own.
func inBackground(_ body: @escaping @Sendable () -> Void) {
  final class Start: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let start = Unmanaged.passRetained(Start(body)).toOpaque()
  pthread_create(
    &thread,
    nil,
    { context in
      if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body() }
      return nil
    },
    start
  )
  pthread_detach(thread)
}
