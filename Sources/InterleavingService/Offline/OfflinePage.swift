import JSONDocuments
package import Timelines

/// The page as one file that opens without the service and plays the run that is put into it:
/// docs/formats/html.md.
///
/// Made once from the page's own files; then each file is the page, with a timeline and its graph between
/// its parts.
package struct OfflinePage: Sendable {
  /// The most bytes of a timeline that is put into a file: 256 MiB.
  ///
  /// A browser reads it as one text, and the longest that it can hold is twice as long.
  static let longestTimeline = 256 << 20

  /// What the file may do: its own script and styles, nothing from anywhere.
  let policy: String
  /// Tells two versions of the page apart.
  let digest: String
  private let beginning: [UInt8]
  private let end: [UInt8]

  /// Puts the page's files together.
  ///
  /// - Parameter read: Gives a file by its path in the page's folder.
  /// - Throws: What `read` throws, or an `OfflinePageError` where the files do not fit together.
  package init(reading read: (String) throws -> [UInt8]) throws {
    func text(_ path: String) throws -> String {
      // A browser counts every kind of line break as one newline before it looks at a script's digest.
      String(decoding: try read(path).filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }
    let script = try ScriptBundle(entry: "js/offline.js", reading: text).text
    let markup = try OfflineMarkup(try text("index.html"), script: script, reading: text)
    policy = markup.policy
    beginning = Array(markup.beginning.utf8)
    end = Array(markup.end.utf8)
    digest = base64(Array(sha256(beginning + end).prefix(12)))
  }

  /// A file that plays a run.
  ///
  /// - Parameters:
  ///   - timeline: The run.
  ///   - graph: Its graph, as it was posted.
  /// - Returns: HTML, UTF-8.
  package func file(_ timeline: Timeline, graph: [UInt8]) -> [UInt8] {
    file(graph: graph) { timeline.writeJSON(to: $0) }
  }

  /// A file that plays a run whose timeline is there as JSON.
  func file(json: [UInt8], graph: [UInt8]) -> [UInt8] {
    file(graph: graph) { $0(json.span) }
  }

  private func file(
    graph: [UInt8],
    timeline write: ((Span<UInt8>) -> Void) -> Void
  ) -> [UInt8] {
    var bytes = beginning
    bytes += Array(Self.opening(of: "graph").utf8)
    var quoted: [UInt8] = []
    JSONString.append(graph, to: &quoted)
    Self.append(quoted.span, to: &bytes)
    bytes += Array("</script>\n\(Self.opening(of: "timeline"))".utf8)
    write { Self.append($0, to: &bytes) }
    bytes += Array("</script>\n".utf8)
    return bytes + end
  }

  private static func opening(of part: String) -> String {
    "<script type=\"application/json\" data-part=\"\(part)\">"
  }

  /// Adds JSON so that no text in it can end the element it stands in: `<` occurs in texts alone, where
  /// it can be escaped.
  private static func append(_ json: Span<UInt8>, to bytes: inout [UInt8]) {
    var begin = 0
    for index in json.indices where json[index] == UInt8(ascii: "<") {
      json.extracting(begin..<index).withUnsafeBufferPointer { bytes += $0 }
      bytes += [0x5C, 0x75, 0x30, 0x30, 0x33, 0x63]  // \u003c
      begin = index + 1
    }
    json.extracting(begin..<json.count).withUnsafeBufferPointer { bytes += $0 }
  }
}

/// Why a folder's page cannot become one file.
package struct OfflinePageError: Error, CustomStringConvertible {
  /// The file, and what is wrong with it.
  package let description: String
}
