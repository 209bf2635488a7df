import MicroHTTP
import TaskGraphs

/// `/v1/graphs/check`: says what is wrong with a graph, and runs nothing.
struct GraphsHandler: Sendable {
  private let runs: RunService

  init(_ runs: RunService) {
    self.runs = runs
  }

  /// `POST /v1/graphs/check`: how large a valid graph is, or the problem that running it would be.
  func check(_ request: HTTPRequest) -> HTTPAnswer {
    deferring(request) { _ throws(Problem) in
      try request.refuseContentEncoding()
      let overrides = try request.overrides(request.parameters(RunOverrides.names))
      do throws(RunRefusal) {
        let size = GraphSize(try runs.prepare(request.body, overrides).graph)
        var object = JSONObjectWriter()
        object.add("valid", true)
        object.add("tasks", size.tasks)
        object.add("coroutines", size.coroutines)
        object.add("objects", size.objects)
        object.add("steps", size.steps)
        return HTTPResponse(.ok, "application/json", object.document)
      } catch {
        throw Problem(error)
      }
    }
  }
}
