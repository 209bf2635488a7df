extension String {
  /// How many code points it has: Python's `len`.
  ///
  /// Counted in its bytes, of which each code point has one that continues none.
  var scalarCount: Int {
    let count = utf8.withContiguousStorageIfAvailable { bytes in
      bytes.count { $0 & 0xC0 != 0x80 }
    }
    return count ?? unicodeScalars.count
  }
}
