import JSONDocuments

/// Writes members of a JSON object, with commas between them.
struct MemberWriter {
  /// What was there before, and the members.
  private(set) var bytes: [UInt8]
  /// Whether the next member is the first of its object.
  private var isFirst = true

  /// Writes behind what is there already.
  init(behind bytes: consuming [UInt8] = []) {
    self.bytes = bytes
  }

  /// Begins a member whose name needs no escapes; its value is to be written next.
  mutating func begin(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// Begins a member.
  mutating func begin(named name: String) {
    separate()
    JSONString.append(name.utf8, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Begins a member that is an object; the next members are its own.
  mutating func beginObject(_ name: StaticString) {
    begin(name)
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
  }

  mutating func endObject() {
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  mutating func add(_ name: StaticString, _ value: Value) {
    begin(name)
    let count = value.jsonByteCount
    if count <= NoteValue.longestJSON {
      value.appendJSON(to: &bytes)
    } else {
      write(lengthOf: count)
    }
  }

  mutating func add(_ name: StaticString, text: String) {
    begin(name)
    JSONString.append(text.utf8, to: &bytes)
  }

  mutating func add(_ name: StaticString, text: UnsafeRawBufferPointer) {
    begin(name)
    JSONString.append(text, to: &bytes)
  }

  mutating func add(_ name: StaticString, texts: some Sequence<String>) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    var isFirstText = true
    for text in texts {
      if !isFirstText { bytes.append(UInt8(ascii: ",")) }
      isFirstText = false
      JSONString.append(text.utf8, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Adds a time in seconds, or null.
  mutating func add(_ name: StaticString, nanoseconds: Int64?) {
    begin(name)
    guard let nanoseconds else {
      bytes += "null".utf8
      return
    }
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    JSONNumber.append(seconds, to: &bytes)
    guard rest > 0 else { return }
    var digits = String(rest)
    digits = "." + String(repeating: "0", count: 9 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    bytes += digits.utf8
  }

  /// Writes what stands for a value whose JSON has too many bytes.
  mutating func write(lengthOf count: Int) {
    bytes += "{\"…\":\(count)}".utf8
  }

  /// Writes the value that a note has next.
  mutating func write(valueFrom reader: inout NoteReader) {
    let (kind, number) = reader.nextValue()
    switch kind {
    case .word:
      switch NoteValue.Word(rawValue: number) {
      case .true: bytes += "true".utf8
      case .false: bytes += "false".utf8
      case .null, nil: bytes += "null".utf8
      }
    case .integer:
      JSONNumber.append(Int64(bitPattern: number >> 1) ^ -Int64(number & 1), to: &bytes)
    case .float: bytes += FloatText.shortest(reader.float()).utf8
    case .text: JSONString.append(reader.take(Int(number)), to: &bytes)
    case .list:
      bytes.append(UInt8(ascii: "["))
      for index in 0..<number {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(valueFrom: &reader)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object:
      bytes.append(UInt8(ascii: "{"))
      for index in 0..<number {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONString.append(reader.takeCounted(), to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        write(valueFrom: &reader)
      }
      bytes.append(UInt8(ascii: "}"))
    case .long: write(lengthOf: Int(number))
    }
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
