package import CooperativeLoop

// What the machine tells about each operation: notes, of which a timeline makes its `actions`.

extension GraphMachine {
  /// Ends the note of what was done at a site: of the variables that were bound, for one.
  @inline(__always)
  func noteBindings(at site: SiteID) {
    uncountedLoop { loop in
      notes.finish { loop.noteAction(at: site, payload: $0) }
    }
  }

  /// Notes that the task did what its graph has at the instruction's site.
  ///
  /// - Parameters:
  ///   - instruction: Where.
  ///   - describe: Adds what the site itself does not say; only called where somebody watches.
  @inline(__always)
  func noteAction(_ instruction: Instruction, _ describe: (inout NoteWriter) -> Void = { _ in }) {
    guard isWatched else { return }
    describe(&notes)
    let site = SiteID(index: instruction.site)
    if notes.isEmpty && reads.isEmpty {
      uncountedLoop { $0.noteAction(at: site) }
    } else {
      finishNote(at: site)
    }
  }

  @inline(never)
  private func finishNote(at site: SiteID) {
    if !reads.isEmpty { noteReads() }
    noteBindings(at: site)
  }

  /// Notes what is worth knowing of an operation that the loop itself tells of: a print, a yield, a poll.
  ///
  /// - Parameters:
  ///   - instruction: Where.
  ///   - describe: Adds what the site itself does not say; only called where somebody watches.
  @inline(__always)
  func noteDetails(_ instruction: Instruction, _ describe: (inout NoteWriter) -> Void = { _ in }) {
    guard isWatched else { return }
    describe(&notes)
    if !reads.isEmpty { noteReads() }
    guard !notes.isEmpty else { return }
    finishDetails(at: SiteID(index: instruction.site))
  }

  @inline(never)
  private func finishDetails(at site: SiteID) {
    uncountedLoop { loop in
      notes.finish { loop.noteDetails(at: site, payload: $0) }
    }
  }

  /// Adds the shared variables that the operation has read to its note.
  ///
  /// `MachineContext` collects them, whatever the expression or template was for; so every operation
  /// that evaluates any must end in `noteAction` or `noteDetails`, or the next one would tell of them.
  @inline(never)
  private func noteReads() {
    for read in reads { notes.add(.read, at: read.index, read.value) }
    reads.removeAll(keepingCapacity: true)
  }

  /// What a note calls a task or a future.
  func subject(_ future: FutureID) -> NoteSubject {
    if let task = uncountedLoop({ $0.task(endingIn: future) }) { return .task(Int(task.index)) }
    return futureObjects[future].map { .object($0) } ?? .nameless
  }

  /// Appends the JSON members that an action has beside those of its site.
  ///
  /// - Parameters:
  ///   - note: What the machine noted, the payload of a `LoopEvent.acted`.
  ///   - site: Where.
  ///   - bytes: What they are appended to; they have no braces and no comma in front.
  package func appendMembers(of note: Span<UInt8>, at site: SiteID, to bytes: inout [UInt8]) {
    note.withUnsafeBytes { note in
      var text = NoteText(note, at: site, of: self)
      text.append(to: &bytes)
    }
  }
}
