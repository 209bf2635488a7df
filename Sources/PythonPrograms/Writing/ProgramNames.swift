import TaskGraphs

/// The identifiers of everything in a program.
struct ProgramNames {
  let shared: [String]
  let coroutines: [String]
  let objects: [String]
  /// The functions of roots that have one, by the root's place.
  let roots: [String]
  /// Each body's locals, by slot.
  let locals: [BodyID: [String]]
  /// Each body's groups.
  let groups: [BodyID: [Name: String]]
  /// The classes of the exceptions that Python does not have.
  let exceptions: [Name: String]
  /// The exceptions that need a class, in the order in which the graph mentions them.
  let exceptionOrder: [String]
  private let helpers: [Helper: String]

  /// Names everything: what the whole program can see first, then the locals, which must not hide it,
  /// and the program's own helpers last.
  init(_ graph: TaskGraph) {
    var mentions = MentionVisitor()
    for (id, body) in graph.bodies {
      mentions.body = id
      mentions.walk(body.steps)
    }
    var names = Identifiers()
    shared = graph.variables.map { names.claim($0.name, else: "variable") }
    coroutines = graph.coroutines.map { names.claim($0.name, else: "coroutine") }
    objects = graph.objects.map { names.claim($0.name, else: "thing") }
    exceptionOrder = mentions.exceptions
    var classes: [Name: String] = [:]
    for name in exceptionOrder { classes[Name(name)] = names.claim(name, else: "GraphError") }
    exceptions = classes
    let visible = names
    var allLocals: Set<String> = []
    var locals: [BodyID: [String]] = [:]
    var groups: [BodyID: [Name: String]] = [:]
    for (id, body) in graph.bodies {
      var own = Identifiers()
      let isFree = { (name: String) in !visible.contains(name) }
      let slots = body.localNames.map { own.claim($0, else: "value", where: isFree) }
      for group in mentions.groups[id] ?? [] {
        groups[id, default: [:]][group] = own.claim(group.text, else: "group", where: isFree)
      }
      locals[id] = slots
      allLocals.formUnion(slots)
      allLocals.formUnion(groups[id, default: [:]].values)
    }
    self.locals = locals
    self.groups = groups
    roots = graph.tasks.map { names.claim($0.id, else: "task") }
    helpers = Self.nameHelpers(&names, besides: allLocals)
  }

  private static func nameHelpers(
    _ names: inout Identifiers,
    besides locals: Set<String>
  ) -> [Helper: String] {
    var helpers: [Helper: String] = [:]
    for helper in Helper.allCases {
      let isFree = { (name: String) in !locals.contains(name) }
      // A task of that name is likely, and then the program starts elsewhere.
      let name = helper == .main && names.contains("main") ? "start" : helper.rawValue
      helpers[helper] = names.claim(name, else: "helper", where: isFree)
    }
    return helpers
  }

  subscript(helper: Helper) -> String { helpers[helper] ?? helper.rawValue }
}

/// Collects the groups of bodies, and the exceptions of the graph's own.
private struct MentionVisitor: StepVisitor {
  var body = BodyID.root(0)
  var groups: [BodyID: [Name]] = [:]
  var exceptions: [String] = []
  private var seenExceptions: Set<Name> = []
  private var seenGroups: [BodyID: Set<Name>] = [:]

  mutating func visit(_ operation: StepOperation) {
    switch operation {
    case .group(let name, _), .spawn(_, _, let name?, _):
      if seenGroups[body, default: []].insert(name).inserted {
        groups[body, default: []].append(name)
      }
    case .raise(let maker), .reject(_, let maker): note(maker.type)
    case .try(_, let parts, _, _):
      for part in parts { for name in part.match { note(name) } }
    default: break
    }
  }

  private mutating func note(_ exception: String) {
    guard PythonWords.exceptions[exception] == nil, exception != "SkippedError",
      seenExceptions.insert(Name(exception)).inserted
    else { return }
    exceptions.append(exception)
  }
}
