import CooperativeLoop

/// One column of the compact form: values of one type, little-endian, one after the other.
final class Column {
  /// The types that a column can have, as a directory names them.
  enum Element: String {
    case u8, u32, f64

    /// How many bytes a value takes.
    var size: Int {
      switch self {
      case .u8: 1
      case .u32: 4
      case .f64: 8
      }
    }
  }

  /// What stands in a column of indexes for "none".
  static let none = UInt32.max

  let name: String
  let element: Element
  private var buffer = ByteBuffer()

  init(_ name: String, _ element: Element) {
    self.name = name
    self.element = element
  }

  /// How many values it has.
  var count: Int { buffer.count / element.size }

  func append(_ value: UInt8) {
    buffer.append(value)
  }

  func append(_ value: UInt32) {
    buffer.append(littleEndian: value)
  }

  func append(_ value: Double) {
    buffer.append(littleEndian: UInt32(truncatingIfNeeded: value.bitPattern))
    buffer.append(littleEndian: UInt32(truncatingIfNeeded: value.bitPattern >> 32))
  }

  func append(_ bytes: Span<UInt8>) {
    buffer.append(bytes)
  }

  /// Adds a task's index, or none.
  func append(_ task: TaskID?) {
    append(task?.index ?? Self.none)
  }

  /// Adds the index of a step, or none.
  ///
  /// Runs have fewer than 2^32 steps: those would take 8 GiB of records at least, and far more of
  /// columns.
  func append(step: Int?) {
    append(step.map { UInt32(truncatingIfNeeded: $0) } ?? Self.none)
  }

  /// Copies all values to where they will stand.
  func write(to out: inout ByteBuffer) {
    out.append(buffer)
  }
}

/// Texts one after the other, and a column of their lengths in bytes.
struct TextColumn {
  let bytes: Column
  let lengths: Column

  init(_ name: String) {
    bytes = Column(name, .u8)
    lengths = Column("\(name)Length", .u32)
  }

  /// Adds valid UTF-8.
  func append(_ text: Span<UInt8>) {
    bytes.append(text)
    lengths.append(UInt32(truncatingIfNeeded: text.count))
  }

  /// Adds a printed line; bytes that are not UTF-8 become replacement characters.
  func append(line: Span<UInt8>) {
    if (try? UTF8Span(validating: line)) != nil {
      append(line)
    } else {
      let repaired = line.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      append(repaired.utf8.span)
    }
  }
}

extension ByteBuffer {
  /// Adds a number of 32 bits, the low byte first.
  mutating func append(littleEndian value: UInt32) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
    append(UInt8(truncatingIfNeeded: value >> 16))
    append(UInt8(truncatingIfNeeded: value >> 24))
  }

  /// Adds a byte until the length is a multiple of eight.
  mutating func pad(with byte: UInt8) {
    while count % 8 != 0 { append(byte) }
  }
}

extension LoopInstant {
  /// Seconds, as the double that a JSON reader makes of their decimal form: the nearest one.
  var nearestSeconds: Double {
    // Below 2^53 the whole number is exact, and so the division rounds once.
    guard nanoseconds.magnitude >= 1 << 53 else { return Double(nanoseconds) / 1e9 }
    return Double("\(nanoseconds)e-9") ?? Double(nanoseconds) / 1e9
  }
}
