/// A JSON value that is written in Swift: members keep their order.
///
///     let schema: JSONLiteral = ["type": "object", "minProperties": 1]
package indirect enum JSONLiteral: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case text(String)
  case list([JSONLiteral])
  case object([Member])

  /// A member of an object.
  package struct Member: Sendable, Equatable {
    /// Its name.
    package let name: String
    /// Its value.
    package let value: JSONLiteral

    /// Makes a member.
    package init(_ name: String, _ value: JSONLiteral) {
      self.name = name
      self.value = value
    }
  }

  /// The value as a document that people can read: two spaces a level, a newline at the end.
  package var document: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes, indentation: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func append(to bytes: inout [UInt8], indentation: Int) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .text(let text): JSONString.append(text.utf8, to: &bytes)
    case .list(let elements):
      appendLines(elements, in: "[]", to: &bytes, indentation) { element, bytes in
        element.append(to: &bytes, indentation: indentation + 2)
      }
    case .object(let members):
      appendLines(members, in: "{}", to: &bytes, indentation) { member, bytes in
        JSONString.append(member.name.utf8, to: &bytes)
        bytes += ": ".utf8
        member.value.append(to: &bytes, indentation: indentation + 2)
      }
    }
  }

  private func appendLines<Item>(
    _ items: [Item],
    in brackets: String,
    to bytes: inout [UInt8],
    _ indentation: Int,
    _ append: (Item, inout [UInt8]) -> Void
  ) {
    guard !items.isEmpty else {
      bytes += brackets.utf8
      return
    }
    bytes += brackets.utf8.prefix(1)
    for (index, item) in items.enumerated() {
      bytes += (index == 0 ? "\n" : ",\n").utf8
      bytes += repeatElement(UInt8(ascii: " "), count: indentation + 2)
      append(item, &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: indentation)
    bytes += brackets.utf8.suffix(1)
  }
}

extension JSONLiteral: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A text.
  package init(stringLiteral text: String) { self = .text(text) }

  /// A number.
  package init(integerLiteral number: Int64) { self = .integer(number) }

  /// True or false.
  package init(booleanLiteral flag: Bool) { self = .bool(flag) }

  /// A list.
  package init(arrayLiteral elements: JSONLiteral...) { self = .list(elements) }

  /// An object, its members in the order given.
  package init(dictionaryLiteral members: (String, JSONLiteral)...) {
    self = .object(members.map { Member($0, $1) })
  }

  /// A list of texts.
  package static func texts(_ texts: [String]) -> JSONLiteral { .list(texts.map { .text($0) }) }
}
