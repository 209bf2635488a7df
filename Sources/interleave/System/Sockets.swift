// A client for one short question.
import Glibc

/// Sends a request and gives the beginning of the answer; nil where nobody answers in three seconds.
func ask(host: String, port: String, _ request: String) -> String? {
  var hints = addrinfo()
  hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
  var found: UnsafeMutablePointer<addrinfo>?
  guard getaddrinfo(host, port, &hints, &found) == 0 else { return nil }
  defer { freeaddrinfo(found) }
  var candidate = found
  while let address = candidate?.pointee {
    if let answer = ask(address, request) { return answer }
    candidate = address.ai_next
  }
  return nil
}

private func ask(_ address: addrinfo, _ request: String) -> String? {
  let descriptor = socket(address.ai_family, address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), 0)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  // On Linux the time to send bounds the time to connect too.
  var patience = timeval(tv_sec: 3, tv_usec: 0)
  let size = socklen_t(MemoryLayout<timeval>.size)
  setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
  setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
  guard connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 else { return nil }
  let bytes = Array(request.utf8)
  guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
    return nil
  }
  var buffer = [UInt8](repeating: 0, count: 512)
  let count = recv(descriptor, &buffer, buffer.count, 0)
  return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
}
