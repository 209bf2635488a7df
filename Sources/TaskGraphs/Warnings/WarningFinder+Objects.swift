import CooperativeLoop

// What is done to objects.
extension WarningFinder {
  /// Notes what a step does to its object.
  mutating func noteObject(_ step: Step) {
    let site = step.site
    switch step.operation {
    case .set(let object): touch(object, .set, at: site)
    case .clear: touch()
    case .with(let object, _):
      deeds.note(.acquired, to: object, at: site)
      deeds.note(.released, to: object, at: site)
      suspend()
    case .acquire(let object):
      tellHeld(object, at: site)
      deeds.note(.acquired, to: object, at: site)
      suspend()
    case .put(let object, _):
      deeds.note(.put, to: object, at: site)
      suspend()
    case .get(let object, let binding):
      deeds.note(.taken, to: object, at: site)
      suspend()
      bind(binding)
    case .join(let object):
      deeds.note(.joined, to: object, at: site)
      suspend()
    case .release(let object):
      tryOn(object, .released, at: site)
      letGo(of: object)
    case .notify(let object, _): tryOn(object, .notified, at: site)
    case .putNowait(let object, _): tryOn(object, .put, at: site)
    case .taskDone(let object): tryOn(object, .done, at: site)
    case .resolve(let object, _), .reject(let object, _): tryOn(object, .settled, at: site)
    case .getNowait(_, let binding):
      mayEnd()
      bind(binding)
    default: break
    }
  }

  /// Goes through steps that hold an object.
  mutating func goesOn(within object: ObjectReference, _ steps: [Step], at site: SiteID) -> Bool {
    tellHeld(object, at: site)
    guard case .known(let index) = object else { return goesOn(behind: steps) }
    let outside = held
    held.append(index)
    defer { held = outside }
    return goesOn(behind: steps)
  }

  /// Tells where a lock is asked for by who holds it.
  private mutating func tellHeld(_ object: ObjectReference, at site: SiteID) {
    guard case .known(let index) = object, held.contains(index) else { return }
    switch graph.objects[index].kind {
    case .lock, .condition: warn(.heldTwice(graph.objects[index].name), at: site)
    default: break
    }
  }

  /// What is released in the midst of a `with` may be asked for again; what is computed may be any.
  private mutating func letGo(of object: ObjectReference) {
    switch object {
    case .known(let index): held.removeAll { $0 == index }
    case .computed: held = []
    }
  }

  private mutating func touch(
    _ object: ObjectReference,
    _ deed: ObjectDeeds.Deed,
    at site: SiteID
  ) {
    deeds.note(deed, to: object, at: site)
    touch()
  }

  /// Notes a deed that raises where it cannot be done.
  private mutating func tryOn(
    _ object: ObjectReference,
    _ deed: ObjectDeeds.Deed,
    at site: SiteID
  ) {
    deeds.note(deed, to: object, at: site)
    mayEnd()
  }
}
