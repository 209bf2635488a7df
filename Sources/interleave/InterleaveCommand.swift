import ArgumentParser
import InterleavingService

/// The root of the command line.
struct InterleaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interleave",
    abstract: "Runs graphs of cooperative tasks and shows every step they take.",
    version: serviceVersion,
    subcommands: [
      ServeCommand.self, RunCommand.self, CheckCommand.self, ImportCommand.self,
      ExamplesCommand.self, HealthCommand.self,
    ]
  )
}

/// Prints what a command has to say and ends the process as it says.
func finish(_ result: CommandResult) throws {
  writeError(result.complaints)
  guard writeOutput(result.output) else { throw ExitCode(1) }
  if result.exitCode != 0 { throw ExitCode(result.exitCode) }
}
