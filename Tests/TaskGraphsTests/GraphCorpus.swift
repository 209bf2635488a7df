import Foundation
import JSONDocuments
import Languages

@testable import TaskGraphs

/// Graphs with what is to be said of them, one a line: data, so that other tools can read them too.
///
/// A row has a `rule` (a sentence), a `graph` (the text that is posted) and a list of what is told.
struct GraphCorpus {
  /// One graph.
  struct Row {
    let rule: String
    let graph: String
    /// Members besides, as they stand in the row: for tools that read the same file.
    let remarks: String
  }

  let rows: [Row]

  /// Reads `Golden/NAME`.
  init(_ name: String, told: String) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/\(name)")
    rows = try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map { line in
      let document = try JSONDocument(parsing: Array(line))
      var texts: [String: String] = [:]
      var remarks = ""
      for (name, value) in document.root.members where name.text != told {
        if name.text == "rule" || name.text == "graph" {
          texts[name.text] = value.text
        } else {
          remarks += ",\"\(name.text)\":\(value.isTrue)"
        }
      }
      return Row(rule: texts["rule"] ?? "", graph: texts["graph"] ?? "", remarks: remarks)
    }
  }

  /// The same rows with what is told of each graph now.
  func text(told: String, _ tell: (Row) throws -> [String]) rethrows -> String {
    var text = ""
    for row in rows {
      text += "{\"rule\":\(quoted(row.rule)),\"graph\":\(quoted(row.graph))\(row.remarks)"
      text += ",\"\(told)\":[\(try tell(row).joined(separator: ","))]}\n"
    }
    return text
  }

  /// What is told of each graph, in every language.
  func sentences(
    _ tell: (Row) throws -> [(pointer: String, code: String, fault: any Told)]
  ) rethrows -> String {
    var text = ""
    for row in rows {
      text += "\n# \(row.rule)\n"
      for (pointer, code, fault) in try tell(row) {
        text += "\(pointer.isEmpty ? "the graph" : pointer): \(code)\n"
        for language in Language.allCases {
          text += "  \(language.tag): \(fault.text(in: language))\n"
        }
      }
    }
    return text
  }

  /// A place and what is told of it, as a member of a row.
  static func entry(
    _ code: String,
    _ pointer: String,
    _ line: Int,
    _ column: Int,
    suggestion: String? = nil
  ) -> String {
    var entry = "{\"code\":\"\(code)\",\"pointer\":\(quoted(pointer))"
    entry += ",\"line\":\(line),\"column\":\(column)"
    if let suggestion { entry += ",\"suggestion\":\(quoted(suggestion))" }
    return entry + "}"
  }
}

/// A text as JSON.
private func quoted(_ text: String) -> String {
  var bytes: [UInt8] = []
  JSONString.append(text.utf8, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
