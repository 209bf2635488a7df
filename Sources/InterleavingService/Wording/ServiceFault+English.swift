import GraphImports
import JSONDocuments
import Languages
import MicroHTTP
import TaskGraphs

// What the service has to say against a request, in English.

extension ServiceFault {
  var english: Sentence {
    switch self {
    case .parameter(let fault): fault.english
    case .emptyBody: "the body is empty; post a graph, as JSON"
    case .notJSON(let error):
      "line \(error.line), column \(error.column): \(error.fault.sentence(in: .english))"
    case .invalidGraph(let graph): english(graph)
    case .missingSchedule:
      "the policy 'schedule' replays options.schedule, and this graph has none"
    case .timelineTooLarge(let limit):
      "the timeline would take more than \(limit) bytes, the most that is written in this format; ask for format=summary, or for fewer steps with max_steps"
    case .outOfTime(let seconds):
      "the run was stopped after \(seconds) s of the server's time; ask for fewer steps with max_steps, or run it with the command line"
    case .tooManyRealRuns(let limit):
      "\(limit) runs on the real clock are under way, and there may be no more; try again"
    case .noRoomForAnswer:
      "the timelines that wait to be read leave no room for this one; try again, or ask for format=summary"
    case .cancelled: "the run was stopped before its end; try again"
    case .noRun(let id):
      "there is no run \(name: id) here: it was never posted, or it was dropped to make room; post its graph again"
    case .noExample(let name): "there is no example \(name: name)"
    case .nothingAt(let path): "there is nothing at \(path)"
    case .notAcceptable(let asked):
      "a timeline cannot be had as \(name: asked); the formats are \(TimelineFormat.names)"
    case .noPage:
      "this server has no page, so it cannot put a run into one; ask for another format"
    case .contentEncoding(let encoding):
      "the body has the content encoding \(name: encoding); send it as it is, without any"
    case .emptySource: "the body is empty; post the file to import"
    case .invalidSource(let error): english(error)
    case .beforeHandler(let fault): "\(fault.detail)"
    }
  }

  private func english(_ graph: InvalidGraph) -> Sentence {
    guard let first = graph.problems.first else { return "" }
    let count = graph.problems.count
    let told: Sentence = "line \(first.line): \(first.fault.sentence(in: .english))"
    if count == 1 { return told }
    let many: Sentence = count == InvalidGraph.mostProblems ? "at least \(count)" : "\(count)"
    return "the graph has \(many) problems; the first: \(told)"
  }
}

extension ServiceFault {
  private func english(_ error: ImportError) -> Sentence {
    guard let first = error.problems.first else { return "" }
    let count = error.problems.count
    let told: Sentence = "line \(first.position.line): \(first.kind.sentence(in: .english))"
    if count == 1 { return told }
    let many: Sentence = count == ImportError.mostProblems ? "at least \(count)" : "\(count)"
    return "the source has \(many) problems; the first: \(told)"
  }
}

extension ParameterFault {
  var english: Sentence {
    switch self {
    case .unknown(let name, let known):
      "the parameter \(name: name) is unknown; \(known.isEmpty ? "there are none here" : "there are \(known.joined(separator: ", "))" as Sentence)"
    case .twice(let name): "the parameter \(name: name) is given twice"
    case .notWhole(let name, let text):
      "\(name: name) is a whole number of at most 64 bits, not \(name: text)"
    case .notFromOne(let name, let text):
      "\(name: name) is a whole number from 1, not \(name: text)"
    case .noneOf(let name, let known, let text):
      "\(name: name) is one of \(names: known, with: ", "), not \(name: text)"
    case .notWholeUpTo(let name, let text, let most):
      "\(name: name) is a whole number from 1 to \(most), not \(name: text)"
    case .notPositive(let name, let text):
      "\(name: name) is a number above 0, not \(name: text)"
    case .missingSourceFormat(let name, let known):
      "say with \(name: name) what the source is: one of \(known)"
    case .untranslated(let english): "\(english)"
    }
  }
}
