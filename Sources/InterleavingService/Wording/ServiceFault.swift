package import Languages
import GraphImports
import JSONDocuments
import MicroHTTP
import TaskGraphs

/// What the service has to say against a request, with the names and numbers that belong to it.
///
/// Sentences are made of it, one way for each language: `ServiceFault+English.swift`,
/// `ServiceFault+French.swift`.
enum ServiceFault: Sendable, Told {
  case parameter(ParameterFault)
  case emptyBody
  case notJSON(JSONParseError)
  case invalidGraph(InvalidGraph)
  case missingSchedule
  case timelineTooLarge(limit: Int)
  case outOfTime(seconds: Int64)
  case tooManyRealRuns(limit: Int)
  case noRoomForAnswer
  case cancelled
  case noRun(String)
  case noExample(String)
  case nothingAt(path: String)
  case notAcceptable(String)
  case noPage
  case contentEncoding(String)
  case emptySource
  case invalidSource(ImportError)
  /// What the HTTP layer found before a handler was asked, which it tells in English.
  case beforeHandler(HTTPFault)

  func sentence(in language: Language) -> Sentence {
    switch language {
    case .english: english
    case .french: french
    }
  }
}

/// What is wrong with a parameter, as it is called where it was written.
package enum ParameterFault: Sendable, Equatable, Told {
  case unknown(String, known: [String])
  case twice(String)
  case notWhole(String, String)
  case notFromOne(String, String)
  case noneOf(String, [String], String)
  case notWholeUpTo(String, String, most: String)
  case notPositive(String, String)
  /// It must say what a source is written in.
  case missingSourceFormat(String, known: String)
  /// What has a sentence in English only.
  case untranslated(String)

  /// The sentence in one language.
  package func sentence(in language: Language) -> Sentence {
    switch language {
    case .english: english
    case .french: french
    }
  }
}

extension ParameterFault: ExpressibleByStringInterpolation {
  /// A sentence in English, of which there is no translation.
  package init(stringLiteral value: String) { self = .untranslated(value) }
}
