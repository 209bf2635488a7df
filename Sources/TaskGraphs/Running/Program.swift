import CooperativeLoop

/// A task graph compiled to instructions, ready to run any number of times.
package final class Program: Sendable {
  /// What it was compiled from.
  package let graph: TaskGraph

  let instructions: [Instruction]
  /// Where each root begins, by its place in the graph.
  let rootEntries: [UInt32]
  /// Where each coroutine begins.
  let coroutineEntries: [UInt32]
  let tables: Tables
  /// What the names stand for that the graph declares.
  let names: NameTable

  /// What instructions refer to by index.
  struct Tables: Sendable {
    var templates: [Template] = []
    var operands: [Operand] = []
    var awaits: [(target: AwaitTarget, binding: Binding?)] = []
    var spawns: [(call: CoroutineCall, id: Template?, group: Name?, binding: Binding?)] = []
    var gathers: [(targets: [Target], returnExceptions: Bool, binding: Binding?)] = []
    var waits: [WaitEntry] = []
    var waitFors: [(target: Target, limit: Operand?, binding: Binding?)] = []
    var completions: [(targets: [Target], binding: Binding?)] = []
    var shields: [(target: Target, binding: Binding?)] = []
    var cancels: [(target: CancelTarget, binding: Binding?)] = []
    var limits: [Operand?] = []
    var names: [Name] = []
    var objects: [ObjectReference] = []
    var notifications: [(condition: ObjectReference, count: NotifyCount)] = []
    var puts: [(object: ObjectReference, value: Operand)] = []
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
    coroutineEntries = graph.coroutines.map { compiler.compile($0.body) }
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
