import JSONDocuments

// How things are called in messages.
extension GraphDecoder {
  /// A value's type with its article.
  func noun(_ node: JSONNode) -> String {
    switch node.kind {
    case .null: "null"
    case .bool: node.isTrue ? "true" : "false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// A name in quotes, cut where it is too long to be read.
  func quoted(_ name: String) -> String {
    let shown = name.unicodeScalars.prefix(60)
    let isWhole = shown.endIndex == name.unicodeScalars.endIndex
    let text = shown.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : String($0) }
    return "'\(text.joined())\(isWhole ? "" : "…")'"
  }

  /// Words with commas and a last `or`.
  func list(_ words: [String]) -> String {
    guard words.count > 1 else { return words.first.map { "'\($0)'" } ?? "none" }
    let all = words.map { "'\($0)'" }
    return all.dropLast().joined(separator: ", ") + " or " + all[all.count - 1]
  }
}
