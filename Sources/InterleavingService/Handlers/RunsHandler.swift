import MicroHTTP

/// `/v1/runs`: posts graphs, and gets timelines and graphs back by their address.
struct RunsHandler: Sendable {
  private let runs: RunService
  private let page: OfflinePage?

  init(_ runs: RunService, page: OfflinePage? = nil) {
    self.runs = runs
    self.page = page
  }

  /// `POST /v1/runs`: runs a graph and answers with its timeline.
  func post(_ request: HTTPRequest) -> HTTPAnswer {
    deferring(request) { cancellation throws(Problem) in
      try request.refuseContentEncoding()
      let values = try request.parameters(RunOverrides.names + ["format"])
      let overrides: RunOverrides = try request.asked(values)
      let format = try chooseFormat(request, suffix: nil, parameter: values["format"])
      do throws(RunRefusal) {
        let run = try runs.prepare(request.body, overrides)
        let bytes = try runs.post(run, overrides, as: format, cancellation)
        return timelineResponse(run.id, format, bytes).setting("Location", to: "/v1/runs/\(run.id)")
      } catch {
        throw Problem(error)
      }
    }
  }

  /// `GET /v1/runs/{id}`, with an optional suffix: the timeline, made again where it was dropped.
  func get(_ request: HTTPRequest) -> HTTPAnswer {
    answering(request) { () throws(Problem) in
      let name = request.parameters["id"] ?? ""
      let point = name.firstIndex(of: ".")
      let (id, run) = try find(String(name[..<(point ?? name.endIndex)]))
      let suffix = point.map { String(name[name.index(after: $0)...]) }
      let parameter = try request.parameters(["format"])["format"]
      if page != nil, suffix == nil, parameter == nil,
        TimelineFormat.wouldRatherHavePage(request.headers.all("Accept"))
      {
        return .immediate(pageAddress(id))
      }
      let format = try chooseFormat(request, suffix: suffix, parameter: parameter)
      let kept = runs.keptTimeline(id, run, as: format)
      if tag(id, format).isKnown(to: request) {
        let response = timelineResponse(id, format, [])
        return .immediate(response.unchanged(length: kept?.count))
      }
      if let kept { return .immediate(timelineResponse(id, format, kept)) }
      return deferring(request) { cancellation throws(Problem) in
        do throws(RunRefusal) {
          let bytes = try runs.remake(id, run, as: format, cancellation)
          return timelineResponse(id, format, bytes)
        } catch {
          throw Problem(error)
        }
      }
    }
  }

  /// `GET /v1/runs/{id}/graph`: the graph, byte for byte as it was posted.
  func graph(_ request: HTTPRequest) -> HTTPAnswer {
    answering(request) { () throws(Problem) in
      let (_, run) = try find(request.parameters["id"] ?? "")
      _ = try request.parameters([])
      return deferring(request) { _ throws(Problem) in
        tagged(request, HTTPResponse(.ok, "application/json", run.graph), of: run.graph)
      }
    }
  }

  private func chooseFormat(
    _ request: HTTPRequest,
    suffix: String?,
    parameter: String?
  ) throws(Problem) -> TimelineFormat {
    let format = try TimelineFormat.choose(
      suffix: suffix,
      parameter: parameter,
      accept: request.headers.all("Accept")
    )
    guard format.isOffered(with: page) else { throw .noPage }
    return format
  }

  /// A file that plays a run changes with the page that is in it.
  private func tag(_ id: RunID, _ format: TimelineFormat) -> EntityTag {
    EntityTag(id, format, variant: format == .html ? page?.digest : nil)
  }

  /// Sends a browser to the page that shows the run.
  private func pageAddress(_ id: RunID) -> HTTPResponse {
    HTTPResponse(.seeOther, headers: ["Location": "/runs/\(id)", "Vary": "Accept"])
  }

  /// What a browser may do with a format that it shows as a document of its own.
  ///
  /// No script runs in a picture, and in a file that plays a run only its own.
  private func policy(_ format: TimelineFormat) -> String? {
    switch format {
    case .svg: "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    case .html: page.map { "\($0.policy); frame-ancestors 'self'" }
    default: nil
    }
  }

  private func find(_ text: String) throws(Problem) -> (RunID, StoredRun) {
    guard let id = RunID(parsing: text), let run = runs.stored(id) else { throw .noRun(text) }
    return (id, run)
  }

  private func timelineResponse(
    _ id: RunID,
    _ format: TimelineFormat,
    _ bytes: [UInt8]
  ) -> HTTPResponse {
    let response = HTTPResponse(
      .ok,
      format.mediaType.description,
      bytes,
      headers: [
        "ETag": tag(id, format).text,
        "Vary": "Accept",
        "Cache-Control": "no-cache",
        "Link": "</runs/\(id)>; rel=\"alternate\"; type=\"text/html\"",
      ]
    )
    guard let policy = policy(format) else { return response }
    return response.setting("Content-Security-Policy", to: policy)
  }
}
