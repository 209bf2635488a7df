/// A first-in-first-out queue in one block of memory, whose size is a power of two.
struct RingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  /// The capacity less one: positions are taken modulo the capacity by a bitwise and.
  private var mask: Int
  /// The position of the first element; grows without end and wraps by `mask`.
  private var head = 0
  private(set) var count = 0

  init() {
    mask = 63
    base = .allocate(capacity: 64)
  }

  deinit {
    base.deallocate()
  }

  var isEmpty: Bool {
    @inline(__always) get { count == 0 }
  }

  /// The element at the front, or nil.
  var first: Element? {
    count == 0 ? nil : base[head & mask]
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
    if count > mask { grow() }
    base[(head &+ count) & mask] = element
    count &+= 1
  }

  /// Removes and returns the element at the front.
  ///
  /// - Precondition: the queue is not empty.
  @inline(__always)
  mutating func removeFirst() -> Element {
    precondition(count > 0, "removeFirst of an empty queue")
    let element = base[head & mask]
    head &+= 1
    count &-= 1
    return element
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: (mask + 1) * 2)
    for offset in 0..<count {
      (larger + offset).initialize(to: base[(head &+ offset) & mask])
    }
    base.deallocate()
    base = larger
    mask = mask * 2 + 1
    head = 0
  }
}
