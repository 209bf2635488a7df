import CMicroHTTPD

/// A body as libmicrohttpd asks for it: block by block, so that no second copy of a large one is made.
final class BodySource: Sendable {
  /// Up to this size one copy of a body is cheaper than being called back.
  static let blockSize = 64 << 10
  /// How libmicrohttpd is kept from sending `Transfer-Encoding` where there is no length to tell: some
  /// clients then wait for chunks, even after a 304.
  static let unknownLength = MHD_ResponseFlags.RF_HTTP_1_0_COMPATIBLE_STRICT

  /// The answer that the body belongs to.
  let response: HTTPResponse
  private let connection: Connection

  init(_ response: HTTPResponse, _ exchange: Exchange) {
    self.response = response
    connection = exchange.connection
  }

  /// A 304 tells the length that a 200 would have had, or none (RFC 9110, section 8.6).
  private var hasLength: Bool { response.status != .notModified || response.body != .none }

  /// The length that the header tells; nil if it is to tell none.
  var length: UInt64? { hasLength ? UInt64(response.body.count) : nil }

  /// The bytes of a body that is better copied; nil for a long one, and for one that is withheld.
  var shortBytes: [UInt8]? {
    switch response.body {
    case .bytes(let bytes): bytes.count <= Self.blockSize ? bytes : nil
    case .none: hasLength ? [] : nil
    case .withheld: nil
    }
  }

  /// The next bytes to send, counted as moved; nil at the end.
  func block(at position: UInt64, upTo room: Int) -> ArraySlice<UInt8>? {
    guard case .bytes(let bytes) = response.body, position < bytes.count else { return nil }
    let block = bytes[Int(position)...].prefix(room)
    connection.count(block.count)
    return block
  }
}
