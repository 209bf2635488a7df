/// What `sorted` gives: a stable order, comparing nothing but `later < earlier`, as CPython does.
enum Sorting {
  /// Up to here CPython sorts by insertion, and so which pair of a mixed list is compared first, and
  /// named in the error, is the same here.
  private static let insertionCount = 64

  static func sorted<Context: EvaluationContext>(
    _ elements: [Value],
    in context: inout Context
  ) throws(EvaluationFailure) -> [Value] {
    try context.charge(operations: elements.count)
    return try halfSorted(elements, in: &context)
  }

  /// Like `sorted`, but of elements that are paid for.
  private static func halfSorted<Context: EvaluationContext>(
    _ elements: [Value],
    in context: inout Context
  ) throws(EvaluationFailure) -> [Value] {
    if elements.count < insertionCount {
      return try insertionSorted(elements, in: &context)
    }
    let middle = elements.count / 2
    let left = try halfSorted(Array(elements[..<middle]), in: &context)
    let right = try halfSorted(Array(elements[middle...]), in: &context)
    return try merged(left, right, in: &context)
  }

  private static func merged<Context: EvaluationContext>(
    _ left: [Value],
    _ right: [Value],
    in context: inout Context
  ) throws(EvaluationFailure) -> [Value] {
    var merged: [Value] = []
    merged.reserveCapacity(left.count + right.count)
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if try Value.compare(.less, right[j], left[i], in: &context) {
        merged.append(right[j])
        j += 1
      } else {
        merged.append(left[i])
        i += 1
      }
    }
    return merged + left[i...] + right[j...]
  }

  private static func insertionSorted<Context: EvaluationContext>(
    _ elements: [Value],
    in context: inout Context
  ) throws(EvaluationFailure) -> [Value] {
    var sorted = elements
    var run = try runLength(&sorted, in: &context)
    while run < sorted.count {
      let pivot = sorted[run]
      var (low, high) = (0, run)
      while low < high {
        let middle = (low + high) / 2
        if try Value.compare(.less, pivot, sorted[middle], in: &context) {
          high = middle
        } else {
          low = middle + 1
        }
      }
      sorted.remove(at: run)
      sorted.insert(pivot, at: low)
      run += 1
    }
    return sorted
  }

  /// How many elements at the front are in order already; a falling run is turned round.
  private static func runLength<Context: EvaluationContext>(
    _ elements: inout [Value],
    in context: inout Context
  ) throws(EvaluationFailure) -> Int {
    guard elements.count > 1 else { return elements.count }
    var end = 2
    let isFalling = try Value.compare(.less, elements[1], elements[0], in: &context)
    while end < elements.count,
      try Value.compare(.less, elements[end], elements[end - 1], in: &context) == isFalling
    {
      end += 1
    }
    if isFalling { elements[..<end].reverse() }
    return end
  }
}
