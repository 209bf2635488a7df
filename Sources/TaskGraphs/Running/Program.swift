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
  /// The places of the coroutines and objects by name, for names computed at run time.
  let coroutinesByName: [Name: Int]
  let objectsByName: [Name: Int]

  /// What instructions refer to by index.
  struct Tables: Sendable {
    var templates: [Template] = []
    var operands: [Operand] = []
    var awaits: [(target: AwaitTarget, binding: Binding?)] = []
    var spawns: [(call: CoroutineCall, id: Template?, binding: Binding?)] = []
    var gathers: [(targets: [Target], returnExceptions: Bool, binding: Binding?)] = []
    var objects: [ObjectReference] = []
    var assignments: [[Assignment]] = []
    var loops: [(count: Operand, binding: Binding?)] = []
    /// What stands at each site, by its index; nil for a root or its `after`.
    var operations: [StepOperation?] = []
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
    coroutinesByName = Self.places(of: graph.coroutines.map(\.name))
    objectsByName = Self.places(of: graph.objects.map(\.name))
    self.graph = graph
  }

  private static func places(of names: [String]) -> [Name: Int] {
    var places: [Name: Int] = [:]
    for (place, name) in names.enumerated() { places[Name(name)] = place }
    return places
  }
}
