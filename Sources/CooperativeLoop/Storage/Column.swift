internal import Glibc

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
    base = Self.block(of: self.capacity, insteadOf: nil)
  }

  @inlinable deinit {
    Self.free(base)
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
    capacity *= 2
    base = Self.block(of: capacity, insteadOf: base)
  }

  /// Memory for so many elements; what stood in the old block stands in the new one.
  ///
  /// The C library moves a large block by its pages, without copying it.
  @usableFromInline
  static func block(
    of capacity: Int,
    insteadOf old: UnsafeMutablePointer<Element>?
  ) -> UnsafeMutablePointer<Element> {
    precondition(MemoryLayout<Element>.alignment <= 16, "memory is aligned to 16 bytes")
    guard let block = realloc(old, capacity * MemoryLayout<Element>.stride) else {
      fatalError("out of memory")
    }
    return block.bindMemory(to: Element.self, capacity: capacity)
  }

  @usableFromInline
  static func free(_ block: UnsafeMutablePointer<Element>) {
    Glibc.free(block)
  }
}
