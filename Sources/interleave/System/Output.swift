// Standard output and standard error, unbuffered: what was written is there when the process ends.
import Glibc

/// A reader that has had enough, as `head` has, ends no command with a signal: writing fails instead.
func ignoreBrokenPipes() {
  signal(SIGPIPE, SIG_IGN)
}

/// Writes to standard output.
///
/// A reader that left is no failure, and is not told anything.
///
/// - Parameter bytes: What to write.
/// - Returns: False where it could not be written for another reason, which is then on standard error.
func writeOutput(_ bytes: [UInt8]) -> Bool {
  let code = write(bytes, to: STDOUT_FILENO)
  guard code != 0, code != EPIPE else { return true }
  writeError("cannot write to standard output: \(String(cString: strerror(code)))\n")
  return false
}

/// Writes to standard error, as far as that is possible.
func writeError(_ text: String) {
  _ = write(Array(text.utf8), to: STDERR_FILENO)
}

/// Whether standard output is a terminal.
func isTerminal() -> Bool { isatty(STDOUT_FILENO) == 1 }

/// How many columns the terminal has; nil where standard output is none, or does not say.
func terminalWidth() -> Int? {
  guard isTerminal() else { return nil }
  var size = winsize()
  guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}

private func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes { rest in
      Glibc.write(descriptor, rest.baseAddress, rest.count)
    }
    if count >= 0 {
      written += count
    } else if errno != EINTR {
      return errno
    }
  }
  return 0
}
