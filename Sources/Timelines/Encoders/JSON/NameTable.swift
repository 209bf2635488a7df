/// Names as they stand in JSON, in quotes and escaped once, because each is written many times.
struct NameTable {
  private let bytes: [UInt8]
  /// Where each name begins; one more than there are names.
  private let starts: [Int]

  init(count: Int, name: (Int) -> String) {
    var buffer = ByteBuffer()
    var starts: [Int] = []
    starts.reserveCapacity(count + 1)
    for index in 0..<count {
      starts.append(buffer.count)
      buffer.append(quoted: name(index))
    }
    starts.append(buffer.count)
    self.starts = starts
    bytes = buffer.bytes()
  }

  @inline(__always)
  func write(_ index: UInt32, to buffer: inout ByteBuffer) {
    buffer.append(bytes.span.extracting(starts[Int(index)]..<starts[Int(index) + 1]))
  }
}
