/// Counts what may be an alias (`*name`) in YAML, before anything is parsed.
///
/// Ten lists of ten aliases each, one list inside the next, stand for ten billion texts; a parser that
/// compares the keys of a mapping would go through them all. Where texts hold what looks like an alias
/// this counts too much, never too little.
enum YAMLAliases {
  /// How many places there are at which an alias may stand.
  static func count(in text: [UInt8]) -> Int {
    var count = 0
    var mayBegin = true
    for (offset, byte) in text.enumerated() {
      if byte == UInt8(ascii: "*"), mayBegin, offset + 1 < text.count, text[offset + 1] > 0x20 {
        count += 1
      }
      mayBegin = beginsNode(after: byte)
    }
    return count
  }

  /// Whether a node can begin behind a byte: white space, or what opens or parts a flow collection.
  private static func beginsNode(after byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
