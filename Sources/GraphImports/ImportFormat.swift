/// The formats of task graphs that others write, by the names they have in flags and queries.
package enum ImportFormat: String, Sendable, CaseIterable {
  /// Scientific workflows: WfCommons' WfFormat 1.4 and 1.5, JSON.
  case wfformat
  /// Scheduling research: the Standard Task Graph set's text.
  case stg
  /// Continuous integration: a GitHub Actions workflow, YAML.
  case actions
  /// Graphviz's language.
  case dot

  /// The names as they stand in a message.
  package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// What a file most likely is; nil where its name says nothing.
  ///
  /// - Parameter fileName: A name or path, `.gz` behind it or not.
  package init?(fileName: String) {
    var name = Substring(fileName.lowercased())
    if name.hasSuffix(".gz") { name.removeLast(3) }
    let point = name.lastIndex(of: ".") ?? name.startIndex
    switch name[point...] {
    case ".json": self = .wfformat
    case ".stg": self = .stg
    case ".yml", ".yaml": self = .actions
    case ".dot", ".gv": self = .dot
    default: return nil
    }
  }

  /// What a text most likely is, by how it begins; nil where that says nothing.
  ///
  /// - Parameter source: The file's bytes; of a packed one nothing is known.
  package init?(beginningOf source: [UInt8]) {
    let beginning = source.prefix(Self.longestBeginning)
    let start = beginning.drop { $0 <= 0x20 }
    switch start.first {
    case UInt8(ascii: "{"): self = .wfformat
    case let byte? where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): self = .stg
    default:
      let text = String(decoding: start, as: UTF8.self)
      let word = text.prefix { $0.isLetter }.lowercased()
      let isRemark = text.hasPrefix("/*") || text.hasPrefix("//")
      if isRemark || ["digraph", "graph", "strict"].contains(word) {
        self = .dot
      } else if ("\n" + text).contains("\njobs:") {
        self = .actions
      } else {
        return nil
      }
    }
  }

  /// So many bytes are looked at.
  private static let longestBeginning = 65_536
}
