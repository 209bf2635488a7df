/// A list that is filled and emptied again and again: emptying it is setting its count to 0.
///
/// `Array.removeAll(keepingCapacity:)` costs more than all else that a step's beginning does.
struct ReusedList<Element: BitwiseCopyable>: RandomAccessCollection {
  /// The elements, and behind them what earlier fillings left.
  private var storage: [Element] = []
  private(set) var endIndex = 0

  var startIndex: Int { 0 }

  subscript(index: Int) -> Element {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: endIndex), "list index out of range")
    return storage[index]
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if endIndex < storage.count {
      storage[endIndex] = element
    } else {
      storage.append(element)
    }
    endIndex &+= 1
  }

  @inline(__always)
  mutating func clear() {
    endIndex = 0
  }
}
