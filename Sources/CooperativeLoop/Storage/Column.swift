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
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
  }

  @inlinable deinit {
    base.deallocate()
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
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
