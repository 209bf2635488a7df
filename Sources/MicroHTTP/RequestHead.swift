/// A request's line and header fields, copied out of libmicrohttpd's memory but not yet judged.
struct RequestHead: Sendable {
  typealias Field = (name: [UInt8], value: [UInt8])

  /// The method, of any kind.
  var method: [UInt8]
  /// The target before any decoding.
  var target: [UInt8] = []
  /// `HTTP/1.1` and the like.
  var version: String
  /// The field lines in order, values with the white space after them.
  var fields: [Field] = []
  /// Who sent it.
  var remote = HTTPAddress.unknown
  /// Where these parts lay in memory; nil if the library is not the version whose layout we know.
  var layout: Layout?

  /// The bytes of the whole header after libmicrohttpd has put NUL for every separator.
  struct Layout: Sendable {
    /// From the method to the end of the blank line.
    var block: [UInt8]
    /// Where in it the target begins.
    var targetOffset: Int
    /// Where in it the version begins.
    var versionOffset: Int

    /// True if that version of libmicrohttpd keeps a header in the way described here.
    static func isKnown(_ version: String) -> Bool { version == "0.9.75" }
  }

  /// A header of which only the method and the version are known yet.
  init(_ method: [UInt8], _ version: String) {
    self.method = method
    self.version = version
  }

  /// The languages that the client asks for, where it does so in a line that is short and in ASCII.
  var acceptLanguage: String? {
    let name = Array("accept-language".utf8)
    let line = fields.first { field in
      field.name.count == name.count && zip(field.name, name).allSatisfy { $0 | 0x20 == $1 }
    }
    guard let value = line?.value, value.count <= Self.longestLanguages else { return nil }
    guard value.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    return String(decoding: value, as: UTF8.self)
  }

  private static let longestLanguages = 1024

  /// True if what libmicrohttpd made of the header is all that the client sent.
  ///
  /// Version 0.9.75 cuts every text at a NUL byte, and glues the rest of a folded line to the field's
  /// *name*, so that `Transfer: chunked`, folded with `-Encoding` on the next line, becomes
  /// `Transfer-Encoding: chunked`. A proxy in front sees something else, which is how requests are
  /// smuggled. Neither is reported, but both leave a gap between the parts: we walk over them, and
  /// nothing but the separators may lie between.
  var isFaithful: Bool {
    guard let layout else { return true }
    var walk = BlockWalk(block: layout.block)
    guard walk.take(method), walk.takeNUL(), walk.skipSpaces(to: layout.targetOffset),
      layout.versionOffset == layout.targetOffset + target.count + 1
    else { return false }
    walk.position = layout.versionOffset
    guard walk.take(Array(version.utf8)), walk.takeLineEnd() else { return false }
    for field in fields {
      guard walk.take(field.name), walk.takeNUL() else { return false }
      walk.skipBlanks()
      guard walk.take(field.value), walk.takeLineEnd() else { return false }
    }
    _ = walk.takeLineEnd()
    return walk.isAtEnd
  }
}

/// A cursor over a header block in which separators have become NUL.
private struct BlockWalk {
  let block: [UInt8]
  var position = 0

  var isAtEnd: Bool { position == block.count }

  mutating func take(_ bytes: [UInt8]) -> Bool {
    guard block[position...].starts(with: bytes) else { return false }
    position += bytes.count
    return true
  }

  mutating func takeNUL() -> Bool { take([0]) }

  /// CR LF or a bare LF, both of which end a line, were replaced byte for byte.
  mutating func takeLineEnd() -> Bool { take([0, 0]) || take([0]) }

  mutating func skipBlanks() {
    while position < block.count, block[position] == 0x20 || block[position] == 0x09 {
      position += 1
    }
  }

  mutating func skipSpaces(to end: Int) -> Bool {
    while position < min(end, block.count), block[position] == 0x20 { position += 1 }
    return position == end && end <= block.count
  }
}
