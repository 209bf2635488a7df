/// Writes a timeline in columns, for readers of a million steps: docs/formats/columns.md.
///
/// One pass over the steps fills all columns; then come the head, which says where each column begins,
/// and the columns one after the other.
struct ColumnsEncoder {
  /// What a file begins with.
  private static let magic: StaticString = "ilvcols\n"
  private static let version: UInt32 = 1

  let timeline: Timeline

  /// Writes all of it.
  func encode() -> [UInt8] {
    let vocabulary = JSONVocabulary(timeline)
    var steps = ColumnsStepWriter(timeline.describer, vocabulary)
    let facts = timeline.forEachStep(&steps)
    let columns = steps.columns.all
    var head = ByteBuffer()
    JSONTimelineEncoder(timeline: timeline, isSummary: true)
      .writeRun(facts, vocabulary, to: &head)
    steps.writeTables(to: &head)
    write(directoryOf: columns, to: &head)
    head.append("}\n")
    head.pad(with: UInt8(ascii: " "))
    var out = ByteBuffer()
    out.append(Self.magic)
    out.append(littleEndian: Self.version)
    out.append(littleEndian: UInt32(truncatingIfNeeded: head.count))
    out.append(head)
    for column in columns {
      column.write(to: &out)
      out.pad(with: 0)
    }
    return out.bytes()
  }

  /// Where each column stands, counted from the end of the head.
  private func write(directoryOf columns: [Column], to out: inout ByteBuffer) {
    out.append(",\n\"columns\":[")
    var begin = 0
    for (index, column) in columns.enumerated() {
      out.append(index == 0 ? "\n{\"name\":" : ",\n{\"name\":")
      out.append(quoted: column.name)
      out.append(#","type":"#)
      out.append(quoted: column.element.rawValue)
      out.append(#","begin":"#)
      out.append(decimal: begin)
      out.append(#","count":"#)
      out.append(decimal: column.count)
      out.append("}")
      begin += (column.count * column.element.size + 7) / 8 * 8
    }
    out.append("]")
  }
}
