import JSONDocuments

/// Writes the members of one action: the JSON between its braces.
struct MemberWriter {
  /// The members, with commas between them.
  private(set) var bytes: [UInt8] = []
  /// The members of `reads`, `writes` and `locals`, each with a comma before it.
  private var reads: [UInt8] = []
  private var writes: [UInt8] = []
  private var locals: [UInt8] = []
  private var ending: [UInt8] = []

  /// The longest JSON of a value that is noted; longer ones are noted by their length.
  static let longestValue = 1024

  mutating func add(_ name: StaticString, _ value: Value) {
    begin(name)
    Self.append(value, to: &bytes)
  }

  mutating func add(_ name: StaticString, text: String) {
    begin(name)
    JSONString.append(text.utf8, to: &bytes)
  }

  /// Adds a time in seconds, or null.
  mutating func add(_ name: StaticString, nanoseconds: Int64?) {
    begin(name)
    guard let nanoseconds else {
      bytes += "null".utf8
      return
    }
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    bytes += String(seconds).utf8
    guard rest > 0 else { return }
    var digits = String(rest)
    digits = "." + String(repeating: "0", count: 9 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    bytes += digits.utf8
  }

  mutating func add(_ name: StaticString, texts: [String]) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      JSONString.append(text.utf8, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Says that the action is the second half of one of an earlier step.
  mutating func addResumed() {
    ending += #","resumed":true"#.utf8
  }

  mutating func add(error: Raised) {
    ending += #","error":{"type":"#.utf8
    JSONString.append(error.type.utf8, to: &ending)
    ending += #","message":"#.utf8
    JSONString.append(error.message.utf8, to: &ending)
    ending.append(UInt8(ascii: "}"))
  }

  mutating func addRead(_ name: String, _ value: Value) {
    Self.append(name, value, to: &reads)
  }

  mutating func addWrite(_ name: String, _ value: Value) {
    Self.append(name, value, to: &writes)
  }

  mutating func addLocal(_ name: String, _ value: Value) {
    Self.append(name, value, to: &locals)
  }

  /// Puts everything into `bytes`, in the documented order.
  mutating func finish() {
    append(reads, as: "reads")
    append(writes, as: "writes")
    append(locals, as: "locals")
    bytes += bytes.isEmpty ? ending.dropFirst() : ending[...]
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    reads.removeAll(keepingCapacity: true)
    writes.removeAll(keepingCapacity: true)
    locals.removeAll(keepingCapacity: true)
    ending.removeAll(keepingCapacity: true)
  }

  private mutating func begin(_ name: StaticString) {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes += $0 }
    bytes += #"":"#.utf8
  }

  private mutating func append(_ members: [UInt8], as name: StaticString) {
    guard !members.isEmpty else { return }
    begin(name)
    bytes.append(UInt8(ascii: "{"))
    bytes += members.dropFirst()
    bytes.append(UInt8(ascii: "}"))
  }

  private static func append(_ name: String, _ value: Value, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: ","))
    JSONString.append(name.utf8, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(value, to: &bytes)
  }

  private static func append(_ value: Value, to bytes: inout [UInt8]) {
    let count = value.jsonByteCount
    if count <= longestValue {
      value.appendJSON(to: &bytes)
    } else {
      bytes += "{\"…\":\(count)}".utf8
    }
  }
}
