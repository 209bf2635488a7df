import CooperativeLoop

/// Makes the JSON members of an action of what was noted of it.
///
/// Their order is that of docs/formats/timeline.md and not the note's: so a note is gone through once
/// for what stands alone, and once more for each group that is in it.
struct NoteText {
  /// Members that are written together, behind those that stand alone.
  private struct Groups: OptionSet {
    let rawValue: UInt8

    static let reads = Groups(rawValue: 1)
    static let writes = Groups(rawValue: 2)
    static let locals = Groups(rawValue: 4)
    static let ending = Groups(rawValue: 8)
  }

  /// Not counted: this lasts no longer than the call of the machine's method that makes it.
  private unowned(unsafe) let machine: GraphMachine
  private let site: SiteID
  private let note: UnsafeRawBufferPointer
  private var writer: MemberWriter

  init(_ note: UnsafeRawBufferPointer, at site: SiteID, of machine: GraphMachine) {
    self.note = note
    self.machine = machine
    self.site = site
    writer = MemberWriter()
  }

  /// Writes all members behind what is there already.
  mutating func append(to bytes: inout [UInt8]) {
    // Taken out, so that writing to it copies nothing.
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    writer = MemberWriter(behind: consume taken)
    let groups = writeSingle()
    if groups.contains(.reads) { write("reads", .read) }
    if groups.contains(.writes) { write("writes", .write) }
    if groups.contains(.locals) { write("locals", .local) }
    if groups.contains(.ending) { writeEnding() }
    bytes = writer.bytes
  }

  /// Writes what stands alone.
  ///
  /// - Returns: What else there is.
  private mutating func writeSingle() -> Groups {
    var reader = NoteReader(note)
    var groups: Groups = []
    var bound = 0
    while let (entry, number) = reader.next() {
      switch entry {
      case .text: writer.add("text", text: reader.take(number))
      case .target: writer.add("target", text: name(NoteSubject(number: UInt64(number))))
      case .targets:
        var names: [String] = []
        for _ in 0..<number { names.append(name(NoteSubject(number: reader.varint()))) }
        writer.add("targets", texts: names)
      case .id: writer.add("id", text: name(.task(number)))
      case .seconds: write("seconds", valueFrom: &reader)
      case .count: write("count", valueFrom: &reader)
      case .value: write("value", valueFrom: &reader)
      case .limit: writer.add("seconds", nanoseconds: number == 0 ? nil : Int64(number &- 1))
      case .boundValue:
        var earlier = reader
        earlier.position = bound
        write("value", valueFrom: &earlier)
      case .read, .write, .local, .resumed, .error:
        groups.insert(Self.group(of: entry))
        if entry == .write || entry == .local { bound = reader.position }
        reader.skip(entry, number)
      }
    }
    return groups
  }

  private static func group(of entry: NoteEntry) -> Groups {
    switch entry {
    case .read: .reads
    case .write: .writes
    case .local: .locals
    default: .ending
    }
  }

  /// Writes the variables of one kind as an object.
  private mutating func write(_ name: StaticString, _ kind: NoteEntry) {
    writer.beginObject(name)
    var reader = NoteReader(note)
    while let (entry, number) = reader.next() {
      guard entry == kind else {
        reader.skip(entry, number)
        continue
      }
      let program = machine.program
      writer.begin(
        named: kind == .local
          ? program.localName(number, at: site) : program.graph.variables[number].name
      )
      writer.write(valueFrom: &reader)
    }
    writer.endObject()
  }

  private mutating func writeEnding() {
    var reader = NoteReader(note)
    while let (entry, number) = reader.next() {
      switch entry {
      case .resumed: writer.add("resumed", .bool(true))
      case .error:
        writer.beginObject("error")
        if let name = KnownExceptions.name(number) {
          writer.add("type", text: name)
        } else {
          writer.add("type", text: reader.takeCounted())
        }
        writer.add("message", text: reader.takeCounted())
        writer.endObject()
      default: reader.skip(entry, number)
      }
    }
  }

  private mutating func write(_ name: StaticString, valueFrom reader: inout NoteReader) {
    writer.begin(name)
    writer.write(valueFrom: &reader)
  }

  private func name(_ subject: NoteSubject) -> String {
    switch subject {
    case .task(let index): machine.loop.name(of: TaskID(index: UInt32(index)))
    case .object(let index): machine.program.graph.objects[index].name
    case .coroutine(let index): machine.program.graph.coroutines[index].name
    case .nameless: ""
    }
  }
}
