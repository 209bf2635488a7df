import Languages
import MicroHTTP

/// The page and its files: everything outside `/v1`.
struct PageHandler: Sendable {
  /// Nothing from elsewhere, nothing inline: text from a graph that got into the page as markup
  /// would still run nothing.
  private static let contentSecurityPolicy =
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

  private let files: StaticFiles

  /// Serves a folder; what is not in it is told in a language.
  init(root: String, _ language: Language) {
    files = StaticFiles(root: root, errorResponder: Problem.responder(in: language))
  }

  /// A file by its own path; `/` is the page.
  func file(_ request: HTTPRequest) -> HTTPAnswer {
    .immediate(secured(files.respond(to: request)))
  }

  /// `/runs/{id}`: the same page, which asks for the run by itself.
  func page(_ request: HTTPRequest) -> HTTPAnswer {
    .immediate(secured(files.respond(to: request, file: "index.html")))
  }

  private func secured(_ response: HTTPResponse) -> HTTPResponse {
    response.setting("Content-Security-Policy", to: Self.contentSecurityPolicy)
  }
}
