// Parse and call: what the commands do is in InterleavingService, where it can be tested.
import ArgumentParser
import Glibc

ignoreBrokenPipes()
do {
  var command = try InterleaveCommand.parseAsRoot()
  do {
    try command.run()
  } catch let error as ValidationError {
    // Of the usage only where to find it: what is wrong is a value, and the shape of the line is not.
    let name = type(of: command).configuration.commandName ?? ""
    writeError("Error: \(error.message)\nSee 'interleave \(name) --help'.\n")
    exit(2)
  }
} catch  where InterleaveCommand.exitCode(for: error) == .validationFailure {
  // ArgumentParser's own code for this is 64; here every kind of invalid input is 2.
  writeError(InterleaveCommand.fullMessage(for: error) + "\n")
  exit(2)
} catch {
  InterleaveCommand.exit(withError: error)
}
