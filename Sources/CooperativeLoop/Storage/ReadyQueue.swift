/// What is ready, first in first out: what runs in the open turn, and behind it what became ready since.
///
/// Two blocks of memory that change places when a turn begins, so that no place is taken modulo a size
/// and nothing is moved. In each the first place is not an entry: before the next entry of a turn
/// stands always what was taken last.
struct ReadyQueue: ~Copyable {
  private struct Block {
    var base: UnsafeMutablePointer<UInt32>
    /// How many entries it can hold; a power of two.
    var capacity: Int

    init(capacity: Int) {
      self.capacity = capacity
      base = BlockCache.take(Self.size(of: capacity))
        .bindMemory(to: UInt32.self, capacity: capacity)
      base[0] = noIndex
    }

    func giveBack() {
      BlockCache.give(base, Self.size(of: capacity))
    }

    /// Puts an entry behind the last one.
    @inline(__always)
    mutating func append(_ entry: UInt32, end: inout Int) {
      if _slowPath(end == capacity) { grow() }
      base[end] = entry
      end &+= 1
    }

    @inline(never)
    private mutating func grow() {
      let larger = Block(capacity: capacity * 2)
      larger.base.update(from: base, count: capacity)
      giveBack()
      self = larger
    }

    private static func size(of capacity: Int) -> Int { capacity * MemoryLayout<UInt32>.stride }
  }

  private var current = Block(capacity: 64)
  private var later = Block(capacity: 64)
  // Not in the blocks: those change places in words twice as wide, which must not have just been written.
  /// The places behind the last entry of each.
  private var currentEnd = 1
  private var laterEnd = 1
  /// The place of the next entry in the current block.
  private var head = 1
  /// Where the open turn ends there; not behind `head` if there is none.
  private var turnEnd = 1
  /// How many entries had been removed when the current block became it, less one.
  private var removedBefore = -1

  init() {}

  deinit {
    current.giveBack()
    later.giveBack()
  }

  var count: Int {
    @inline(__always) get { currentEnd &- head &+ laterEnd &- 1 }
  }

  var isEmpty: Bool {
    @inline(__always) get { count == 0 }
  }

  /// How many entries were removed since it was made.
  var removed: Int {
    @inline(__always) get { removedBefore &+ head }
  }

  /// The entry that was taken last, or what it was replaced by; at first `noIndex`.
  var taken: UInt32 {
    @inline(__always) get { current.base[head &- 1] }
  }

  /// The entry at the front, or nil.
  var first: UInt32? { isEmpty ? nil : self[0] }

  /// The entry at `offset` from the front.
  ///
  /// - Precondition: `0 <= offset < count`.
  subscript(offset: Int) -> UInt32 {
    precondition(UInt(bitPattern: offset) < UInt(bitPattern: count), "queue index out of range")
    let place = head &+ offset
    return place < currentEnd ? current.base[place] : later.base[place &- currentEnd &+ 1]
  }

  @inline(__always)
  mutating func append(_ entry: UInt32) { later.append(entry, end: &laterEnd) }

  /// Removes and returns the entry at the front, outside of a turn; it counts as taken.
  ///
  /// - Precondition: the queue is not empty.
  mutating func removeFirst() -> UInt32 {
    precondition(!isEmpty, "removeFirst of an empty queue")
    if head == currentEnd { exchange() }
    let entry = current.base[head]
    head &+= 1
    return entry
  }

  /// Makes a turn of all that is in the queue now.
  @inline(__always)
  mutating func openTurn() {
    if _fastPath(head == currentEnd) { exchange() } else { unite() }
    turnEnd = currentEnd
  }

  /// Leaves what is left of the open turn where it is.
  mutating func closeTurn() { turnEnd = head }

  /// Whether an entry of the open turn is left.
  var isTurnOpen: Bool {
    @inline(__always) get { head < turnEnd }
  }

  /// Removes and returns the next entry of the open turn.
  ///
  /// - Precondition: `isTurnOpen`. Not checked: who takes has just asked, and each step begins with it.
  @inline(__always)
  mutating func takeNext() -> UInt32 {
    let entry = current.base[head]
    head &+= 1
    return entry
  }

  /// Removes and returns the only entry of the queue, where it is that of the next turn: as if a turn had
  /// been made of it, but the blocks keep their places.
  ///
  /// - Returns: The entry, or nil where a turn must be opened.
  /// - Precondition: There is one entry.
  @inline(__always)
  mutating func takeLone() -> UInt32? {
    guard _fastPath(head == currentEnd && head < current.capacity) else { return nil }
    let entry = later.base[1]
    laterEnd = 1
    current.base[head] = entry
    head &+= 1
    currentEnd = head
    turnEnd = head
    return entry
  }

  /// Puts something else in the place of the entry that was taken last.
  @inline(__always)
  mutating func replaceTaken(by entry: UInt32) { current.base[head &- 1] = entry }

  /// Goes on to what became ready since; the current block has no entry left.
  @inline(__always)
  private mutating func exchange() {
    later.base[0] = taken
    swap(&current, &later)
    currentEnd = laterEnd
    laterEnd = 1
    removedBefore &+= head &- 1
    head = 1
  }

  /// Puts what became ready since behind what is left.
  @inline(never)
  private mutating func unite() {
    for place in 1..<laterEnd { current.append(later.base[place], end: &currentEnd) }
    laterEnd = 1
  }
}
