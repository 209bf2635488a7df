/// The smallest value first, as a binary heap.
///
/// Equal values come in the order in which CPython's `heapq` would give them
/// (https://github.com/python/cpython/blob/3.13/Lib/heapq.py): not always the order of insertion.
public struct SmallestFirst<Element: Comparable>: QueueStore {
  private var values: [Element] = []

  /// The kind `priority_queue`.
  public static var kind: String { "priority_queue" }

  /// Makes an empty store.
  public init() {}

  /// Adds a value.
  ///
  /// O(log n).
  public mutating func insert(_ value: Element) {
    values.append(value)
    rise(from: values.count - 1)
  }

  /// Takes the smallest value.
  ///
  /// O(log n).
  public mutating func removeNext() -> Element? {
    guard let last = values.popLast() else { return nil }
    guard let smallest = values.first else { return last }
    // To the bottom along the smaller children, and from there up to its place: fewer comparisons than
    // going down only so far.
    var place = 0
    while let child = smallerChild(of: place) {
      values[place] = values[child]
      place = child
    }
    values[place] = last
    rise(from: place)
    return smallest
  }

  private func smallerChild(of place: Int) -> Int? {
    let left = 2 * place + 1
    guard left < values.count else { return nil }
    let right = left + 1
    return right < values.count && !(values[left] < values[right]) ? right : left
  }

  private mutating func rise(from start: Int) {
    let value = values[start]
    var place = start
    while place > 0, value < values[(place - 1) / 2] {
      values[place] = values[(place - 1) / 2]
      place = (place - 1) / 2
    }
    values[place] = value
  }
}
