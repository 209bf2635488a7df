import CMicroHTTPD

extension HTTPServer {
  /// Starts libmicrohttpd without a listening socket; nil if the system refuses.
  func startDaemon(threads: Int) -> Daemon? {
    let limits = configuration.limits
    // A pool of one is what libmicrohttpd takes for a mistake, so there are two at least.
    let threads = max(2, threads)
    let flags =
      MHD_USE_EPOLL_INTERNAL_THREAD.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue
      | MHD_USE_NO_LISTEN_SOCKET.rawValue
    var settings: [(MHD_OPTION, Int)] = [
      (.THREAD_POOL_SIZE, threads),
      (.CONNECTION_MEMORY_LIMIT, limits.connectionMemory),
      // Split evenly among the threads; the warden keeps the real limit.
      (.CONNECTION_LIMIT, (limits.connections + 1) * threads),
      (.CONNECTION_TIMEOUT, max(1, Int(limits.idleTime.wholeMilliseconds + 999) / 1_000)),
    ]
    if let count = limits.connectionsPerAddress {
      settings.append((.PER_IP_CONNECTION_LIMIT, count))
    }
    return Daemon(self, flags, settings)
  }

  /// The first sign of a request on one of the warden's connections; nil if that is not known.
  ///
  /// That is so only if the warden has given it up in the very moment; the request then fails.
  func begin(_ socket: Int32, target: [UInt8]) -> Exchange? {
    parts?.warden.connection(socket).map { Exchange($0, target: target) }
  }
}
