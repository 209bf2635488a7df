/// One of the page's modules, as the offline file needs it: what it imports, what it exports, its code.
///
/// It knows the plain forms that the page keeps to (a test of the page holds it to them): imports of
/// names, each on a line of its own, and exports in front of declarations.
struct ScriptModule {
  struct Import {
    /// The names, as they stand between the braces.
    let names: String
    /// The module, as a path in the page's folder.
    let path: String
  }

  let path: String
  private(set) var imports: [Import] = []
  private(set) var exports: [String] = []
  /// The lines without imports, and without the word `export`.
  private(set) var code: [Substring] = []

  /// Reads a module.
  init(_ text: String, path: String) throws {
    self.path = path
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("import ") {
        imports.append(try Self.imported(line, by: path))
      } else if line.hasPrefix("export ") {
        let declaration = line.dropFirst("export ".count)
        guard declaration != "{};" else { continue }
        exports.append(try Self.declared(declaration, by: path))
        code.append(declaration)
      } else {
        code.append(line)
      }
    }
  }

  /// The module as a statement: a function that is called at once gives what it exports.
  var statement: String {
    var lines = ["modules[\"\(path)\"] = (() => {"]
    for each in imports { lines.append("const { \(each.names) } = modules[\"\(each.path)\"];") }
    lines += code.map(String.init)
    lines.append("return { \(exports.joined(separator: ", ")) };")
    lines.append("})();")
    return lines.joined(separator: "\n")
  }

  /// What `import { a, b } from "./x.js";` says.
  private static func imported(_ line: Substring, by path: String) throws -> Import {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    let names = parts[0].dropFirst("import { ".count).dropLast(" } from ".count)
    guard parts.count == 3, parts[2] == ";", parts[0].hasPrefix("import { "),
      parts[0].hasSuffix(" } from "), !names.split(separator: " ").contains("as")
    else { throw OfflinePageError(description: "\(path): not a plain import: \(line)") }
    return Import(names: String(names), path: try resolved(parts[1], from: path))
  }

  /// The name in `const a = …`, `function a(…`, `async function a(…` or `class A`.
  private static func declared(_ declaration: Substring, by path: String) throws -> String {
    for keyword in ["const ", "function ", "async function ", "class "]
    where declaration.hasPrefix(keyword) {
      let name = declaration.dropFirst(keyword.count)
        .prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
      if !name.isEmpty { return String(name) }
    }
    throw OfflinePageError(description: "\(path): not a plain export: \(declaration)")
  }

  /// A relative path as one from the page's folder.
  private static func resolved(_ relative: Substring, from path: String) throws -> String {
    var folders = path.split(separator: "/").dropLast()
    for part in relative.split(separator: "/") {
      switch part {
      case ".": break
      case "..":
        guard folders.popLast() != nil else {
          throw OfflinePageError(description: "\(path): an import from outside: \(relative)")
        }
      default: folders.append(part)
      }
    }
    guard relative.hasPrefix(".") else {
      throw OfflinePageError(description: "\(path): not a relative import: \(relative)")
    }
    return folders.joined(separator: "/")
  }
}
