/// The kinds of entries in a note, and their layout.
///
/// What an operation did is noted in a few bytes while the graph runs, and becomes the JSON members of
/// docs/formats/timeline.md only when a timeline is written (`NoteText`). A note is entries, one after
/// the other, in the order in which things came about. An entry is a head and what its kind says. A
/// head is one byte, the kind in its low four bits and a number in the others, and, where these are
/// all set, the rest of the number as a varint. Tasks, objects and variables are numbers: whoever
/// reads a note knows their names.
enum NoteEntry: UInt8 {
  /// The number is the length of the text that follows.
  case text
  /// What a computed name stands for: the number is that of a `NoteSubject`.
  case target
  /// So many subjects, which follow as varints.
  case targets
  /// The task that was created.
  case id
  /// A value follows.
  case seconds, count, value
  /// The nanoseconds of a timeout and 1 more; 0 for none.
  case limit
  /// The value is the one that the last `write` or `local` has.
  case boundValue
  /// A shared variable's place or a local's slot; a value follows.
  case read, write, local
  /// It is the second half of an operation that began in an earlier step.
  case resumed
  /// The number is that of the type's name (`KnownExceptions`), or 0: then a varint and so many bytes of
  /// name follow. At last a varint, and so many bytes of message.
  case error

  /// How many bits of a head are the kind.
  static let bits: UInt8 = 4
}

/// The kinds of values in a note.
///
/// A value has a head like an entry's, but with three bits of kind.
enum NoteValue: UInt8 {
  /// The number is that of a `Word`.
  case word
  /// The number, with its sign in the lowest bit.
  case integer
  /// Its eight bytes follow.
  case float
  /// The number is the length of the text that follows.
  case text
  /// So many values follow.
  case list
  /// So many members follow, each a varint, a name of so many bytes and a value.
  case object
  /// A value whose JSON, of so many bytes, is too long to be noted.
  case long

  /// What needs no number.
  enum Word: UInt64 {
    case null, `false`, `true`
  }

  /// How many bits of a head are the kind.
  static let bits: UInt8 = 3
  /// The longest JSON of a value that is noted; longer ones are noted by their length.
  static let longestJSON = 1024
}

/// Something with a name that is known after the run: what a note says instead of the name.
enum NoteSubject {
  case task(Int)
  case object(Int)
  case coroutine(Int)
  /// A future that stands for neither.
  case nameless

  /// The number that stands for it: its kind in the two lowest bits.
  var number: UInt64 {
    switch self {
    case .task(let index): UInt64(index) << 2
    case .object(let index): UInt64(index) << 2 | 1
    case .coroutine(let index): UInt64(index) << 2 | 2
    case .nameless: 3
    }
  }

  init(number: UInt64) {
    let index = Int(number >> 2)
    self =
      switch number & 3 {
      case 0: .task(index)
      case 1: .object(index)
      case 2: .coroutine(index)
      default: .nameless
      }
  }
}
