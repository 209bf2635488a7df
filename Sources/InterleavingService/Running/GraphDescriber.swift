import CooperativeLoop
import TaskGraphs
import Timelines

/// Tells a timeline what the sites, tasks and variables of a graph's run mean.
struct GraphDescriber: RunDescriber {
  private let machine: GraphMachine

  init(_ machine: GraphMachine) {
    self.machine = machine
  }

  func actionMembers(at site: SiteID) -> [UInt8] { machine.program.actionMembers(at: site) }

  func appendMembers(of payload: Span<UInt8>, at site: SiteID, to bytes: inout [UInt8]) {
    machine.appendMembers(of: payload, at: site, to: &bytes)
  }

  func coroutine(of task: TaskID) -> String? { machine.coroutineName(of: task) }

  func result(of task: TaskID) -> [UInt8] { machine.resultJSON(of: task) }

  func error(of task: TaskID) -> RunError? {
    machine.raised(by: task).map { RunError(type: $0.type, message: $0.message) }
  }

  func variables() -> [UInt8] { machine.variablesJSON() }

  func holders(of object: ObjectID) -> [TaskID] { machine.holders(of: object) }
}
