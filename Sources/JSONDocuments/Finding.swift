/// What stands in a text where parsing stopped.
struct Finding {
  let bytes: [UInt8]
  let offset: Int

  /// The byte there; nil at the end.
  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// What it is: the end, a word, a character, or one that cannot be shown.
  var found: JSONFault.Found {
    guard let byte else { return .end }
    if byte < 0x20 || byte == 0x7F { return .controlCharacter(byte) }
    let end = min(bytes.count, offset + 24)
    let word = bytes[offset..<end].prefix(while: Finding.isWord)
    if !word.isEmpty { return .text(String(decoding: word, as: UTF8.self)) }
    let character = String(decoding: bytes[offset..<min(bytes.count, offset + 4)], as: UTF8.self)
    return .text(String(character.unicodeScalars.prefix(1)))
  }

  /// How to mend a mistake that people make who think in another language.
  var hint: JSONFault.Hint? {
    guard let byte else { return nil }
    let letters = bytes[offset...].prefix(12).prefix(while: Finding.isWord)
    let word = String(decoding: letters, as: UTF8.self)
    switch word {
    case "True", "False": return .write(word.lowercased())
    case "None", "nil", "undefined": return .write("null")
    case "NaN", "Infinity": return .noSuchNumber
    default: break
    }
    let digits = bytes[(offset + 1)...].prefix(12).prefix(while: Finding.isDigit)
    switch byte {
    case UInt8(ascii: ".") where !digits.isEmpty:
      return .write("0." + String(decoding: digits, as: UTF8.self))
    case UInt8(ascii: "+") where !digits.isEmpty:
      return .write(String(decoding: digits, as: UTF8.self))
    case 0xE2 where Finding.curlyQuotes.contains(Array(bytes[offset...].prefix(3))):
      return .straightQuotes
    case UInt8(ascii: "'"): return .doubleQuotes
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return .noComments
    default: return nil
    }
  }

  /// What is wrong with a word that begins as a number; nil where it does not.
  ///
  /// The parser stops in its midst, and takes what it has read until there for the number.
  var flawOfNumber: JSONTextFault? {
    guard let byte, Finding.isDigit(byte), offset + 1 < bytes.count else { return nil }
    let hasSpareZero = byte == UInt8(ascii: "0") && Finding.isDigit(bytes[offset + 1])
    return hasSpareZero ? .leadingZero(found) : .letterInNumber(found)
  }

  private static let longestWord = 20
  private static let curlyQuotes = "“”„‘’".map { Array($0.utf8) }

  /// Where the word begins in whose midst the parser stopped.
  var wordStart: Int {
    var start = offset
    while start > 0, Finding.isWord(bytes[start - 1]) {
      start -= 1
      // A word that is longer than any that is meant is told from where the parser stopped.
      if offset - start > Finding.longestWord { return offset }
    }
    return start
  }

  /// Where the comma stands, if this is a closing bracket right behind one.
  var trailingComma: Int? {
    guard byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") else { return nil }
    let before = bytes[..<offset].lastIndex { !Finding.isWhiteSpace($0) }
    guard let before, bytes[before] == UInt8(ascii: ",") else { return nil }
    return before
  }

  /// The first byte up to an offset that is not part of well-formed UTF-8.
  func firstInvalidByte(through last: Int) -> Int? {
    var decoder = Unicode.UTF8.ForwardParser()
    var input = bytes[..<min(bytes.count, last + 4)].makeIterator()
    var position = 0
    while position <= last {
      switch decoder.parseScalar(from: &input) {
      case .valid(let scalar): position += scalar.count
      case .error: return position
      case .emptyInput: return nil
      }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
