import ArgumentParser
import InterleavingService

/// `interleave run`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a graph and prints its timeline.",
    discussion: """
      Exit codes: 0 the run completed; 1 it failed, met a deadlock, a livelock or a limit; 2 the input \
      is not valid, and every problem stands on standard error.
      """
  )

  @Argument(help: "The graph, as JSON; - is standard input.")
  var file: String

  @Option(help: "One of \(TimelineFormat.names). (default: text on a terminal, json elsewhere)")
  var format: String?

  @Option(help: "virtual or real; wins over the graph's own option.")
  var clock: String?

  @Option(help: "How the next ready task is chosen: fifo, random or schedule.")
  var policy: String?

  // Unconditional: what begins with a dash is a number below zero here, and never the next flag.
  @Option(parsing: .unconditional, help: "The seed of a random policy.")
  var seed: String?

  @Option(parsing: .unconditional, help: "How many task steps to run at most.")
  var maxSteps: String?

  func run() throws {
    let overrides = try overrides()
    let format = try chosenFormat()
    let document = try readGraph(file)
    var options = FormatOptions()
    if let width = terminalWidth() { options.width = width }
    if format == .html { options.page = try page() }
    try finish(
      LocalCommands.run(
        document,
        file: nameInMessages(file),
        overrides: overrides,
        format: format,
        options: options
      )
    )
  }

  private func overrides() throws -> RunOverrides {
    var overrides = RunOverrides()
    let given = [
      ("clock", "--clock", clock), ("policy", "--policy", policy), ("seed", "--seed", seed),
      ("max_steps", "--max-steps", maxSteps),
    ]
    try takeFlags(given) { name, text, flag throws(RunRefusal) in
      try overrides.set(name, to: text, called: flag)
    }
    return overrides
  }

  private func page() throws -> OfflinePage {
    guard let folder = findFolder("public", holding: "index.html") else {
      throw ValidationError(
        "'--format html' needs the page: there is no folder 'public' with it, here or beside the program"
      )
    }
    return try readPage(folder)
  }

  private func chosenFormat() throws -> TimelineFormat {
    guard let format else { return isTerminal() ? .text : .json }
    guard let chosen = TimelineFormat(rawValue: format) else {
      throw ValidationError("'--format' is one of \(TimelineFormat.names), not '\(format)'")
    }
    return chosen
  }
}
