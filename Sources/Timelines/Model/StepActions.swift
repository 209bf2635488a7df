import CooperativeLoop

/// What a step did, in order.
///
/// They are read from the trace again by whoever looks at them, so that a step of twenty million actions
/// takes no more memory than one of a single action. The first, mostly the only one, is at hand.
struct StepActions {
  private(set) var count = 0
  private(set) var first: StepAction?
  private(set) var last: StepAction?
  /// Where the trace goes on behind the first.
  fileprivate var place = TracePlace()
  fileprivate let trace: Trace

  init(in trace: Trace) {
    self.trace = trace
  }

  /// Forgets the actions of the last step.
  mutating func clear() {
    guard count > 0 else { return }
    count = 0
    first = nil
    last = nil
  }

  /// Adds the action that a reader of the trace has just come to.
  @inline(__always)
  mutating func append(_ action: StepAction, at reader: borrowing TraceReader) {
    if count == 0 {
      first = action
      place = reader.place
    }
    last = action
    count &+= 1
  }

  func makeReader() -> StepActionReader { StepActionReader(self) }

  /// The last actions.
  ///
  /// - Parameter most: How many are wanted.
  /// - Returns: So many, or all of them where there are fewer; in order.
  func suffix(_ most: Int) -> [StepAction] {
    var reader = makeReader()
    var last: [StepAction] = []
    var left = count
    while let action = reader.next() {
      if left <= most { last.append(action) }
      left -= 1
    }
    return last
  }
}

/// Something that a step did.
struct StepAction: BitwiseCopyable {
  enum Kind: BitwiseCopyable {
    /// The payload is a note, of which a describer makes JSON members.
    case acted
    /// The payload is the line.
    case printed
    case yielded
    case polled(ObjectID)
  }

  let kind: Kind
  let site: SiteID
  /// The clock when it was done.
  let moment: LoopInstant
  /// Bytes of the trace, valid as long as that.
  let payload: UnsafeBufferPointer<UInt8>
  /// A second note, whose JSON members stand behind all others.
  let details: UnsafeBufferPointer<UInt8>
}

/// Reads the actions of a step, one by one.
struct StepActionReader {
  private let trace: Trace
  private let first: StepAction?
  private let place: TracePlace
  private let count: Int
  private var read = 0
  private var reader: TraceReader?
  private var moment: LoopInstant

  fileprivate init(_ actions: StepActions) {
    trace = actions.trace
    first = actions.first
    place = actions.place
    count = actions.count
    moment = actions.first?.moment ?? .zero
  }

  /// The next action, or nil behind the last.
  mutating func next() -> StepAction? {
    guard read < count else { return nil }
    read &+= 1
    return read == 1 ? first : nextInTrace()
  }

  @inline(never)
  private mutating func nextInTrace() -> StepAction? {
    var reader = self.reader ?? trace.makeReader(at: place)
    defer { self.reader = reader }
    var details = TraceReader.noPayload
    while let event = trace.next(&reader) {
      let found: (kind: StepAction.Kind, site: SiteID)
      switch event {
      case .clockMoved(let moment):
        self.moment = moment
        continue
      case .detailed:
        details = reader.payload
        continue
      case .acted(let site): found = (.acted, site)
      case .printed(let site): found = (.printed, site)
      case .yielded(_, let site): found = (.yielded, site)
      case .polled(_, let site, let object): found = (.polled(object), site)
      default: continue
      }
      return StepAction(found.kind, found.site, at: moment, reader.payload, details)
    }
    preconditionFailure("a step's actions stand in its trace")
  }
}

extension StepAction {
  init(
    _ kind: Kind,
    _ site: SiteID,
    at moment: LoopInstant,
    _ payload: UnsafeRawBufferPointer,
    _ details: UnsafeRawBufferPointer
  ) {
    self.kind = kind
    self.site = site
    self.moment = moment
    self.payload = payload.assumingMemoryBound(to: UInt8.self)
    self.details = details.assumingMemoryBound(to: UInt8.self)
  }
}

extension RunDescriber {
  /// Writes the JSON members of a note over what stands in an array.
  ///
  /// - Parameters:
  ///   - note: The payload of an action or its details; nothing is written of an empty one.
  ///   - site: The action's.
  ///   - bytes: Where they go; its memory is used again.
  func write(
    _ note: UnsafeBufferPointer<UInt8>,
    at site: SiteID,
    over bytes: inout [UInt8]
  ) {
    if !bytes.isEmpty { bytes.removeAll(keepingCapacity: true) }
    if !note.isEmpty { appendMembers(of: note.span, at: site, to: &bytes) }
  }
}
