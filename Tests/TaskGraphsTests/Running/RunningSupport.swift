import CooperativeLoop
import JSONDocuments
import Testing

@testable import TaskGraphs

/// Keeps the printed lines of a run, what was noted of each action, and what tasks waited for.
final class RunLog: LoopInstrument {
  var lines: [String] = []
  var notes: [(site: SiteID, bytes: [UInt8])] = []
  var waits: [WaitReason] = []

  func record(_ event: LoopEvent, payload: Span<UInt8>) -> Bool {
    switch event {
    case .printed: lines.append(text(payload))
    case .acted(let site), .detailed(let site):
      notes.append((site, payload.withUnsafeBytes { Array($0) }))
    case .suspended(let reason): waits.append(reason)
    default: break
    }
    return true
  }

  private func text(_ payload: Span<UInt8>) -> String {
    payload.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }
}

/// A graph that has run.
struct FinishedRun {
  let outcome: RunOutcome
  let loop: EventLoop
  let machine: GraphMachine
  let log: RunLog

  init(
    _ graph: String,
    limits: MachineLimits = MachineLimits(),
    loopLimits: LoopLimits = LoopLimits()
  ) throws {
    let document = try JSONDocument(parsing: Array(graph.utf8))
    let program = Program(try TaskGraph.decode(document))
    log = RunLog()
    loop = EventLoop(limits: loopLimits, instrument: log)
    machine = GraphMachine(program, on: loop, limits: limits)
    outcome = loop.run()
  }

  /// Each action's site and the JSON members that it has beside those of the site.
  var actions: [String] {
    log.notes.map { note in
      var members: [UInt8] = []
      machine.appendMembers(of: note.bytes.span, at: note.site, to: &members)
      return "\(note.site.index) \(String(decoding: members, as: UTF8.self))"
    }
  }

  /// What the task of that name ended with: its result as JSON, or its exception.
  func end(of name: String) -> String {
    guard case .task(let task) = machine.names[name] else { return "no such task" }
    if let raised = machine.raised(by: task) {
      return "\(loop.state(of: task)): \(raised.type): \(raised.message)"
    }
    guard loop.state(of: task) == .done else { return "\(loop.state(of: task))" }
    return String(decoding: machine.resultJSON(of: task), as: UTF8.self)
  }
}
