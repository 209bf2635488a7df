package import TaskGraphs

/// What a request, or a command line, asks of a run beside the graph's own options: it wins over them.
package struct RunOverrides: RequestParameters, Equatable {
  package var clock: ClockChoice?
  package var policy: PolicyChoice?
  package var seed: Int64?
  package var maxSteps: Int64?

  /// Asks for nothing.
  package init() {}

  package static let names = ["clock", "policy", "seed", "max_steps"]

  package mutating func set(
    _ name: String,
    to text: String,
    called label: String
  ) throws(RunRefusal) {
    switch name {
    case "clock": clock = try Self.choice(label, text)
    case "policy": policy = try Self.choice(label, text)
    case "seed":
      guard let number = Int64(text) else {
        throw .badParameter(label, .notWhole(label, text))
      }
      seed = number
    case "max_steps":
      guard let number = Int64(text), number > 0 else {
        throw .badParameter(label, .notFromOne(label, text))
      }
      maxSteps = number
    default:
      preconditionFailure("'\(name)' is none of RunOverrides.names")
    }
  }
}
