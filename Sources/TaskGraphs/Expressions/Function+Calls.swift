extension Function {
  /// The value of a call.
  ///
  /// - Parameters:
  ///   - arguments: The arguments, in order.
  ///   - context: What the function sees; what it makes is charged to it.
  /// - Returns: The value.
  /// - Throws: What it raised, or the limit it reached.
  func call<Context: EvaluationContext>(
    _ arguments: ArraySlice<Value>,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    try raising { () throws(Raised) in try checkCount(of: arguments.count) }
    let first = arguments.first ?? .null
    switch self {
    case .len: return try .integer(Int64(Sequences.count(of: first)))
    case .min, .max: return try extreme(of: arguments, in: &context)
    case .sum:
      return try Summation.sum(of: first, start: arguments.dropFirst().first, in: &context)
    case .abs: return try raising { () throws(Raised) in try first.magnitude() }
    case .str:
      if case .text = first { return first }
      var text = ""
      if !arguments.isEmpty { try first.appendText(to: &text, in: &context) }
      return .text(text)
    case .int:
      if arguments.isEmpty { return .integer(0) }
      return try NumberReading.integer(from: first, base: arguments.dropFirst().first, in: &context)
    case .float:
      return try arguments.isEmpty ? .float(0) : NumberReading.float(from: first, in: &context)
    case .sorted:
      let sorted = try Sorting.sorted(Sequences.elements(of: first, in: &context), in: &context)
      return try raising { () throws(Raised) in try .list(of: sorted) }
    case .range: return try Sequences.range(arguments, in: &context)
    case .now, .task, .done, .cancelled, .isSet, .locked, .size:
      return try look(first, in: &context)
    }
  }

  /// The functions that look at the run.
  private func look<Context: EvaluationContext>(
    _ argument: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    switch self {
    case .now:
      let time = context.now()
      let (seconds, rest) = time.quotientAndRemainder(dividingBy: 1_000_000_000)
      return rest == 0 ? .integer(seconds) : .float(Double(time) / 1e9)
    case .task: return .text(context.currentTask())
    case .done: return try .bool(context.isDone(name(argument, of: "task", in: &context)))
    case .cancelled: return try .bool(context.isCancelled(name(argument, of: "task", in: &context)))
    case .isSet: return try .bool(context.isSet(name(argument, of: "object", in: &context)))
    case .locked: return try .bool(context.isLocked(name(argument, of: "object", in: &context)))
    case .size: return try .integer(context.size(of: name(argument, of: "object", in: &context)))
    case .len, .min, .max, .sum, .abs, .str, .int, .float, .sorted, .range: return .null
    }
  }

  private func name<Context: EvaluationContext>(
    _ argument: Value,
    of what: String,
    in context: inout Context
  ) throws(EvaluationFailure) -> String {
    switch argument {
    case .text(let name): return name
    case .list, .object:
      throw .raised(.typeError("unhashable type: '\(argument.typeName)'"))
    case .null, .bool, .integer, .float:
      var text = ""
      try argument.appendText(to: &text, in: &context)
      throw .raised(Raised("NameError", "no \(what) is named '\(text)'"))
    }
  }

  /// `min` and `max`: of the arguments, or of one argument's elements.
  private func extreme<Context: EvaluationContext>(
    of arguments: ArraySlice<Value>,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    let values: ArraySlice<Value>
    if arguments.count == 1, let only = arguments.first {
      values = try Sequences.elements(of: only, in: &context)[...]
    } else {
      values = arguments
    }
    guard var best = values.first else {
      throw .raised(.valueError("\(rawValue)() iterable argument is empty"))
    }
    let comparison: Comparison = self == .min ? .less : .greater
    for value in values.dropFirst()
    where try Value.compare(comparison, value, best, in: &context) {
      best = value
    }
    return best
  }

  /// Raises CPython's complaint about a wrong number of arguments.
  private func checkCount(of count: Int) throws(Raised) {
    let name = rawValue
    switch self {
    case .len, .abs, .done, .cancelled, .isSet, .locked, .size:
      guard count == 1 else {
        throw .typeError("\(name)() takes exactly one argument (\(count) given)")
      }
    case .now, .task:
      guard count == 0 else { throw .typeError("\(name)() takes no arguments (\(count) given)") }
    case .min, .max, .range:
      guard count >= 1 else { throw .typeError("\(name) expected at least 1 argument, got 0") }
      guard self != .range || count <= 3 else {
        throw .typeError("range expected at most 3 arguments, got \(count)")
      }
    case .sum:
      guard count >= 1 else {
        throw .typeError("sum() takes at least 1 positional argument (0 given)")
      }
      guard count <= 2 else {
        throw .typeError("sum() takes at most 2 arguments (\(count) given)")
      }
    case .sorted, .float, .str, .int:
      let most = self == .int ? 2 : 1
      guard self != .sorted || count == 1 else {
        throw .typeError("sorted expected 1 argument, got \(count)")
      }
      guard count <= most else {
        let takes = most == 1 ? "1 argument" : "\(most) arguments"
        throw .typeError("\(name) expected at most \(takes), got \(count)")
      }
    }
  }
}

extension Value {
  /// What `abs` gives.
  fileprivate func magnitude() throws(Raised) -> Value {
    switch Arithmetic.Number(self) {
    case .integer(let number):
      number < 0 ? try Value.integer(number).negated() : .integer(number)
    case .float(let number): .float(number.magnitude)
    case nil: throw .typeError("bad operand type for abs(): '\(typeName)'")
    }
  }
}
