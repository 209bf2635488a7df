import Foundation
import Testing

struct GuideTests {
  @Test func `the examples of the guide to testing async code are tests`() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let sources = try [
      "CooperativeLoopTests/NativeGuideTests.swift", "InterleavingsTests/SchedulesGuideTests.swift",
      "TimelinesTests/TimelineGuideTests.swift", "CooperativeLoopTests/LimitGuideTests.swift",
    ].map { try String(contentsOf: tests.appending(path: $0), encoding: .utf8) }
    let page = tests.deletingLastPathComponent().appending(path: "docs/testing-async-swift.md")
    let shown = try String(contentsOf: page, encoding: .utf8)
      .components(separatedBy: "```swift\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    #expect(shown.count == sources.count)
    for (example, source) in zip(shown, sources) {
      // The imports stand first, in both.
      let program = example.components(separatedBy: "\n\n").dropFirst().joined(separator: "\n\n")
      #expect(source.contains(program), "not compiled: \(program)")
    }
  }
}
