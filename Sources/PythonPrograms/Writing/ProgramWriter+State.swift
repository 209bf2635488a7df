import TaskGraphs

extension ProgramWriter {
  /// Whether objects are found by name.
  var needsObjectTable: Bool {
    needs.contains(.objectNamed) || needs.contains(.objectFor) || needs.contains(.ask)
      || needs.contains(.objects)
  }

  /// Writes what tasks share: variables, objects, tables.
  func writeState() {
    let kinds = graph.objects.map(\.kind)
    if kinds.contains(.waiter) { _ = use(.waiter) }
    let parts = [part(writeVariables), part(writeObjects), part(writeTables)].filter { !$0.isEmpty }
    if !parts.isEmpty { code.blank(needsClasses ? 2 : 1) }
    for (index, text) in parts.enumerated() {
      if index > 0 { code.blank() }
      code.verbatim(text)
    }
  }

  /// Whether classes stand above.
  private var needsClasses: Bool {
    !names.exceptionOrder.isEmpty || Helper.classes.contains { needs.contains($0) }
  }

  /// Writes the classes of the graph's own exceptions; a name that is no identifier stays its name.
  func writeExceptions() {
    for exception in names.exceptionOrder {
      guard let identifier = names.exceptions[Name(exception)] else { continue }
      let name = PythonLiteral.text(exception)
      if Name.same(identifier, exception) {
        code.blank(2)
        code.open(Piece("class \(identifier)(Exception)"))
        code.close()
      } else {
        code.blank()
        code.line(Piece("\(identifier) = type(\(name), (Exception,), {})"))
      }
    }
  }

  private func writeVariables() {
    for (variable, name) in zip(graph.variables, names.shared) {
      code.line(Piece("\(name) = \(PythonLiteral.value(variable.value))"))
    }
  }

  private func writeObjects() {
    for (object, name) in zip(graph.objects, names.objects) {
      switch object.kind {
      case .waiter: code.line(Piece("\(name) = \(names[.waiter])()"))
      case .event: code.line(Piece("\(name) = asyncio.Event()"))
      case .lock: code.line(Piece("\(name) = asyncio.Lock()"))
      case .condition: code.line(Piece("\(name) = asyncio.Condition()"))
      case .semaphore(let permits): code.line(Piece("\(name) = asyncio.Semaphore(\(permits))"))
      case .boundedSemaphore(let permits):
        code.line(Piece("\(name) = asyncio.BoundedSemaphore(\(permits))"))
      case .future: code.line(Piece("\(name): asyncio.Future"))
      case .barrier(let parties): code.line(Piece("\(name) = asyncio.Barrier(\(parties))"))
      case .queue(let size):
        code.line(Piece("\(name) = asyncio.Queue(\(size > 0 ? "\(size)" : ""))"))
      case .lifoQueue(let size):
        code.line(Piece("\(name) = asyncio.LifoQueue(\(size > 0 ? "\(size)" : ""))"))
      case .priorityQueue(let size):
        code.line(Piece("\(name) = asyncio.PriorityQueue(\(size > 0 ? "\(size)" : ""))"))
      }
    }
  }

  private func writeTables() {
    if needs.contains(.tasks) { code.line(Piece("\(names[.tasks]) = {}")) }
    if needs.contains(.counts) { code.line(Piece("\(names[.counts]) = collections.Counter()")) }
    if needs.contains(.groups) {
      let name = names[.groups]
      code.line(Piece("\(name) = contextvars.ContextVar(\"\(name)\", default={})"))
    }
    if needs.contains(.reserved) {
      let names = graph.objects.map(\.name) + graph.coroutines.map(\.name)
      let items = names.map { Piece(PythonLiteral.text($0)) }
      code.line(Piece("\(self.names[.reserved]) = {", items, "}"))
    }
    if needs.contains(.objects) { writeTable(.objects) { self.names.objects[$0] } }
    if needs.contains(.kinds) {
      writeTable(.kinds) { "\"\(self.graph.objects[$0].kind.word.rawValue)\"" }
    }
  }

  private func writeTable(_ table: Helper, _ value: (Int) -> String) {
    let isObjects = table == .objects
    // Futures join the table once there are any.
    let indices = graph.objects.indices.filter {
      !isObjects || graph.objects[$0].kind != .future
    }
    let items = indices.map {
      Piece("\(PythonLiteral.text(graph.objects[$0].name)): \(value($0))")
    }
    code.line(Piece("\(names[table]) = {", items, "}"))
  }

  /// Writes what stands above everything: what the program is, and what it cannot do.
  func writeHead() {
    code.verbatim(docstring + "\n\n")
    for remark in remarks { code.comment(remark) }
    if !remarks.isEmpty { code.blank() }
    for module in imports.sorted() { code.line(Piece("import \(module)")) }
  }

  private var docstring: String {
    let title = graph.name ?? "A task graph"
    var lines = ["\"\"\"" + PythonProse.line(title), ""]
    if let description = graph.description {
      lines += PythonProse.lines(description) + [""]
    }
    lines += [
      "Written by Interleave. On CPython 3.13 or later it prints the lines of the run in their order.",
      "Time is virtual, and costs none; with --real the program waits as long as it says.",
      "\"\"\"",
    ]
    return lines.joined(separator: "\n")
  }

  private var remarks: [String] {
    var remarks: [String] = []
    if let policy = settings.policy {
      remarks.append(
        "# The run's policy was '\(policy)': this program keeps to asyncio's own order."
      )
    }
    if !settings.ignoredLimits.isEmpty {
      let limits = settings.ignoredLimits.joined(separator: ", ")
      remarks.append("# This program does not keep these limits of the run: \(limits).")
    }
    if features.isTooDeep {
      remarks.append("# Blocks are nested so deep here that Python may refuse to compile them.")
    }
    return remarks
  }

  /// Writes a line that tells the parts of the program apart.
  func writeBanner(_ title: String) {
    code.blank(2)
    let dashes = String(repeating: "-", count: 72 - title.unicodeScalars.count)
    code.comment("# --- \(title) \(dashes)")
  }
}
