/// A block of a trace: words written one after the other.
///
/// The only file in the module that touches raw memory: a recorded yield must not cost a bounds check
/// and a uniqueness check per word.
final class TraceChunk {
  /// Words in an ordinary chunk: 64 KiB, sixteen pages.
  static let standardCapacity = 8192

  let capacity: Int
  private(set) var count = 0
  private let words: UnsafeMutablePointer<UInt64>

  init(capacity: Int) {
    self.capacity = capacity
    words = .allocate(capacity: capacity)
  }

  deinit {
    words.deallocate()
  }

  /// The address of the next free word, for the recorder to write through.
  var end: UnsafeMutablePointer<UInt64> { words + count }

  /// The address behind the last word.
  var limit: UnsafeMutablePointer<UInt64> { words + capacity }

  /// Takes note of how far the recorder has written.
  func close(at end: UnsafeMutablePointer<UInt64>) {
    count = end - words
  }

  /// Makes the chunk empty, so that its memory can be used again.
  func clear() {
    count = 0
  }

  subscript(index: Int) -> UInt64 {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "trace index out of range")
    return words[index]
  }

  /// The bytes that are stored from a word on.
  func bytes(from index: Int, count byteCount: Int) -> UnsafeRawBufferPointer {
    precondition(index >= 0 && byteCount <= (count - index) * 8, "trace payload out of range")
    return UnsafeRawBufferPointer(start: words + index, count: byteCount)
  }
}
