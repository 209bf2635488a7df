import Foundation
import Testing

/// The compiler lets no unsafe construct through that does not say so (`.strictMemorySafety()`); what is
/// left to see is where it is said.
struct UnsafeCodeTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The files of a folder in which a line of code, not of comment, matches.
  private func files(
    matching pattern: Regex<Substring>,
    in folder: String = "Sources/MicroHTTP"
  ) throws -> [String] {
    let folder = Self.sources.appending(path: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.filter { $0.hasSuffix(".swift") }.sorted().filter { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return text.split(separator: "\n").contains { line in
        !line.drop { $0 == " " }.hasPrefix("//") && line.contains(pattern)
      }
    }
  }

  @Test func `unsafe code stands in one file`() throws {
    #expect(
      try files(matching: /unsafe|Unsafe|Unmanaged|@unchecked|@safe|OpaquePointer/)
        == ["Unsafe.swift"]
    )
  }

  @Test func `the module is built with strict memory safety`() throws {
    let package = Self.sources.appending(path: "Package.swift")
    let text = try String(contentsOf: package, encoding: .utf8)
    #expect(text.contains(#"module("MicroHTTP", ["CMicroHTTPD"], [.strictMemorySafety()])"#))
  }
}
