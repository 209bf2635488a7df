import Synchronization

/// A thread of our own for what libmicrohttpd does not see or do.
///
/// It accepts connections (so that a stop can close the listening socket at once: libmicrohttpd's way
/// to stop accepting can abort the process, see docs/decisions/0010-http-own-acceptor.md), watches
/// suspended ones for a client that hangs up, ends those of stalled clients, and lets refused ones
/// run dry before they are closed.
final class Warden: Sendable {
  /// A connection that has had its answer but may still be sending.
  private struct Lingering {
    let descriptor: Int32
    let deadline: ContinuousClock.Instant
  }

  private struct State {
    /// The open connections by socket.
    ///
    /// An entry goes before its socket is closed, so a socket found here under the lock is still that
    /// connection's.
    var connections: [Int32: Connection] = [:]
    var watched: [UInt64: Exchange] = [:]
    var lingering: [UInt64: Lingering] = [:]
    /// The next number for the poller.
    var nextID: UInt64 = 2
    var listener: Int32?
    /// True once the thread is asked to close the listening socket.
    var isClosing = false
    /// True while the limit of connections, or of descriptors, keeps us from accepting.
    var isPaused = false
    var isStopped = false
  }

  private static let wakeID: UInt64 = 0
  private static let listenerID: UInt64 = 1
  /// More than this many would be a way to use up our descriptors.
  private static let lingeringLimit = 256

  private let limits: HTTPLimits
  private let poller: Poller
  /// Ends the thread's wait.
  private let wake: Wakeup
  /// Signalled once when the listening socket is closed.
  private let closed: Wakeup
  /// Signalled once when the thread ends.
  private let ended: Wakeup
  private let state = Mutex(State())

  init?(limits: HTTPLimits) {
    guard let poller = Poller(), let wake = Wakeup(), let closed = Wakeup(), let ended = Wakeup()
    else { return nil }
    self.limits = limits
    self.poller = poller
    self.wake = wake
    self.closed = closed
    self.ended = ended
    poller.add(wake.descriptor, Poller.readable, id: Self.wakeID)
  }

  /// Starts to accept.
  ///
  /// - Parameters:
  ///   - listener: The listening socket, ours from now on.
  ///   - adopt: Takes over an accepted socket, in any case; false if it has closed it.
  ///   - hungUp: Told of each watched exchange whose client has left.
  /// - Returns: False if the system has no thread to give.
  func start(
    listener: Int32,
    adopt: @escaping @Sendable (Int32, Peer) -> Bool,
    hungUp: @escaping @Sendable (Exchange) -> Void
  ) -> Bool {
    state.withLock { $0.listener = listener }
    poller.add(listener, Poller.readable, id: Self.listenerID)
    return startThread(stackSize: 256 << 10) { self.run(adopt, hungUp) }
  }

  /// How many connections are open.
  var connectionCount: Int { state.withLock { $0.connections.count } }

  /// The connection of a socket.
  func connection(_ descriptor: Int32) -> Connection? {
    state.withLock { $0.connections[descriptor] }
  }

  /// A connection is about to be closed.
  func forget(_ descriptor: Int32) {
    let wasPaused = state.withLock {
      $0.connections[descriptor] = nil
      return $0.isPaused
    }
    if wasPaused { wake.signal() }
  }

  /// Cancels the exchange if its client hangs up, until `unwatch`.
  func watch(_ exchange: Exchange) {
    let id = state.withLock { state in
      defer { state.nextID += 1 }
      state.watched[state.nextID] = exchange
      return state.nextID
    }
    exchange.watch = id
    poller.add(exchange.connection.descriptor, Poller.hangUp | Poller.once, id: id)
  }

  /// Ends `watch`; called before the connection goes on.
  func unwatch(_ exchange: Exchange) {
    guard let id = exchange.watch else { return }
    exchange.watch = nil
    state.withLock { $0.watched[id] = nil }
    poller.remove(exchange.connection.descriptor)
  }

  /// Keeps a refused connection open until its client has read the answer and closed, for a while.
  func linger(_ connection: Connection) {
    guard let copy = duplicate(connection.descriptor) else { return }
    let entry = Lingering(descriptor: copy, deadline: .now + limits.lingerTime)
    let id: UInt64? = state.withLock { state in
      guard !state.isStopped, state.lingering.count < Self.lingeringLimit else { return nil }
      defer { state.nextID += 1 }
      state.lingering[state.nextID] = entry
      return state.nextID
    }
    if let id {
      poller.add(copy, Poller.readable | Poller.hangUp, id: id)
    } else {
      closeDescriptor(copy)
    }
  }

  /// Closes the listening socket, so that later connections are refused; once only.
  func stopAccepting() {
    state.withLock { $0.isClosing = true }
    wake.signal()
    closed.wait()
  }

  /// Ends the thread and closes what lingers; once only, after `stopAccepting`.
  func stop() {
    state.withLock { $0.isStopped = true }
    wake.signal()
    ended.wait()
  }

  private func run(
    _ adopt: @Sendable (Int32, Peer) -> Bool,
    _ hungUp: @Sendable (Exchange) -> Void
  ) {
    let shortest = min(
      limits.headerTime,
      limits.patience,
      limits.transferTime,
      limits.lingerTime
    )
    let interval = min(max(shortest / 8, .milliseconds(5)), .seconds(1))
    var nextRound = ContinuousClock.now + interval
    while !state.withLock({ $0.isStopped }) {
      for id in poller.wait(max(.zero, nextRound - .now)) {
        switch id {
        case Self.wakeID:
          wake.wait()
          closeListenerIfAsked()
          resumeAccepting()
        case Self.listenerID: accept(adopt)
        default: handle(id, hungUp)
        }
      }
      if ContinuousClock.now >= nextRound {
        makeRound()
        nextRound = .now + interval
      }
    }
    end()
  }

  private func closeListenerIfAsked() {
    let listener = state.withLock { $0.isClosing ? $0.listener.take() : nil }
    guard let listener else { return }
    poller.remove(listener)
    closeDescriptor(listener)
    closed.signal()
  }

  private func accept(_ adopt: @Sendable (Int32, Peer) -> Bool) {
    for _ in 0..<64 {
      let listener = state.withLock { state -> Int32? in
        guard state.connections.count >= limits.connections else { return state.listener }
        state.isPaused = true
        return nil
      }
      guard let listener else {
        makeRoom()
        break
      }
      guard let (descriptor, peer) = acceptConnection(listener) else { return pauseIfStarved() }
      let connection = Connection(descriptor, remote: peer.address)
      state.withLock { $0.connections[descriptor] = connection }
      if !adopt(descriptor, peer) { state.withLock { $0.connections[descriptor] = nil } }
    }
    state.withLock {
      guard $0.isPaused, let listener = $0.listener else { return }
      poller.change(listener, 0, id: Self.listenerID)
    }
  }

  /// With every place taken and somebody waiting for one, ends the connection whose client has kept us
  /// waiting longest: it costs a client nothing to connect and not speak, or to announce a body.
  ///
  /// `forget` then wakes us to accept. Who keeps up, or waits for us, is left alone.
  private func makeRoom() {
    state.withLock { state in
      guard state.connections.count >= limits.connections, let listener = state.listener,
        hasNewcomer(listener)
      else { return }
      let now = ContinuousClock.now
      let longest = state.connections.values
        .compactMap { connection in
          connection.isSlowSince(now, limits).map { (connection: connection, since: $0) }
        }
        .min { $0.since < $1.since }
      guard let longest, now - longest.since >= limits.patience else { return }
      longest.connection.oust()
      shutDown(longest.connection.descriptor)
    }
  }

  /// Without a free descriptor the listening socket would stay readable and keep us spinning.
  private func pauseIfStarved() {
    guard isOutOfDescriptors() else { return }
    state.withLock {
      guard let listener = $0.listener else { return }
      $0.isPaused = true
      poller.change(listener, 0, id: Self.listenerID)
    }
  }

  private func resumeAccepting() {
    state.withLock {
      guard $0.isPaused, $0.connections.count < limits.connections, let listener = $0.listener
      else { return }
      $0.isPaused = false
      poller.change(listener, Poller.readable, id: Self.listenerID)
    }
  }

  /// Something happened on a watched or lingering socket.
  private func handle(_ id: UInt64, _ hungUp: @Sendable (Exchange) -> Void) {
    let (exchange, lingering) = state.withLock { ($0.watched[id], $0.lingering[id]) }
    if let exchange { hungUp(exchange) }
    if let lingering, !discardInput(lingering.descriptor) {
      state.withLock { $0.lingering[id] = nil }
      closeDescriptor(lingering.descriptor)
    }
  }

  /// Ends what has been too slow.
  private func makeRound() {
    let now = ContinuousClock.now
    let expired = state.withLock { state in
      let left = peersThatLeft(Array(state.connections.keys))
      for connection in state.connections.values {
        let hasLeft = left.contains(connection.descriptor)
        if !connection.mayStay(now, hasLeft: hasLeft, limits) { shutDown(connection.descriptor) }
      }
      let expired = state.lingering.filter { $0.value.deadline <= now }
      for id in expired.keys { state.lingering[id] = nil }
      return expired
    }
    for entry in expired.values { closeDescriptor(entry.descriptor) }
    resumeAccepting()
    makeRoom()
  }

  private func end() {
    let left = state.withLock { state in
      defer { state.lingering = [:] }
      return state.lingering
    }
    for entry in left.values { closeDescriptor(entry.descriptor) }
    ended.signal()
  }
}
