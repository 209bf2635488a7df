import Glibc
import MicroHTTP

/// A client that speaks bytes, so that a test can say what no well-behaved client would.
///
/// Every read gives up after five seconds: a server that hangs fails the test and not the run.
final class RawClient {
  enum Fault: Error { case cannotConnect, timedOut, malformed(String) }

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true

  init(_ address: HTTPAddress) throws {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(address.host, String(address.port), &hints, &found) == 0, let first = found
    else { throw Fault.cannotConnect }
    defer { freeaddrinfo(first) }
    descriptor = socket(first.pointee.ai_family, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 5, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
    guard connect(descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0 else {
      Glibc.close(descriptor)
      throw Fault.cannotConnect
    }
  }

  deinit { close() }

  /// Sends text; false if the connection no longer takes it all.
  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Ends our sending half only.
  func closeSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  func close() {
    if isOpen { Glibc.close(descriptor) }
    isOpen = false
  }

  /// Ends the connection with a reset, as a crashed client's system does.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    close()
  }

  /// Reads one response, header and body.
  func response(toHead: Bool = false) throws -> RawResponse {
    while true {
      if let (response, size) = RawResponse.parse(buffer, hasBody: !toHead) {
        buffer.removeFirst(size)
        return response
      }
      guard try fill() else { throw Fault.malformed(String(decoding: buffer, as: UTF8.self)) }
    }
  }

  /// Sends and reads one response.
  func exchange(_ text: String) throws -> RawResponse {
    send(text)
    return try response(toHead: text.hasPrefix("HEAD "))
  }

  /// True once the server has closed; false if it sends something instead.
  func isClosedByServer() throws -> Bool {
    guard buffer.isEmpty else { return false }
    return try !fill()
  }

  /// Everything until the server closes.
  func rest() throws -> String {
    while try fill() {}
    return String(decoding: buffer, as: UTF8.self)
  }

  private func fill() throws -> Bool {
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    if count < 0 && errno == EAGAIN { throw Fault.timedOut }
    guard count > 0 else { return false }
    buffer += chunk.prefix(count)
    return true
  }
}

/// A response as it came.
struct RawResponse {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The first response among bytes and how many it takes; nil while it is incomplete.
  ///
  /// An interim 100 is a response without a body.
  static func parse(_ bytes: [UInt8], hasBody: Bool) -> (RawResponse, Int)? {
    guard let end = headerEnd(bytes) else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count > 1, let status = Int(words[1]) else { return nil }
    var headers = HTTPHeaders()
    for line in lines.dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1)
      headers.add(String(halves[0]), String(halves.last?.drop { $0 == " " } ?? ""))
    }
    let forbidden = !hasBody || status == 304 || status < 200
    let length = forbidden ? 0 : Int(headers["Content-Length"] ?? "") ?? 0
    guard bytes.count >= end + 4 + length else { return nil }
    let body = Array(bytes[(end + 4)..<(end + 4 + length)])
    return (RawResponse(status: status, headers: headers, body: body), end + 4 + length)
  }

  private static func headerEnd(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while let carriageReturn = bytes[index...].firstIndex(of: 13) {
      if bytes[carriageReturn...].starts(with: [13, 10, 13, 10]) { return carriageReturn }
      index = carriageReturn + 1
    }
    return nil
  }
}
