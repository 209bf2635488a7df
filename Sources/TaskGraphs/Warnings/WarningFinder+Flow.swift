import CooperativeLoop

// Which steps are reached, and where a list of steps goes on.
extension WarningFinder {
  /// Goes through steps.
  ///
  /// - Returns: Whether the run can come to the end of them.
  mutating func goesOn(behind steps: [Step]) -> Bool {
    let outside = isReached
    defer { isReached = outside }
    var ender: SiteID?
    for step in steps {
      if let ender, isReached {
        warn(.unreachable(.behind(graph.sites.operation(of: ender))), at: step.site)
        isReached = false
      }
      note(step)
      if !goesOn(behind: step), ender == nil { ender = step.site }
    }
    return ender == nil
  }

  private mutating func goesOn(behind step: Step) -> Bool {
    switch step.operation {
    case .return, .raise, .reraise:
      mayEnd()
      return false
    case .break:
      if isReached, let last = loops.indices.last {
        loops[last].mayEnd = true
        loops[last].isLeft = true
      }
      return false
    case .continue: return false
    case .assert(.constant(let value), _): return value.isTrue
    case .if(let condition, let then, let otherwise):
      return branch(condition, then, otherwise)
    case .while(let condition, let steps): return loop(condition, steps, at: step.site)
    case .for(_, .constant(let items), let steps):
      return loop(steps, unless: items.isTrue ? nil : "for")
    case .repeat(.constant(let count), _, let steps):
      return loop(steps, unless: count.isPositive ? nil : "repeat")
    case .for(_, _, let steps), .repeat(_, _, let steps), .asCompleted(_, _, let steps):
      return loop(steps, unless: nil)
    case .timeout(_, let steps), .group(_, let steps): return goesOn(behind: steps)
    case .with(let object, let steps): return goesOn(within: object, steps, at: step.site)
    case .try(let steps, let except, let otherwise, let finally):
      return attempt(steps, except, otherwise, finally)
    default: return true
    }
  }

  /// Goes through steps that are never reached for a reason of their own.
  private mutating func skip(_ steps: [Step], _ why: WhyUnreachable) {
    guard let first = steps.first else { return }
    warn(.unreachable(why), at: first.site)
    let outside = isReached
    isReached = false
    _ = goesOn(behind: steps)
    isReached = outside
  }

  private mutating func branch(
    _ condition: Operand,
    _ then: [Step],
    _ otherwise: [Step]
  ) -> Bool {
    guard case .constant(let value) = condition else {
      let first = goesOn(behind: then)
      return goesOn(behind: otherwise) || first
    }
    if value.isTrue {
      skip(otherwise, .otherBranch)
      return goesOn(behind: then)
    }
    skip(then, .never("if"))
    return goesOn(behind: otherwise)
  }

  private mutating func loop(_ condition: Operand, _ steps: [Step], at site: SiteID) -> Bool {
    var isEndless = false
    if case .constant(let value) = condition {
      guard value.isTrue else {
        skip(steps, .never("while"))
        return true
      }
      isEndless = true
    }
    loops.append(LoopWatch(while: condition))
    _ = goesOn(behind: steps)
    let watch = loops.removeLast()
    if !watch.suspends, !watch.mayEnd { warn(.endlessLoop, at: site) }
    return !isEndless || watch.isLeft
  }

  /// A loop that ends by itself, or never begins.
  private mutating func loop(_ steps: [Step], unless reason: String?) -> Bool {
    guard let reason else {
      loops.append(LoopWatch())
      _ = goesOn(behind: steps)
      loops.removeLast()
      return true
    }
    skip(steps, .never(reason))
    return true
  }

  private mutating func attempt(
    _ steps: [Step],
    _ except: [ExceptPart],
    _ otherwise: [Step],
    _ finally: [Step]
  ) -> Bool {
    let isCompleted = goesOn(behind: steps)
    var goes = false
    if isCompleted {
      goes = goesOn(behind: otherwise)
    } else {
      skip(otherwise, .elseOfTry)
    }
    var caught = CaughtTypes()
    for part in except {
      bind(part.binding)
      if !caught.insert(part.match) { warn(.unreachablePart, at: part.site) }
      if goesOn(behind: part.steps) { goes = true }
    }
    return goesOn(behind: finally) && goes
  }
}

/// The types of exceptions that the parts of an `except` catch so far.
private struct CaughtTypes {
  private var names: Set<Name> = []

  /// Adds the types of a part.
  ///
  /// - Returns: Whether it catches anything that no part before it does.
  mutating func insert(_ match: [String]) -> Bool {
    var isNew = match.isEmpty
    for type in match {
      if !catches(type) { isNew = true }
      names.insert(Name(type))
    }
    return isNew
  }

  private func catches(_ type: String) -> Bool {
    if names.contains(Name(type)) || names.contains(Name("BaseException")) { return true }
    return type != "CancelledError" && type != "BaseException" && names.contains(Name("Exception"))
  }
}

extension Value {
  /// Whether it is a number above 0; what is no number is judged when it is evaluated.
  fileprivate var isPositive: Bool {
    switch self {
    case .integer(let number): number > 0
    default: true
    }
  }
}
