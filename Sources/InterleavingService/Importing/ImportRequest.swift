package import GraphImports

/// What is asked of an import, in a query or on a command line.
package struct ImportRequest: Sendable {
  /// What the source is written in; nil until it is said.
  package var format: ImportFormat?
  /// How costs are spent.
  package var options = ImportOptions()

  /// Asks for nothing yet.
  package init() {}

  /// The parameters there are, by their names in a query.
  static let names = ["from", "as", "workers", "scale", "name"]

  /// Takes a parameter as it was written.
  ///
  /// - Parameters:
  ///   - name: One of `names`.
  ///   - text: Its value.
  ///   - label: What the parameter is called where it was written, if that is not its name.
  /// - Throws: `badParameter` where the value is none that the parameter takes.
  package mutating func set(
    _ name: String,
    to text: String,
    called label: String? = nil
  ) throws(RunRefusal) {
    let label = label ?? name
    switch name {
    case "from": format = try RunOverrides.choice(label, text)
    case "as": options.operation = try RunOverrides.choice(label, text)
    case "workers":
      guard let count = Int(text), (1...1_000_000_000).contains(count) else {
        throw .badParameter(label, "'\(label)' is a whole number from 1 to 10^9, not '\(text)'")
      }
      options.workers = count
    case "scale":
      guard let factor = Double(text), factor.isFinite, factor > 0 else {
        throw .badParameter(label, "'\(label)' is a number above 0, not '\(text)'")
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
    .badParameter(label, "say with '\(label)' what the source is: one of \(ImportFormat.names)")
  }
}
