import Glibc

/// The executor whose loop runs on the calling thread.
///
/// A thread's own value and not a task-local one: a loop's callbacks have no Swift task.
enum CurrentExecutor {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    precondition(pthread_key_create(&key, nil) == 0, "no thread-specific value is left")
    return key
  }()

  /// Kept alive by the loop that runs.
  static var value: LoopExecutor? {
    get {
      pthread_getspecific(key).map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
    }
    set {
      pthread_setspecific(key, newValue.map { Unmanaged.passUnretained($0).toOpaque() })
    }
  }
}
