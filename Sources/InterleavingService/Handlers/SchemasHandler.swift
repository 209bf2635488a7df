import MicroHTTP

/// `/schema/graph.json` and `/schema/timeline.json`: the published formats.
struct SchemasHandler: Sendable {
  /// The schemas as they are sent: they never change while the server runs.
  private let documents = Dictionary(
    uniqueKeysWithValues: PublishedSchema.allCases.map { ("\($0.rawValue).json", $0.document) }
  )

  /// `GET /schema/{name}`: a JSON Schema, draft 2020-12.
  func get(_ request: HTTPRequest) -> HTTPAnswer {
    answering(request) { () throws(Problem) in
      _ = try request.parameters([])
      guard let document = documents[request.parameters["name"] ?? ""] else {
        throw .nothing(at: request.path)
      }
      let response = HTTPResponse(.ok, "application/schema+json", document)
      return .immediate(tagged(request, response, of: document))
    }
  }
}
