// Parse and call: what the commands do is in InterleavingService, where it can be tested.
import ArgumentParser
import Glibc

ignoreBrokenPipes()
do {
  var command = try InterleaveCommand.parseAsRoot()
  try command.run()
} catch  where InterleaveCommand.exitCode(for: error) == .validationFailure {
  // ArgumentParser's own code for this is 64; here every kind of invalid input is 2.
  writeError(InterleaveCommand.fullMessage(for: error) + "\n")
  exit(2)
} catch {
  InterleaveCommand.exit(withError: error)
}
