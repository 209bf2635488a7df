import Synchronization

/// What all answers that wait to be read may take together, in bytes.
///
/// Made beside the server, so that a handler which can tell how long its answer will be may reserve the
/// bytes before it makes them. The first to come always gets what it asks for, however much that is:
/// with nobody else waiting, no answer is too long.
public final class HTTPAnswerBudget: Sendable {
  /// Bytes that one or more answers send.
  private struct Held {
    let bytes: [UInt8]
    var answers = 1
  }

  private struct State {
    var total = 0
    /// What is being sent, by its length: those of one length are few.
    var held: [Int: [Held]] = [:]
  }

  /// Up to this length a body does not count; see `HTTPLimits.allAnswers`.
  static let freeLength = 64 << 10

  private let limit: Int
  private let state = Mutex(State())

  /// Makes a budget of so many bytes.
  public init(_ limit: Int) { self.limit = limit }

  /// How many bytes are taken.
  public var total: Int { state.withLock { $0.total } }

  /// Takes bytes for an answer that is yet to be made; false if there is no room for it now.
  public func reserve(_ bytes: Int) -> Bool {
    bytes <= Self.freeLength || state.withLock { take(bytes, &$0) }
  }

  /// Ends a reservation of so many bytes.
  public func giveBack(_ bytes: Int) {
    if bytes > Self.freeLength { state.withLock { $0.total -= bytes } }
  }

  /// Takes the bytes of an answer until `release`; false if there is no room.
  ///
  /// What another answer is sending already, as an array that shares its memory, costs nothing.
  func hold(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > Self.freeLength else { return true }
    return state.withLock { state in
      if let index = index(of: bytes, state) {
        state.held[bytes.count]?[index].answers += 1
        return true
      }
      guard take(bytes.count, &state) else { return false }
      state.held[bytes.count, default: []].append(Held(bytes: bytes))
      return true
    }
  }

  /// One of the answers that send these bytes is over.
  func release(_ bytes: [UInt8]) {
    state.withLock { state in
      guard let index = index(of: bytes, state), let held = state.held[bytes.count]?[index] else {
        return
      }
      if held.answers > 1 {
        state.held[bytes.count]?[index].answers -= 1
      } else {
        state.held[bytes.count]?.remove(at: index)
        if state.held[bytes.count]?.isEmpty == true { state.held[bytes.count] = nil }
        state.total -= bytes.count
      }
    }
  }

  private func take(_ bytes: Int, _ state: inout State) -> Bool {
    guard state.total == 0 || bytes <= limit - state.total else { return false }
    state.total += bytes
    return true
  }

  /// Where the very same memory is held; equal bytes elsewhere are another matter.
  private func index(of bytes: [UInt8], _ state: State) -> Int? {
    state.held[bytes.count]?.firstIndex { $0.bytes.span.isIdentical(to: bytes.span) }
  }
}
