/// Chooses among languages by an `Accept-Language` header (RFC 9110, section 12.5.4).
public enum LanguageRange {
  /// The language to answer in.
  ///
  /// The highest quality wins, and among equals the one that the client names first. `fr-CH` takes
  /// `fr` too, as in the lookup of RFC 4647; `*` is for those that no other range names; `q=0`
  /// excludes. A wish that nothing meets, or that is malformed, is no error: then it is the preferred
  /// one, since a sentence in another language still helps.
  ///
  /// - Parameters:
  ///   - accept: The header's value (several fields joined with commas); nil where there is none.
  ///   - offered: The tags of what there is, in lower case and without subtags, the preferred one first.
  /// - Returns: One of `offered`, or nil if nothing is offered.
  public static func best(accept: String?, offered: [String]) -> String? {
    guard let accept, let ranges = ranges(of: accept) else { return offered.first }
    var best: (tag: String, quality: Int, place: Int)?
    for tag in offered {
      guard let (quality, place) = wish(for: tag, among: ranges), quality > 0 else { continue }
      if let best, (best.quality, -best.place) >= (quality, -place) { continue }
      best = (tag, quality, place)
    }
    return best?.tag ?? offered.first
  }

  /// How much a language is wanted, and where in the header that stands; nil where nothing names it.
  private static func wish(
    for tag: String,
    among ranges: [(tag: String, quality: Int)]
  ) -> (quality: Int, place: Int)? {
    let places = ranges.indices
    let exact = places.filter { ranges[$0].tag == tag }
    if exact.contains(where: { ranges[$0].quality == 0 }) { return (0, 0) }
    let narrower = places.filter { ranges[$0].tag.hasPrefix(tag + "-") }
    let named = exact + narrower
    let candidates = named.isEmpty ? places.filter { ranges[$0].tag == "*" } : named
    let place = candidates.min { (-ranges[$0].quality, $0) < (-ranges[$1].quality, $1) }
    return place.map { (ranges[$0].quality, $0) }
  }

  /// The ranges with their qualities in thousandths; nil if the header is malformed.
  private static func ranges(of accept: String) -> [(tag: String, quality: Int)]? {
    var ranges: [(tag: String, quality: Int)] = []
    for part in accept.split(separator: ",").map({ trimmed($0) }) where !part.isEmpty {
      let pieces = part.split(separator: ";", omittingEmptySubsequences: false)
      guard pieces.count <= 2, let tag = pieces.first.map({ trimmed($0).lowercased() }),
        isToken(tag.utf8)
      else { return nil }
      var quality = 1_000
      if pieces.count == 2 {
        let weight = trimmed(pieces[1])
        guard weight.lowercased().hasPrefix("q="),
          let value = thousandths(String(weight.dropFirst(2)))
        else { return nil }
        quality = value
      }
      ranges.append((tag, quality))
    }
    return ranges
  }
}
