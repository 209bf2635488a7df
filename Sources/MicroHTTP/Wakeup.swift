import CMicroHTTPD
import Glibc

/// A counting semaphore that is a descriptor, so that it can be polled as well (an eventfd).
final class Wakeup: Sendable {
  let descriptor: Int32

  init?() {
    descriptor = eventfd(0, Int32(EFD_SEMAPHORE | EFD_CLOEXEC))
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Lets that many waits through.
  func signal(_ count: Int = 1) { eventfd_write(descriptor, UInt64(count)) }

  /// Waits for a signal and takes it; false if none came in time (nil waits for ever).
  @discardableResult
  func wait(_ timeout: Duration? = nil) -> Bool {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      var request = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
      let rest = deadline.map { max(.zero, $0 - ContinuousClock.now).wholeMilliseconds } ?? -1
      let ready = poll(&request, milliseconds: rest)
      if ready == 0 { return false }
      if ready > 0 && takeEvent(descriptor) { return true }
    }
  }
}

extension Duration {
  /// Milliseconds, rounded up and kept within what poll takes.
  var wholeMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    let attosecondsPerMillisecond: Int64 = 1_000_000_000_000_000
    let rest = (attoseconds + attosecondsPerMillisecond - 1) / attosecondsPerMillisecond
    return Int32(seconds) * 1_000 + Int32(rest)
  }
}
