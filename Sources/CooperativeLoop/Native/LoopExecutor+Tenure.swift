import Glibc
import Synchronization

// Which loop an executor serves, and from which thread.

extension LoopExecutor {
  /// Which of the loops that an executor ever served it serves now.
  struct Tenure {
    /// The number of the loop, in the order in which they came.
    var term = 0
    /// Whether that loop is running, and so cannot lose the executor.
    var isHeld = false
  }

  private static var thread: UInt { UInt(pthread_self()) }

  /// Begins to serve a loop, and leaves the one before.
  ///
  /// A loop that a deadlock or a limit has ended may never go away, because the functions that it left
  /// hold it: its executor must not go with it.
  ///
  /// - Returns: The loop's term; nil where the one before is running.
  func attach(_ loop: EventLoop) -> Int? {
    tenure.withLock { tenure in
      guard !tenure.isHeld else { return nil }
      tenure.term += 1
      table.serve(loop, tenure.term)
      _ = takeStrangers()
      owner.store(Self.thread, ordering: .releasing)
      return tenure.term
    }
  }

  /// Ends to serve a loop, which is going away.
  func detach(_ term: Int) {
    tenure.withLock { tenure in
      guard tenure.term == term else { return }
      tenure.term += 1
      table.serve(nil, tenure.term)
      owner.store(0, ordering: .releasing)
    }
  }

  /// Whether a loop is the one that is served.
  func serves(_ term: Int) -> Bool { tenure.withLock { $0.term == term } }

  /// Follows the loop to the thread that uses it now.
  func adopt(_ term: Int) {
    tenure.withLock { tenure in
      // A loop that runs is used on no other thread, whoever asks.
      guard tenure.term == term, !tenure.isHeld else { return }
      owner.store(Self.thread, ordering: .releasing)
    }
  }

  /// Follows the loop to the calling thread, and lets no other have the executor until `release`.
  ///
  /// - Returns: False where it serves another loop.
  func hold(_ term: Int) -> Bool {
    tenure.withLock { tenure in
      guard tenure.term == term, !tenure.isHeld else { return false }
      tenure.isHeld = true
      owner.store(Self.thread, ordering: .releasing)
      return true
    }
  }

  /// Ends what `hold` began.
  func release() { tenure.withLock { $0.isHeld = false } }

  /// Begins a run on the calling thread, which `release` ends.
  ///
  /// - Returns: False where it serves another loop.
  func enter(_ term: Int) -> Bool {
    guard hold(term) else { return false }
    table.hasDoubtfulEnds = false
    CurrentExecutor.value = self
    return true
  }
}
