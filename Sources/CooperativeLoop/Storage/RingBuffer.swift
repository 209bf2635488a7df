/// A first-in-first-out queue in one block of memory, whose size is a power of two.
struct RingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  /// The capacity less one: positions are taken modulo the capacity by a bitwise and.
  private var mask: Int
  /// The positions of the first element and behind the last; they grow without end and wrap by `mask`.
  private var head = 0
  private var tail = 0

  init() {
    mask = 63
    base = Self.block(of: 64)
  }

  deinit {
    BlockCache.give(base, Self.size(of: mask + 1))
  }

  var count: Int {
    @inline(__always) get { tail &- head }
  }

  var isEmpty: Bool {
    @inline(__always) get { head == tail }
  }

  /// The element at the front, or nil.
  var first: Element? {
    isEmpty ? nil : base[head & mask]
  }

  /// The element at `offset` from the front.
  ///
  /// - Precondition: `0 <= offset < count`.
  subscript(offset: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: offset) < UInt(bitPattern: count), "queue index out of range")
      return base[(head &+ offset) & mask]
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if _slowPath(count > mask) { grow() }
    base[tail & mask] = element
    tail &+= 1
  }

  /// Removes and returns the element at the front.
  ///
  /// - Precondition: the queue is not empty.
  @inline(__always)
  mutating func removeFirst() -> Element {
    precondition(head != tail, "removeFirst of an empty queue")
    let element = base[head & mask]
    head &+= 1
    return element
  }

  @inline(never)
  private mutating func grow() {
    let larger = Self.block(of: (mask + 1) * 2)
    let largerMask = mask * 2 + 1
    for position in head..<tail {
      (larger + (position & largerMask)).initialize(to: base[position & mask])
    }
    BlockCache.give(base, Self.size(of: mask + 1))
    base = larger
    mask = largerMask
  }

  private static func block(of capacity: Int) -> UnsafeMutablePointer<Element> {
    BlockCache.take(size(of: capacity)).bindMemory(to: Element.self, capacity: capacity)
  }

  /// The bytes of a block; a power of two, as elements are of 4 or 8 bytes.
  private static func size(of capacity: Int) -> Int { capacity * MemoryLayout<Element>.stride }
}
