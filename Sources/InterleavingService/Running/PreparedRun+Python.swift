import PythonPrograms
import TaskGraphs

extension PreparedRun {
  /// The run's graph as an asyncio program.
  var pythonProgram: PythonProgram {
    let limits = graph.options.limits
    let ignored: [(name: String, limit: Int64?)] = [
      ("operations", limits.operations), ("tasks", limits.tasks), ("output", limits.output),
      ("time", limits.time), ("memory", limits.memory),
    ]
    return PythonProgram(
      graph,
      PythonProgram.Settings(
        steps: settings.limits.steps,
        policy: settings.policy == .fifo ? nil : settings.policy.rawValue,
        ignoredLimits: ignored.filter { $0.limit != nil }.map(\.name)
      )
    )
  }
}
