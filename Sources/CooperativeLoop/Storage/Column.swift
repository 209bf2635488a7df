/// A growable array of plain values whose elements are changed in place.
///
/// The loop keeps its tasks, futures and callbacks in columns instead of Swift arrays: an element of
/// an array held by a class costs an exclusivity check, a uniqueness check and sometimes a copy each
/// time it is changed, which together cost more than a whole step may. Every access is still
/// checked against the count. This folder is the only place in the module that touches raw memory
/// (docs/decisions/0003-dense-storage.md).
@usableFromInline
package struct Column<Element: BitwiseCopyable>: ~Copyable {
  /// Room for `capacity` elements, of which the first `count` are initialised.
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline package internal(set) var count = 0
  @usableFromInline var capacity: Int

  @inlinable package init(capacity: Int = 16) {
    (base, self.capacity) = Self.block(forAtLeast: max(capacity, 1))
  }

  @inlinable deinit {
    Self.give(base, capacity)
  }

  @inlinable package subscript(index: Int) -> Element {
    @inline(__always) _read {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "column index out of range")
      yield base[index]
    }
    @inline(__always) _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "column index out of range")
      yield &base[index]
    }
  }

  @inlinable package subscript(index: UInt32) -> Element {
    @inline(__always) _read { yield self[Int(index)] }
    @inline(__always) _modify { yield &self[Int(index)] }
  }

  /// Adds an element at the end.
  ///
  /// Amortised constant time.
  @inlinable @inline(__always)
  package mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count += 1
  }

  /// Removes and returns the last element.
  ///
  /// - Precondition: the column is not empty.
  @inlinable @inline(__always)
  package mutating func removeLast() -> Element {
    precondition(count > 0, "removeLast of an empty column")
    count -= 1
    return base[count]
  }

  @usableFromInline @inline(never)
  mutating func grow() {
    let old = (base, capacity)
    // Four times: what was never used of a block costs nothing, what is copied does.
    (base, capacity) = Self.block(forAtLeast: capacity * 4)
    base.moveInitialize(from: old.0, count: count)
    Self.give(old.0, old.1)
  }

  /// Memory for so many elements, or as many more as make its size a power of two.
  @usableFromInline
  static func block(
    forAtLeast count: Int
  ) -> (base: UnsafeMutablePointer<Element>, capacity: Int) {
    precondition(MemoryLayout<Element>.alignment <= 16, "blocks are aligned to 16 bytes")
    let size = size(forAtLeast: count)
    let capacity = size / MemoryLayout<Element>.stride
    return (BlockCache.take(size).bindMemory(to: Element.self, capacity: capacity), capacity)
  }

  @usableFromInline
  static func give(_ block: UnsafeMutablePointer<Element>, _ capacity: Int) {
    BlockCache.give(UnsafeMutableRawPointer(block), size(forAtLeast: capacity))
  }

  private static func size(forAtLeast count: Int) -> Int {
    let bytes = count * MemoryLayout<Element>.stride
    return 1 << (Int.bitWidth - (bytes - 1).leadingZeroBitCount)
  }
}
