import JSONDocuments

/// Reads a document into a graph, and goes on after each mistake to find all others.
///
/// What is wrong is noted and replaced by something harmless, or left out, so that one mistake is
/// told once. Names are collected before any body is read: a step may mention what comes later.
struct GraphDecoder {
  let document: JSONDocument
  let problems = ProblemList()

  var objects: [ObjectDeclaration] = []
  var variables: [SharedVariable] = []
  var coroutines: [CoroutineHeader] = []
  var tasks: [TaskHeader] = []
  var sites = SiteTable()

  /// What the one namespace of ids, objects and coroutines holds.
  var entities: [Name: Entity] = [:]
  /// Where each shared variable stands.
  var shared: [Name: Int] = [:]
  /// The names of the body that is being read.
  var scope = NameScope(shared: [:])
  /// What stands around the step that is being read.
  var surroundings = Surroundings()
  /// The groups that steps open and spawn into.
  var groups = GroupNames()
  /// The ids that steps may give to tasks.
  var spawnedNames = SpawnedNames()

  init(_ document: JSONDocument) {
    self.document = document
    sites.operationNames = Operations.names
  }

  /// What a name of the namespace stands for.
  enum Entity {
    case task(Int)
    case coroutine(Int)
    case object(Int)
    /// An object whose kind is wrong, which was told already.
    case brokenObject

    /// What it is called.
    var noun: EntityNoun {
      switch self {
      case .task: .task
      case .coroutine: .coroutine
      case .object, .brokenObject: .object
      }
    }

    /// What its name is for.
    var role: NameRole {
      switch self {
      case .task: .task
      case .coroutine: .coroutine
      case .object, .brokenObject: .object
      }
    }
  }

  /// A coroutine before its body is read.
  struct CoroutineHeader {
    let name: String
    let node: JSONNode
    let parameters: [String]
    /// Whether these are all: where something is wrong with them, a call cannot be held against them.
    let areParametersKnown: Bool
    let steps: JSONNode?
    /// Where each parameter stands: calls with many arguments must not search for each of them.
    let slots: [Name: Int]

    init(name: String, node: JSONNode, parameters: [String]?, steps: JSONNode?) {
      self.name = name
      self.node = node
      self.parameters = parameters ?? []
      areParametersKnown = parameters != nil
      self.steps = steps
      slots = Dictionary(
        self.parameters.enumerated().map { (Name($0.element), $0.offset) },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  /// A root task before it is read.
  struct TaskHeader {
    let id: String
    let node: JSONNode
    var after: JSONNode?
    var steps: JSONNode?
    var run: JSONNode?
    var args: JSONNode?
  }
}
