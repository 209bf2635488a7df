/// Who runs a task's steps, in one word: all that a step reads of its task which only yields.
///
/// The two lowest bits of an object's address are free: objects are aligned to 16 bytes.
struct BodyEntry: BitwiseCopyable {
  private static let attention: UInt = 1
  private static let other: UInt = 2

  private var word: UInt

  /// Makes the entry of a new task, which needs attention; retains the body.
  init(_ body: TaskBody, runsAwaiter: Bool) {
    word = UInt(bitPattern: Unmanaged.passRetained(body).toOpaque())
    word |= Self.attention | (runsAwaiter ? 0 : Self.other)
  }

  /// The body; retained as long as the task keeps it (`TaskRecord.keepsBody`).
  var body: Unmanaged<TaskBody> {
    @inline(__always) get { Unmanaged.fromOpaque(address) }
  }

  /// Whether the task runs an awaiter and can simply go on: nothing needs to be taken off the word.
  var isSimple: Bool {
    @inline(__always) get { word & (Self.attention | Self.other) == 0 }
  }

  /// The body, where that is so.
  var simpleAwaiter: Unmanaged<AwaiterBody> {
    @inline(__always) get {
      .fromOpaque(UnsafeRawPointer(bitPattern: word).unsafelyUnwrapped)
    }
  }

  /// The body, where it runs an awaiter.
  var awaiterBody: Unmanaged<AwaiterBody> {
    @inline(__always) get { Unmanaged.fromOpaque(address) }
  }

  /// Whether the body is an `AwaiterBody`.
  var runsAwaiter: Bool {
    @inline(__always) get { word & Self.other == 0 }
  }

  /// Whether it must be looked at before the next step what the task's record says.
  var needsAttention: Bool {
    @inline(__always) get { word & Self.attention != 0 }
    set { word = newValue ? word | Self.attention : word & ~Self.attention }
  }

  private var address: UnsafeRawPointer {
    @inline(__always) get {
      // An object is never at address 0: what `Unmanaged` is made of.
      UnsafeRawPointer(bitPattern: word & ~(Self.attention | Self.other)).unsafelyUnwrapped
    }
  }
}
