/// What a command has to say and how it ends.
package struct CommandResult: Sendable, Equatable {
  /// What goes to standard output.
  package var output: [UInt8] = []
  /// What goes to standard error.
  package var complaints = ""
  /// The process's exit code.
  package var exitCode: Int32 = 0

  /// Everything went well; it printed this.
  static func success(_ output: [UInt8]) -> CommandResult { CommandResult(output: output) }

  /// The input was wrong, and this is why.
  static func invalidInput(_ complaints: String) -> CommandResult {
    CommandResult(complaints: complaints, exitCode: 2)
  }
}
