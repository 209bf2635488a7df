/// How large one value may grow, whatever the run's own limits are.
///
/// Both bounds protect the process: a value nested a million levels deep cannot even be freed without
/// overflowing the stack, and one whose lists share their parts can be small in memory and endless in
/// a timeline.
package enum ValueLimits {
  /// Levels of lists and objects within each other; less than a JSON document may have, so that a
  /// timeline that shows the value can be read again.
  package static let depth = 100
  /// Bytes of a value's JSON: four times the default limit on a run's whole output.
  package static let jsonByteCount = 64 << 20

  static func check(depth: Int, jsonByteCount: Int) throws(Raised) {
    if depth > Self.depth {
      throw Raised("RecursionError", "a value nested more than \(Self.depth) levels deep")
    }
    if jsonByteCount > Self.jsonByteCount {
      throw Raised("MemoryError", "a value of more than \(Self.jsonByteCount >> 20) MiB")
    }
  }

  /// What is wrong with a graph that holds a value beyond the limits.
  static func fault(of error: Raised) -> ValueFault {
    error.type == "RecursionError"
      ? .tooDeep(levels: depth) : .tooLong(mebibytes: jsonByteCount >> 20)
  }
}
