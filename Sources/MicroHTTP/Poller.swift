import CMicroHTTPD
import Glibc

/// An epoll instance; each descriptor is known by a number of ours that is never used twice.
final class Poller: Sendable {
  private let descriptor: Int32

  init?() {
    descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  static let readable: UInt32 = EPOLLIN.rawValue
  /// The other side has shut down its sending half, or all of the connection.
  static let hangUp: UInt32 = EPOLLRDHUP.rawValue
  static let once: UInt32 = EPOLLONESHOT.rawValue

  func add(_ watched: Int32, _ events: UInt32, id: UInt64) {
    changeEpoll(descriptor, EPOLL_CTL_ADD, watched, events, id)
  }

  func change(_ watched: Int32, _ events: UInt32, id: UInt64) {
    changeEpoll(descriptor, EPOLL_CTL_MOD, watched, events, id)
  }

  func remove(_ watched: Int32) {
    changeEpoll(descriptor, EPOLL_CTL_DEL, watched, 0, 0)
  }

  /// The numbers of the descriptors on which something happened within the timeout.
  func wait(_ timeout: Duration) -> [UInt64] {
    waitForEpoll(descriptor, milliseconds: timeout.wholeMilliseconds)
  }
}
