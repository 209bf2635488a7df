import ArgumentParser
import InterleavingService

/// `interleave check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says what is wrong with a graph, and runs nothing.",
    discussion: "Exit codes: 0 the graph is valid; 2 it is not; problems are on standard error."
  )

  @Argument(help: "The graph, as JSON; - is standard input.")
  var file: String

  @OptionGroup var speech: LanguageOption

  func run() throws {
    let language = try speech.chosen()
    try finish(LocalCommands.check(readGraph(file), file: nameInMessages(file), in: language))
  }
}
