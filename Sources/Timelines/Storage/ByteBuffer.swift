/// Bytes written one after the other, in blocks that are never moved, or handed on block by block.
///
/// A timeline may be hundreds of megabytes: an array that grows would copy it again and again and need
/// three times its size. Writing goes through raw memory, each write checked once against the
/// block's end; this file and `TraceChunk` are the only ones in the module that do so.
struct ByteBuffer: ~Copyable {
  private struct Block {
    let start: UnsafeMutableRawPointer
    let count: Int
  }

  /// The first block is small, because most timelines are.
  private static let firstCapacity = 1 << 12
  private static let largestCapacity = 1 << 20
  /// A block that is written again and again should stay in the cache.
  private static let flushedCapacity = 1 << 16

  /// Where full blocks go; nil where they are kept.
  private let sink: ((Span<UInt8>) -> Void)?
  private var full: [Block] = []
  /// How many bytes the full blocks hold.
  private var fullCount = 0
  private var start: UnsafeMutableRawPointer
  private var next: UnsafeMutableRawPointer
  private var end: UnsafeMutableRawPointer

  init(flushingTo sink: ((Span<UInt8>) -> Void)? = nil) {
    self.sink = sink
    let capacity = sink == nil ? Self.firstCapacity : Self.flushedCapacity
    start = .allocate(byteCount: capacity, alignment: 8)
    next = start
    end = start + capacity
  }

  deinit {
    for block in full { block.start.deallocate() }
    start.deallocate()
  }

  /// How many bytes were written.
  var count: Int { fullCount + (next - start) }

  /// All bytes as one array.
  ///
  /// Gives each full block back as soon as it is copied.
  consuming func bytes() -> [UInt8] {
    let blocks = full + [Block(start: start, count: next - start)]
    let fullBlocks = full.count
    full = []
    return Array(unsafeUninitializedCapacity: count) { target, written in
      for (index, block) in blocks.enumerated() {
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(target)[written...])
          .copyMemory(from: UnsafeRawBufferPointer(start: block.start, count: block.count))
        written += block.count
        if index < fullBlocks { block.start.deallocate() }
      }
    }
  }

  /// Hands on what is left.
  consuming func flush() {
    handOn()
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
    for block in other.full { copy(block.start, count: block.count) }
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

  /// Goes on in a new block, in which there is room for a number of bytes.
  @inline(never)
  private mutating func grow(by count: Int) {
    let capacity: Int
    if sink != nil {
      handOn()
      guard end - start < count else { return }
      start.deallocate()
      capacity = count
    } else {
      capacity = max(count, min((end - start) * 2, Self.largestCapacity))
      full.append(Block(start: start, count: next - start))
      fullCount += next - start
    }
    start = .allocate(byteCount: capacity, alignment: 8)
    next = start
    end = start + capacity
  }

  private mutating func handOn() {
    let written = UnsafeRawBufferPointer(start: start, count: next - start)
    written.withMemoryRebound(to: UInt8.self) { sink?($0.span) }
    next = start
  }
}
