// What a process has around it: its environment, its processors, and the signals that end it.
import Glibc

/// A variable of the environment; nil where it is not set, or empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}

/// How many processors this process may use.
func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// SIGTERM and SIGINT, waited for and not handled: a handler could do next to nothing.
struct EndingSignals {
  private var signals = sigset_t()

  /// Holds them back, in this thread and all that it makes.
  init() {
    sigemptyset(&signals)
    sigaddset(&signals, SIGTERM)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Returns when one of them has come.
  func wait() {
    var signals = signals
    var received: Int32 = 0
    while sigwait(&signals, &received) != 0 {}
  }

  /// From now on one of them ends the process where it stands.
  func endAtOnceOnTheNext() {
    signal(SIGTERM) { _ in _exit(1) }
    signal(SIGINT) { _ in _exit(1) }
    var signals = signals
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
