import GraphImports
import JSONDocuments
import MicroHTTP

/// `/v1/graphs/import`: turns task graphs of other formats into ours, and runs nothing.
struct ImportHandler: Sendable {
  private let limits: ImportLimits

  init(_ limits: ServiceLimits) {
    var own = ImportLimits()
    // What comes out is to be posted again: there is no use in more.
    own.byteCount = Int(limits.body)
    own.graphByteCount = Int(limits.body)
    own.dependencies = 1_000_000
    self.limits = own
  }

  /// `POST /v1/graphs/import`: the graph, or everything that is wrong with the source.
  func post(_ request: HTTPRequest) -> HTTPAnswer {
    deferring(request) { _ throws(Problem) in
      try request.refuseContentEncoding()
      let asked = try importRequest(request.parameters(ImportRequest.names))
      guard let format = asked.format else { throw Problem(ImportRequest.missingFormat("from")) }
      guard !request.body.isEmpty else { throw .emptySource }
      do throws(ImportError) {
        let graph = try GraphImport.graph(
          from: request.body,
          format,
          asked.options,
          limits: limits
        )
        return HTTPResponse(.ok, "application/json", graph)
      } catch {
        throw Problem(error)
      }
    }
  }

  private func importRequest(_ values: [String: String]) throws(Problem) -> ImportRequest {
    var asked = ImportRequest()
    do {
      for name in ImportRequest.names {
        if let text = values[name] { try asked.set(name, to: text) }
      }
    } catch {
      throw Problem(error)
    }
    return asked
  }
}

extension Problem {
  /// Nothing to import.
  fileprivate static var emptySource: Problem {
    Problem(.badRequest, "empty-body", "the body is empty; post the file to import")
  }

  /// Why a source is not a task graph.
  fileprivate init(_ error: ImportError) {
    let count = error.problems.count
    let first = error.problems.first.map { "line \($0.position.line): \($0.message)" } ?? ""
    let many = count == ImportError.mostProblems ? "at least \(count)" : "\(count)"
    self.init(
      .unprocessableContent,
      "invalid-source",
      count == 1 ? first : "the source has \(many) problems; the first: \(first)"
    )
    more.append(("errors", { $1.add($0, objects: error.problems.map(Self.member)) }))
  }

  private static func member(_ problem: ImportProblem) -> JSONObjectWriter {
    var object = JSONObjectWriter()
    object.add("line", problem.position.line)
    object.add("column", problem.position.column)
    object.add("code", problem.code)
    object.add("message", problem.message)
    return object
  }
}
