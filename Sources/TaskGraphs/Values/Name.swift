// Links memcmp.
import Glibc

/// A text as the key of a table, told apart by its bytes.
///
/// Swift's `String` takes canonically equivalent texts for equal; to JSON and to Python they are two
/// names.
package struct Name: Hashable, Sendable {
  /// The name's text.
  package let text: String

  /// Wraps a text.
  package init(_ text: String) { self.text = text }

  /// Whether two texts have the same code points.
  package static func same(_ a: String, _ b: String) -> Bool {
    guard a.utf8.count == b.utf8.count else { return false }
    let isSame = a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { b in
        guard let first = a.baseAddress, let second = b.baseAddress else { return true }
        return memcmp(first, second, a.count) == 0
      }
    }
    // Only a text that came from elsewhere does not have its bytes in one place.
    return (isSame ?? nil) ?? a.utf8.elementsEqual(b.utf8)
  }

  /// Whether two names have the same code points.
  package static func == (a: Name, b: Name) -> Bool { same(a.text, b.text) }

  /// Hashes the bytes.
  package func hash(into hasher: inout Hasher) {
    let fed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if fed == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }
}
