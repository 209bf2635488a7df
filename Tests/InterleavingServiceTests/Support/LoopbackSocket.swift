import Glibc
import MicroHTTP

/// A connection to this machine; every read gives up after a minute.
final class LoopbackSocket {
  struct NobodyListens: Error {}

  private let descriptor: Int32

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw NobodyListens() }
  }

  deinit { close(descriptor) }

  /// Sends what the other side takes; a server that refuses a body early takes less.
  func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// All that comes until the server closes.
  func readAll() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }
}

/// A whole response as it came over the wire; nil where it is not one.
func parseResponse(_ bytes: [UInt8]) -> HTTPResponse? {
  guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: [13, 10, 13, 10]) })
  else { return nil }
  let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
  let words = lines.first?.split(separator: " ", maxSplits: 2) ?? []
  guard words.count == 3, let code = UInt16(words[1]), (200...599).contains(code) else {
    return nil
  }
  var headers = HTTPHeaders()
  for line in lines.dropFirst() {
    let halves = line.split(separator: ":", maxSplits: 1)
    headers.add(String(halves[0]), String(halves.last?.drop { $0 == " " } ?? ""))
  }
  let body = Array(bytes[(end + 4)...])
  return HTTPResponse(
    HTTPStatus(code, String(words[2])),
    headers: headers,
    body: body.isEmpty ? .none : .bytes(body)
  )
}

extension HTTPResponse {
  /// The body's bytes.
  var bytes: [UInt8] {
    switch body {
    case .none, .withheld: []
    case .bytes(let bytes): bytes
    }
  }

  /// The body's text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
