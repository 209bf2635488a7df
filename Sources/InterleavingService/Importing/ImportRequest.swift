package import GraphImports

/// What is asked of an import, in a query or on a command line.
package struct ImportRequest: RequestParameters {
  /// What the source is written in; nil until it is said.
  package var format: ImportFormat?
  /// How costs are spent.
  package var options = ImportOptions()

  /// Asks for nothing yet.
  package init() {}

  package static let names = ["from", "as", "workers", "scale", "name"]

  package mutating func set(
    _ name: String,
    to text: String,
    called label: String
  ) throws(RunRefusal) {
    switch name {
    case "from": format = try Self.choice(label, text)
    case "as": options.operation = try Self.choice(label, text)
    case "workers":
      guard let count = Int(text), (1...1_000_000_000).contains(count) else {
        throw .badParameter(label, .notWholeUpTo(label, text, most: "10^9"))
      }
      options.workers = count
    case "scale":
      guard let factor = Double(text), factor.isFinite, factor > 0 else {
        throw .badParameter(label, .notPositive(label, text))
      }
      options.scale = factor
    case "name": options.name = text
    default:
      preconditionFailure("'\(name)' is none of ImportRequest.names")
    }
  }

  /// Says that there is no format.
  ///
  /// - Parameter label: What the parameter is called where it belongs.
  /// - Returns: What to throw.
  package static func missingFormat(_ label: String) -> RunRefusal {
    .badParameter(label, .missingSourceFormat(label, known: ImportFormat.names))
  }
}
