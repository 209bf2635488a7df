import MicroHTTP

extension TimelineFormat {
  /// Chooses a representation: the path's suffix, else `?format=`, else `Accept`.
  ///
  /// A browser's `Accept` begins with `text/html`; opened by hand, the address shows the timeline's JSON.
  /// Only their names get `html`, which is for taking along, and `summary`, which has the type of `json`.
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
      guard let format = TimelineFormat(rawValue: name) else { throw .notAcceptable("'\(name)'") }
      return format
    }
    let joined = accept.isEmpty ? nil : accept.joined(separator: ", ")
    let offered: [TimelineFormat] = [.json, .text, .svg, .python]
    let best = MediaType.best(accept: joined, offered: offered.map(\.mediaType))
    if let best { return offered.first { $0.mediaType == best } ?? .json }
    let html = MediaType("text", "html")
    if MediaType.best(accept: joined, offered: [html]) != nil { return .json }
    throw .notAcceptable("'\(joined ?? "")'")
  }
}
