extension MediaType {
  /// Chooses among the types on offer by an `Accept` header.
  ///
  /// The highest quality wins; among equals the first on offer, so the order is the server's
  /// preference. For each type on offer the most specific range that covers it counts, so
  /// `text/*;q=0.1, text/html` prefers HTML, and `q=0` excludes.
  ///
  /// - Parameters:
  ///   - accept: The header's value (several fields joined with commas); nil, empty or malformed
  ///     means that anything will do.
  ///   - offered: What there is, the preferred one first.
  /// - Returns: nil if nothing on offer is acceptable: 406.
  public static func best(accept: String?, offered: [MediaType]) -> MediaType? {
    guard let accept, let ranges = acceptRanges(accept), !ranges.isEmpty else {
      return offered.first
    }
    var best: (type: MediaType, quality: Int)?
    for type in offered {
      let covering = ranges.filter { $0.range.covers(type) }
      let closest = covering.max { $0.range.specificity < $1.range.specificity }
      guard let quality = closest?.quality, quality > best?.quality ?? 0 else { continue }
      best = (type, quality)
    }
    return best?.type
  }

  /// True if the type is within this range.
  ///
  /// A parameter that both have must be the same. One that the type does not have is passed over: who
  /// asks for `application/json;version=1` is better served with JSON than with an error.
  func covers(_ other: MediaType) -> Bool {
    (type == "*" || type == other.type) && (subtype == "*" || subtype == other.subtype)
      && parameters.allSatisfy { name, value in
        other.parameters[name].map { $0.lowercased() == value.lowercased() } ?? true
      }
  }

  private var specificity: Int {
    (type == "*" ? 0 : 1_000) + (subtype == "*" ? 0 : 1_000) + min(parameters.count, 999)
  }
}

/// The ranges of an `Accept` with their qualities in thousandths; nil if it is malformed.
private func acceptRanges(_ accept: String) -> [(range: MediaType, quality: Int)]? {
  var ranges: [(range: MediaType, quality: Int)] = []
  for part in splitOutsideQuotes(accept, at: ",").map({ trimmed($0) }) where !part.isEmpty {
    guard let parsed = MediaType(parsing: part) else { return nil }
    var parameters = parsed.parameters
    var quality = 1_000
    if let text = parameters.removeValue(forKey: "q") {
      guard let value = thousandths(text) else { return nil }
      quality = value
    }
    ranges.append((MediaType(parsed.type, parsed.subtype, parameters: parameters), quality))
  }
  return ranges
}

/// `0`, `0.5`, `1.000` in thousandths; nil for anything else.
private func thousandths(_ text: String) -> Int? {
  let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  let fraction = halves.count == 2 ? halves[1] : ""
  guard halves[0] == "0" || halves[0] == "1", fraction.utf8.count <= 3,
    fraction.utf8.allSatisfy({ (0x30...0x39).contains($0) })
  else { return nil }
  let padded = fraction + String(repeating: "0", count: 3 - fraction.utf8.count)
  guard let whole = Int(halves[0]), let rest = Int(padded) else { return nil }
  let value = whole * 1_000 + rest
  return value <= 1_000 ? value : nil
}
