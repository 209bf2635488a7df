/// A dictionary with a bound on what its values cost together: the least recently used make room.
///
/// A doubly linked list through an array of nodes gives the order of use; every operation is O(1) but
/// for the values that have to go.
struct LeastRecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Node: Sendable {
    let key: Key
    var value: Value
    var cost: Int
    /// The node used next after this one, and the one used last before it; `none` at the ends.
    var newer: Int
    var older: Int
  }

  private static var none: Int { -1 }

  /// The most that all values may cost together.
  let capacity: Int
  /// What they cost now; never more than `capacity`.
  private(set) var cost = 0

  /// Places of removed nodes are empty and stand in `free`.
  private var nodes: [Node?] = []
  private var free: [Int] = []
  private var places: [Key: Int] = [:]
  private var newest = none
  private var oldest = none

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// How many values there are.
  var count: Int { places.count }

  /// A value, which becomes the most recently used.
  mutating func value(for key: Key) -> Value? {
    guard let place = places[key] else { return nil }
    unlink(place)
    link(place)
    return nodes[place]?.value
  }

  /// Puts a value in as the most recently used one, in the place of one of the same key.
  ///
  /// - Returns: False where it costs more than the whole capacity; then nothing changes.
  mutating func insert(_ value: Value, for key: Key, cost: Int) -> Bool {
    guard cost <= capacity else { return false }
    if let place = places[key] { remove(place) }
    while self.cost + cost > capacity, oldest != Self.none { remove(oldest) }
    let node = Node(key: key, value: value, cost: cost, newer: Self.none, older: Self.none)
    let place: Int
    if let reused = free.popLast() {
      nodes[reused] = node
      place = reused
    } else {
      nodes.append(node)
      place = nodes.count - 1
    }
    places[key] = place
    self.cost += cost
    link(place)
    return true
  }

  private mutating func remove(_ place: Int) {
    unlink(place)
    guard let node = nodes[place] else { return }
    places[node.key] = nil
    cost -= node.cost
    nodes[place] = nil
    free.append(place)
  }

  private mutating func link(_ place: Int) {
    nodes[place]?.older = newest
    nodes[place]?.newer = Self.none
    if newest != Self.none { nodes[newest]?.newer = place }
    newest = place
    if oldest == Self.none { oldest = place }
  }

  private mutating func unlink(_ place: Int) {
    guard let node = nodes[place] else { return }
    if node.newer == Self.none {
      newest = node.older
    } else {
      nodes[node.newer]?.older = node.older
    }
    if node.older == Self.none {
      oldest = node.newer
    } else {
      nodes[node.older]?.newer = node.newer
    }
  }
}
