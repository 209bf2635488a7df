import Glibc

/// One end of a connection, as the system has it and as text.
struct Peer {
  /// A `sockaddr_storage`'s worth, 128 bytes; what is longer than one lies across several.
  var storage = [sockaddr](repeating: sockaddr(), count: 8)
  /// How many of these bytes are the address.
  var length = socklen_t(8 * MemoryLayout<sockaddr>.size)

  /// The numeric host and the port.
  var address: HTTPAddress {
    guard let (host, port) = digits(of: self) else { return .unknown }
    return HTTPAddress(host: text(host), port: UInt16(text(port)) ?? 0)
  }

  private func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Opens a listening socket at the first of a host's addresses that allows it.
func openListener(_ address: HTTPAddress) throws(HTTPServerError) -> Int32 {
  let (peers, complaint) = findPeers(address.host, address.port)
  var reason = complaint ?? "the host has no address"
  for peer in peers {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let descriptor = socket(Int32(peer.storage[0].sa_family), kind, 0)
    guard descriptor >= 0 else {
      reason = lastSystemError()
      continue
    }
    if bindSocket(descriptor, to: peer), listen(descriptor, SOMAXCONN) == 0 { return descriptor }
    reason = lastSystemError()
    close(descriptor)
  }
  throw .cannotListen(address, reason: reason)
}

/// The address a socket is bound to.
func boundAddress(_ descriptor: Int32) -> HTTPAddress {
  peer(of: descriptor, isOurEnd: true).address
}

/// Takes the next waiting connection; nil where none waits or no descriptor is free.
func acceptConnection(_ listener: Int32) -> (descriptor: Int32, peer: Peer)? {
  let descriptor = accept(listener, nil, nil)
  guard descriptor >= 0 else { return nil }
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  return (descriptor, peer(of: descriptor, isOurEnd: false))
}

/// True if a connection waits to be accepted.
func hasNewcomer(_ listener: Int32) -> Bool {
  var requests = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
  return poll(&requests, milliseconds: 0) > 0
}

/// True if the last failed call found no free descriptor, or no memory for one.
func isOutOfDescriptors() -> Bool { [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) }

/// Throws away what has arrived; false once the other side has closed.
func discardInput(_ descriptor: Int32) -> Bool {
  let count = recv(descriptor, nil, 1 << 20, Int32(MSG_TRUNC | MSG_DONTWAIT))
  return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
}

/// Which of these sockets' peers have ended their sending half, or all of the connection.
func peersThatLeft(_ descriptors: [Int32]) -> Set<Int32> {
  let hangUp = Int16(Poller.hangUp)
  var requests = descriptors.map { pollfd(fd: $0, events: hangUp, revents: 0) }
  guard poll(&requests, milliseconds: 0) > 0 else { return [] }
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

/// How many processors this process may use.
func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
