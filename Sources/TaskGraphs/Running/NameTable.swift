import CooperativeLoop

/// What a name stands for in a run.
enum Named: Sendable {
  case task(TaskID)
  /// By their place in the graph.
  case object(Int), coroutine(Int)
}

/// What names stand for in a run: tasks, objects and coroutines share one namespace.
///
/// Most tasks that a graph creates have default ids, `NAME-1`, `NAME-2` and so on. These are found by
/// their number, so that creating such a task hashes no text.
struct NameTable: Sendable {
  /// Every name but the default ids.
  private var named: [Name: Named] = [:]
  /// The tasks with default ids, by coroutine and number; `noTask` where another has that name,
  /// or none came of it.
  private var numbered: [[UInt32]]
  /// What the default ids of each coroutine begin with: its name and a hyphen.
  private let prefixes: [(text: String, bytes: [UInt8])]
  /// How many names look like a default id.
  private var lookalikes = 0

  private static let noTask = UInt32.max

  /// The names that a graph declares.
  ///
  /// Roots are the first tasks that a run creates, so that their places are their identifiers.
  init(_ graph: TaskGraph) {
    numbered = Array(repeating: [], count: graph.coroutines.count)
    prefixes = graph.coroutines.map { ($0.name + "-", Array($0.name.utf8)) }
    named.reserveCapacity(graph.tasks.count + graph.coroutines.count + graph.objects.count)
    for (place, coroutine) in graph.coroutines.enumerated() {
      named[Name(coroutine.name)] = .coroutine(place)
    }
    for (place, task) in graph.tasks.enumerated() {
      add(task.id, .task(TaskID(index: UInt32(place))))
    }
    for (place, object) in graph.objects.enumerated() { add(object.name, .object(place)) }
    for coroutine in graph.coroutines where Self.isLookalike(coroutine.name) {
      lookalikes += 1
    }
  }

  /// What a name stands for.
  subscript(name: String) -> Named? {
    var name = name
    if let task = name.withUTF8({ numberedTask(called: $0) }) { return .task(task) }
    return named[Name(name)]
  }

  /// Adds a name that is free.
  mutating func add(_ name: String, _ meaning: Named) {
    if Self.isLookalike(name) { lookalikes += 1 }
    named[Name(name)] = meaning
  }

  /// The next default id of a coroutine that is free.
  ///
  /// Its number is used up, whether `addDefault` then says whose it is or no task comes of it.
  ///
  /// - Returns: The id in two parts, so that its text need not be made.
  mutating func nextDefaultID(of coroutine: Int) -> (prefix: String, number: UInt32) {
    while true {
      let number = Self.takeNumber(in: &numbered[coroutine])
      let prefix = prefixes[coroutine].text
      if lookalikes == 0 || named[Name(prefix + String(number))] == nil { return (prefix, number) }
    }
  }

  /// Gives the coroutine's last default id to a task.
  mutating func addDefault(_ task: TaskID, of coroutine: Int) {
    numbered[coroutine][numbered[coroutine].count - 1] = task.index
  }

  private static func takeNumber(in tasks: inout [UInt32]) -> UInt32 {
    tasks.append(noTask)
    return UInt32(tasks.count)
  }

  /// The task whose default id a name is.
  private func numberedTask(called name: UnsafeBufferPointer<UInt8>) -> TaskID? {
    guard let number = Self.number(in: name), let coroutine = coroutine(before: number, in: name),
      number.value <= numbered[coroutine].count
    else { return nil }
    let task = numbered[coroutine][number.value - 1]
    return task == Self.noTask ? nil : TaskID(index: task)
  }

  private static func isLookalike(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { number(in: $0) } != nil
  }

  /// The number that a name ends with behind a hyphen, and the length of its text with the hyphen.
  private static func number(
    in name: UnsafeBufferPointer<UInt8>
  ) -> (value: Int, length: Int)? {
    var value = 0
    var power = 1
    var length = 0
    var first: UInt8 = 0
    while length < name.count {
      length += 1
      let byte = name[name.count - length]
      if byte == UInt8(ascii: "-") {
        return length == 1 || first == UInt8(ascii: "0") ? nil : (value, length)
      }
      // There are never as many tasks as ten digits can count.
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), length < 10 else { return nil }
      first = byte
      value += Int(byte - UInt8(ascii: "0")) * power
      power *= 10
    }
    return nil
  }

  /// The coroutine whose name stands before the number in a name.
  private func coroutine(
    before number: (value: Int, length: Int),
    in name: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let length = name.count - number.length
    if prefixes.count <= Self.comparedOneByOne {
      return prefixes.firstIndex {
        $0.bytes.count == length && $0.bytes.elementsEqual(name[..<length])
      }
    }
    let own = String(decoding: name[..<length], as: UTF8.self)
    guard case .coroutine(let coroutine) = named[Name(own)] else { return nil }
    return coroutine
  }

  /// Up to so many names it is faster to compare each than to hash one.
  private static let comparedOneByOne = 8
}
