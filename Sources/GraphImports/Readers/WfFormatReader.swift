import JSONDocuments

/// Reads WfCommons' WfFormat: <https://github.com/wfcommons/WfFormat>.
///
/// Version 1.5 keeps what a workflow is in `workflow.specification` and what was measured of it in
/// `workflow.execution`; 1.4 has both in `workflow.tasks`, whose tasks know each other by name.
struct WfFormatReader {
  private let text: [UInt8]

  init(_ text: [UInt8]) {
    self.text = text
  }

  func read() throws(ImportError) -> ImportedGraph {
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: text)
    } catch {
      let position = JSONPosition(line: error.line, column: error.column)
      throw ImportError(.unreadable(error.message), position)
    }
    let root = document.root
    guard root.kind == .object else { throw wrongType("the document", "an object", root) }
    let workflow = try member("workflow", of: root, kind: .object, "an object")
    guard let specification = find("specification", in: workflow) else {
      let tasks = try member("tasks", of: workflow, kind: .array, "a list of tasks")
      return try graph(tasks, costs: [:], isNamed: true, name: find("name", in: root))
    }
    let tasks = try member("tasks", of: specification, kind: .array, "a list of tasks")
    let costs = try executionCosts(workflow)
    return try graph(tasks, costs: costs, isNamed: false, name: find("name", in: root))
  }

  /// The measured seconds by the tasks' ids.
  private func executionCosts(_ workflow: JSONNode) throws(ImportError) -> [String: Cost] {
    guard let execution = find("execution", in: workflow) else { return [:] }
    let tasks = try member("tasks", of: execution, kind: .array, "a list of tasks")
    var costs: [String: Cost] = [:]
    costs.reserveCapacity(tasks.count)
    for task in tasks.elements {
      let id = try member("id", of: task, kind: .string, "a text").text
      costs[id] = try cost(of: task, id: id)
    }
    return costs
  }

  private func graph(
    _ tasks: JSONNode,
    costs: [String: Cost],
    isNamed: Bool,
    name: JSONNode?
  ) throws(ImportError) -> ImportedGraph {
    var graph = ImportedGraph(name: name.flatMap { $0.kind == .string ? $0.text : nil })
    graph.tasks.reserveCapacity(tasks.count)
    for task in tasks.elements {
      guard task.kind == .object else { throw wrongType("tasks", "a list of objects", task) }
      let id = try member(isNamed ? "name" : "id", of: task, kind: .string, "a text")
      var imported = ImportedTask(id: id.text, place: .offset(id.start))
      imported.label = find(isNamed ? "id" : "name", in: task)
        .flatMap { $0.kind == .string ? $0.text : nil }
      imported.cost = isNamed ? try cost(of: task, id: id.text) : costs[id.text] ?? .none
      if let parents = find("parents", in: task) {
        for parent in try list(parents, "parents") { imported.dependencies.append(parent) }
      }
      graph.tasks.append(imported)
    }
    return graph
  }

  private func cost(of task: JSONNode, id: String) throws(ImportError) -> Cost {
    guard let node = find("runtimeInSeconds", in: task) ?? find("runtime", in: task) else {
      return .none
    }
    guard node.kind == .number else { throw wrongType("runtimeInSeconds", "a number", node) }
    let number = String(decoding: node.rawNumber, as: UTF8.self)
    guard let cost = Cost(number) else { throw error(.badCost(number, of: id), node) }
    return cost
  }

  private func list(_ node: JSONNode, _ name: String) throws(ImportError) -> [String] {
    guard node.kind == .array else { throw wrongType(name, "a list of texts", node) }
    var texts: [String] = []
    for element in node.elements {
      guard element.kind == .string else { throw wrongType(name, "a list of texts", element) }
      texts.append(element.text)
    }
    return texts
  }

  private func find(_ name: String, in node: JSONNode) -> JSONNode? {
    node.members.first { $0.name.textBytes.elementsEqual(name.utf8) }?.value
  }

  private func member(
    _ name: String,
    of node: JSONNode,
    kind: JSONNode.Kind,
    _ expected: String
  ) throws(ImportError) -> JSONNode {
    guard let value = find(name, in: node) else { throw error(.noMember(name), node) }
    guard value.kind == kind else { throw wrongType(name, expected, value) }
    return value
  }

  private func wrongType(_ name: String, _ expected: String, _ node: JSONNode) -> ImportError {
    error(.wrongType(name, expected: expected), node)
  }

  private func error(_ kind: ImportProblem.Kind, _ node: JSONNode) -> ImportError {
    ImportError(kind, JSONPositions(of: text).position(of: node.start))
  }
}
