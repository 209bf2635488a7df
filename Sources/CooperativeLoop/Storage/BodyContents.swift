/// What is in the cell of a task's body, and which waiter its awaiter polls: in one word, because what a
/// task takes of the caches decides what a step costs where there are many.
///
/// The three lowest bits of an object's address are free.
@frozen @usableFromInline
struct BodyContents: BitwiseCopyable {
  @usableFromInline
  enum Kind: UInt {
    case nothing, awaiter, value
    /// A value that need not be destroyed.
    case plainValue
    /// The error, or the cancellation, that the awaiter ended with.
    case error
  }

  private static let kindBits: UInt = 7

  /// The kind, and above it the address of the waiter, which is retained.
  @usableFromInline var word: UInt

  /// Contents of a kind; nothing is polled.
  @inlinable @inline(__always)
  init(_ kind: Kind) { word = kind.rawValue }

  @usableFromInline var kind: Kind {
    Kind(rawValue: word & Self.kindBits) ?? .nothing
  }

  /// Whether what is polled has come about; true where nothing is polled.
  var isPollFulfilled: Bool {
    waiter?._withUnsafeGuaranteedRef { $0.isSet } ?? true
  }

  /// Takes note that the last step of the awaiter polled a waiter; retains it.
  @usableFromInline @inline(never)
  mutating func poll(_ waiter: Waiter) {
    stopPolling()
    word |= UInt(bitPattern: Unmanaged.passRetained(waiter).toOpaque())
  }

  /// Lets go of the waiter that was polled, if there is one.
  @inline(__always)
  mutating func stopPolling() {
    guard let waiter else { return }
    word &= Self.kindBits
    waiter.release()
  }

  private var waiter: Unmanaged<Waiter>? {
    @inline(__always) get {
      UnsafeRawPointer(bitPattern: word & ~Self.kindBits).map { .fromOpaque($0) }
    }
  }
}
