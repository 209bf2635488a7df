extension String {
  /// How many code points it has: Python's `len`.
  ///
  /// Counted in its bytes, of which each code point has one that continues none.
  var scalarCount: Int {
    let count = utf8.withContiguousStorageIfAvailable { bytes in
      var count = bytes.count
      for byte in bytes where byte & 0xC0 == 0x80 { count &-= 1 }
      return count
    }
    return count ?? unicodeScalars.count
  }
}
