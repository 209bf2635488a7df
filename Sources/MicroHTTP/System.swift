// Threads, descriptors, sockets and files: every place but libmicrohttpd where memory of ours is
// handed to the system. Nothing keeps a pointer beyond the call it is passed to, but for a new
// thread, which owns its body.
import CMicroHTTPD
import Glibc

/// Starts a detached thread; false if the system has none to give.
package func startThread(stackSize: Int, _ body: @escaping @Sendable () -> Void) -> Bool {
  /// A closure on the heap: the new thread takes the one reference that passRetained makes.
  final class Start: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  pthread_attr_setstacksize(&attributes, max(stackSize, 64 << 10))
  let start = Unmanaged.passRetained(Start(body))
  var thread = pthread_t()
  let code = pthread_create(
    &thread,
    &attributes,
    { context in
      guard let context else { return nil }
      Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body()
      return nil
    },
    start.toOpaque()
  )
  if code != 0 { start.release() }
  return code == 0
}

/// How many processors this process may use.
func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// What the last failed call reports, in the system's words.
func lastSystemError() -> String { String(cString: strerror(errno)) }

/// A counting semaphore that is a descriptor, so that it can be polled as well (an eventfd).
final class Wakeup: Sendable {
  let descriptor: Int32

  init?() {
    descriptor = eventfd(0, Int32(EFD_SEMAPHORE | EFD_CLOEXEC))
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Lets that many waits through.
  func signal(_ count: Int = 1) {
    var value = UInt64(count)
    _ = write(descriptor, &value, 8)
  }

  /// Waits for a signal and takes it; false if none came in time (nil waits for ever).
  @discardableResult
  func wait(_ timeout: Duration? = nil) -> Bool {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let rest = deadline.map { max(.zero, $0 - ContinuousClock.now).wholeMilliseconds } ?? -1
      let ready = poll(&request, 1, rest)
      if ready == 0 { return false }
      guard ready > 0 else { continue }
      var value: UInt64 = 0
      if read(descriptor, &value, 8) == 8 { return true }
    }
  }
}

extension Duration {
  /// Milliseconds, rounded up and kept within what poll takes.
  var wholeMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    let attosecondsPerMillisecond: Int64 = 1_000_000_000_000_000
    let rest = (attoseconds + attosecondsPerMillisecond - 1) / attosecondsPerMillisecond
    return Int32(seconds) * 1_000 + Int32(rest)
  }
}

/// An epoll instance; each descriptor is known by a number of ours that is never used twice.
final class Poller: Sendable {
  private let descriptor: Int32

  init?() {
    descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  static let readable: UInt32 = EPOLLIN.rawValue
  /// The other side has shut down its sending half, or all of the connection.
  static let hangUp: UInt32 = EPOLLRDHUP.rawValue
  static let once: UInt32 = EPOLLONESHOT.rawValue

  func add(_ watched: Int32, _ events: UInt32, id: UInt64) {
    var event = epoll_event(events: events, data: epoll_data(u64: id))
    epoll_ctl(descriptor, EPOLL_CTL_ADD, watched, &event)
  }

  func change(_ watched: Int32, _ events: UInt32, id: UInt64) {
    var event = epoll_event(events: events, data: epoll_data(u64: id))
    epoll_ctl(descriptor, EPOLL_CTL_MOD, watched, &event)
  }

  func remove(_ watched: Int32) {
    var event = epoll_event()
    epoll_ctl(descriptor, EPOLL_CTL_DEL, watched, &event)
  }

  /// The numbers of the descriptors on which something happened within the timeout.
  func wait(_ timeout: Duration) -> [UInt64] {
    var events = [epoll_event](repeating: epoll_event(), count: 128)
    let count = epoll_wait(descriptor, &events, Int32(events.count), timeout.wholeMilliseconds)
    return events.prefix(max(0, Int(count))).map(\.data.u64)
  }
}

/// A socket's peer, as the system has it and as text.
struct Peer {
  var storage = sockaddr_storage()
  var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

  /// Calls `body` with the address; the pointer is good for that call only.
  mutating func withAddress<Result>(
    _ body: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Result
  ) -> Result {
    withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
    }
  }

  /// The numeric host and the port.
  var address: HTTPAddress {
    var copy = self
    var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    var port = [CChar](repeating: 0, count: 16)
    let flags = NI_NUMERICHOST | NI_NUMERICSERV
    let code = copy.withAddress { pointer, length in
      getnameinfo(pointer, length, &host, UInt32(host.count), &port, UInt32(port.count), flags)
    }
    guard code == 0 else { return HTTPAddress(host: "unknown", port: 0) }
    return HTTPAddress(host: text(host), port: UInt16(text(port)) ?? 0)
  }

  private func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Opens a listening socket at the first of a host's addresses that allows it.
func openListener(_ address: HTTPAddress) throws(HTTPServerError) -> Int32 {
  var hints = addrinfo()
  hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
  var found: UnsafeMutablePointer<addrinfo>?
  let code = getaddrinfo(address.host, String(address.port), &hints, &found)
  defer { if let found { freeaddrinfo(found) } }
  guard code == 0 else {
    throw .cannotListen(address, reason: String(cString: gai_strerror(code)))
  }
  var reason = "the host has no address"
  var next = found
  while let candidate = next?.pointee {
    next = candidate.ai_next
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let descriptor = socket(candidate.ai_family, kind, 0)
    guard descriptor >= 0 else {
      reason = lastSystemError()
      continue
    }
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
    if bind(descriptor, candidate.ai_addr, candidate.ai_addrlen) == 0,
      listen(descriptor, SOMAXCONN) == 0
    {
      return descriptor
    }
    reason = lastSystemError()
    close(descriptor)
  }
  throw .cannotListen(address, reason: reason)
}

/// The address a socket is bound to.
func boundAddress(_ descriptor: Int32) -> HTTPAddress {
  var peer = Peer()
  _ = peer.withAddress { getsockname(descriptor, $0, &$1) }
  return peer.address
}

/// Takes the next waiting connection; nil where none waits or no descriptor is free.
func acceptConnection(_ listener: Int32) -> (descriptor: Int32, peer: Peer)? {
  var peer = Peer()
  let descriptor = peer.withAddress { accept(listener, $0, &$1) }
  guard descriptor >= 0 else { return nil }
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  return (descriptor, peer)
}

/// True if the last failed call found no free descriptor, or no memory for one.
func isOutOfDescriptors() -> Bool { [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) }

/// Sends what the socket takes at once and forgets the rest.
func sendAtOnce(_ descriptor: Int32, _ bytes: [UInt8]) {
  _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
}

/// Throws away what has arrived; false once the other side has closed.
func discardInput(_ descriptor: Int32) -> Bool {
  let flags = Int32(MSG_TRUNC | MSG_DONTWAIT)
  let count = recv(descriptor, nil, 1 << 20, flags)
  return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
}

/// Which of these sockets' peers have ended their sending half, or all of the connection.
func peersThatLeft(_ descriptors: [Int32]) -> Set<Int32> {
  let hangUp = Int16(Poller.hangUp)
  var requests = descriptors.map { pollfd(fd: $0, events: hangUp, revents: 0) }
  guard poll(&requests, nfds_t(requests.count), 0) > 0 else { return [] }
  return Set(requests.filter { $0.revents != 0 }.map(\.fd))
}

/// Ends both directions of a connection; the descriptor stays open.
func shutDown(_ descriptor: Int32) { shutdown(descriptor, Int32(SHUT_RDWR)) }

/// A second descriptor for the same connection; nil if none is free.
func duplicate(_ descriptor: Int32) -> Int32? {
  let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
  return copy < 0 ? nil : copy
}

/// Closes a descriptor of ours.
func closeDescriptor(_ descriptor: Int32) { close(descriptor) }

/// Reads a regular file below a folder, going down name by name.
///
/// No symbolic link is followed, so nothing outside the folder can be reached through one.
/// - Returns: nil for what is missing, no regular file, or longer than `limit`.
func readFileBelow(_ root: String, _ names: [String], limit: Int) -> [UInt8]? {
  var folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  for (index, name) in names.enumerated() where folder >= 0 {
    let kind = index == names.count - 1 ? O_NONBLOCK : O_DIRECTORY
    let next = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind)
    close(folder)
    folder = next
  }
  guard folder >= 0 else { return nil }
  defer { close(folder) }
  var status = stat()
  guard fstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit
  else { return nil }
  var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
  var filled = 0
  while filled < bytes.count {
    let count = bytes.withUnsafeMutableBytes { buffer in
      read(folder, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
    }
    guard count > 0 else { return nil }
    filled += count
  }
  return bytes
}
