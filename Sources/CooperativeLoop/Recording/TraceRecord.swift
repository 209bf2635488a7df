/// The kinds of records in a trace, and their layout.
///
/// A record is a few numbers of one to nine bytes each (`PackedNumber`). The first is the record's head:
/// its kind in the low five bits and an index above them. Sites count from 1, because many programs
/// have none; a task that may be missing counts from 1 as well. A payload's length and its bytes follow
/// their record. A moment is the time since the last one recorded of a turn or of the clock, because
/// most steps take none; one that ends a sleep is mostly that of the timer just set. A step that does
/// nothing but yield takes as many bytes as one of the task spawned last would: three to five in most runs.
package enum TraceRecord: UInt8 {
  /// The index is a moment, as `Moment` says.
  case turnStarted, clockMoved, slept
  /// The index is a task.
  case spawned, stepStarted, woke, interrupted
  /// The index is a site; a payload follows.
  case acted, detailed, printed
  /// The index is a site of few bits and, above them, a task: a whole step in one number.
  case yielded
  /// The index is a task; its site follows and, where it polls, the object.
  case yieldedFar, polled
  /// The index is a kind of reason in the low three bits, and above them what it is about.
  case suspended
  /// The index is a state.
  case ended
  case halted
  /// The index is a handle.
  case callbackStarted, timerDropped, callbackDropped
  /// The index is a handle; the time until it falls due follows, and what `callbackQueued` has.
  case timerSet
  /// The index is a handle; a task follows with the callback's kind in the low three bits.
  case callbackQueued
  case callbackEnded

  /// How many bits of a head are the kind.
  package static let kindBits: UInt64 = 5
  /// How many bits of a reason or of a queued callback are its own kind.
  package static let detailBits: UInt64 = 3

  /// How many bits the site of a `yielded` has.
  package static let siteBits: UInt64 = 8

  /// Indexes of the records of moments.
  package enum Moment {
    /// A number with the time follows.
    package static let follows: UInt64 = 0
    /// It is the deadline of the timer that was set last.
    package static let deadline: UInt64 = 1
    /// The index is the time, and this.
    package static let first: UInt64 = 2
    /// Longer times follow their record.
    static let longest: UInt64 = 1 << 50
  }

  /// The most bytes that a step's beginning and a record of it take without a payload, and those behind
  /// them that a store may touch.
  static let room = 48

  /// The number with which a record of this kind begins.
  @inline(__always)
  func head(_ index: UInt64 = 0) -> UInt64 {
    UInt64(rawValue) | index &<< Self.kindBits
  }
}
