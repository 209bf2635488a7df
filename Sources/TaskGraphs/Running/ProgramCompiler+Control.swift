import CooperativeLoop

// Operations with steps of their own: loops, branches, blocks, `try`.

extension ProgramCompiler {
  /// Compiles an operation that has steps of its own, or moves between them.
  ///
  /// - Returns: False where the operation is not one of these.
  mutating func compileControl(_ operation: StepOperation, at site: SiteID) -> Bool {
    switch operation {
    case .repeat(let count, let binding, let steps):
      compileRepeat(count, binding, steps, at: site)
    case .while(let condition, let steps): compileWhile(condition, steps, at: site)
    case .for(let binding, let elements, let steps):
      compileFor(binding, elements, steps, at: site)
    case .asCompleted(let targets, let binding, let steps):
      compileCompletions(targets, binding, steps, at: site)
    case .if(let condition, let then, let otherwise):
      compileBranch(condition, then, otherwise, at: site)
    case .break: emit(.breakLoop, at: site)
    case .continue: emit(.continueLoop, at: site)
    case .with(let object, let steps):
      let entry = tables.withs.adding((object, addRelease(at: site)))
      compileBlock(.withBegin, entry, object.place, steps, at: site)
    case .timeout(let limit, let steps):
      compileBlock(.timeoutBegin, tables.limits.adding(limit), 0, steps, at: site)
    case .group(let name, let steps):
      compileBlock(.groupBegin, tables.names.adding(name), 0, steps, at: site)
    case .try(let steps, let parts, let otherwise, let finally):
      compileTry(steps, parts, otherwise, finally, at: site)
    default: return false
    }
    return true
  }

  private mutating func compileRepeat(
    _ count: Operand,
    _ binding: Binding?,
    _ steps: [Step],
    at site: SiteID
  ) {
    let loop = tables.loops.adding((count, binding))
    let begin = emit(.loopBegin, 0, loop, at: site)
    let body = here
    compile(steps)
    emit(binding == nil ? .loopAgain : .loopAgainBinding, body, loop, at: site)
    aim(begin)
  }

  private mutating func compileWhile(_ condition: Operand, _ steps: [Step], at site: SiteID) {
    let begin = emit(.whileBegin, 0, here + 1, at: site)
    let test = here
    let branch = emit(.branch, 0, tables.operands.adding(condition), at: site)
    compile(steps)
    emit(.jump, test, at: site)
    aim(branch)
    emit(.leaveBlock, at: site)
    aim(begin)
  }

  private mutating func compileFor(
    _ binding: Binding,
    _ elements: Operand,
    _ steps: [Step],
    at site: SiteID
  ) {
    let begin = emit(.forBegin, 0, tables.fors.adding((binding, elements)), at: site)
    compileEach(.forNext, begin, steps, at: site)
  }

  private mutating func compileCompletions(
    _ targets: [Target],
    _ binding: Binding?,
    _ steps: [Step],
    at site: SiteID
  ) {
    let entry = tables.completions.adding((targets, binding))
    let begin = emit(.completionsBegin, 0, entry, at: site)
    compileEach(.completionsNext, begin, steps, at: site)
  }

  /// The rest of a loop whose `next` instruction gives the elements.
  private mutating func compileEach(
    _ code: Opcode,
    _ begin: Int,
    _ steps: [Step],
    at site: SiteID
  ) {
    let next = emit(code, 0, instructions[begin].extra, at: site)
    compile(steps)
    emit(.jump, UInt32(next), at: site)
    aim(next)
    emit(.leaveBlock, at: site)
    aim(begin)
  }

  private mutating func compileBranch(
    _ condition: Operand,
    _ then: [Step],
    _ otherwise: [Step],
    at site: SiteID
  ) {
    let branch = emit(.branch, 0, tables.operands.adding(condition), at: site)
    compile(then)
    guard !otherwise.isEmpty else {
      aim(branch)
      return
    }
    let jump = emit(.jump, at: site)
    aim(branch)
    compile(otherwise)
    aim(jump)
  }

  private mutating func compileBlock(
    _ begin: Opcode,
    _ operand: UInt32,
    _ extra: UInt32,
    _ steps: [Step],
    at site: SiteID
  ) {
    emit(begin, operand, extra, at: site)
    compile(steps)
    emit(.leaveBlock, at: site)
  }

  /// Adds the site of the release at the end of a `with`, behind those of the graph.
  private mutating func addRelease(at site: SiteID) -> SiteID {
    SiteID(index: UInt32(siteCount) + tables.releases.adding(site))
  }

  private mutating func compileTry(
    _ steps: [Step],
    _ parts: [ExceptPart],
    _ otherwise: [Step],
    _ finally: [Step],
    at site: SiteID
  ) {
    let protected = finally.isEmpty ? nil : emit(.finallyBegin, at: site)
    if parts.isEmpty {
      compile(steps)
      compile(otherwise)
    } else {
      compileExcept(steps, parts, otherwise, at: site)
    }
    guard let protected else { return }
    emit(.finallyEnter, at: site)
    aim(protected)
    compile(finally)
    emit(.finallyEnd, at: site)
  }

  private mutating func compileExcept(
    _ steps: [Step],
    _ parts: [ExceptPart],
    _ otherwise: [Step],
    at site: SiteID
  ) {
    let entry = tables.tries.adding(parts.map { Program.Handler(part: $0, entry: 0) })
    emit(.tryBegin, entry, at: site)
    compile(steps)
    emit(.leaveBlock, at: site)
    compile(otherwise)
    var jumps = [emit(.jump, at: site)]
    for (index, part) in parts.enumerated() {
      tables.tries[Int(entry)][index].entry = here
      tables.scopeOfSite[Int(part.site.index)] = scope
      compile(part.steps)
      emit(.leaveBlock, at: site)
      jumps.append(emit(.jump, at: site))
    }
    for jump in jumps { aim(jump) }
  }
}
