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
}
