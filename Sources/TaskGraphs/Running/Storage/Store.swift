/// A growable list of values that are changed in place: a `Column` for what may hold references.
///
/// An element of an array that a class holds costs a check of uniqueness each time it is changed, and
/// one inside another array a second one. Every access is still checked against the count.
struct Store<Element: ~Copyable>: ~Copyable {
  /// Room for `capacity` elements, of which the first `count` are initialised; nil for none.
  private var base: UnsafeMutablePointer<Element>?
  private(set) var count = 0
  private var capacity = 0

  /// Makes an empty list, which holds no memory.
  init() {
    base = nil
  }

  deinit {
    base?.deinitialize(count: count)
    base?.deallocate()
  }

  var isEmpty: Bool { count == 0 }

  subscript(index: Int) -> Element {
    @inline(__always) _read { yield place(index).pointee }
    @inline(__always) _modify { yield &place(index).pointee }
  }

  subscript(index: UInt32) -> Element {
    @inline(__always) _read { yield place(Int(index)).pointee }
    @inline(__always) _modify { yield &place(Int(index)).pointee }
  }

  /// Adds an element at the end.
  ///
  /// Amortised constant time.
  @inline(__always)
  mutating func append(_ element: consuming Element) {
    if count == capacity { grow() }
    // What has grown has memory.
    (base.unsafelyUnwrapped + count).initialize(to: element)
    count &+= 1
  }

  /// Takes the last element off.
  ///
  /// - Precondition: There is one.
  @inline(__always)
  mutating func removeLast() -> Element {
    let last = place(count - 1)
    count &-= 1
    return last.move()
  }

  /// Takes all elements off, and keeps the memory for others.
  @inline(__always)
  mutating func removeAll() {
    base?.deinitialize(count: count)
    count = 0
  }

  @inline(__always)
  private func place(_ index: Int) -> UnsafeMutablePointer<Element> {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index out of range")
    // What has elements has memory.
    return base.unsafelyUnwrapped + index
  }

  @inline(never)
  private mutating func grow() {
    capacity = max(4, capacity * 4)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    if let base {
      larger.moveInitialize(from: base, count: count)
      base.deallocate()
    }
    base = larger
  }
}

extension Store {
  /// Makes a list of what a sequence has.
  init(_ elements: some Sequence<Element>) {
    self.init()
    for element in elements { append(element) }
  }

  /// The last element, or nil.
  var last: Element? { count == 0 ? nil : self[count - 1] }
}
