/// A place in a text, as editors count it.
package struct JSONPosition: Sendable, Equatable {
  /// The line, from 1.
  package let line: Int
  /// The column in code points, from 1.
  package let column: Int

  /// Makes a position.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Finds the lines and columns of byte offsets.
///
/// Built once and asked often: a document can be one line of ten million bytes with a hundred
/// problems, so columns are counted from marks a few thousand bytes apart and never from the line's
/// start.
package struct JSONPositions: Sendable {
  private static let markDistance = 4096

  private let bytes: [UInt8]
  /// Where each line begins.
  private var lineStarts = [0]
  /// How many code points begin before each multiple of `markDistance`.
  private var marks: [Int] = []

  /// Indexes a text.
  ///
  /// - Complexity: O(*n*).
  package init(of bytes: [UInt8]) {
    self.bytes = bytes
    var scalars = 0
    var start = 0
    while start < bytes.count {
      marks.append(scalars)
      let end = min(start + JSONPositions.markDistance, bytes.count)
      for offset in start..<end {
        let byte = bytes[offset]
        if byte & 0xC0 != 0x80 { scalars += 1 }
        if byte == UInt8(ascii: "\n") { lineStarts.append(offset + 1) }
      }
      start = end
    }
  }

  /// The position of a byte offset; one behind the end is at the end.
  ///
  /// - Complexity: O(log *lines*).
  package func position(of offset: Int) -> JSONPosition {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return JSONPosition(
      line: low + 1,
      column: scalars(before: offset) - scalars(before: lineStarts[low]) + 1
    )
  }

  private func scalars(before offset: Int) -> Int {
    guard !marks.isEmpty else { return 0 }
    let mark = min(offset / JSONPositions.markDistance, marks.count - 1)
    var count = marks[mark]
    for byte in bytes[mark * JSONPositions.markDistance..<offset] where byte & 0xC0 != 0x80 {
      count += 1
    }
    return count
  }
}
