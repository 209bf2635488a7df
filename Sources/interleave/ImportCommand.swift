import ArgumentParser
import InterleavingService
import Languages

/// `interleave import`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turns a task graph of another format into one of ours, on standard output.",
    discussion: """
      Formats: wfformat (WfCommons, JSON), stg (Standard Task Graph set), actions (a GitHub Actions \
      workflow, YAML) and dot (Graphviz). A file may be compressed with gzip.

      Exit codes: 0 the graph was written; 2 the source is not valid, and every problem stands on \
      standard error.
      """
  )

  @Argument(help: "The file to import; - is standard input.")
  var file: String

  @Option(help: "wfformat, stg, actions or dot. (default: what the file's name or beginning says)")
  var from: String?

  @Option(help: "What a task does for as long as it costs: sleep or work. (default: sleep)")
  var `as`: String?

  @Option(
    parsing: .unconditional,
    help: "How many tasks may be at it at once. (default: any number)"
  )
  var workers: String?

  @Option(
    parsing: .unconditional,
    help: "Seconds of the run for one unit of cost. (default: 1)"
  )
  var scale: String?

  @Option(help: "The graph's name. (default: the one in the source, if it has any)")
  var name: String?

  @OptionGroup var speech: LanguageOption

  func run() throws {
    let language = try speech.chosen()
    let asked = try asked(language)
    let name = nameInMessages(file)
    try finish(ImportCommands.run(readGraph(file), file: name, asked: asked, in: language))
  }

  private func asked(_ language: Language) throws -> ImportRequest {
    var asked = ImportRequest()
    let given = [
      ("from", "--from", from), ("as", "--as", `as`), ("workers", "--workers", workers),
      ("scale", "--scale", scale), ("name", "--name", name),
    ]
    try takeFlags(given, in: language) { name, text, flag throws(RunRefusal) in
      try asked.set(name, to: text, called: flag)
    }
    return asked
  }
}
