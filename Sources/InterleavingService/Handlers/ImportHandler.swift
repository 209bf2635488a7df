import GraphImports
import JSONDocuments
import Languages
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
      let asked: ImportRequest = try request.asked(request.parameters(ImportRequest.names))
      guard !request.body.isEmpty else { throw .emptySource }
      guard let format = asked.format ?? ImportFormat(beginningOf: request.body) else {
        throw Problem(ImportRequest.missingFormat("from"))
      }
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
}

extension Problem {
  /// Nothing to import.
  fileprivate static var emptySource: Problem {
    Problem(.badRequest, "empty-body", .emptySource)
  }

  /// Why a source is not a task graph.
  fileprivate init(_ error: ImportError) {
    self.init(.unprocessableContent, "invalid-source", .invalidSource(error))
    more.append(
      Member(told: "errors") { name, language, object in
        object.add(name, objects: error.problems.map { Self.member($0, in: language) })
      }
    )
  }

  private static func member(_ problem: ImportProblem, in language: Language) -> JSONObjectWriter {
    var object = JSONObjectWriter()
    object.add("line", problem.position.line)
    object.add("column", problem.position.column)
    object.add("code", problem.code)
    object.add("message", problem.kind.text(in: language))
    return object
  }
}
