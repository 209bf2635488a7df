import ArgumentParser
import InterleavingService

/// `interleave schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of a format."
  )

  @Argument(help: "graph or timeline.")
  var name: String

  func run() throws {
    guard let schema = PublishedSchema(rawValue: name) else {
      let known = PublishedSchema.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("there is no schema '\(name)'; there are \(known)")
    }
    guard writeOutput(schema.document) else { throw ExitCode(1) }
  }
}
