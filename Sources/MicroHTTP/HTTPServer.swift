import Synchronization

/// An HTTP/1.1 server on libmicrohttpd.
///
/// ```swift
/// let server = HTTPServer { request in .immediate(HTTPResponse(.ok, "text/plain", request.body)) }
/// let address = try server.start(listen: "127.0.0.1:0")
/// …
/// server.stop()
/// ```
///
/// A server is started once and stopped once. A started one lives until `stop`, whether or not anyone
/// holds on to it.
public final class HTTPServer: Sendable {
  /// What the server is doing, for a health check or a gauge.
  public struct Load: Sendable, Equatable {
    /// Open connections.
    public let connections: Int
    /// Requests whose header has come and whose answer has not gone.
    public let requests: Int
    /// What the bodies of those requests take, in bytes.
    public let bodyBytes: Int
    /// What long answers take that wait to be read, or for which room is reserved, in bytes.
    public let answerBytes: Int
    /// Deferred work that waits for a worker.
    public let waiting: Int
    /// Deferred work that is being done.
    public let running: Int
  }

  /// The parts that exist while the server runs.
  struct Parts: Sendable {
    let warden: Warden
    let workers: WorkerPool
    let registry: ExchangeRegistry
    let answers: HTTPAnswerBudget
  }

  private enum Lifecycle {
    case new
    case starting
    case running(Daemon, HTTPAddress)
    case stopped
  }

  /// How the server was set up.
  public let configuration: HTTPConfiguration
  let handler: HTTPHandler
  /// Made at once, so that callbacks need no lock to reach them; nil if the system gave no descriptor.
  let parts: Parts?
  private let workerCount: Int
  private let lifecycle = Mutex(Lifecycle.new)

  /// Sets a server up; nothing happens before `start`.
  ///
  /// - Parameters:
  ///   - configuration: Limits, threads, and how errors are worded.
  ///   - handler: Answers each request; called on a thread that serves many clients.
  public init(
    configuration: HTTPConfiguration = HTTPConfiguration(),
    handler: @escaping HTTPHandler
  ) {
    self.configuration = configuration
    self.handler = handler
    workerCount = max(1, configuration.workers ?? processorCount())
    if let warden = Warden(limits: configuration.limits), let hasJob = Wakeup(),
      let becameIdle = Wakeup()
    {
      let workers = WorkerPool(
        queueLimit: configuration.limits.queue,
        places: configuration.places ?? HTTPWorkPlaces(workerCount),
        hasJob: hasJob
      )
      parts = Parts(
        warden: warden,
        workers: workers,
        registry: ExchangeRegistry(becameIdle: becameIdle),
        answers: configuration.answers ?? HTTPAnswerBudget(configuration.limits.allAnswers)
      )
    } else {
      parts = nil
    }
  }

  /// Where the server listens; nil while it does not run.
  public var address: HTTPAddress? {
    lifecycle.withLock {
      guard case .running(_, let address) = $0 else { return nil }
      return address
    }
  }

  /// What the server is doing right now.
  public var load: Load {
    let work = parts?.workers.load ?? (waiting: 0, running: 0)
    return Load(
      connections: parts?.warden.connectionCount ?? 0,
      requests: parts?.registry.count ?? 0,
      bodyBytes: parts?.registry.bodyBytes ?? 0,
      answerBytes: parts?.answers.total ?? 0,
      waiting: work.waiting,
      running: work.running
    )
  }

  /// Listens and serves; returns as soon as clients can connect.
  ///
  /// - Parameter listen: `HOST:PORT` or `[IPV6]:PORT`; port 0 takes any free one.
  /// - Returns: The address bound, with its real port.
  /// - Throws: `HTTPServerError`, which says what to do.
  @discardableResult
  public func start(listen: String) throws(HTTPServerError) -> HTTPAddress {
    guard let wanted = HTTPAddress(parsing: listen) else { throw .invalidAddress(listen) }
    let isFirst = lifecycle.withLock { state in
      guard case .new = state else { return false }
      state = .starting
      return true
    }
    guard isFirst else { throw .alreadyStarted }
    guard let parts else { throw .outOfResources("the system has no free file descriptors") }
    let listener = try openListener(wanted)
    let address = boundAddress(listener)
    guard parts.workers.start(workerCount, stackSize: configuration.workerStackSize),
      let daemon = startDaemon(threads: configuration.connectionThreads ?? processorCount())
    else {
      closeDescriptor(listener)
      parts.workers.stop(workerCount)
      throw .outOfResources("the system has no free threads or memory")
    }
    let isWatching = parts.warden.start(
      listener: listener,
      adopt: { descriptor, peer in daemon.adopt(descriptor, peer) },
      hungUp: { exchange in self.cancel(exchange, .clientLeft) }
    )
    guard isWatching else {
      closeDescriptor(listener)
      parts.workers.stop(workerCount)
      daemon.stop()
      throw .outOfResources("the system has no free threads")
    }
    lifecycle.withLock { $0 = .running(daemon, address) }
    return address
  }

  /// Stops in good order and returns when it is over.
  ///
  /// Calling it again, or on a server that was not started, does nothing.
  /// New connections are refused at once. Requests under way, and those that still come on open
  /// connections, are answered; the connections close after. What is not done within
  /// `limits.grace` is cancelled, and within `limits.cancelGrace` more answered with 503.
  public func stop() {
    let running = lifecycle.withLock { state -> Daemon? in
      guard case .running(let daemon, _) = state else { return nil }
      state = .stopped
      return daemon
    }
    guard let running, let parts else { return }
    let limits = configuration.limits
    parts.registry.drain()
    parts.warden.stopAccepting()
    if !parts.registry.waitUntilIdle(limits.grace) {
      // What waits goes first, or a worker freed by its cancellation would begin it.
      for exchange in parts.workers.withdrawAll() { exchange.settle(stoppingResponse(exchange)) }
      for exchange in parts.registry.all { exchange.cancellation.cancel(.serverStopping) }
      parts.registry.waitUntilIdle(limits.cancelGrace)
    }
    // From here on nothing suspends a connection, and all that sleep are resumed: libmicrohttpd
    // aborts the process if it is stopped with a suspended one.
    for exchange in parts.registry.close() {
      exchange.cancellation.cancel(.serverStopping)
      exchange.settle(stoppingResponse(exchange))
    }
    // Long enough for these few bytes to go out, and no longer for a client that does not read.
    parts.registry.waitUntilIdle(.milliseconds(500))
    running.stop()
    parts.workers.stop(workerCount)
    parts.warden.stop()
  }
}
