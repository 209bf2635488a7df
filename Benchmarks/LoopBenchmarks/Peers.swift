import Foundation

/// Other event loops, each a small program of its own in `Benchmarks/peers`.
enum Peers {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "peers")

  /// CPython's asyncio, with the given interpreter; nil, said aloud, where there is none.
  static func asyncio(_ python: String, _ yields: Yields) -> Row? {
    let script = folder.appending(path: "asyncio_yields.py").path
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, script, "\(yields.tasks)", "\(yields.yields)"]
    let output = Pipe()
    process.standardOutput = output
    guard (try? process.run()) != nil else { return skipped(python) }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let lines = text.split(separator: "\n")
    let rates = lines.dropFirst().compactMap { Double($0) }
    guard process.terminationStatus == 0, rates.count == 5 else { return skipped(python) }
    return Row("CPython \(lines[0]) asyncio, unrecorded", rates: rates)
  }

  private static func skipped(_ what: String) -> Row? {
    print("skipped: \(what) could not be run")
    return nil
  }
}
