import MicroHTTP
import Testing

@testable import InterleavingService

/// The picture and the file that plays a run, as they are asked for.
struct PictureFormatTests {
  private func path(_ client: any Client, _ graph: [UInt8]) throws -> String {
    try #require(client.post("/v1/runs", graph).headers["Location"])
  }

  @Test func `a picture is had by suffix, by parameter and by Accept`() throws {
    try withClients { client in
      let path = try path(client, example("02-waiter"))
      let picture = try client.get(path + ".svg")
      #expect(picture.headers["Content-Type"] == "image/svg+xml")
      #expect(picture.text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
      #expect(picture.text.contains(">Waiter: completed</title>"))
      #expect(try client.get(path + "?format=svg").bytes == picture.bytes)
      #expect(try client.get(path, ["Accept": "image/svg+xml"]).bytes == picture.bytes)
      let posted = try client.post("/v1/runs?format=svg", example("02-waiter"))
      #expect(posted.bytes == picture.bytes)
    }
  }

  @Test func `a browser that shows a picture runs no script`() throws {
    try withClients { client in
      let policy = try client.get(path(client, example("02-waiter")) + ".svg")
        .headers["Content-Security-Policy"]
      #expect(policy == "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    }
  }

  @Test func `a file that plays a run is had by name alone`() throws {
    try withClients { client in
      let path = try path(client, example("02-waiter"))
      let file = try client.get(path + ".html")
      #expect(file.status == .ok)
      #expect(file.headers["Content-Type"] == "text/html; charset=utf-8")
      #expect(try client.get(path + "?format=html").bytes == file.bytes)
      let browser = try client.get(path, ["Accept": "text/html,*/*;q=0.8"])
      #expect(browser.status == .seeOther)
      let policy = try #require(file.headers["Content-Security-Policy"])
      #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
      #expect(!policy.contains("unsafe"))
      #expect(file.text.contains(policy.replacing("; frame-ancestors 'self'", with: "")))
    }
  }

  @Test func `its tag changes with the page, so that nobody keeps an old one`() throws {
    let client = DirectClient(try makeConfiguration())
    let path = try path(client, example("02-waiter"))
    let tag = try client.get(path + ".html").headers["ETag"]
    var configuration = try makeConfiguration()
    configuration.offlinePage = try OfflinePage {
      try OfflinePageTests.files[$0] ?? #require(nil as [UInt8]?)
    }
    let other = DirectClient(configuration)
    let otherPath = try self.path(other, example("02-waiter"))
    #expect(otherPath == path)
    #expect(try other.get(path + ".html").headers["ETag"] != tag)
  }

  @Test func `where there is no page there is no such file, and that is said`() throws {
    var configuration = try makeConfiguration()
    configuration.offlinePage = nil
    let client = DirectClient(configuration)
    let path = try path(client, example("02-waiter"))
    for answer in [
      try client.get(path + ".html"),
      try client.post("/v1/runs?format=html", example("02-waiter")),
    ] {
      #expect(answer.status == .notAcceptable)
      #expect(answer.text.contains("this server has no page"))
    }
    let local = try LocalCommands.run(
      example("02-waiter"),
      file: "graph.json",
      overrides: RunOverrides(),
      format: .html
    )
    #expect(local.exitCode == 2)
    #expect(local.complaints == "there is no page here, so a run cannot be put into one\n")
  }

  @Test func `a run on the real clock can be taken along too, and always as the same run`() throws {
    let client = DirectClient(try makeConfiguration())
    let graph = #"{"tasks":[{"id":"a","steps":[{"sleep":0.001},{"print":"x"}]}]}"#
    let posted = try client.post("/v1/runs?clock=real&format=html", graph)
    let path = try #require(posted.headers["Location"])
    #expect(try client.get(path + ".html").bytes == posted.bytes)
    let json = try client.get(path).text
    #expect(posted.text.contains(">\(json)</script>"))
    #expect(try client.get(path + ".svg").text.contains("of real time"))
  }

  @Test func `a file holds every step, so it is bounded as the JSON is; a picture bounds itself`()
    throws
  {
    var limits = ServiceLimits()
    limits.timeline = 2000
    let client = DirectClient(try makeConfiguration(limits))
    let file = try client.post("/v1/runs?format=html", example("02-waiter"))
    #expect(file.status == .unprocessableContent)
    #expect(file.text.contains("\"code\":\"timeline-too-large\""))
    #expect(try client.post("/v1/runs?format=svg", example("02-waiter")).status == .ok)
  }
}
