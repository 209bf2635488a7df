import CooperativeLoop

/// A task graph compiled to instructions, ready to run any number of times.
package final class Program: Sendable {
  /// What it was compiled from.
  package let graph: TaskGraph

  let instructions: [Instruction]
  /// Where each root begins, by its place in the graph.
  let rootEntries: [UInt32]
  /// What a call needs to know of each coroutine, by its place in the graph.
  let coroutines: [CoroutineEntry]
  let tables: Tables
  /// What the names stand for that the graph declares.
  let names: NameTable

  /// What instructions refer to by index.
  struct Tables: Sendable {
    var templates: [Template] = []
    var operands: [Operand] = []
    var awaits: [AwaitEntry] = []
    var spawns: [SpawnEntry] = []
    var gathers: [GatherEntry] = []
    var waits: [WaitEntry] = []
    var waitFors: [(target: Target, limit: Operand?, binding: Binding?)] = []
    var completions: [(targets: [Target], binding: Binding?)] = []
    var shields: [(target: Target, binding: Binding?)] = []
    var cancels: [(target: CancelTarget, binding: Binding?)] = []
    var limits: [Operand?] = []
    var names: [Name] = []
    var objects: [ObjectReference] = []
    var withs: [(object: ObjectReference, release: SiteID)] = []
    var notifications: [(condition: ObjectReference, count: NotifyCount)] = []
    var puts: [PutEntry] = []
    var gets: [(queue: ObjectReference, binding: Binding?)] = []
    var rejections: [(future: ObjectReference, exception: ExceptionMaker)] = []
    var assignments: [[Assignment]] = []
    var loops: [(count: Operand, binding: Binding?)] = []
    var fors: [(binding: Binding, elements: Operand)] = []
    var tries: [[Handler]] = []
    var exceptions: [ExceptionMaker] = []
    /// What stands at each site, by its index; nil for a root or its `after`.
    var operations: [StepOperation?] = []
    /// The `with` of each release, by its place behind the graph's own sites.
    var releases: [SiteID] = []
    /// The names of each body's locals, and the body in which each site stands; the first scope is
    /// that of sites in no body.
    var scopes: [[String]] = [[]]
    var scopeOfSite: [UInt32] = []
  }

  /// A coroutine.
  struct CoroutineEntry: BitwiseCopyable {
    /// Its first instruction.
    let start: UInt32
    let localCount: Int
    let parameterCount: Int
  }

  /// An `await`; a class, so that its parts are not copied to be looked at.
  final class AwaitEntry: Sendable {
    let target: AwaitTarget
    /// The template and the arguments of a target that is computed.
    let computedName: Template?
    let arguments: [Argument]
    let binding: Binding?

    init(_ target: AwaitTarget, into binding: Binding?) {
      self.target = target
      if case .computed(let name, let arguments) = target {
        computedName = name
        self.arguments = arguments
      } else {
        computedName = nil
        arguments = []
      }
      self.binding = binding
    }
  }

  /// What is put into a queue or a future; a class for the same reason.
  final class PutEntry: Sendable {
    let object: ObjectReference
    let value: Operand

    init(_ value: Operand, into object: ObjectReference) {
      self.object = object
      self.value = value
    }

    /// The value; here, so that the operand is not copied.
    func evaluate(in context: inout MachineContext) throws(EvaluationFailure) -> Value {
      try value.evaluate(in: &context)
    }
  }

  /// A `spawn`; a class for the same reason.
  final class SpawnEntry: Sendable {
    let call: CoroutineCall
    let id: Template?
    let group: Name?
    let binding: Binding?

    init(_ call: CoroutineCall, id: Template?, group: Name?, into binding: Binding?) {
      self.call = call
      self.id = id
      self.group = group
      self.binding = binding
    }
  }

  /// A `gather`; a class for the same reason.
  final class GatherEntry: Sendable {
    let targets: [Target]
    /// For each target the coroutine that it calls without arguments, or nil.
    let coroutines: [Int?]
    let returnExceptions: Bool
    let binding: Binding?

    init(_ targets: [Target], returnExceptions: Bool, into binding: Binding?) {
      self.targets = targets
      coroutines = targets.map(\.plainCoroutine)
      self.returnExceptions = returnExceptions
      self.binding = binding
    }
  }

  /// A `wait`.
  struct WaitEntry: Sendable {
    let targets: [TaskReference]
    let rule: EventLoop.WaitRule
    let limit: Operand?
    let binding: Binding?
  }

  /// An `except` part, and where its steps begin.
  struct Handler: Sendable {
    let part: ExceptPart
    var entry: UInt32
  }

  /// Compiles a graph.
  ///
  /// - Parameter graph: A valid graph.
  /// - Complexity: O(*n*) in its steps.
  package init(_ graph: TaskGraph) {
    var compiler = ProgramCompiler(siteCount: graph.sites.count)
    coroutines = graph.coroutines.map { coroutine in
      CoroutineEntry(
        start: compiler.compile(coroutine.body),
        localCount: coroutine.body.localNames.count,
        parameterCount: coroutine.parameters.count
      )
    }
    rootEntries = graph.tasks.enumerated().map { compiler.compile($1, index: $0) }
    instructions = compiler.instructions
    tables = compiler.tables
    names = NameTable(graph)
    self.graph = graph
  }

  /// The name of the local in a slot, in the body in which a site stands.
  func localName(_ slot: Int, at site: SiteID) -> String {
    tables.scopes[Int(tables.scopeOfSite[Int(site.index)])][slot]
  }
}
