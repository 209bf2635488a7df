import MicroHTTP
import TaskGraphs

/// `/v1/graphs/check`: says what is wrong with a graph, and runs nothing.
struct GraphsHandler: Sendable {
  private let runs: RunService

  init(_ runs: RunService) {
    self.runs = runs
  }

  /// `POST /v1/graphs/check`: how large a valid graph is and what is odd in it, or the problem that running it would be.
  func check(_ request: HTTPRequest) -> HTTPAnswer {
    deferring(request) { _ throws(Problem) in
      try request.refuseContentEncoding()
      let overrides: RunOverrides = try request.asked(request.parameters(RunOverrides.names))
      do throws(RunRefusal) {
        let run = try runs.prepare(request.body, overrides)
        let size = GraphSize(run.graph)
        let language = request.language
        var object = JSONObjectWriter()
        object.add("valid", true)
        object.add("tasks", size.tasks)
        object.add("coroutines", size.coroutines)
        object.add("objects", size.objects)
        object.add("steps", size.steps)
        let warnings = run.warnings.map { JSONObjectWriter($0, in: language) }
        object.add("warnings", objects: warnings)
        return HTTPResponse(.ok, "application/json", object.document).told(in: language)
      } catch {
        throw Problem(error)
      }
    }
  }
}
