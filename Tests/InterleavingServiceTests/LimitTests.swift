import Glibc
import CooperativeLoop
import MicroHTTP
import Testing
import Timelines

@testable import InterleavingService

struct LimitTests {
  /// A graph without end, and the limit that ends it.
  struct Endless: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let graph: String
    let limit: String
  }

  static let endless = [
    Endless(
      testDescription: "a repeat of 10^18 prints",
      graph: ProblemTests.steps(#"{"repeat":1000000000000000000,"steps":[{"print":"x"}]}"#),
      limit: "output"
    ),
    Endless(
      testDescription: "a repeat of 10^18 yields",
      graph: ProblemTests.steps(#"{"repeat":1000000000000000000,"steps":[{"yield":1}]}"#),
      limit: "steps"
    ),
    Endless(
      testDescription: "a repeat of nothing",
      graph: ProblemTests.steps(#"{"repeat":1000000000000000000,"steps":[]}"#),
      limit: "operations"
    ),
    Endless(
      testDescription: "many tasks",
      graph: #"{"tasks":["# + (0..<2_000).map { #"{"id":"\#($0)"}"# }.joined(separator: ",") + "]}",
      limit: "tasks"
    ),
    Endless(
      testDescription: "a sleep of centuries",
      graph: ProblemTests.steps(#"{"sleep":1e200}"#),
      limit: "time"
    ),
  ]

  /// The limits of a small server, so that these tests take no time.
  static var small: ServiceLimits {
    var limits = ServiceLimits()
    limits.run.steps = 1_000
    limits.run.operations = 10_000
    limits.run.tasks = 1_000
    limits.run.output = 1_000
    return limits
  }

  @Test(arguments: endless)
  func `a run without end is cut by a limit, and its timeline says which`(
    _ endless: Endless
  ) throws {
    try withClients(Self.small) { client in
      let answer = try client.post("/v1/runs?format=summary", endless.graph)
      #expect(answer.status == .ok)
      #expect(answer.text.contains("\"status\":\"limit\""))
      #expect(answer.text.contains("\"limit\":\"\(endless.limit)\""))
      #expect(try client.get("/healthz").status == .ok)
    }
  }

  @Test func `nobody gets more than the server allows, and anybody may ask for less`() throws {
    let client = DirectClient(try makeConfiguration(Self.small))
    let graph = ProblemTests.steps(#"{"yield":1000000}"#)
    func steps(_ target: String) throws -> Bool {
      try client.post(target, graph).text.contains("\"steps\":1000}")
    }
    #expect(try steps("/v1/runs?format=summary"))
    #expect(try steps("/v1/runs?format=summary&max_steps=5000"))
    #expect(try !steps("/v1/runs?format=summary&max_steps=10"))
  }

  @Test func `a run that takes too much of the server's time is an error, not a timeline`() throws {
    var limits = ServiceLimits()
    limits.wallTime = 1
    limits.run.operations = 1 << 40
    limits.run.steps = 1 << 40
    let client = DirectClient(try makeConfiguration(limits))
    let graph =
      #"{"options":{"limits":{"operations":1000000000000}},"tasks":[{"id":"a","steps":"#
      + #"[{"repeat":1000000000000000000,"steps":[]}]}]}"#
    let answer = try client.post("/v1/runs", graph)
    #expect(answer.status == .serviceUnavailable)
    #expect(answer.text.contains("\"code\":\"run-time\""))
    #expect(answer.headers["Retry-After"] != nil)
  }

  @Test func `a timeline that would be too large is not begun, its summary is`() throws {
    var limits = ServiceLimits()
    limits.timeline = 10_000
    let client = DirectClient(try makeConfiguration(limits))
    let graph = ProblemTests.steps(#"{"yield":100}"#)
    let answer = try client.post("/v1/runs", graph)
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains("\"code\":\"timeline-too-large\""))
    #expect(try client.post("/v1/runs?format=summary", graph).status == .ok)
  }

  @Test func `timelines that wait to be read leave no room for more, but for a summary`() throws {
    var limits = ServiceLimits()
    limits.keptTimelines = 1
    let answers = HTTPAnswerBudget(1_000_000)
    let client = DirectClient(
      service: Service(try makeConfiguration(limits), answers: answers)
    )
    let graph = ProblemTests.steps(#"{"yield":1000}"#)
    #expect(answers.reserve(900_000))
    let refused = try client.post("/v1/runs", graph)
    #expect(refused.status == .serviceUnavailable)
    #expect(refused.text.contains("\"code\":\"busy\""))
    #expect(refused.headers["Retry-After"] != nil)
    #expect(try client.post("/v1/runs?format=summary", graph).status == .ok)
    #expect(answers.total == 900_000)
    answers.giveBack(900_000)
    #expect(try client.post("/v1/runs", graph).status == .ok)
    #expect(answers.total == 0)
  }

  @Test func `a run on the real clock takes no place from the others`() throws {
    try withServer(try makeConfiguration()) { client, server in
      let graph = ProblemTests.steps(#"{"sleep":2}"#)
      let sockets = try (0..<3).map { _ in try LoopbackSocket(port: client.port) }
      for socket in sockets { socket.send(client.bytes(toPost: graph, "/v1/runs?clock=real")) }
      // The server has two places; it sleeps three times all the same.
      #expect(looked { server.requestsUnderWay == 3 })
      #expect(try client.post("/v1/runs", example("02-waiter")).status == .ok)
      for socket in sockets {
        #expect(try #require(parseResponse(socket.readAll())).status == .ok)
      }
    }
  }

  @Test func `a timeline's size is told well before it is written`() throws {
    let engine = RunEngine(longestTimeline: .max)
    for name in try exampleFiles().map(\.name) where !name.hasPrefix("texts.") {
      let run = try engine.prepare(example(String(name.dropLast(5))))
      var announced = 0
      let timeline = try engine.run(run, for: [.json]) { announced = $0 }
      let written = timeline.json().count
      #expect(announced >= written && timeline.expectedJSONBytes == announced, "\(name)")
      let limit = written * 3 / 4
      let strict = RunEngine(longestTimeline: limit)
      #expect(throws: RunRefusal.self) { try strict.run(run, for: [.json]) }
      let lenient = RunEngine(longestTimeline: written * 2 + 2_000)
      #expect(throws: Never.self) { try lenient.run(run, for: [.json]) }
    }
  }

  @Test func `work that nobody waits for any more is stopped`() throws {
    let service = Service(try makeConfiguration())
    let body = Array(ProblemTests.steps(#"{"sleep":1000}"#).utf8)
    let request = try #require(HTTPRequest(.post, "/v1/runs?clock=real", body: body))
    let cancellation = HTTPCancellation()
    cancellation.cancel(.clientLeft)
    let answer = service.answer(request).response(cancellation: cancellation)
    #expect(answer.text.contains("\"code\":\"cancelled\""))
  }

  @Test func `a stop answers what is under way and refuses what comes after`() throws {
    let configuration = try makeConfiguration()
    var taken: LiveClient?
    try withServer(configuration) { client, server in
      taken = client
      let socket = try LoopbackSocket(port: client.port)
      // Long enough to be seen under way on a machine that is busy.
      let graph = ProblemTests.steps(#"{"sleep":2}"#)
      socket.send(client.bytes(toPost: graph, "/v1/runs?clock=real"))
      #expect(looked { server.requestsUnderWay == 1 })
      server.stop()
      let answer = try #require(parseResponse(socket.readAll()))
      #expect(answer.status == .ok)
      #expect(answer.text.contains("\"status\":\"completed\""))
    }
    let port = try #require(taken?.port)
    #expect(throws: LoopbackSocket.NobodyListens.self) { try LoopbackSocket(port: port) }
  }

  /// Looks until a condition holds; false if it does not after very many looks.
  private func looked(_ condition: () -> Bool) -> Bool {
    for _ in 0..<20_000_000 {
      if condition() { return true }
      sched_yield()
    }
    return false
  }

  @Test func `limits are set by their names, and a wrong one is explained`() {
    var limits = ServiceLimits()
    #expect(limits.set("steps=5") == nil)
    #expect(limits.set("wall-time=7") == nil)
    #expect(limits.run.steps == 5)
    #expect(limits.wallTime == 7)
    #expect(limits.set("stairs=5")?.contains("there are steps, operations") == true)
    #expect(limits.set("steps=many")?.contains("steps=NUMBER") == true)
    #expect(limits.set("steps=0") != nil)
  }
}
