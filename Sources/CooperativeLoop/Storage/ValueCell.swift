/// Room for one value of any type: inside its holder for values of up to 32 bytes, else in a block of
/// its own.
///
/// The holder knows whether there is a value and of which type.
@frozen @usableFromInline
struct ValueCell {
  /// Pointers, although other things may stand there: where memory is said to hold numbers alone, the
  /// compiler concludes that what is stored there is not referred to any more.
  @usableFromInline typealias Word = UnsafeMutableRawPointer?

  /// The value, or in the first word the address of its block.
  @usableFromInline var words: (Word, Word, Word, Word) = (nil, nil, nil, nil)

  @inlinable init() {}

  /// Whether values of a type are kept inside.
  @inlinable @inline(__always)
  static func keepsInside<Value>(_ type: Value.Type) -> Bool {
    MemoryLayout<Value>.size <= MemoryLayout<ValueCell>.size
      && MemoryLayout<Value>.alignment <= MemoryLayout<ValueCell>.alignment
  }

  /// Where the value is.
  @inlinable @inline(__always)
  static func address<Value>(
    _ cell: UnsafeMutablePointer<ValueCell>,
    _ type: Value.Type
  ) -> UnsafeMutablePointer<Value> {
    let raw = UnsafeMutableRawPointer(cell)
    return keepsInside(type)
      ? raw.assumingMemoryBound(to: Value.self)
      : raw.load(as: UnsafeMutablePointer<Value>.self)
  }

  /// Puts a value into the empty cell.
  @inlinable @inline(__always)
  mutating func fill<Value>(_ value: Value) {
    if Self.keepsInside(Value.self) {
      withUnsafeMutablePointer(to: &self) { cell in
        _ = UnsafeMutableRawPointer(cell).initializeMemory(as: Value.self, to: value)
      }
    } else {
      let block = UnsafeMutablePointer<Value>.allocate(capacity: 1)
      block.initialize(to: value)
      words.0 = UnsafeMutableRawPointer(block)
    }
  }

  /// Does something with the value in its place.
  @inlinable @inline(__always)
  mutating func change<Value, Result>(
    _ type: Value.Type,
    _ body: (inout Value) throws -> Result
  ) rethrows -> Result {
    try withUnsafeMutablePointer(to: &self) { try body(&Self.address($0, type).pointee) }
  }

  /// Destroys the value: the cell is empty again.
  @inlinable @inline(__always)
  mutating func clear<Value>(_ type: Value.Type) {
    withUnsafeMutablePointer(to: &self) { cell in
      let address = Self.address(cell, type)
      address.deinitialize(count: 1)
      if !Self.keepsInside(type) { address.deallocate() }
    }
  }
}
