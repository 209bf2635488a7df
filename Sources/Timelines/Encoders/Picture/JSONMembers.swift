/// Goes over the members of an action as a describer writes them: JSON without its outer braces.
///
/// It relies on their being valid: the describer vouches for that.
struct JSONMembers: Sequence, IteratorProtocol {
  struct Member {
    let name: String
    /// Its JSON.
    let value: ArraySlice<UInt8>

    /// The value where it is a text.
    var text: String? { JSONMembers.text(value) }

    /// The members of the value where it is an object.
    var members: JSONMembers? {
      value.first == UInt8(ascii: "{") ? JSONMembers(value.dropFirst().dropLast()) : nil
    }
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  mutating func next() -> Member? {
    if rest.first == UInt8(ascii: ",") { rest.removeFirst() }
    guard rest.first == UInt8(ascii: "\"") else { return nil }
    let name = rest.prefix(lengthOfValue())
    rest = rest.dropFirst(name.count + 1)
    let value = rest.prefix(lengthOfValue())
    rest = rest.dropFirst(value.count)
    return Member(name: Self.text(name) ?? "", value: value)
  }

  /// How far the value reaches that `rest` begins with.
  private func lengthOfValue() -> Int {
    var depth = 0
    var isText = false
    var isEscaped = false
    for (offset, byte) in rest.enumerated() {
      if isText {
        if byte == UInt8(ascii: "\"") && !isEscaped {
          isText = false
          if depth == 0 { return offset + 1 }
        }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return offset + 1 }
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        if depth == 0 { return offset }
      default: break
      }
    }
    return rest.count
  }

  /// A JSON text's characters, or nil for any other value.
  private static func text(_ json: ArraySlice<UInt8>) -> String? {
    guard json.first == UInt8(ascii: "\"") else { return nil }
    var bytes: [UInt8] = []
    var rest = json.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "u"):
        // Only control characters are written so.
        let digits = String(decoding: rest.prefix(4), as: UTF8.self)
        rest = rest.dropFirst(4)
        let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
        bytes += Array(String(scalar ?? "\u{FFFD}").utf8)
      default: bytes.append(escape)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
