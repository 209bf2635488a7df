import Testing

@testable import InterleavingService

/// How the page and a run become one file.
struct OfflinePageTests {
  /// The smallest page there can be.
  static let files: [String: [UInt8]] = [
    "index.html": """
    <!doctype html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <link rel="icon" href="/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="/one.css">
      <link rel="stylesheet" href="/two.css">
      <script type="module" src="/js/main.js"></script>
    </head>
    <body>
    </body>
    </html>

    """,
    "icon.svg": "<svg/>", "one.css": "a {}\n", "two.css": "b {}\r\n",
    "js/offline.js": """
    import { one, two } from "./parts/numbers.js";
    import { show } from "./show.js";
    show(one + two);

    """,
    "js/show.js": """
    import { one } from "./parts/numbers.js";
    export function show(number) { return number + one; }
    export {};

    """,
    "js/parts/numbers.js": """
    export const one = 1;
    export const two = 2;

    """,
  ].mapValues { Array($0.utf8) }

  private func page(_ changes: [String: String] = [:]) throws -> OfflinePage {
    let files = Self.files.merging(changes.mapValues { Array($0.utf8) }) { $1 }
    return try OfflinePage { try #require(files[$0], "no file \($0)") }
  }

  @Test func `modules become one script, each after those that it imports`() throws {
    let file = String(decoding: try page().file(json: [], graph: []), as: UTF8.self)
    let script = """
      <script type="module">const modules = {};
      modules["js/parts/numbers.js"] = (() => {
      const one = 1;
      const two = 2;

      return { one, two };
      })();

      modules["js/show.js"] = (() => {
      const { one } = modules["js/parts/numbers.js"];
      function show(number) { return number + one; }

      return { show };
      })();

      modules["js/offline.js"] = (() => {
      const { one, two } = modules["js/parts/numbers.js"];
      const { show } = modules["js/show.js"];
      show(one + two);

      return {  };
      })();
      </script>
      </body>
      """
    #expect(file.contains(script))
  }

  @Test
  func `nothing is loaded: styles and icon stand in the file, and it says that it is offline`()
    throws
  {
    let file = String(decoding: try page().file(json: [], graph: []), as: UTF8.self)
    #expect(file.hasPrefix("<!doctype html>\n<html data-offline lang=\"en\">\n<head>\n"))
    #expect(file.contains("<style>a {}\nb {}\n</style>"))
    #expect(file.contains("href=\"data:image/svg+xml;base64,PHN2Zy8+\""))
    #expect(!file.contains("src=\""))
    #expect(!file.contains("href=\"/"))
  }

  @Test func `the file's policy names its script and its styles`() throws {
    let policy = try page().policy
    let styles = base64(sha256(Array("a {}\nb {}\n".utf8)))
    #expect(policy.contains("style-src 'sha256-\(styles)'"))
    let file = String(decoding: try page().file(json: [], graph: []), as: UTF8.self)
    #expect(file.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">"))
    #expect(try page(["js/show.js": "export const show = 3;\n"]).policy != policy)
    #expect(try page(["js/show.js": "export const show = 3;\n"]).digest != page().digest)
  }

  @Test func `no text of a run ends the element that it stands in`() throws {
    let json = #"{"a":"</script><!--","b":"é\""}"#
    let file = try page().file(json: Array(json.utf8), graph: Array("\"</SCRIPT>\n".utf8))
    let text = String(decoding: file, as: UTF8.self)
    let timeline = #"{"a":"\u003c/script>\u003c!--","b":"é\""}"#
    #expect(text.contains("data-part=\"timeline\">\(timeline)</script>"))
    #expect(text.contains(#"data-part="graph">"\"\u003c/SCRIPT>\n"</script>"#))
  }

  @Test(arguments: [
    ("import * as all from \"./show.js\";", "not a plain import"),
    ("import { one as two } from \"./show.js\";", "not a plain import"),
    ("import { one } from \"show\";", "not a relative import"),
    ("import { one } from \"../../show.js\";", "an import from outside"),
    ("export default 3;", "not a plain export"), ("export { a };", "not a plain export"),
    ("const a = \"</ScRipt\";", "'</script' would end the script"),
    ("const a = 1 <!--b;", "'<!--' would end the script"),
    ("import { show } from \"./show.js\";", "imports itself in the end"),
  ])
  func `what cannot stand in the file is refused`(_ line: String, _ complaint: String) throws {
    let error = #expect(throws: OfflinePageError.self) { try page(["js/show.js": line + "\n"]) }
    #expect(error?.description.hasPrefix("js/show.js: ") == true)
    #expect(error?.description.contains(complaint) == true)
  }

  @Test(arguments: [
    ("index.html", "<html lang=\"en\"></html>"), ("one.css", "a::after{content:'</STYLE>'}"),
  ])
  func `a page that does not fit into one file is none`(_ path: String, _ text: String) {
    #expect(throws: OfflinePageError.self) { try page([path: text]) }
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("\u{FF}\u{FE}", "w7/Dvg=="),
  ])
  func `base 64 is RFC 4648's`(_ text: String, _ encoded: String) {
    #expect(base64(Array(text.utf8)) == encoded)
  }
}
