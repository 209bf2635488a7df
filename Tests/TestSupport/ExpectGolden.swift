import Foundation
public import Testing

/// Expects a text to be exactly what the golden of that name holds.
///
/// Goldens live in `Golden/` beside the test file. `scripts/record-goldens.sh` rewrites them; such
/// a run fails on purpose, so that what it wrote is looked at (`git diff`) and tested again. A
/// golden that is missing fails too.
///
/// ```swift
/// expectGolden(laneDiagram(of: run), named: "two-counters.lanes.txt")
/// ```
///
/// - Parameters:
///   - text: the text that came out: stable, without clocks or absolute paths.
///   - name: the golden's file name.
///   - folder: the folder of goldens, where others than these tests use them too.
///   - testFile: the test's source file; leave the default but for goldens of others.
///   - sourceLocation: where a failure is shown; leave the default.
public func expectGolden(
  _ text: String,
  named name: String,
  in folder: String = "Golden",
  file testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let recording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"
  let golden = GoldenFile(named: name, beside: testFile, in: folder)
  let howToRecord = "record it with scripts/record-goldens.sh, then read the diff"
  let comment: Comment
  switch golden.difference(from: text, recording: recording) {
  case nil:
    return
  case .missing:
    comment = "there is no golden \(name) yet: \(howToRecord)"
  case .recorded:
    comment = "recorded \(name): a run that records never passes, run the tests again without it"
  case .changed(let difference):
    comment = "\(name) differs from its golden at \(difference)\nif that is right, \(howToRecord)"
  case .unreadable(let reason):
    comment = "the golden \(name) can be neither read nor written: \(reason)"
  }
  Issue.record(comment, sourceLocation: sourceLocation)
}
