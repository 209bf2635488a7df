import TaskGraphs

extension ProgramWriter {
  /// Writes a `try`.
  ///
  /// In Python an `else` needs an `except`; without one, what it holds follows the body.
  func writeTry(
    _ body: [Step],
    _ parts: [ExceptPart],
    _ otherwise: [Step],
    _ finally: [Step]
  ) {
    guard !parts.isEmpty || !finally.isEmpty else { return write(body + otherwise) }
    code.open("try")
    write(body)
    if parts.isEmpty { write(otherwise) }
    code.close()
    for part in parts { write(part) }
    if !parts.isEmpty, !otherwise.isEmpty { block("else", otherwise) }
    guard !finally.isEmpty else { return }
    let outer = scope.isInFinally
    scope.isInFinally = true
    block("finally", finally)
    scope.isInFinally = outer
  }

  private func write(_ part: ExceptPart) {
    let classes = part.match.map { exceptionClass($0) }
    let type = classes.count == 1 ? classes[0] : "(" + classes.joined(separator: ", ") + ")"
    // Each handler within another one needs a name of its own: Python drops it at the end.
    let depth = scope.caught.count
    var name = depth == 0 ? names[.caught] : "\(names[.caught])_\(depth + 1)"
    while scope.taken.contains(name) { name += "_" }
    let isNamed = part.binding != nil || part.steps.reraiseInFinally
    code.open(Piece("except \(type)" + (isNamed ? " as \(name)" : "")))
    if let binding = part.binding { bind(binding, Piece("\(use(.asValue))(\(name))")) }
    let outer = scope.isInFinally
    scope.isInFinally = false
    scope.caught.append(name)
    write(part.steps)
    scope.caught.removeLast()
    scope.isInFinally = outer
    code.close()
  }

  /// In a `finally`, what is being handled can be another exception than the one caught.
  func writeReraise() {
    let name = scope.isInFinally ? scope.caught.last : nil
    code.line(Piece(name.map { "raise \($0)" } ?? "raise"))
  }
}

extension [Step] {
  /// Whether an exception is raised again from within a `finally` among these steps.
  fileprivate var reraiseInFinally: Bool { contains { $0.operation.reraises(inFinally: false) } }
}

extension StepOperation {
  fileprivate func reraises(inFinally: Bool) -> Bool {
    switch self {
    case .reraise: return inFinally
    case .try(let body, _, let otherwise, let finally):
      // What stands in an `except` part raises that part's exception.
      return (body + otherwise).contains { $0.operation.reraises(inFinally: inFinally) }
        || finally.contains { $0.operation.reraises(inFinally: true) }
    default:
      return blocks.contains { block in
        block.contains { $0.operation.reraises(inFinally: inFinally) }
      }
    }
  }
}
