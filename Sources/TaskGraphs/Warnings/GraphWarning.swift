package import JSONDocuments
import Languages

/// Something in a valid graph that is hardly what its author meant; it never keeps the graph from running.
package struct GraphWarning: Sendable, Equatable {
  /// No more than so many are told.
  package static let mostWarnings = 100

  /// Where, as a JSON Pointer.
  package let pointer: String
  /// The line of that place, from 1.
  package let line: Int
  /// The column of that place in code points, from 1.
  package let column: Int
  /// What is odd, with the names that belong to it.
  package let fault: WarningFault
}

/// The kinds of warnings, by the names that they keep in answers; `docs/reference/errors.md` explains
/// them.
package enum GraphWarningCode: String, Sendable, CaseIterable {
  case unreachableStep = "unreachable-step"
  case unreachablePart = "unreachable-part"
  case releaseWithoutAcquire = "release-without-acquire"
  case acquireWithoutRelease = "acquire-without-release"
  case neverSet = "never-set"
  case neverSettled = "never-settled"
  case neverNotified = "never-notified"
  case neverFilled = "never-filled"
  case neverDone = "never-done"
  case awaitsItself = "awaits-itself"
  case heldTwice = "held-twice"
  case endlessLoop = "endless-loop"
  case unusedCoroutine = "unused-coroutine"
}

extension TaskGraph {
  /// What in the graph is hardly what its author meant, in the document's order; at most `mostWarnings`.
  ///
  /// Only what is certain from the graph alone is told: where a name is computed, or another part of
  /// the graph could make it right, nothing is.
  ///
  /// - Parameter document: The document that the graph was read from.
  /// - Returns: The warnings with their places.
  /// - Complexity: O(*n*) in the graph's steps.
  package func warnings(in document: JSONDocument) -> [GraphWarning] {
    var finder = WarningFinder(self)
    finder.find()
    guard !finder.findings.isEmpty else { return [] }
    let positions = JSONPositions(of: document.bytes)
    let ordered = finder.findings.enumerated().sorted {
      (sites.start(of: $0.element.site), $0.offset) < (sites.start(of: $1.element.site), $1.offset)
    }
    return ordered.prefix(GraphWarning.mostWarnings).map { _, finding in
      let position = positions.position(of: sites.start(of: finding.site))
      return GraphWarning(
        pointer: sites.pointer(of: finding.site),
        line: position.line,
        column: position.column,
        fault: finding.fault
      )
    }
  }
}
