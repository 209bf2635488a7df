/// Writes one note after the other, each over the last: see `NoteEntry`.
///
/// It touches raw memory, as `NoteReader` and `Store` do and nothing else in the module: a note is written
/// for nearly every operation of a watched run, and must not cost a check of uniqueness a byte.
struct NoteWriter: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0

  /// A head with its number takes at most so many bytes.
  private static let longestHead = 11
  /// So much room there always is between two entries: for two heads, and a float.
  private static let room = 2 * longestHead + 8

  init() {
    capacity = 1 << 12
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deallocate()
  }

  /// Whether nothing was added to the note.
  var isEmpty: Bool { count == 0 }

  /// Lets a body see the note, and begins the next.
  mutating func finish(_ body: (Span<UInt8>) -> Void) {
    body(UnsafeBufferPointer(start: base, count: count).span)
    count = 0
  }

  /// Forgets what was written of the note.
  mutating func clear() {
    count = 0
  }

  @inline(__always)
  mutating func add(_ entry: NoteEntry, _ number: UInt64 = 0) {
    store(entry.rawValue, bits: NoteEntry.bits, number)
    reserve(0)
  }

  /// Adds a value: of a variable by its place or its slot, or one that needs no number.
  mutating func add(_ entry: NoteEntry, at place: Int = 0, _ value: Value) {
    store(entry.rawValue, bits: NoteEntry.bits, UInt64(truncatingIfNeeded: place))
    put(value)
  }

  /// Adds an operation's value, which the last binding of the note may have already.
  mutating func add(_ value: Value, isBound: Bool) {
    if isBound { add(.boundValue) } else { add(.value, value) }
  }

  mutating func add(text: [UInt8]) {
    add(.text, UInt64(text.count))
    text.withUnsafeBufferPointer { put($0) }
  }

  /// Adds what a computed name stands for, where there is one.
  @inline(__always)
  mutating func add(target: NoteSubject?) {
    if let target { add(.target, target.number) }
  }

  mutating func add(targets: [NoteSubject]) {
    add(.targets, UInt64(targets.count))
    for target in targets { put(varint: target.number) }
  }

  mutating func add(error: Raised) {
    let known = KnownExceptions.number(of: error.type)
    add(.error, known)
    if known == 0 { putCounted(error.type) }
    putCounted(error.message)
  }

  private mutating func putCounted(_ text: String) {
    put(varint: UInt64(text.utf8.count))
    put(text)
  }

  @inline(__always)
  private mutating func put(_ value: Value) {
    if case .integer(let number) = value {
      store(.integer, UInt64(bitPattern: number << 1 ^ number >> 63))
      reserve(0)
    } else {
      putOther(value)
    }
  }

  @inline(never)
  private mutating func putOther(_ value: Value) {
    switch value {
    case .null: putHead(.word, NoteValue.Word.null.rawValue)
    case .bool(let flag):
      putHead(.word, (flag ? NoteValue.Word.true : .false).rawValue)
    case .integer: put(value)
    case .float(let number):
      putHead(.float, 0)
      put(fixed: number.bitPattern)
    case .text(let text):
      // No byte of a text takes more than six in JSON.
      if text.utf8.count > NoteValue.longestJSON / 6 - 1, isLong(value) { return }
      putHead(.text, UInt64(text.utf8.count))
      put(text)
    case .list(let list):
      guard !isLong(value) else { return }
      putHead(.list, UInt64(list.elements.count))
      for element in list.elements { put(element) }
    case .object(let object):
      guard !isLong(value) else { return }
      putHead(.object, UInt64(object.members.count))
      for member in object.members {
        putCounted(member.name)
        put(member.value)
      }
    }
  }

  /// Notes a value by the length of its JSON where that is too long.
  private mutating func isLong(_ value: Value) -> Bool {
    let length = value.jsonByteCount
    guard length > NoteValue.longestJSON else { return false }
    putHead(.long, UInt64(length))
    return true
  }

  private mutating func putHead(_ kind: NoteValue, _ number: UInt64) {
    store(kind, number)
    reserve(0)
  }

  private mutating func put(varint number: UInt64) {
    store(varint: number)
    reserve(0)
  }

  @inline(__always)
  private mutating func store(_ kind: NoteValue, _ number: UInt64) {
    store(kind.rawValue, bits: NoteValue.bits, number)
  }

  /// Writes a head, for which there is room.
  @inline(__always)
  private mutating func store(_ kind: UInt8, bits: UInt8, _ number: UInt64) {
    let most = UInt8.max >> bits
    let isShort = number < UInt64(most)
    base[count] = kind | (isShort ? UInt8(truncatingIfNeeded: number) : most) << bits
    count &+= 1
    if !isShort { store(varint: number &- UInt64(most)) }
  }

  /// Writes a number, for which there is room.
  private mutating func store(varint number: UInt64) {
    var next = base + count
    var rest = number
    while rest >= 0x80 {
      next.pointee = UInt8(truncatingIfNeeded: rest) | 0x80
      next += 1
      rest >>= 7
    }
    next.pointee = UInt8(truncatingIfNeeded: rest)
    count = next - base &+ 1
  }

  private mutating func put(fixed bits: UInt64) {
    UnsafeMutableRawPointer(base + count)
      .storeBytes(of: bits.littleEndian, as: UInt64.self)
    count += 8
    reserve(0)
  }

  private mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { put($0) }
  }

  private mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  /// Makes sure that there is room for so many bytes, and behind them for the next heads.
  @inline(__always)
  private mutating func reserve(_ bytes: Int) {
    if capacity &- count < bytes &+ Self.room { grow(by: bytes &+ Self.room) }
  }

  @inline(never)
  private mutating func grow(by bytes: Int) {
    capacity = max(capacity * 2, count + bytes)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}
