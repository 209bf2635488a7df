/// The bounds that a running graph keeps by itself; the loop keeps those of steps, tasks and time.
package struct MachineLimits: Sendable {
  /// Instructions, and elements and characters that expressions make: so that a loop which never
  /// suspends ends too.
  ///
  /// Default 20,000,000.
  package var operations: Int
  /// Bytes of printed text.
  ///
  /// Default 16 MiB.
  package var output: Int
  /// Bytes of coroutine calls at one time, and of the JSON of results and shared variables.
  ///
  /// Default 1 GiB.
  package var memory: Int

  /// Makes limits; each has its default.
  package init(
    operations: Int = 20_000_000,
    output: Int = 16 << 20,
    memory: Int = 1 << 30
  ) {
    self.operations = operations
    self.output = output
    self.memory = memory
  }
}
