// JSON texts as every viewer can read them.
//
// Perfetto (v52) takes the quote behind `\\` for one inside the text, and then refuses the whole file. So in
// a trace a backslash stands as `\u005c`, which means the same.

extension ByteBuffer {
  /// Adds a text in quotes.
  mutating func append(traceText text: String) {
    guard text.utf8.contains(UInt8(ascii: "\\")) else {
      append(quoted: text)
      return
    }
    var quoted = ByteBuffer()
    quoted.append(quoted: text)
    append(traceJSON: quoted.bytes())
  }

  /// Adds JSON that was written for others.
  mutating func append(traceJSON json: [UInt8]) {
    let backslash = UInt8(ascii: "\\")
    var begin = 0
    var index = 0
    while index < json.count {
      guard json[index] == backslash else {
        index += 1
        continue
      }
      // What follows belongs to it: a second backslash begins no escape of its own.
      if index + 1 < json.count, json[index + 1] == backslash {
        append(json.span.extracting(begin..<index))
        append(#"\u005c"#)
        begin = index + 2
      }
      index += 2
    }
    append(json.span.extracting(begin..<json.count))
  }
}
