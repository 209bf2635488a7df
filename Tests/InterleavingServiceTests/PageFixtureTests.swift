import Foundation
import TestSupport
import Testing

@testable import InterleavingService

/// The runs that the page is tested with are the engine's: a fixture that is out of date tests a page
/// for a service that there is not.
struct PageFixtureTests {
  private static let folder = repository + "/Tests/PageTests/"

  @Test(arguments: ["bakery", "deadlock", "failing", "stuck", "waiter"])
  func `the page is tested with the timelines that the engine makes`(name: String) throws {
    let timeline = String(decoding: try run(name, as: .json), as: UTF8.self)
    expectFixture(timeline, named: "\(name).timeline.json")
  }

  @Test(arguments: ["bakery", "failing", "stuck", "waiter"])
  func `the page is tested with the columns that the engine writes`(name: String) throws {
    let columns = Data(try run(name, as: .columns))
      .base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    expectFixture(columns + "\n", named: "\(name).columns.base64")
  }

  private func run(_ name: String, as format: TimelineFormat) throws -> [UInt8] {
    let graph = try readAll("\(Self.folder)fixtures/\(name).graph.json")
    return LocalCommands.run(graph, file: name, overrides: RunOverrides(), format: format).output
  }

  private func expectFixture(
    _ text: String,
    named name: String,
    _ sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectGolden(
      text,
      named: name,
      in: "fixtures",
      file: Self.folder + "support.js",
      sourceLocation: sourceLocation
    )
  }
}
