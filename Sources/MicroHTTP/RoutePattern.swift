/// A path with places for names: `/v1/runs/{id}`, or `/files/{path...}` for all that follows.
struct RoutePattern: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case literal(String)
    case parameter(String)
    /// Takes the remaining segments, at least one; only as the last part.
    case rest(String)

    /// Later is more general.
    var rank: Int {
      switch self {
      case .literal: 0
      case .parameter: 1
      case .rest: 2
      }
    }
  }

  private let parts: [Part]

  /// Reads a pattern; patterns are written by us, so a wrong one is a bug.
  init(_ text: String) {
    precondition(text.hasPrefix("/"), "the pattern '\(text)' must begin with '/'")
    let segments = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    parts = segments.enumerated().map { index, segment in
      guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return .literal(String(segment)) }
      let name = segment.dropFirst().dropLast()
      guard name.hasSuffix("...") else { return .parameter(String(name)) }
      precondition(index == segments.count - 1, "'\(segment)' must end the pattern '\(text)'")
      return .rest(String(name.dropLast(3)))
    }
  }

  /// What the places hold if the pattern matches a path; nil if it does not.
  ///
  /// A place takes one segment that is not empty.
  func match(_ segments: [String]) -> [String: String]? {
    var values: [String: String] = [:]
    for (index, part) in parts.enumerated() {
      guard index < segments.count else { return nil }
      switch part {
      case .literal(let text):
        guard segments[index] == text else { return nil }
      case .parameter(let name):
        guard !segments[index].isEmpty else { return nil }
        values[name] = segments[index]
      case .rest(let name):
        values[name] = segments[index...].joined(separator: "/")
        return values
      }
    }
    return segments.count == parts.count ? values : nil
  }

  /// True if this pattern says more about a path than another that matches it too.
  func isMoreSpecific(than other: Self) -> Bool {
    for (mine, theirs) in zip(parts, other.parts) where mine.rank != theirs.rank {
      return mine.rank < theirs.rank
    }
    return parts.count > other.parts.count
  }
}
