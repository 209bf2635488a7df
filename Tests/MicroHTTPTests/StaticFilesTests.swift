import Glibc
import MicroHTTP
import Testing

struct StaticFilesTests {
  private let folder = TemporaryFolder()
  private let files: StaticFiles

  init() throws {
    try folder.write("page", to: "index.html")
    try folder.write("body {}", to: "style.css")
    try folder.makeFolder("js")
    try folder.write("export {};", to: "js/main.js")
    try folder.write("secret", to: ".hidden")
    try folder.link("link.css", to: "/etc/hostname")
    try folder.link("etc", to: "/etc")
    files = StaticFiles(root: folder.path, sizeLimit: 100)
  }

  private func respond(_ target: String, _ headers: HTTPHeaders = [:]) throws -> HTTPResponse {
    files.respond(to: try #require(HTTPRequest(.get, target, headers: headers)))
  }

  @Test(arguments: [
    ("/", "text/html; charset=utf-8", "page"),
    ("/index.html", "text/html; charset=utf-8", "page"),
    ("/style.css", "text/css; charset=utf-8", "body {}"),
    ("/js/main.js", "text/javascript; charset=utf-8", "export {};"),
  ])
  func `a file is served with its type`(_ target: String, _ type: String, _ text: String) throws {
    let response = try respond(target)
    #expect(response.status == .ok)
    #expect(response.headers["Content-Type"] == type)
    #expect(response.headers["Cache-Control"] == "no-cache")
    #expect(response.body == .bytes(Array(text.utf8)))
  }

  @Test(arguments: [
    "/none", "/js", "/js/", "/.hidden", "/link.css", "/etc/hostname", "/style.css/", "/%2e%2e%2fx",
    "/js%2Fmain.js", "/js//main.js",
  ])
  func `nothing else is there`(_ target: String) throws {
    #expect(try respond(target).status == .notFound)
  }

  @Test func `the tag depends on the contents alone`() throws {
    let tag = try #require(try respond("/style.css").headers["ETag"])
    try folder.write("body {}", to: "style.css")
    #expect(try respond("/style.css").headers["ETag"] == tag)
    for header in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
      let response = try respond("/style.css", ["If-None-Match": header])
      #expect(response.status == .notModified)
      #expect(response.headers["ETag"] == tag)
      #expect(response.body == .withheld(7))
    }
    #expect(try respond("/style.css", ["If-None-Match": "\"x\""]).status == .ok)
    try folder.write("body{}", to: "style.css")
    #expect(try respond("/style.css", ["If-None-Match": tag]).status == .ok)
  }

  @Test func `a file over the limit counts as missing`() throws {
    try folder.write(String(repeating: "x", count: 101), to: "big.txt")
    #expect(try respond("/big.txt").status == .notFound)
  }
}

/// A folder that is gone with its owner.
private final class TemporaryFolder {
  struct Failure: Error {}

  let path: String
  /// What to remove at the end, folders after what is in them.
  private var names: [String] = []

  init() {
    var template = Array("/tmp/microhttp-XXXXXX".utf8CString)
    _ = mkdtemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in names { remove("\(path)/\(name)") }
    rmdir(path)
  }

  func write(_ text: String, to name: String) throws {
    guard let file = fopen("\(path)/\(name)", "w") else { throw Failure() }
    fputs(text, file)
    fclose(file)
    names.insert(name, at: 0)
  }

  func makeFolder(_ name: String) throws {
    guard mkdir("\(path)/\(name)", 0o755) == 0 else { throw Failure() }
    names.append(name)
  }

  func link(_ name: String, to target: String) throws {
    guard symlink(target, "\(path)/\(name)") == 0 else { throw Failure() }
    names.insert(name, at: 0)
  }
}
