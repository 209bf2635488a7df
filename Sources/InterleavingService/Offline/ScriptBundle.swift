/// The page's modules as one script: each after those that it imports.
///
/// Modules in a file that is opened without a server cannot import each other: a browser takes every
/// file for an origin of its own. Addresses that hold a module's text (`data:`, `blob:`) would do, but a
/// policy that allows them allows everybody's. One script has one digest, which is all that need be
/// allowed.
struct ScriptBundle {
  private enum State {
    case underWay
    case done
  }

  private var states: [String: State] = [:]
  private var statements: [String] = []

  /// Reads a module and all that it needs.
  ///
  /// - Parameters:
  ///   - entry: The module that starts the page.
  ///   - read: Gives a file by its path in the page's folder.
  /// - Throws: What `read` throws, or an `OfflinePageError`.
  init(entry: String, reading read: (String) throws -> String) throws {
    try add(entry, reading: read)
  }

  /// The script.
  var text: String {
    "const modules = {};\n" + statements.joined(separator: "\n\n") + "\n"
  }

  private mutating func add(_ path: String, reading read: (String) throws -> String) throws {
    switch states[path] {
    case .done: return
    case .underWay: throw OfflinePageError(description: "\(path): it imports itself in the end")
    case nil: break
    }
    states[path] = .underWay
    let module = try ScriptModule(try read(path), path: path)
    for each in module.imports { try add(each.path, reading: read) }
    let statement = module.statement
    let lowercased = statement.lowercased()
    for mark in ["</script", "<!--"] where lowercased.contains(mark) {
      throw OfflinePageError(description: "\(path): '\(mark)' would end the script")
    }
    statements.append(statement)
    states[path] = .done
  }
}
