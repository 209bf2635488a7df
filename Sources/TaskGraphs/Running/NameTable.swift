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
  /// How many names look like a default id.
  private var lookalikes = 0

  private static let noTask = UInt32.max

  /// The names that a graph declares.
  ///
  /// Roots are the first tasks that a run creates, so that their places are their identifiers.
  init(_ graph: TaskGraph) {
    numbered = Array(repeating: [], count: graph.coroutines.count)
    named.reserveCapacity(graph.tasks.count + graph.coroutines.count + graph.objects.count)
    for (place, coroutine) in graph.coroutines.enumerated() {
      named[Name(coroutine.name)] = .coroutine(place)
    }
    for (place, task) in graph.tasks.enumerated() {
      add(task.id, .task(TaskID(index: UInt32(place))))
    }
    for (place, object) in graph.objects.enumerated() { add(object.name, .object(place)) }
    for coroutine in graph.coroutines where Self.number(in: coroutine.name) != nil {
      lookalikes += 1
    }
  }

  /// What a name stands for.
  subscript(name: String) -> Named? {
    if let number = Self.number(in: name), let coroutine = coroutine(before: number, in: name),
      number.value <= numbered[coroutine].count
    {
      let task = numbered[coroutine][number.value - 1]
      if task != Self.noTask { return .task(TaskID(index: task)) }
    }
    return named[Name(name)]
  }

  /// Adds a name that is free.
  mutating func add(_ name: String, _ meaning: Named) {
    if Self.number(in: name) != nil { lookalikes += 1 }
    named[Name(name)] = meaning
  }

  /// The next default id of a coroutine that is free.
  ///
  /// Its number is used up, whether `addDefault` then says whose it is or no task comes of it.
  mutating func nextDefaultID(of coroutine: Int, named name: String) -> String {
    while true {
      numbered[coroutine].append(Self.noTask)
      let id = name + "-" + String(numbered[coroutine].count)
      if lookalikes == 0 || named[Name(id)] == nil { return id }
    }
  }

  /// Gives the coroutine's last default id to a task.
  mutating func addDefault(_ task: TaskID, of coroutine: Int) {
    numbered[coroutine][numbered[coroutine].count - 1] = task.index
  }

  /// The number that a name ends with behind a hyphen, and the length of its text with the hyphen.
  private static func number(in name: String) -> (value: Int, length: Int)? {
    var value = 0
    var power = 1
    var length = 0
    var first: UInt8 = 0
    for byte in name.utf8.reversed() {
      length += 1
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
  private func coroutine(before number: (value: Int, length: Int), in name: String) -> Int? {
    guard let prefix = String(name.utf8.dropLast(number.length)),
      case .coroutine(let coroutine) = named[Name(prefix)]
    else { return nil }
    return coroutine
  }
}
