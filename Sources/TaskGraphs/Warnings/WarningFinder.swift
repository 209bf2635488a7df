import CooperativeLoop

/// Goes through a graph once and notes what is odd in it.
///
/// Three things are followed on the way: whether a step can be reached, what could end or suspend the
/// loops around it, and what is done to each object anywhere in the graph.
struct WarningFinder {
  let graph: TaskGraph
  private(set) var findings: [(site: SiteID, fault: WarningFault)] = []
  /// How many may be found in steps, then in all: what objects suffer from is not crowded out.
  private var most = GraphWarning.mostWarnings

  /// Whether the steps at hand can be reached at all: what cannot is told once.
  var isReached = true
  /// The loops around the steps at hand, the innermost last.
  var loops: [LoopWatch] = []
  /// The locks that the steps at hand stand within.
  var held: [Int] = []
  /// Whose steps they are.
  var owner = Owner.root(0)
  var deeds: ObjectDeeds
  /// The coroutines that something runs.
  var isRun: [Bool]
  /// Whether the name of a coroutine is computed somewhere: then any could be run.
  var hasComputedCoroutine = false
  let promptCoroutines: PromptCoroutines

  /// The body at hand.
  enum Owner: Equatable {
    case root(Int)
    case coroutine(Int)
  }

  init(_ graph: TaskGraph) {
    self.graph = graph
    deeds = ObjectDeeds(objectCount: graph.objects.count)
    promptCoroutines = PromptCoroutines(of: graph)
    isRun = Array(repeating: false, count: graph.coroutines.count)
  }

  /// Finds all of it.
  mutating func find() {
    for (index, coroutine) in graph.coroutines.enumerated() {
      enter(.coroutine(index), coroutine.body)
    }
    for (index, task) in graph.tasks.enumerated() {
      switch task.work {
      case .nothing: break
      case .steps(let body): enter(.root(index), body)
      case .run(let coroutine, _): isRun[coroutine] = true
      }
    }
    most = findings.count + GraphWarning.mostWarnings
    tellDeeds()
    tellUnusedCoroutines()
  }

  private mutating func enter(_ owner: Owner, _ body: Body) {
    self.owner = owner
    isReached = true
    loops = []
    held = []
    _ = goesOn(behind: body.steps)
  }

  /// Notes something odd; steps that are never reached are odd enough.
  mutating func warn(_ fault: WarningFault, at site: SiteID) {
    guard isReached, findings.count < most else { return }
    findings.append((site, fault))
  }

  private mutating func tellUnusedCoroutines() {
    guard !hasComputedCoroutine else { return }
    isReached = true
    let places = graph.sites.coroutineSites
    for (index, coroutine) in graph.coroutines.enumerated() where !isRun[index] {
      warn(.unusedCoroutine(coroutine.name), at: places[index])
    }
  }
}
