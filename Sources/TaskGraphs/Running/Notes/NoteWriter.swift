/// Writes one note after the other, each over the last: see `NoteEntry`.
///
/// The only place in the module that touches raw memory, with `NoteReader`: a note is written for
/// nearly every operation of a watched run, and must not cost a check of uniqueness a byte.
struct NoteWriter: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0

  /// A head with its number takes at most so many bytes.
  private static let longestHead = 11

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
    putHead(entry.rawValue, bits: NoteEntry.bits, number)
  }

  mutating func add(_ entry: NoteEntry, _ value: Value) {
    add(entry)
    put(value)
  }

  /// Adds the value of a variable, by its place or its slot.
  mutating func add(_ entry: NoteEntry, at place: Int, _ value: Value) {
    add(entry, UInt64(place))
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

  mutating func add(target: NoteSubject) {
    add(.target, target.number)
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

  private mutating func put(_ value: Value) {
    switch value {
    case .null: putHead(.word, NoteValue.Word.null.rawValue)
    case .bool(let flag):
      putHead(.word, (flag ? NoteValue.Word.true : .false).rawValue)
    case .integer(let number):
      putHead(.integer, UInt64(bitPattern: number << 1 ^ number >> 63))
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
    putHead(kind.rawValue, bits: NoteValue.bits, number)
  }

  @inline(__always)
  private mutating func putHead(_ kind: UInt8, bits: UInt8, _ number: UInt64) {
    let most = UInt8.max >> bits
    if number < most {
      reserve(Self.longestHead)
      base[count] = kind | UInt8(truncatingIfNeeded: number) << bits
      count &+= 1
    } else {
      reserve(Self.longestHead)
      base[count] = kind | most << bits
      count &+= 1
      put(varint: number - UInt64(most))
    }
  }

  private mutating func put(varint number: UInt64) {
    reserve(Self.longestHead)
    var rest = number
    while rest >= 0x80 {
      base[count] = UInt8(truncatingIfNeeded: rest) | 0x80
      count &+= 1
      rest >>= 7
    }
    base[count] = UInt8(truncatingIfNeeded: rest)
    count &+= 1
  }

  private mutating func put(fixed bits: UInt64) {
    reserve(8)
    UnsafeMutableRawPointer(base + count)
      .storeBytes(of: bits.littleEndian, as: UInt64.self)
    count += 8
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

  @inline(__always)
  private mutating func reserve(_ bytes: Int) {
    if capacity - count < bytes { grow(by: bytes) }
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
