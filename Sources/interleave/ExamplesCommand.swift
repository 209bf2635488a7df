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

  @OptionGroup var speech: LanguageOption

  func run() throws {
    let language = try speech.chosen()
    guard let folder = folder ?? findFolder("Examples", holding: nil) else {
      throw ValidationError("there is no folder of examples; name it with --examples DIR")
    }
    let library = try readExamples(folder)
    guard let name else { return try finish(ExampleCommands.list(library, in: language)) }
    try finish(ExampleCommands.show(name, of: library, in: language))
  }
}
