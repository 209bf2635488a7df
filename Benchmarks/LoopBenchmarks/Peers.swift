import Foundation

/// Other event loops, each a small program of its own in `Benchmarks/peers`.
///
/// `Benchmarks/run.sh` runs all of them; the plain table needs only asyncio.
enum Peers {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// CPython's asyncio at one row; nil, said aloud, where there is none.
  static func asyncio(
    _ row: String,
    _ first: Int,
    _ second: Int
  ) -> (name: String, rates: [Double])? {
    let script = root.appending(path: "Benchmarks/peers/asyncio_peer.py").path
    for python in [root.appending(path: ".tools/peers/bin/python").path, "python3.13", "python3"] {
      guard let text = output([python, script, row, "\(first)", "\(second)"]) else { continue }
      let lines = text.split(separator: "\n")
      let rates = lines.dropFirst().compactMap { Double($0) }
      if rates.count == 5 { return (String(lines[0]), rates.sorted()) }
    }
    print("skipped: asyncio (no python3 from 3.11 on could run it)")
    return nil
  }

  /// What a command prints; nil where it fails.
  private static func output(_ command: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? text : nil
  }
}
