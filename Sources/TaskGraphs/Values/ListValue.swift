/// The elements of a list value, with what must be known about it without walking it.
///
/// A list can hold the same list twice, and so on for sixty levels: a few dozen cells whose JSON
/// would not fit on any disk. So each list knows its depth and the length of its JSON from the
/// moment it is made, and one that is too deep or too long is never made.
package final class ListValue: Sendable {
  /// The elements, in order.
  package let elements: [Value]
  /// 1 more than the deepest element's depth.
  package let depth: Int
  /// The exact length of its JSON in bytes.
  package let jsonByteCount: Int

  private init(elements: [Value], depth: Int, jsonByteCount: Int) {
    self.elements = elements
    self.depth = depth
    self.jsonByteCount = jsonByteCount
  }

  /// The list without elements.
  package static let empty = ListValue(elements: [], depth: 1, jsonByteCount: 2)

  /// Makes a list, or raises what is wrong with its size.
  ///
  /// - Parameter elements: The elements, in order.
  /// - Returns: The list.
  /// - Throws: `RecursionError` or `MemoryError` beyond `ValueLimits`.
  /// - Complexity: O(*n*) in the elements, but for texts in their length.
  package static func make(_ elements: [Value]) throws(Raised) -> ListValue {
    guard !elements.isEmpty else { return .empty }
    var depth = 0
    // Brackets and commas: two and one less than there are elements.
    var count = elements.count + 1
    for element in elements {
      depth = max(depth, element.depth)
      count += element.jsonByteCount
    }
    try ValueLimits.check(depth: depth + 1, jsonByteCount: count)
    return ListValue(elements: elements, depth: depth + 1, jsonByteCount: count)
  }
}

extension Value {
  /// Makes a list value.
  ///
  /// - Parameter elements: The elements, in order.
  /// - Returns: The value.
  /// - Throws: `RecursionError` or `MemoryError` beyond `ValueLimits`.
  package static func list(of elements: [Value]) throws(Raised) -> Value {
    .list(try ListValue.make(elements))
  }
}
