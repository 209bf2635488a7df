extension Template {
  /// Parses a template.
  ///
  /// - Parameters:
  ///   - bytes: Its text, in UTF-8.
  ///   - scope: What names mean; it gains the locals that are new.
  /// - Returns: The template.
  /// - Throws: The first thing that is wrong with it.
  static func parse(
    _ bytes: ArraySlice<UInt8>,
    in scope: inout NameScope
  ) throws(ExpressionSyntaxError) -> Template {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    guard bytes.contains(where: { $0 == open || $0 == close }) else {
      return .constant(String(decoding: bytes, as: UTF8.self))
    }
    var pieces: [Piece] = []
    var text: [UInt8] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      let isDoubled = position + 1 < bytes.endIndex && bytes[position + 1] == byte
      if byte != open, byte != close {
        text.append(byte)
        position += 1
      } else if isDoubled {
        text.append(byte)
        position += 2
      } else if byte == close {
        throw ExpressionSyntaxError(offset: position, fault: .brace(.unopened))
      } else {
        if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
        text.removeAll()
        position = try expression(after: position, of: bytes, into: &pieces, in: &scope)
      }
    }
    if pieces.isEmpty { return .constant(String(decoding: text, as: UTF8.self)) }
    if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
    return .pieces(pieces)
  }

  /// Parses the expression behind an opening brace; returns where the text goes on.
  private static func expression(
    after brace: Int,
    of bytes: ArraySlice<UInt8>,
    into pieces: inout [Piece],
    in scope: inout NameScope
  ) throws(ExpressionSyntaxError) -> Int {
    let rest = bytes[(brace + 1)...]
    if rest.first(where: { $0 != 0x20 }) == UInt8(ascii: "}") {
      throw ExpressionSyntaxError(offset: brace, fault: .brace(.empty))
    }
    let (parsed, end) = try ExpressionParser.parse(rest, endsAtBrace: true, in: &scope)
    guard end < bytes.endIndex else {
      throw ExpressionSyntaxError(offset: brace, fault: .brace(.unclosed))
    }
    pieces.append(.expression(parsed))
    return end + 1
  }
}
