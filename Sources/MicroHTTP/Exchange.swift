import Synchronization

/// One request and its answer; shared by the connection's thread, a worker and the warden.
///
/// The connection's thread takes the request in. Where the work is deferred, the connection is
/// suspended, and whoever is first (the worker, a hang-up before the work began, a stop) settles the
/// answer and resumes the connection; later answers are dropped. `settle` is the only place that
/// resumes, and suspending and resuming happen under this lock, so each suspension is resumed once.
final class Exchange: Sendable {
  private enum Stage {
    /// The connection's thread has it.
    case open
    /// The connection sleeps until `settle`.
    case suspended(ConnectionHandle)
    /// The answer waits for the connection's thread.
    case settled(HTTPResponse)
  }

  private struct State {
    var stage = Stage.open
    /// The request so far; handed over whole, so that its body has one owner.
    var intake: RequestIntake?
    var hasHead = false
    /// What this exchange has taken of the budget for all bodies.
    var bodyBytes = 0
    var acceptLanguage: String?
    /// The warden's number for it while it is watched.
    var watch: UInt64?
    var lingers = false
    /// The body that it holds in the budget for all answers.
    var heldBody: [UInt8]?
    var isOver = false
  }

  let connection: Connection
  /// The target as sent, which libmicrohttpd shows before it decodes it in place.
  let target: [UInt8]
  /// Set when nobody wants the answer any more.
  let cancellation = HTTPCancellation()
  private let state = Mutex(State())

  init(_ connection: Connection, target: [UInt8]) {
    self.connection = connection
    self.target = target
  }

  /// True once the header has been judged.
  var hasHead: Bool { state.withLock { $0.hasHead } }

  /// True if the connection ends with this answer while the client may still be sending.
  var lingers: Bool {
    get { state.withLock { $0.lingers } }
    set { state.withLock { $0.lingers = newValue } }
  }

  /// The warden's number while the socket is watched for a hang-up.
  var watch: UInt64? {
    get { state.withLock { $0.watch } }
    set { state.withLock { $0.watch = newValue } }
  }

  /// What the client's header says of languages; an error tells it before a request is understood.
  var acceptLanguage: String? {
    get { state.withLock { $0.acceptLanguage } }
    set { state.withLock { $0.acceptLanguage = newValue } }
  }

  /// What it has taken of the budget for all bodies.
  var bodyBytes: Int { state.withLock { $0.bodyBytes } }

  /// Notes the body that the budget holds for it; false if it is over, and holds nothing any more.
  func note(held body: [UInt8]) -> Bool {
    state.withLock { state in
      if !state.isOver { state.heldBody = body }
      return !state.isOver
    }
  }

  /// It is over; returns the body that was held for it.
  func end() -> [UInt8]? {
    state.withLock { state in
      state.isOver = true
      return state.heldBody.take()
    }
  }

  /// Keeps the judged header; nil if it was refused.
  func begin(_ intake: RequestIntake?) {
    state.withLock {
      $0.hasHead = true
      $0.intake = intake
    }
  }

  /// Takes in the next bytes of the body; a refused request has nowhere to put them.
  func append(_ bytes: some Collection<UInt8>) -> RequestIntake.Refusal? {
    state.withLock { state in
      state.bodyBytes += bytes.count
      return state.intake?.append(bytes) ?? nil
    }
  }

  /// Hands the request over; nil the second time.
  func takeRequest() -> HTTPRequest? {
    state.withLock { state in
      defer { state.intake = nil }
      return state.intake?.request
    }
  }

  /// Puts the connection to sleep until the answer is settled; false if it is already.
  ///
  /// Only on the connection's thread, inside the callback: libmicrohttpd allows it nowhere else.
  func suspend(_ handle: ConnectionHandle) -> Bool {
    state.withLock {
      guard case .open = $0.stage else { return false }
      handle.suspend()
      $0.stage = .suspended(handle)
      return true
    }
  }

  /// Gives the answer, unless there is one, and wakes the connection if it sleeps.
  func settle(_ response: HTTPResponse) {
    state.withLock {
      switch $0.stage {
      case .open:
        $0.stage = .settled(response)
      case .suspended(let handle):
        $0.stage = .settled(response)
        handle.resume()
      case .settled:
        break
      }
    }
  }

  /// The settled answer.
  var answer: HTTPResponse? {
    state.withLock {
      guard case .settled(let response) = $0.stage else { return nil }
      return response
    }
  }
}
