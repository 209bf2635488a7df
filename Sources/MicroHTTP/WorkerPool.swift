import Synchronization

/// A fixed number of threads and a bounded queue for deferred work.
///
/// No more of them work at once than there are places; the others are there for work that waits.
/// Bounded, because work waiting in memory for a client that has given up helps nobody: better a quick
/// 503 that says when to come again.
final class WorkerPool: Sendable {
  /// One piece of work for one exchange.
  struct Job: Sendable {
    let exchange: Exchange
    let work: @Sendable (HTTPCancellation) -> HTTPResponse
  }

  private struct State {
    /// Jobs in the order of their arrival; those before `head` are taken.
    var jobs: [Job] = []
    var head = 0
    var running = 0
    var isStopped = false

    var waiting: Int { jobs.count - head }

    mutating func take() -> Job? {
      guard head < jobs.count else { return nil }
      let job = jobs[head]
      head += 1
      if head == jobs.count {
        jobs.removeAll(keepingCapacity: true)
        head = 0
      } else if head > 64 && head > jobs.count / 2 {
        jobs.removeFirst(head)
        head = 0
      }
      return job
    }
  }

  private let state = Mutex(State())
  private let queueLimit: Int
  private let places: HTTPWorkPlaces
  private let hasJob: Wakeup

  init(queueLimit: Int, places: HTTPWorkPlaces, hasJob: Wakeup) {
    self.queueLimit = queueLimit
    self.places = places
    self.hasJob = hasJob
    places.onPlace { hasJob.signal() }
  }

  /// How much work waits and how much is being done.
  var load: (waiting: Int, running: Int) { state.withLock { ($0.waiting, $0.running) } }

  /// Starts the threads; false if the system refuses one.
  func start(_ count: Int, stackSize: Int) -> Bool {
    (0..<count).allSatisfy { _ in startThread(stackSize: stackSize) { self.run() } }
  }

  /// Adds a job; false if the queue is full or the pool has stopped.
  func submit(_ job: Job) -> Bool {
    let isAccepted = state.withLock {
      guard !$0.isStopped, $0.waiting < queueLimit else { return false }
      $0.jobs.append(job)
      return true
    }
    if isAccepted { hasJob.signal() }
    return isAccepted
  }

  /// Takes out the job of an exchange if no worker has begun it; true if there was one.
  func withdraw(_ exchange: Exchange) -> Bool {
    state.withLock {
      let waiting = $0.jobs[$0.head...]
      guard let index = waiting.firstIndex(where: { $0.exchange === exchange })
      else { return false }
      $0.jobs.remove(at: index)
      return true
    }
  }

  /// Takes out every job that no worker has begun, and accepts no more; returns their exchanges.
  func withdrawAll() -> [Exchange] {
    state.withLock { state in
      state.isStopped = true
      defer { state.jobs.removeSubrange(state.head...) }
      return state.jobs[state.head...].map(\.exchange)
    }
  }

  /// Lets every thread end after the job it has.
  func stop(_ count: Int) {
    state.withLock { $0.isStopped = true }
    hasJob.signal(count)
  }

  /// What a worker's thread does.
  ///
  /// A signal without a job that can be begun is that of a withdrawn one, of one for which every place
  /// was taken (whoever has a place then comes back for it), or the stop.
  private func run() {
    while true {
      hasJob.wait()
      while let job = begin() {
        job.exchange.settle(job.work(job.exchange.cancellation))
        places.giveBack()
        state.withLock { $0.running -= 1 }
      }
      if state.withLock({ $0.isStopped }) { return }
    }
  }

  /// Takes the next job and a place to do it; nil if either is missing.
  private func begin() -> Job? {
    state.withLock { state in
      guard state.waiting > 0, places.take() else { return nil }
      state.running += 1
      return state.take()
    }
  }
}
