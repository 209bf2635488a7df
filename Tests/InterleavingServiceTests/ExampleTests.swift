import MicroHTTP
import Testing
import TestSupport

@testable import InterleavingService

struct ExampleTests {
  private let library: ExampleLibrary

  init() throws {
    library = try ExampleLibrary(files: exampleFiles())
  }

  /// The names of the delivered examples, for the tests that are made once for each.
  static let names = (try? ExampleLibrary(files: exampleFiles()).examples.map(\.name)) ?? []

  @Test func `the examples are a course of at least twenty-four, numbered without a gap`() {
    #expect(library.examples.count >= 24)
    let numbers = library.examples.compactMap { Int($0.name.prefix { $0 != "-" }) }
    #expect(numbers == Array(1...library.examples.count))
  }

  @Test(arguments: names)
  func `an example runs as its golden says`(_ name: String) throws {
    let result = LocalCommands.run(
      try example(name),
      file: name,
      overrides: RunOverrides(),
      format: .text
    )
    #expect(result.complaints.isEmpty)
    expectGolden(String(decoding: result.output, as: UTF8.self), named: "\(name).lanes.txt")
  }

  @Test(arguments: names)
  func `an example says in both languages what it is, where to look and what to ask`(
    _ name: String
  ) throws {
    let example = try #require(library.example(name))
    for texts in [example.title, example.description, example.lookFor, example.question] {
      #expect(texts.map(\.language) == ["en", "fr"])
      #expect(texts.allSatisfy { !$0.text.isEmpty })
    }
    for question in example.question { #expect(question.text.hasSuffix("?")) }
  }

  @Test func `an example is offered byte for byte, and the service runs it`() throws {
    let client = DirectClient(try makeConfiguration())
    for each in library.examples {
      let answer = try client.get("/v1/examples/\(each.name)")
      #expect(try answer.bytes == example(each.name))
      #expect(try client.post("/v1/runs", answer.bytes).status == .ok)
    }
  }

  @Test func `the list holds a graph's own description beside its translation`() throws {
    let list = try DirectClient(try makeConfiguration()).get("/v1/examples").text
    let english = "Two tasks that give way after every line alternate."
    let french = "Deux tâches qui rendent la main après chaque ligne alternent."
    #expect(list.contains(#""description":{"en":"\#(english)","fr":"\#(french)"}"#))
  }

  @Test func `a graph without texts is called by its name, or else by its file's`() throws {
    let library = try ExampleLibrary(files: [
      ("b.json", Array(#"{"tasks": []}"#.utf8)),
      ("a.json", Array(#"{"name": "A graph", "tasks": []}"#.utf8)),
    ])
    #expect(library.examples.map(\.title) == [english("A graph"), english("b")])
    #expect(library.examples.allSatisfy { $0.description.isEmpty && $0.question.isEmpty })
  }

  private func english(_ text: String) -> [Example.LocalText] {
    [Example.LocalText(language: "en", text: text)]
  }
}
