import JSONDocuments

/// Reads the Standard Task Graph set's text: <https://www.kasahara.cs.waseda.ac.jp/schedule/>.
///
/// The first line counts the tasks, without the dummies at both ends; in the older files the number of
/// processors stands behind it. Then there is a line a task, `id cost count predecessors…`, and from
/// the first `#` on what the generator had to say.
struct StandardTaskGraphReader {
  private let text: [UInt8]
  private let limits: ImportLimits
  private var offset = 0

  init(_ text: [UInt8], _ limits: ImportLimits) {
    self.text = text
    self.limits = limits
  }

  /// A word and where it begins.
  private struct Word {
    let start: Int
    let text: Substring
  }

  func read() throws(ImportError) -> ImportedGraph {
    var reader = self
    return try reader.readAll()
  }

  private mutating func readAll() throws(ImportError) -> ImportedGraph {
    var graph = ImportedGraph()
    guard let header = nextLine(), let first = header.first else { return graph }
    let announced = try number(first, "the number of tasks")
    var dependencies = 0
    while let line = nextLine() {
      let task = try task(line)
      dependencies += task.dependencies.count
      guard dependencies <= limits.dependencies else {
        throw error(.tooManyDependencies(limit: limits.dependencies), line[0])
      }
      graph.tasks.append(task)
    }
    guard graph.tasks.count - 2 == announced else {
      throw error(.wrongCount(expected: announced, found: graph.tasks.count), first)
    }
    return graph
  }

  private func task(_ line: [Word]) throws(ImportError) -> ImportedTask {
    let id = try number(line[0], "a task's number")
    guard line.count >= 3 else {
      let end = Word(start: line[line.count - 1].start, text: "the end of the line")
      throw syntax("a task's number, its cost and how many tasks it waits for", end)
    }
    var task = ImportedTask(id: String(id), place: .offset(line[0].start))
    guard let cost = Cost(line[1].text) else {
      throw error(.badCost(String(line[1].text), of: task.id), line[1])
    }
    task.cost = cost
    let count = try number(line[2], "how many tasks it waits for")
    guard line.count - 3 == count else {
      let found = Word(start: line[2].start, text: "\(line.count - 3)")
      throw syntax("\(count) numbers of tasks behind it", found)
    }
    task.dependencies.reserveCapacity(count)
    for word in line[3...] {
      task.dependencies.append(String(try number(word, "a task's number")))
    }
    return task
  }

  /// The words of the next line that has any; nil at the information block and at the end.
  private mutating func nextLine() -> [Word]? {
    var words: [Word] = []
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "\n"):
        offset += 1
        if !words.isEmpty { return words }
      case UInt8(ascii: "#"):
        // What stands in front of a remark counts; nothing behind the information block does.
        if words.isEmpty {
          offset = text.count
        } else {
          while offset < text.count && text[offset] != UInt8(ascii: "\n") { offset += 1 }
        }
      case 0x20, 0x09, 0x0D:
        offset += 1
      default:
        words.append(nextWord())
      }
    }
    return words.isEmpty ? nil : words
  }

  private mutating func nextWord() -> Word {
    let start = offset
    // A control character is a word of its own, and a wrong one.
    offset += 1
    while offset < text.count, text[offset] > 0x20, text[offset] != UInt8(ascii: "#") {
      offset += 1
    }
    return Word(start: start, text: Substring(decoding: text[start..<offset], as: UTF8.self))
  }

  private func number(_ word: Word, _ what: String) throws(ImportError) -> Int {
    guard let number = Int(word.text), number >= 0, number <= 1_000_000_000 else {
      throw syntax("\(what), a whole number", word)
    }
    return number
  }

  private func syntax(_ expected: String, _ found: Word) -> ImportError {
    error(.syntax(expected: expected, found: String(found.text.prefix(40))), found)
  }

  private func error(_ kind: ImportProblem.Kind, _ word: Word) -> ImportError {
    ImportError(kind, JSONPositions(of: text).position(of: word.start))
  }
}
