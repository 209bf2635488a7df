import JSONDocuments

/// Writes an imported graph as a task graph: a line a task.
struct GraphWriter {
  private static let opening = Array("{\"id\":".utf8)

  private let graph: ImportedGraph
  private let dependencies: [[Int]]
  private let options: ImportOptions
  /// Each task's name as a JSON string: it stands wherever somebody waits for it.
  private let names: [[UInt8]]

  /// Makes a writer of a graph that was checked.
  init(_ graph: ImportedGraph, _ dependencies: [[Int]], _ options: ImportOptions) {
    self.graph = graph
    self.dependencies = dependencies
    self.options = options
    names = graph.tasks.map { Self.json($0.id) }
  }

  /// About how many bytes `write()` gives; names and dependencies are counted exactly.
  var byteCount: Int {
    var count = 100
    for (index, task) in graph.tasks.enumerated() {
      count += 80 + names[index].count + (task.label?.utf8.count ?? 0)
      for dependency in dependencies[index] { count += names[dependency].count + 1 }
    }
    return count
  }

  /// The graph document, with a newline at its end.
  func write() -> [UInt8] {
    var out = Array("{".utf8)
    if let name = options.name ?? graph.name {
      out += "\"name\":".utf8 + Self.json(name) + ",".utf8
    }
    let workers = options.workers.map { (count: $0, name: Self.json(freeName())) }
    if let workers {
      out += "\"objects\":{".utf8 + workers.name + ":{\"semaphore\":\(workers.count)}},".utf8
    }
    out += "\"tasks\":[\n".utf8
    for index in graph.tasks.indices {
      if index > 0 { out += ",\n".utf8 }
      writeTask(index, workers: workers?.name, to: &out)
    }
    out += "\n]}\n".utf8
    return out
  }

  private func writeTask(_ index: Int, workers: [UInt8]?, to out: inout [UInt8]) {
    let task = graph.tasks[index]
    out += Self.opening
    out += names[index]
    if !dependencies[index].isEmpty {
      out += ",\"after\":[".utf8
      for (position, dependency) in dependencies[index].enumerated() {
        if position > 0 { out.append(UInt8(ascii: ",")) }
        out += names[dependency]
      }
      out.append(UInt8(ascii: "]"))
    }
    out += ",\"steps\":[".utf8
    if let workers { out += "{\"with\":".utf8 + workers + ",\"steps\":[".utf8 }
    out += "{\"\(options.operation.rawValue)\":".utf8
    out += (task.cost.seconds(scale: options.scale) ?? "0").utf8
    if let label = task.label, label != task.id {
      out += ",\"label\":".utf8 + Self.json(label)
    }
    out += (workers == nil ? "}]}" : "}]}]}").utf8
  }

  /// A name for the semaphore that no task has.
  private func freeName() -> String {
    let taken = Set(graph.tasks.lazy.map(\.id))
    var name = "workers"
    var number = 1
    while taken.contains(name) {
      number += 1
      name = "workers-\(number)"
    }
    return name
  }

  private static func json(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONString.append(text.utf8, to: &bytes)
    return bytes
  }
}
