/// Reads a note, entry after entry: see `NoteEntry`.
struct NoteReader {
  private let bytes: UnsafeRawBufferPointer
  /// Where the next byte stands.
  var position = 0

  /// Reads a note that stays where it is as long as this is used.
  init(_ note: UnsafeRawBufferPointer) {
    bytes = note
  }

  /// The next entry, or nil at the end.
  mutating func next() -> (entry: NoteEntry, number: Int)? {
    guard position < bytes.count else { return nil }
    let (kind, number) = head(bits: NoteEntry.bits)
    guard let entry = NoteEntry(rawValue: kind) else {
      preconditionFailure("a note holds only known entries")
    }
    return (entry, Int(truncatingIfNeeded: number))
  }

  /// The head of the next value.
  mutating func nextValue() -> (kind: NoteValue, number: UInt64) {
    let (kind, number) = head(bits: NoteValue.bits)
    guard let value = NoteValue(rawValue: kind) else {
      preconditionFailure("a note holds only known values")
    }
    return (value, number)
  }

  mutating func varint() -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      guard byte & 0x80 != 0 else { return number }
      shift += 7
    }
  }

  /// The next so many bytes.
  mutating func take(_ count: Int) -> UnsafeRawBufferPointer {
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
  }

  /// The bytes of a text whose length stands before it.
  mutating func takeCounted() -> UnsafeRawBufferPointer { take(Int(varint())) }

  mutating func float() -> Double {
    let bits = take(8).loadUnaligned(as: UInt64.self)
    return Double(bitPattern: UInt64(littleEndian: bits))
  }

  /// Passes over what follows an entry's head.
  mutating func skip(_ entry: NoteEntry, _ number: Int) {
    switch entry {
    case .text: position += number
    case .targets: for _ in 0..<number { _ = varint() }
    case .seconds, .count, .value, .read, .write, .local: skipValue()
    case .error:
      if number == 0 { _ = takeCounted() }
      _ = takeCounted()
    case .target, .id, .limit, .boundValue, .resumed: break
    }
  }

  private mutating func skipValue() {
    let (kind, number) = nextValue()
    switch kind {
    case .word, .integer, .long: break
    case .float: position += 8
    case .text: position += Int(number)
    case .list: for _ in 0..<number { skipValue() }
    case .object:
      for _ in 0..<number {
        position += Int(varint())
        skipValue()
      }
    }
  }

  private mutating func head(bits: UInt8) -> (kind: UInt8, number: UInt64) {
    let byte = bytes[position]
    position += 1
    let kind = byte & (1 << bits - 1)
    let number = byte >> bits
    return (kind, number < UInt8.max >> bits ? UInt64(number) : UInt64(number) + varint())
  }
}
