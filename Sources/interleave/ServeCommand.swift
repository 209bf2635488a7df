import ArgumentParser
import InterleavingService

/// `interleave serve`.
struct ServeCommand: ParsableCommand {
  static let defaultListen = "127.0.0.1:8080"

  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves the page and the API.",
    discussion: """
      The first line on standard output is the address that is served. SIGTERM and SIGINT end the \
      server in good order: what is under way is answered first; a second one ends it at once.

      Limits, as --limit NAME=VALUE or, separated by commas, in INTERLEAVE_LIMITS:
      \(limits)
      """
  )

  @Option(help: "HOST:PORT; port 0 is any free one. (default: INTERLEAVE_LISTEN, 127.0.0.1:8080)")
  var listen: String?

  @Option(
    name: .customLong("public"),
    help: "The folder of the page. (default: public, here or beside the program)"
  )
  var publicFolder: String?

  @Option(
    name: .customLong("examples"),
    help: "The folder of the examples. (default: Examples, here or beside the program)"
  )
  var examplesFolder: String?

  @Option(name: .customLong("limit"), help: "A limit of the server: NAME=VALUE. May be repeated.")
  var changedLimits: [String] = []

  func run() throws {
    // Before any thread is made: threads inherit which signals are held back.
    let signals = EndingSignals()
    let folder = try page()
    let configuration = ServiceConfiguration(
      limits: try limits(),
      publicFolder: folder,
      offlinePage: folder.flatMap(offlinePage),
      examples: try examples()
    )
    let server = ServiceServer(configuration, processors: processorCount())
    let listen = listen ?? environment("INTERLEAVE_LISTEN") ?? Self.defaultListen
    do throws(ServiceServer.StartFailure) {
      _ = writeOutput(Array("\(try server.start(listen: listen))\n".utf8))
    } catch {
      writeError("\(error)\n")
      throw ExitCode(error.isInvalidInput ? 2 : 1)
    }
    signals.wait()
    signals.endAtOnceOnTheNext()
    server.stop()
  }

  private func limits() throws -> ServiceLimits {
    var limits = ServiceLimits()
    let fromEnvironment = (environment("INTERLEAVE_LIMITS") ?? "").split(separator: ",")
    for assignment in fromEnvironment.map(String.init) + changedLimits {
      if let complaint = limits.set(assignment) { throw ValidationError(complaint) }
    }
    return limits
  }

  private func page() throws -> String? {
    if let publicFolder {
      guard isFile(publicFolder + "/index.html") else {
        throw ValidationError("there is no page in '\(publicFolder)': it has no index.html")
      }
      return publicFolder
    }
    let found = findFolder("public", holding: "index.html")
    if found == nil {
      writeError("no folder 'public' with the page was found: only the API is served\n")
    }
    return found
  }

  /// A page of one's own need not be made as ours is: it is served all the same.
  private func offlinePage(_ folder: String) -> OfflinePage? {
    let page = try? readPage(folder)
    if page == nil { writeError("runs cannot be put into this page: there is no format 'html'\n") }
    return page
  }

  private func examples() throws -> ExampleLibrary {
    if let folder = examplesFolder ?? findFolder("Examples", holding: nil) {
      return try readExamples(folder)
    }
    writeError("no folder 'Examples' was found: there are none to start from\n")
    return ExampleLibrary()
  }

  private static let limits = ServiceLimits.settings
    .map { "  \($0.name): \($0.summary)" }
    .joined(separator: "\n")
}
