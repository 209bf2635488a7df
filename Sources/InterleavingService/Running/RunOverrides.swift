package import TaskGraphs

/// What a request, or a command line, asks of a run beside the graph's own options: it wins over them.
package struct RunOverrides: Sendable, Equatable {
  package var clock: ClockChoice?
  package var policy: PolicyChoice?
  package var seed: Int64?
  package var maxSteps: Int64?

  /// Asks for nothing.
  package init() {}

  /// The parameters there are, by their names in a query.
  static let names = ["clock", "policy", "seed", "max_steps"]

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
    case "clock": clock = try Self.choice(label, text)
    case "policy": policy = try Self.choice(label, text)
    case "seed":
      guard let number = Int64(text) else {
        throw .badParameter(label, "'\(label)' is a whole number of at most 64 bits, not '\(text)'")
      }
      seed = number
    case "max_steps":
      guard let number = Int64(text), number > 0 else {
        throw .badParameter(label, "'\(label)' is a whole number from 1, not '\(text)'")
      }
      maxSteps = number
    default:
      preconditionFailure("'\(name)' is none of RunOverrides.names")
    }
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String,
    _ text: String
  ) throws(RunRefusal) -> Choice {
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    throw .badParameter(name, "'\(name)' is one of \(known), not '\(text)'")
  }
}
