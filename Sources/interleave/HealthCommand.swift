import ArgumentParser
import InterleavingService

/// `interleave health`.
struct HealthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health",
    abstract: "Asks a server whether it is well.",
    discussion: """
      Exit codes: 0 it answered GET /healthz with 200 within three seconds; 1 it did not. Without a URL \
      it asks the address in INTERLEAVE_LISTEN, or http://127.0.0.1:8080.
      """
  )

  @Argument(help: "The server's address, such as http://127.0.0.1:8080.")
  var url: String?

  func run() throws {
    guard let target = target else {
      throw ValidationError("'\(url ?? "INTERLEAVE_LISTEN")' is not of the form http://HOST:PORT")
    }
    guard let answer = ask(host: target.host, port: target.port, target.request) else {
      writeError("nobody answers at \(target.host), port \(target.port)\n")
      throw ExitCode(1)
    }
    guard HealthTarget.isHealthy(answer) else {
      writeError("the server answered: \(answer.prefix { !$0.isNewline })\n")
      throw ExitCode(1)
    }
  }

  private var target: HealthTarget? {
    if let url { return HealthTarget(url: url) }
    return HealthTarget(listen: environment("INTERLEAVE_LISTEN") ?? ServeCommand.defaultListen)
  }
}
