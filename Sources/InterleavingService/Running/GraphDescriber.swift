package import CooperativeLoop
package import TaskGraphs
package import Timelines

/// Tells a timeline what the sites, tasks and variables of a graph's run mean.
package struct GraphDescriber: RunDescriber {
  private let machine: GraphMachine

  /// Describes what a machine runs.
  package init(_ machine: GraphMachine) {
    self.machine = machine
  }

  package func actionMembers(at site: SiteID) -> [UInt8] { machine.program.actionMembers(at: site) }

  package func appendMembers(of payload: Span<UInt8>, at site: SiteID, to bytes: inout [UInt8]) {
    machine.appendMembers(of: payload, at: site, to: &bytes)
  }

  package func coroutine(of task: TaskID) -> String? { machine.coroutineName(of: task) }

  package func result(of task: TaskID) -> [UInt8] { machine.resultJSON(of: task) }

  package func error(of task: TaskID) -> RunError? {
    machine.raised(by: task).map { RunError(type: $0.type, message: $0.message) }
  }

  package func variables() -> [UInt8] { machine.variablesJSON() }

  package func holders(of object: ObjectID) -> [TaskID] { machine.holders(of: object) }

  package func need(of task: TaskID) -> WaitNeed? { machine.need(of: task) }

  package func object(of future: FutureID) -> ObjectID? { machine.object(of: future) }
}
