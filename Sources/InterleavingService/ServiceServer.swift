import MicroHTTP

/// The service on a socket.
package final class ServiceServer: Sendable {
  private let server: HTTPServer

  /// Sets a server up; nothing happens before `start`.
  ///
  /// - Parameters:
  ///   - configuration: How the service is set up.
  ///   - processors: How many runs to work on at once, besides those on the real clock.
  package init(_ configuration: ServiceConfiguration, processors: Int) {
    let places = HTTPWorkPlaces(processors)
    let answers = HTTPAnswerBudget(Int(configuration.limits.answers))
    let service = Service(configuration, places: places, answers: answers)
    var http = HTTPConfiguration()
    http.places = places
    http.answers = answers
    http.limits.body = Int(configuration.limits.body)
    http.workers = max(1, processors) + Int(min(configuration.limits.realRuns, 1_000))
    http.errorResponder = { fault in
      Problem.respond(fault).setting("Referrer-Policy", to: "no-referrer")
    }
    server = HTTPServer(configuration: http, handler: service.answer)
  }

  /// How many requests are being worked on.
  package var requestsUnderWay: Int { server.load.running }

  /// What long answers take that are written or wait to be read, in bytes.
  package var answerBytes: Int { server.load.answerBytes }

  /// Listens and serves; returns as soon as clients can connect.
  ///
  /// - Parameter listen: `HOST:PORT`; port 0 takes any free one.
  /// - Returns: The address served, such as `http://127.0.0.1:8080`.
  /// - Throws: Why not, in plain words.
  package func start(listen: String) throws(StartFailure) -> String {
    do {
      return "http://\(try server.start(listen: listen))"
    } catch {
      let isInvalid = if case .invalidAddress = error { true } else { false }
      throw StartFailure(description: error.description, isInvalidInput: isInvalid)
    }
  }

  /// Answers what is under way, then ends; returns when it is over.
  package func stop() {
    server.stop()
  }

  /// Why a server did not start.
  package struct StartFailure: Error, Sendable, CustomStringConvertible {
    /// The reason in a sentence.
    package let description: String
    /// Whether the address is none, rather than one that cannot be had.
    package let isInvalidInput: Bool
  }
}
