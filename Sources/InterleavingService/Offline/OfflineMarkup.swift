/// The page's markup with all that it loads put into it, cut in two where the run belongs.
struct OfflineMarkup {
  /// Everything before the run.
  let beginning: String
  /// Everything after it.
  let end: String
  /// The content security policy, which stands in the file too.
  let policy: String

  /// Takes the markup apart line by line.
  ///
  /// - Parameters:
  ///   - markup: The page's `index.html`.
  ///   - script: What takes the place of its module.
  ///   - read: Gives a file by its path in the page's folder.
  /// - Throws: What `read` throws, or an `OfflinePageError`.
  init(_ markup: String, script: String, reading read: (String) throws -> String) throws {
    var lines: [String] = []
    var styles = ""
    /// Where the styles go: in the place of the first sheet.
    var place: Int?
    for line in markup.split(separator: "\n", omittingEmptySubsequences: false) {
      if let path = Self.address("href", in: line), line.contains("rel=\"stylesheet\"") {
        styles += try read(path)
        if place == nil { place = lines.count }
      } else if let path = Self.address("href", in: line), line.contains("rel=\"icon\"") {
        let icon = base64(Array(try read(path).utf8))
        lines.append("  <link rel=\"icon\" href=\"data:image/svg+xml;base64,\(icon)\">")
      } else if line.contains("<script type=\"module\"") {
        continue
      } else {
        lines.append(String(line))
      }
    }
    guard !styles.lowercased().contains("</style") else {
      throw OfflinePageError(description: "a style sheet holds '</style', which would end it")
    }
    policy =
      "default-src 'none'; script-src 'sha256-\(Self.digest(script))'; "
      + "style-src 'sha256-\(Self.digest(styles))'; img-src data:; base-uri 'none'; form-action 'none'"
    if let place { lines.insert("  <style>\(styles)</style>", at: place) }
    guard let root = lines.firstIndex(where: { $0.hasPrefix("<html ") }),
      let charset = lines.firstIndex(where: { $0.contains("<meta charset") }),
      let close = lines.firstIndex(of: "</body>"), place != nil
    else { throw OfflinePageError(description: "index.html: no page with styles of its own") }
    lines[root] = "<html data-offline " + lines[root].dropFirst("<html ".count)
    // The digests hold no quotes, so nothing need be escaped.
    lines[charset] += "\n  <meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">"
    beginning = lines[..<close].joined(separator: "\n") + "\n"
    let rest = lines[close...].joined(separator: "\n")
    end = "<script type=\"module\">\(script)</script>\n\(rest)"
  }

  /// The path in an address of the page's own, which begins with a slash.
  private static func address(_ attribute: String, in line: Substring) -> String? {
    guard line.contains("<link "),
      let value = line.split(separator: "\(attribute)=\"/").dropFirst().first
    else { return nil }
    return String(value.prefix { $0 != "\"" })
  }

  private static func digest(_ text: String) -> String { base64(sha256(Array(text.utf8))) }
}
