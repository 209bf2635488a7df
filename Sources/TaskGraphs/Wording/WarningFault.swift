package import Languages

/// What is odd in a valid graph, with the names that belong to it.
package enum WarningFault: Sendable, Equatable, Told {
  case unreachable(WhyUnreachable)
  /// A part of an `except` behind one that catches the same.
  case unreachablePart
  case releaseWithoutAcquire(String)
  case acquireWithoutRelease(String)
  case neverSet(String)
  case neverSettled(String)
  case neverNotified(String)
  case neverFilled(String)
  case neverDone(String)
  case awaitsItself(String)
  case heldTwice(String)
  case endlessLoop
  case unusedCoroutine(String)

  /// What kind of warning it is.
  package var code: GraphWarningCode {
    switch self {
    case .unreachable: .unreachableStep
    case .unreachablePart: .unreachablePart
    case .releaseWithoutAcquire: .releaseWithoutAcquire
    case .acquireWithoutRelease: .acquireWithoutRelease
    case .neverSet: .neverSet
    case .neverSettled: .neverSettled
    case .neverNotified: .neverNotified
    case .neverFilled: .neverFilled
    case .neverDone: .neverDone
    case .awaitsItself: .awaitsItself
    case .heldTwice: .heldTwice
    case .endlessLoop: .endlessLoop
    case .unusedCoroutine: .unusedCoroutine
    }
  }

  /// The sentence in one language.
  package func sentence(in language: Language) -> Sentence {
    switch language {
    case .english: english
    case .french: french
    }
  }
}

/// Why a step is never reached.
package enum WhyUnreachable: Sendable, Equatable {
  /// The operation before it does not go on.
  case behind(String)
  /// The condition, or the count, of this operation is never met.
  case never(String)
  /// The condition is always true, and this is the other branch.
  case otherBranch
  /// The steps of the `try` never come to their end, and this is their `else`.
  case elseOfTry
}
