/// The kinds of records in a trace, and their layout.
///
/// A record is one to three 64-bit words. The first holds the kind (bits 0-7), a small number (bits
/// 8-31) and an index (bits 32-63); a second one a moment or two indexes; a third an index. A payload
/// follows its record, padded to whole words; its length is the small number or, from 2^24 - 1 on, a
/// word of its own before it. A step that only yields is one record of 16 bytes.
package enum TraceRecord: UInt8 {
  case turnStarted, spawned, stepStarted, acted, printed, yielded, polled, slept, suspended, ended
  case halted, callbackStarted, callbackEnded, woke, timerSet, timerDropped, callbackQueued
  case clockMoved, interrupted, callbackDropped

  /// The small number of a payload whose length stands in a word of its own.
  package static let longPayload: UInt64 = 0xFF_FFFF

  /// The index that stands for "none".
  package static let noIndex = UInt32.max

  /// The most words that a record without a payload has, and the room that one is given.
  static let room = 4

  @inline(__always)
  func word(small: UInt64 = 0, index: UInt32 = 0) -> UInt64 {
    UInt64(rawValue) | small << 8 | UInt64(index) << 32
  }
}
