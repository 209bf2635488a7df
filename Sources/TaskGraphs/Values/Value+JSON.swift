import JSONDocuments

extension Value {
  /// Appends its JSON, without white space.
  ///
  /// A float keeps a fraction or an exponent (`1.0`), so that it is read back as one.
  package func appendJSON(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let number): JSONNumber.append(number, to: &bytes)
    case .float(let number): bytes.append(contentsOf: FloatText.shortest(number).utf8)
    case .text(let text): JSONString.append(text.utf8, to: &bytes)
    case .list(let list):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in list.elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.appendJSON(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in object.members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONString.append(member.name.utf8, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.appendJSON(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// The exact number of bytes that `appendJSON(to:)` appends.
  ///
  /// - Complexity: O(1), but for a text in its length.
  package var jsonByteCount: Int {
    switch self {
    case .null: 4
    case .bool(let flag): flag ? 4 : 5
    case .integer(let number): JSONNumber.byteCount(of: number)
    case .float(let number): FloatText.shortest(number).utf8.count
    case .text(let text): JSONString.byteCount(of: text.utf8)
    case .list(let list): list.jsonByteCount
    case .object(let object): object.jsonByteCount
    }
  }
}
