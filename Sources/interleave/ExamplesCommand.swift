import ArgumentParser
import InterleavingService

/// `interleave examples`.
struct ExamplesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "examples",
    abstract: "Lists the examples, or prints one."
  )

  @Argument(help: "The example to print.")
  var name: String?

  @Option(name: .customLong("examples"), help: "The folder of the examples.")
  var folder: String?

  func run() throws {
    guard let folder = folder ?? findFolder("Examples", holding: nil) else {
      throw ValidationError("there is no folder of examples; name it with --examples DIR")
    }
    let library = try readExamples(folder)
    try finish(name.map { ExampleCommands.show($0, of: library) } ?? ExampleCommands.list(library))
  }
}
