import MicroHTTP

extension TimelineFormat {
  /// Chooses a representation: the path's suffix, else `?format=`, else `Accept`.
  ///
  /// Where `Accept` has room for `text/html` alone, and there is no page to show, that is the JSON. Where
  /// formats have the same type, `Accept` gets the first of them, and the others are had by their
  /// names only; so is `html`, which is for taking along.
  ///
  /// - Parameters:
  ///   - suffix: What stood behind the point in the path.
  ///   - parameter: The value of `format`.
  ///   - accept: The values of `Accept`.
  /// - Returns: The representation to send.
  /// - Throws: The problem that there is none.
  static func choose(
    suffix: String?,
    parameter: String?,
    accept: [String]
  ) throws(Problem) -> TimelineFormat {
    if let name = suffix ?? parameter {
      guard let format = TimelineFormat(rawValue: name) else { throw .notAcceptable(name) }
      return format
    }
    let joined = accept.isEmpty ? nil : accept.joined(separator: ", ")
    let offered = allCases.filter { $0 != .html }
    let best = MediaType.best(accept: joined, offered: offered.map(\.mediaType))
    if let best { return offered.first { $0.mediaType == best } ?? .json }
    let html = MediaType("text", "html")
    if MediaType.best(accept: joined, offered: [html]) != nil { return .json }
    throw .notAcceptable(joined ?? "")
  }

  /// True if a request would rather have a page for people than any timeline, as a browser's does.
  ///
  /// - Parameter accept: The values of `Accept`.
  /// - Returns: False for `*/*` and where there is no `Accept`.
  static func wouldRatherHavePage(_ accept: [String]) -> Bool {
    let html = MediaType("text", "html")
    let offered = allCases.filter { $0 != .html }.map(\.mediaType) + [html]
    return !accept.isEmpty
      && MediaType.best(accept: accept.joined(separator: ", "), offered: offered) == html
  }
}
