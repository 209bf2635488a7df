import CooperativeLoop

// What the machine tells about each operation: JSON members for the timeline's `actions`.

extension GraphMachine {
  /// Notes the variables that were bound at a site.
  func noteBindings(at site: SiteID) {
    notes.finish()
    loop.noteAction(at: site, payload: notes.bytes.span)
    notes.clear()
  }

  /// Notes that the task did what its graph has at the instruction's site.
  ///
  /// - Parameters:
  ///   - instruction: Where.
  ///   - describe: Adds what the site itself does not say; only called where somebody watches.
  func noteAction(_ instruction: Instruction, _ describe: (inout MemberWriter) -> Void = { _ in }) {
    guard isWatched else { return }
    describe(&notes)
    for read in reads { notes.addRead(program.graph.variables[read.index].name, read.value) }
    reads.removeAll(keepingCapacity: true)
    notes.finish()
    loop.noteAction(at: SiteID(index: instruction.site), payload: notes.bytes.span)
    notes.clear()
  }
}
