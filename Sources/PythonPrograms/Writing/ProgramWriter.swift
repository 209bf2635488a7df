import TaskGraphs

/// Writes the program of one graph.
///
/// The bodies are written first, and note which helpers they need; the parts are then put together in
/// the order in which one reads a program.
final class ProgramWriter {
  let graph: TaskGraph
  let settings: PythonProgram.Settings
  let names: ProgramNames
  let variables: VariableSurvey
  let naming: TaskNaming
  let assignments: [BodyID: AssignmentSurvey]
  let taskVariables: [BodyID: TaskVariables]
  let features: GraphFeatures
  /// What the names of root tasks, objects and coroutines stand for.
  let places: [Name: Place]

  /// The helpers that what is written so far needs.
  private(set) var needs: Set<Helper> = []
  /// The modules that it imports.
  private(set) var imports: Set<String> = ["asyncio", "sys"]
  /// What is written at the moment.
  var code = CodeWriter()
  /// The body that is written at the moment.
  var scope = BodyScope.none

  /// What a name stands for.
  enum Place {
    case root(Int)
    case object(Int)
    case coroutine(Int)
  }

  init(_ graph: TaskGraph, _ settings: PythonProgram.Settings) {
    self.graph = graph
    self.settings = settings
    names = ProgramNames(graph)
    variables = VariableSurvey(graph)
    features = GraphFeatures(graph)
    var assignments: [BodyID: AssignmentSurvey] = [:]
    var taskVariables: [BodyID: TaskVariables] = [:]
    for (id, body) in graph.bodies {
      let count = graph.parameterCount(of: id)
      assignments[id] = AssignmentSurvey(body, parameterCount: count)
      taskVariables[id] = TaskVariables(body, parameterCount: count)
    }
    self.assignments = assignments
    self.taskVariables = taskVariables
    naming = TaskNaming(graph, taskVariables)
    var places: [Name: Place] = [:]
    for (index, root) in graph.tasks.enumerated() { places[Name(root.id)] = .root(index) }
    for (index, object) in graph.objects.enumerated() { places[Name(object.name)] = .object(index) }
    for (index, coroutine) in graph.coroutines.enumerated() {
      places[Name(coroutine.name)] = .coroutine(index)
    }
    self.places = places
  }

  /// Whether some group is named outside the body that opens it: then groups are found by name.
  private(set) lazy var findsGroups = assignments.values.contains { $0.usesForeignGroup }

  /// The identifier of a helper, which the program then carries.
  func use(_ helper: Helper) -> String {
    if needs.insert(helper).inserted {
      for module in helper.modules { imports.insert(module) }
      for other in helper.needs(in: self) { _ = use(other) }
    }
    return names[helper]
  }

  /// Imports a module.
  func require(_ module: String) { imports.insert(module) }

  /// Writes a part of the program on its own.
  func part(_ write: () -> Void) -> String {
    let outer = code
    code = CodeWriter()
    write()
    defer { code = outer }
    return code.text
  }

  /// The whole program.
  func program() -> String {
    let bodies = part {
      for index in graph.coroutines.indices { writeCoroutine(index) }
      for index in graph.tasks.indices { writeRoot(index) }
    }
    let main = part { writeMain() }
    _ = use(.run)
    let state = part { writeState() }
    // The helpers' texts are the last to need something.
    let helpers = Helper.functions.filter { needs.contains($0) }.map { $0.text(self) }
    let classes = Helper.classes.filter { needs.contains($0) }.map { $0.text(self) }
    let runner = Helper.runner.filter { needs.contains($0) }.map { $0.text(self) }
    return part {
      writeHead()
      writeExceptions()
      for text in classes { code.verbatim("\n\n\(text)\n") }
      code.verbatim(state + bodies + main)
      if !helpers.isEmpty { writeBanner("What the tasks use.") }
      for text in helpers { code.verbatim("\n\n\(text)\n") }
      writeBanner("What runs them.")
      for text in runner { code.verbatim("\n\n\(text)\n") }
    }
  }
}
