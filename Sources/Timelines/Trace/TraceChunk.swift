/// A block of a trace: records written one after the other.
///
/// The only file in the module that touches raw memory, beside `ByteBuffer`: a recorded yield must not
/// cost a bounds check and a uniqueness check per number.
final class TraceChunk {
  /// Bytes in an ordinary chunk: 64 KiB, sixteen pages.
  static let standardCapacity = 1 << 16
  /// A number is read as whole words, which may reach behind the last record.
  private static let slack = 16

  let capacity: Int
  private(set) var count = 0
  private let bytes: UnsafeMutableRawPointer

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(byteCount: capacity + Self.slack, alignment: 8)
  }

  deinit {
    bytes.deallocate()
  }

  /// The address of the next free byte, for the recorder to write through.
  var end: UnsafeMutableRawPointer { bytes + count }

  /// The address behind the last byte.
  var limit: UnsafeMutableRawPointer { bytes + capacity }

  /// Takes note of how far the recorder has written.
  func close(at end: UnsafeMutableRawPointer) {
    count = end - bytes
    end.initializeMemory(as: UInt8.self, repeating: 0, count: Self.slack)
  }

  /// Makes the chunk empty, so that its memory can be used again.
  func clear() {
    count = 0
  }

  /// The address of what is stored from a place on; sixteen bytes at least can be read there.
  func address(of index: Int) -> UnsafeRawPointer {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "trace index out of range")
    return UnsafeRawPointer(bytes + index)
  }

  /// So many of the bytes that are stored from a place on.
  func bytes(from index: Int, count byteCount: Int) -> UnsafeRawBufferPointer {
    precondition(
      index >= 0 && byteCount >= 0 && byteCount <= count - index,
      "trace payload out of range"
    )
    return UnsafeRawBufferPointer(start: bytes + index, count: byteCount)
  }
}
