import TaskGraphs

extension ProgramWriter {
  /// Writes steps, one after another.
  func write(_ steps: [Step]) {
    for step in steps {
      if let label = step.label { code.comment(PythonLiteral.comment(label)) }
      write(step.operation)
    }
  }

  /// Writes steps as a block.
  func block(_ head: Piece, _ steps: [Step]) {
    code.open(head)
    write(steps)
    code.close()
  }

  private func write(_ operation: StepOperation) {
    switch operation {
    case .print(let template): code.line(Piece("print(\(printed(template)))"))
    case .note(let template): writeNote(template)
    case .yield(let count): writeYields(count)
    case .sleep(let time): code.line(Piece("await asyncio.sleep(\(seconds(time)))"))
    case .work(let time): code.line(Piece("\(use(.work))(\(seconds(time)))"))
    case .let(let assignments):
      for assignment in assignments { write(assignment) }
    case .if, .while, .for, .repeat, .break, .continue, .return, .assert: writeFlow(operation)
    case .try(let body, let parts, let otherwise, let finally):
      writeTry(body, parts, otherwise, finally)
    case .raise(let maker): code.line(Piece("raise " + exception(maker, isCalled: false)))
    case .reraise: writeReraise()
    case .await, .spawn, .gather, .wait, .waitFor, .asCompleted, .shield, .cancel, .timeout, .group:
      writeWaiting(operation)
    case .set, .clear, .with, .acquire, .release, .notify, .put, .get, .putNowait, .getNowait,
      .taskDone, .join, .resolve, .reject:
      writeOnObject(operation)
    }
  }

  private func write(_ assignment: Assignment) {
    if let adding = augmentation(of: assignment.binding, by: assignment.value) {
      return code.line(Piece(adding))
    }
    bind(assignment.binding, Piece(value(assignment.value)))
  }

  /// A note does nothing; but what stands in its braces is evaluated, and may raise.
  private func writeNote(_ template: Template) {
    switch template {
    case .constant(let text): code.comment(PythonLiteral.comment(text))
    case .pieces: code.line(Piece("\(use(.note))(\(text(template)))"))
    }
  }

  private func writeYields(_ count: Operand) {
    if case .constant(.integer(1)) = count {
      code.line("await asyncio.sleep(0)")
    } else if case .constant(.integer(let number)) = count, number <= 0 {
      code.line("pass")
    } else {
      code.open(Piece("for _ in range(\(self.count(count)))"))
      code.line("await asyncio.sleep(0)")
      code.close()
    }
  }

  private func writeFlow(_ operation: StepOperation) {
    switch operation {
    case .if(let condition, let then, let otherwise): writeIf(condition, then, otherwise)
    case .while(let condition, let steps): block(Piece("while \(value(condition))"), steps)
    case .for(let binding, let elements, let steps):
      block(Piece("for \(target(binding)) in \(iterated(elements))"), steps)
    case .repeat(let number, let index, let steps):
      let variable = index.map(target) ?? "_"
      block(Piece("for \(variable) in range(\(count(number)))"), steps)
    case .break: code.line("break")
    case .continue: code.line("continue")
    case .return(let value):
      code.line(Piece("return " + self.value(value)))
    case .assert(let condition, let message):
      let text = message.map { ", " + self.text($0) } ?? ""
      code.line(Piece("assert \(value(condition))\(text)"))
    default: break
    }
  }

  /// An `if` that is all there is in an `else` becomes an `elif`.
  private func writeIf(_ condition: Operand, _ then: [Step], _ otherwise: [Step]) {
    block(Piece("if \(value(condition))"), then)
    var rest = otherwise
    while rest.count == 1, rest[0].label == nil,
      case .if(let condition, let then, let otherwise) = rest[0].operation
    {
      block(Piece("elif \(value(condition))"), then)
      rest = otherwise
    }
    if !rest.isEmpty { block("else", rest) }
  }

  /// What a `for` goes over: a range needs no list.
  private func iterated(_ elements: Operand) -> String {
    let text = value(elements)
    guard case .expression(let expression) = elements, case .call(.range, _) = expression.code.last,
      text.hasPrefix("list(range("), text.hasSuffix("))")
    else { return text }
    return String(text.dropFirst(5).dropLast())
  }
}
