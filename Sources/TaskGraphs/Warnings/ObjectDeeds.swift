import CooperativeLoop

/// What is done to each object somewhere in a graph, and where it is done first.
struct ObjectDeeds {
  /// What can be done to an object, as far as others wait for it to be done.
  enum Deed: Int, CaseIterable {
    case awaited, set, settled, notified, acquired, released, put, taken, joined, done
  }

  private static let nowhere = UInt32.max

  private var firsts: [[UInt32]]
  /// What is done to objects whose names are computed: any of them could be meant.
  private var computed: Set<Deed> = []

  init(objectCount: Int) {
    let none = Array(repeating: Self.nowhere, count: objectCount)
    firsts = Array(repeating: none, count: Deed.allCases.count)
  }

  /// Notes a deed.
  mutating func note(_ deed: Deed, to object: ObjectReference, at site: SiteID) {
    switch object {
    case .known(let index): note(deed, to: index, at: site)
    case .computed: computed.insert(deed)
    }
  }

  /// Notes a deed to an object that is known.
  mutating func note(_ deed: Deed, to index: Int, at site: SiteID) {
    let first = firsts[deed.rawValue][index]
    if first == Self.nowhere { firsts[deed.rawValue][index] = site.index }
  }

  /// Notes a deed to an object whose name is computed.
  mutating func noteComputed(_ deed: Deed) { computed.insert(deed) }

  /// Where a deed is done to an object first, if another never is, and never can be.
  func place(of deed: Deed, to index: Int, without other: Deed) -> SiteID? {
    let first = firsts[deed.rawValue][index]
    guard first != Self.nowhere, firsts[other.rawValue][index] == Self.nowhere,
      !computed.contains(other)
    else { return nil }
    return SiteID(index: first)
  }
}

extension WarningFinder {
  /// Tells what is waited for in vain.
  mutating func tellDeeds() {
    isReached = true
    for (index, object) in graph.objects.enumerated() {
      let name = object.name
      switch object.kind {
      case .waiter, .event: tell(.awaited, to: index, without: .set, .neverSet(name))
      case .future: tell(.awaited, to: index, without: .settled, .neverSettled(name))
      case .lock: tellHolding(index, name)
      case .condition:
        tellHolding(index, name)
        tell(.awaited, to: index, without: .notified, .neverNotified(name))
      case .semaphore, .boundedSemaphore:
        tell(.released, to: index, without: .acquired, .releaseWithoutAcquire(name))
      case .queue, .lifoQueue, .priorityQueue:
        tell(.taken, to: index, without: .put, .neverFilled(name))
        if deeds.place(of: .joined, to: index, without: .put) == nil {
          tell(.joined, to: index, without: .done, .neverDone(name))
        }
      case .barrier: break
      }
    }
  }

  private mutating func tellHolding(_ index: Int, _ name: String) {
    tell(.released, to: index, without: .acquired, .releaseWithoutAcquire(name))
    tell(.acquired, to: index, without: .released, .acquireWithoutRelease(name))
  }

  private mutating func tell(
    _ deed: ObjectDeeds.Deed,
    to index: Int,
    without other: ObjectDeeds.Deed,
    _ fault: WarningFault
  ) {
    if let site = deeds.place(of: deed, to: index, without: other) { warn(fault, at: site) }
  }
}
