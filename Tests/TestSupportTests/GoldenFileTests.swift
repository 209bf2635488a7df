import Foundation
import Testing

@testable import TestSupport

struct GoldenFileTests {
  /// A folder that no other test writes to; its name is all that differs between runs.
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("golden-\(UUID().uuidString)")

  private var golden: GoldenFile {
    GoldenFile(named: "note.txt", beside: folder.appendingPathComponent("SomeTests.swift").path)
  }

  @Test func `a golden that agrees says nothing`() {
    expectGolden("one\ntwo\n", named: "agreed.txt")
  }

  @Test func `a missing golden is reported and not written`() {
    #expect(golden.difference(from: "one\n", recording: false) == .missing)
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `recording writes the golden and does not pass`() {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(golden.difference(from: "one\n", recording: true) == .recorded)
    #expect(golden.difference(from: "one\n", recording: false) == nil)
  }

  @Test func `a changed text is shown at its first different line and the golden stays`() {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = golden.difference(from: "one\ntwo\nthree\n", recording: true)
    let changed = golden.difference(from: "one\n2\nthree\n", recording: false)
    #expect(changed == .changed("line 2:\n  one\n- two\n+ 2"))
    #expect(golden.difference(from: "one\ntwo\nthree\n", recording: false) == nil)
  }

  @Test func `texts that only look the same differ`() {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = golden.difference(from: "\u{e9}\n", recording: true)
    let changed = golden.difference(from: "e\u{301}\n", recording: false)
    #expect(changed == .changed("line 1:\n- \u{e9}\n+ e\u{301}"))
  }

  @Test func `a text that stops early is shown with its end`() {
    #expect(
      firstDifference(old: "one\ntwo", new: "one")
        == "line 2:\n  one\n- two\n+ (the text ends here)"
    )
  }
}
