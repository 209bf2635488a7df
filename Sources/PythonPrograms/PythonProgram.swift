package import TaskGraphs

/// A task graph as an asyncio program that prints the same lines in the same order.
///
/// ```swift
/// print(PythonProgram(graph).text)
/// ```
package struct PythonProgram: Sendable {
  /// The program: UTF-8, with a line feed behind each line.
  package let text: String

  /// Writes a graph's program.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - settings: How it was run.
  /// - Complexity: O(*n*) in the length of the graph.
  package init(_ graph: TaskGraph, _ settings: Settings = Settings()) {
    text = ProgramWriter(graph, settings).program()
  }

  /// What a program has to know of the run that it repeats.
  package struct Settings: Sendable {
    /// How many steps of tasks the run makes at most.
    package var steps: Int64
    /// The policy of the run, where it is not asyncio's own, first in, first out; nil where it is.
    package var policy: String?
    /// The limits, by name, that the graph sets and the program does not keep.
    package var ignoredLimits: [String]

    /// As many steps as a run makes that asks for nothing else.
    package static let defaultSteps: Int64 = 2_000_000

    /// Collects the settings; what is left out is as in a run that asks for nothing.
    package init(
      steps: Int64 = Settings.defaultSteps,
      policy: String? = nil,
      ignoredLimits: [String] = []
    ) {
      self.steps = steps
      self.policy = policy
      self.ignoredLimits = ignoredLimits
    }
  }
}
