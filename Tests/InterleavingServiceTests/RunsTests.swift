import MicroHTTP
import Testing

@testable import InterleavingService

struct RunsTests {
  @Test func `a posted graph is answered with its timeline and its address`() throws {
    try withClients { client in
      let answer = try client.post("/v1/runs", example("02-waiter"))
      #expect(answer.status == .ok)
      #expect(answer.headers["Content-Type"] == "application/json")
      let id = try #require(answer.headers["Location"]?.split(separator: "/").last)
      #expect(answer.text.contains("\"id\":\"\(id)\""))
      #expect(answer.headers["Link"] == "</runs/\(id)>; rel=\"alternate\"; type=\"text/html\"")
      let summary = try client.get("/v1/runs/\(id).summary").text
      #expect(summary.contains("\"end\":10,"))
      #expect(summary.contains("\"output\":12,"))
    }
  }

  @Test func `curl's own content type is as good as any`() throws {
    let form: HTTPHeaders = ["Content-Type": "application/x-www-form-urlencoded"]
    try withClients { client in
      let answer = try client.post("/v1/runs", example("02-waiter"), form)
      #expect(answer.status == .ok)
    }
  }

  @Test func `an address gives the same bytes again, and the graph as it was posted`() throws {
    try withClients { client in
      let posted = try client.post("/v1/runs", example("02-waiter"))
      let path = try #require(posted.headers["Location"])
      let got = try client.get(path)
      #expect(got.bytes == posted.bytes)
      #expect(got.headers["ETag"] == posted.headers["ETag"])
      #expect(try client.get(path + "/graph").bytes == example("02-waiter"))
    }
  }

  @Test func `a timeline that was dropped is made again`() throws {
    var limits = ServiceLimits()
    limits.keptTimelines = 1
    try withClients(limits) { client in
      let posted = try client.post("/v1/runs", example("20-lost-update"))
      let path = try #require(posted.headers["Location"])
      #expect(try client.get(path).bytes == posted.bytes)
      #expect(try client.get(path + ".text").text.contains("output"))
    }
  }

  @Test func `white space and escapes are not part of the address, options are`() throws {
    let client = DirectClient(try makeConfiguration())
    func location(_ target: String, _ graph: String) throws -> String? {
      try client.post(target, graph).headers["Location"]
    }
    let plain = try location("/v1/runs", #"{"tasks":[{"id":"a"}]}"#)
    #expect(plain != nil)
    #expect(try location("/v1/runs", #"{ "tasks": [ {"id": "\u0061"} ] }"#) == plain)
    #expect(try location("/v1/runs?clock=virtual&policy=fifo", #"{"tasks":[{"id":"a"}]}"#) == plain)
    #expect(try location("/v1/runs?max_steps=5", #"{"tasks":[{"id":"a"}]}"#) != plain)
    #expect(try location("/v1/runs", #"{"tasks":[{"id":"b"}]}"#) != plain)
  }

  @Test func `the suffix wins over the parameter, and the parameter over Accept`() throws {
    try withClients { client in
      let path = try #require(client.post("/v1/runs", example("02-waiter")).headers["Location"])
      func type(_ target: String, _ accept: String) throws -> String? {
        try client.get(target, ["Accept": accept]).headers["Content-Type"]
      }
      #expect(try type(path, "*/*") == "application/json")
      #expect(try type(path, "text/plain") == "text/plain; charset=utf-8")
      #expect(try type(path, "application/json;version=1") == "application/json")
      #expect(try type(path + "?format=json", "text/plain") == "application/json")
      #expect(try type(path + ".text?format=json", "*/*") == "text/plain; charset=utf-8")
    }
  }

  @Test func `a browser that asks for a run is sent to the page`() throws {
    try withClients { client in
      let path = try #require(client.post("/v1/runs", example("02-waiter")).headers["Location"])
      for accept in ["text/html", "text/html,application/xml;q=0.9,image/webp,*/*;q=0.8"] {
        let answer = try client.get(path, ["Accept": accept])
        #expect(answer.status == .seeOther)
        #expect(answer.headers["Location"] == path.replacing("/v1/", with: "/"))
        #expect(answer.headers["Vary"]?.contains("Accept") == true)
        let named = try client.get(path + ".json", ["Accept": accept])
        #expect(named.headers["Content-Type"] == "application/json")
      }
    }
  }

  @Test func `each representation has a tag of its own, and a known one is not sent again`() throws
  {
    try withClients { client in
      let path = try #require(client.post("/v1/runs", example("02-waiter")).headers["Location"])
      let tags = try TimelineFormat.allCases.map { format in
        let answer = try client.get("\(path).\(format.rawValue)")
        return try #require(answer.headers["ETag"])
      }
      #expect(Set(tags).count == TimelineFormat.allCases.count)
      #expect(tags.allSatisfy { $0.hasPrefix("\"") && $0.hasSuffix("\"") })
      let again = try client.get(path, ["If-None-Match": tags[0]])
      #expect(again.status == .notModified)
      #expect(again.bytes.isEmpty)
      #expect(again.headers["Content-Type"] == nil)
      #expect(again.headers["ETag"] == tags[0])
      #expect(again.headers["Vary"] == "Accept")
      #expect(try client.get(path, ["If-None-Match": tags[1]]).status == .ok)
    }
  }

  @Test func `a run on the real clock has an address of its own, and is kept as it was`() throws {
    try withClients { client in
      let graph = #"{"tasks":[{"id":"a","steps":[{"sleep":0.001},{"print":"x"}]}]}"#
      let first = try client.post("/v1/runs?clock=real", graph)
      let second = try client.post("/v1/runs?clock=real", graph)
      #expect(first.status == .ok)
      let path = try #require(first.headers["Location"])
      #expect(path != second.headers["Location"])
      #expect(try client.get(path).bytes == first.bytes)
      #expect(try client.get(path + ".text").text.contains("real clock"))
    }
  }

  @Test func `HEAD gives the fields of GET without its body`() throws {
    let configuration = try makeConfiguration()
    try withServer(configuration) { client, _ in
      let posted = try client.post("/v1/runs", example("02-waiter"))
      let path = try #require(posted.headers["Location"])
      for target in [path, path + "/graph", "/v1/examples", "/", "/healthz"] {
        let head = try client.ask(.head, target, headers: [:], body: [])
        let get = try client.get(target)
        #expect(head.status == .ok)
        #expect(head.bytes.isEmpty)
        #expect(head.headers["Content-Length"] == get.headers["Content-Length"])
      }
    }
  }

  @Test func `many clients at once get the same bytes`() async throws {
    let client = DirectClient(try makeConfiguration())
    let graph = try example("03-taking-turns")
    let answers = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<5 { group.addTask { try client.post("/v1/runs", graph).bytes } }
      return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
    }
    #expect(Set(answers).count == 1)
    #expect(answers.count == 5)
  }

  @Test func `a check says how much there is and runs nothing`() throws {
    try withClients { client in
      let answer = try client.post("/v1/graphs/check", example("02-waiter"))
      #expect(
        answer.text
          == "{\"valid\":true,\"tasks\":2,\"coroutines\":0,\"objects\":1,\"steps\":7,\"warnings\":[]}\n"
      )
      let endless = #"{"tasks":[{"id":"a","steps":[{"repeat":1000000000000000000,"steps":[]}]}]}"#
      #expect(try client.post("/v1/graphs/check", endless).status == .ok)
    }
  }
}
