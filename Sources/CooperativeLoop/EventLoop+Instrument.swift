// How the loop and its programs tell the instrument what happens.

extension EventLoop {
  /// Reports an event, after the beginning of the open step if that was held back.
  @inline(__always)
  func record(_ event: LoopEvent) {
    guard instrument != nil else { return }
    recordAloud(event, payload: .init())
  }

  /// Reports an event that may be a whole step by itself.
  @inline(__always)
  func report(_ event: LoopEvent) {
    guard let instrument else { return }
    if !instrument.record(event, payload: .init()) { state.value.halt = .memory }
  }

  @inline(never)
  private func recordAloud(_ event: LoopEvent, payload: Span<UInt8>) {
    if state.value.isSilent {
      state.value.isSilent = false
      report(.stepStarted(TaskID(index: state.value.current)))
    }
    guard let instrument else { return }
    if !instrument.record(event, payload: payload) { state.value.halt = .memory }
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
  public func noteAction(at site: SiteID, payload: Span<UInt8> = .init()) {
    guard instrument != nil else { return }
    recordAloud(.acted(site), payload: payload)
  }

  /// Notes that the open step printed a line, given as UTF-8 without its newline.
  public func notePrint(at site: SiteID, line: Span<UInt8>) {
    guard instrument != nil else { return }
    recordAloud(.printed(site), payload: line)
  }
}
