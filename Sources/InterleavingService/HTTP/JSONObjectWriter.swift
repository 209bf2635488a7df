import JSONDocuments

/// Writes a JSON object member by member, in the order given.
struct JSONObjectWriter {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

  mutating func add(_ name: String, _ text: String) {
    begin(name)
    JSONString.append(text.utf8, to: &bytes)
  }

  mutating func add(_ name: String, _ number: Int) {
    begin(name)
    bytes += String(number).utf8
  }

  mutating func add(_ name: String, _ flag: Bool) {
    begin(name)
    bytes += (flag ? "true" : "false").utf8
  }

  /// Adds a value that is JSON already.
  mutating func add(_ name: String, json: [UInt8]) {
    begin(name)
    bytes += json
  }

  mutating func add(_ name: String, texts: [String]) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      JSONString.append(text.utf8, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func add(_ name: String, objects: [JSONObjectWriter]) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    for (index, object) in objects.enumerated() {
      bytes += (index > 0 ? ",\n" : "\n").utf8
      bytes += object.closed
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// The whole object.
  var closed: [UInt8] { bytes + [UInt8(ascii: "}")] }

  /// The whole object and a newline: a document that prints well in a terminal.
  var document: [UInt8] { bytes + "}\n".utf8 }

  private mutating func begin(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    JSONString.append(name.utf8, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }
}
