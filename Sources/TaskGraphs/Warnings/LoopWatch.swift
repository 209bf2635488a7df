import CooperativeLoop

/// What is known of a loop while its steps are gone through.
struct LoopWatch {
  /// The variables that decide whether it goes on; empty for a loop that ends by itself.
  let watched: Set<Binding>
  /// Whether its condition asks for the state of tasks and objects.
  let asksRun: Bool
  /// Whether a step of it may let other tasks run.
  var suspends = false
  /// Whether a step of it may end it.
  var mayEnd = false
  /// Whether a `break` leaves it.
  var isLeft = false

  /// A loop that goes on as long as an operand is true.
  init(while condition: Operand) {
    guard case .expression(let expression) = condition else {
      watched = []
      asksRun = false
      return
    }
    var watched: Set<Binding> = []
    var asksRun = false
    for code in expression.code {
      switch code {
      case .local(let slot, _): watched.insert(.local(Int(slot)))
      case .shared(let place): watched.insert(.shared(Int(place)))
      case .call(.now, _): mayEnd = true
      case .call(.done, _), .call(.cancelled, _), .call(.isSet, _), .call(.locked, _),
        .call(.size, _):
        asksRun = true
      default: break
      }
    }
    self.watched = watched
    self.asksRun = asksRun
  }

  /// A loop that ends by itself.
  init() {
    watched = []
    asksRun = false
    mayEnd = true
  }
}

// What the steps at hand do to the loops around them: nothing, where they are never reached.
extension WarningFinder {
  /// A step may let other tasks run.
  mutating func suspend() {
    guard isReached else { return }
    for index in loops.indices { loops[index].suspends = true }
  }

  /// A step may leave all loops, by an exception or otherwise.
  mutating func mayEnd() {
    guard isReached else { return }
    for index in loops.indices { loops[index].mayEnd = true }
  }

  /// A step changes what the functions of an expression see of tasks and objects.
  mutating func touch() {
    guard isReached else { return }
    for index in loops.indices where loops[index].asksRun { loops[index].mayEnd = true }
  }

  /// A step binds a variable.
  mutating func bind(_ binding: Binding?) {
    guard isReached, let binding else { return }
    for index in loops.indices where loops[index].watched.contains(binding) {
      loops[index].mayEnd = true
    }
  }

  /// A step evaluates something; where that may raise, it may end loops.
  mutating func evaluate(_ operand: Operand) {
    guard !loops.isEmpty else { return }
    switch operand {
    case .constant: break
    case .expression(let expression): if expression.mayRaise { mayEnd() }
    case .list(let elements): for element in elements { evaluate(element) }
    case .object(let members): for member in members { evaluate(member.value) }
    }
  }
}

extension Expression {
  /// Whether evaluating it may raise for another reason than the types and sizes of its values.
  fileprivate var mayRaise: Bool {
    code.contains { code in
      switch code {
      case .index, .call, .binary(.divide), .binary(.floorDivide), .binary(.modulo): true
      default: false
      }
    }
  }
}
