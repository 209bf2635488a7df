/// A value at a fixed place on the heap, owned by whoever holds this.
///
/// A class keeps its mutable state in one `Owned` constant: reading and changing a field is then a
/// plain load and store, without the run-time exclusivity check that each stored `var` of a class
/// costs. The state must only be touched in short accesses that call nothing unknown.
@frozen @usableFromInline
package struct Owned<Value: ~Copyable>: ~Copyable {
  @usableFromInline let pointer: UnsafeMutablePointer<Value>

  @inlinable package init(_ value: consuming Value) {
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: value)
  }

  @inlinable deinit {
    pointer.deinitialize(count: 1)
    pointer.deallocate()
  }

  @inlinable package var value: Value {
    @inline(__always) _read { yield pointer.pointee }
    @inline(__always) nonmutating _modify { yield &pointer.pointee }
  }
}
