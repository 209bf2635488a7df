import TaskGraphs

/// Names among which one can be looked for by how it begins.
struct SortedNames {
  private let names: [[UInt8]]

  /// Sorts the names.
  init(_ names: [String]) {
    self.names = names.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Whether a template's value can be one of the names, as far as its beginning tells.
  ///
  /// - Complexity: O(log *n*) in the names.
  func mayContain(_ template: Template) -> Bool {
    guard case .pieces(let pieces) = template, case .text(let beginning) = pieces.first else {
      return !names.isEmpty
    }
    let prefix = Array(beginning.utf8)
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle].lexicographicallyPrecedes(prefix) { low = middle + 1 } else { high = middle }
    }
    return low < names.count && names[low].starts(with: prefix)
  }
}
