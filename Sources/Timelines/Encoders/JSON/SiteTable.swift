import CooperativeLoop

/// What the describer says of each site, asked for once.
struct SiteTable {
  /// Sites from this number on are asked for each time: the table is as long as the highest number in
  /// it, and a program that numbers its sites otherwise than from 0 must not exhaust the memory.
  private static let limit = 1 << 22

  private struct Entry: BitwiseCopyable {
    var start = 0
    /// -1 where the describer was not asked yet.
    var count = -1
  }

  private let describer: any RunDescriber
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  init(_ describer: any RunDescriber) {
    self.describer = describer
  }

  @inline(__always)
  mutating func write(_ site: SiteID, to buffer: inout ByteBuffer) {
    let index = Int(site.index)
    if index < entries.count, entries[index].count >= 0 {
      let entry = entries[index]
      buffer.append(bytes.span.extracting(entry.start..<entry.start + entry.count))
    } else {
      writeNew(site, to: &buffer)
    }
  }

  @inline(never)
  private mutating func writeNew(_ site: SiteID, to buffer: inout ByteBuffer) {
    let members = describer.actionMembers(at: site)
    buffer.append(members.span)
    let index = Int(site.index)
    guard index < Self.limit else { return }
    while entries.count <= index { entries.append(Entry()) }
    entries[index] = Entry(start: bytes.count, count: members.count)
    bytes += members
  }
}
