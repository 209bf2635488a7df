/// Bytes written one after the other: kept, or handed on piece by piece.
///
/// They are written into a block that stays in the processor's cache, and from there go where they are
/// wanted as a whole. Writing goes through raw memory, each write checked once against the block's end;
/// this file and `TraceChunk` are the only ones in the module that do so.
struct ByteBuffer: ~Copyable {
  /// The first block is small, because most timelines are.
  private static let firstCapacity = 1 << 12
  private static let standardCapacity = 1 << 16

  /// Where full blocks go; nil where they are kept.
  private let sink: ((Span<UInt8>) -> Void)?
  /// What was in the blocks before this one.
  private var kept: [UInt8] = []
  private var start: UnsafeMutableRawPointer
  private var next: UnsafeMutableRawPointer
  private var end: UnsafeMutableRawPointer

  init(flushingTo sink: ((Span<UInt8>) -> Void)? = nil) {
    self.sink = sink
    let capacity = sink == nil ? Self.firstCapacity : Self.standardCapacity
    start = .allocate(byteCount: capacity, alignment: 8)
    next = start
    end = start + capacity
  }

  deinit {
    start.deallocate()
  }

  /// How many bytes were written, but for those that were handed on.
  var count: Int { kept.count + (next - start) }

  /// All bytes as one array.
  consuming func bytes() -> [UInt8] {
    handOn()
    return kept
  }

  /// Hands on what is left.
  consuming func flush() {
    handOn()
  }

  /// Takes note that so many bytes more will come, about.
  ///
  /// An array that grows to hundreds of megabytes is copied again and again, and each copy is memory
  /// that the system must clear first.
  mutating func expect(_ bytes: Int) {
    if sink == nil { kept.reserveCapacity(count + bytes) }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if next == end { grow(by: 1) }
    next.storeBytes(of: byte, as: UInt8.self)
    next += 1
  }

  /// Adds text that stands in the source.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    copy(text.utf8Start, count: text.utf8CodeUnitCount)
  }

  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      copy(base, count: source.count)
    }
  }

  /// Adds another buffer's bytes.
  mutating func append(_ other: borrowing ByteBuffer) {
    append(other.kept.span)
    copy(other.start, count: other.next - other.start)
  }

  /// Adds a number in decimal.
  @inline(__always)
  mutating func append(decimal number: Int) {
    if number >= 0 && number < 10 {
      append(UInt8(truncatingIfNeeded: 0x30 + number))
    } else {
      appendDigits(of: number)
    }
  }

  /// Adds the digits of a number that is filled up with zeros in front.
  mutating func append(decimal number: UInt64, digits: Int) {
    if end - next < digits { grow(by: digits) }
    var rest = number
    var position = next + digits
    while position > next {
      position -= 1
      position.storeBytes(of: UInt8(truncatingIfNeeded: 0x30 + rest % 10), as: UInt8.self)
      rest /= 10
    }
    next += digits
  }

  private mutating func appendDigits(of number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var digits = 1
    var bound: UInt64 = 10
    while digits < 19, number.magnitude >= bound {
      digits += 1
      bound &*= 10
    }
    append(decimal: UInt64(number.magnitude), digits: digits)
  }

  @inline(__always)
  private mutating func copy(_ source: UnsafeRawPointer, count: Int) {
    if end - next < count { grow(by: count) }
    next.copyMemory(from: source, byteCount: count)
    next += count
  }

  /// Makes room for a number of bytes.
  @inline(never)
  private mutating func grow(by count: Int) {
    handOn()
    guard end - start < max(count, Self.standardCapacity) else { return }
    start.deallocate()
    let capacity = max(count, Self.standardCapacity)
    start = .allocate(byteCount: capacity, alignment: 8)
    next = start
    end = start + capacity
  }

  private mutating func handOn() {
    let written = UnsafeRawBufferPointer(start: start, count: next - start)
    written.withMemoryRebound(to: UInt8.self) { written in
      if let sink {
        sink(written.span)
      } else {
        kept.append(contentsOf: written)
      }
    }
    next = start
  }
}
