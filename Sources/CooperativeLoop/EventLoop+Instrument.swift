// How the loop and its programs tell the instrument what happens: onto its tape, where it has one.

extension EventLoop {
  /// Reports an event, after the beginning of the open step if that was held back.
  @inline(__always)
  func record(_ event: LoopEvent) {
    if let tape, _fastPath(tape.hasRoom) {
      // There is room for the beginning of the step as well.
      if state.value.isSilent {
        state.value.speakUp()
        tape.write(.stepStarted(TaskID(index: state.value.current)))
      }
      tape.write(event)
    } else if instrument != nil {
      recordElsewhere(event)
    }
  }

  @inline(never)
  private func recordElsewhere(_ event: LoopEvent) {
    beginAloud()
    report(event)
  }

  /// Reports an event that may be a whole step by itself.
  @inline(__always)
  func report(_ event: LoopEvent) {
    if let tape {
      if !tape.put(event) { state.value.stop(at: .memory) }
    } else if instrument != nil {
      tell(event, payload: .init())
    }
  }

  /// Reports the beginning of the open step where that was held back.
  @inline(__always)
  private func beginAloud() {
    guard state.value.isSilent else { return }
    state.value.speakUp()
    report(.stepStarted(TaskID(index: state.value.current)))
  }

  @inline(never)
  private func tell(_ event: LoopEvent, payload: Span<UInt8>) {
    guard let instrument else { return }
    if !instrument.record(event, payload: payload) { state.value.stop(at: .memory) }
  }

  /// Whether anybody watches: where not, a program need not describe what it does.
  public var isWatched: Bool {
    @inline(__always) get { instrument != nil }
  }

  /// The limit that the loop ran into during the open step, after which the step must be cut short.
  public var pendingHalt: LoopLimit? {
    @inline(__always) get { state.value.halt }
  }

  /// Notes that the open step did what the program has at a site.
  ///
  /// - Parameters:
  ///   - site: The place in the program.
  ///   - payload: What is worth knowing about it beyond the site; the instrument knows its form.
  public func noteAction(at site: SiteID, payload: Span<UInt8>) {
    note(.acted, .acted(site), at: site, payload)
  }

  /// Notes that the open step did what the program has at a site, which says all that there is to say.
  public func noteAction(at site: SiteID) {
    record(.acted(site))
  }

  /// Notes more of what the open step does next at a site, where that is a print, a yield or a poll.
  ///
  /// - Parameters:
  ///   - site: The place in the program.
  ///   - payload: The details, in the form of an action's payload.
  public func noteDetails(at site: SiteID, payload: Span<UInt8>) {
    note(.detailed, .detailed(site), at: site, payload)
  }

  /// Notes that the open step printed a line, given as UTF-8 without its newline.
  public func notePrint(at site: SiteID, line: Span<UInt8>) {
    note(.printed, .printed(site), at: site, line)
  }

  /// Reports what has a payload: as a record on the tape, or else as an event.
  @inline(__always)
  private func note(
    _ record: TraceRecord,
    _ event: LoopEvent,
    at site: SiteID,
    _ payload: Span<UInt8>
  ) {
    guard instrument != nil else { return }
    beginAloud()
    if let tape {
      if !tape.put(record, at: site, payload) { state.value.stop(at: .memory) }
    } else {
      tell(event, payload: payload)
    }
  }
}
