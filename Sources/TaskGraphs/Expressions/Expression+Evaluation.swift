extension Expression {
  /// The expression's value.
  ///
  /// - Parameter context: What the expression sees; what it makes is charged to it.
  /// - Returns: The value.
  /// - Throws: What it raised, or the limit it reached.
  package func evaluate<Context: EvaluationContext>(
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    // Most expressions of a graph are one name, one constant, or an operator between two of them: they
    // need no stack.
    if code.count == 1, code[0].isLoad { return try load(code[0], in: &context) }
    if code.count == 3, code[0].isLoad, code[1].isLoad {
      switch code[2] {
      case .binary(let sign):
        let left = try load(code[0], in: &context)
        return try Value.binary(sign, left, load(code[1], in: &context), in: &context)
      case .compare(let comparison):
        let left = try load(code[0], in: &context)
        return try .bool(
          Value.compare(comparison, left, load(code[1], in: &context), in: &context)
        )
      default: break
      }
    }
    // The stack is taken out of the context, so that running the code has it to itself.
    var stack: [Value] = []
    swap(&stack, &context.stack)
    defer {
      stack.removeAll(keepingCapacity: true)
      swap(&stack, &context.stack)
    }
    return try run(on: &stack, in: &context)
  }

  private func run<Context: EvaluationContext>(
    on stack: inout [Value],
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    var next = 0
    while next < code.count {
      let instruction = code[next]
      next += 1
      switch instruction {
      case .constant, .integer, .integerBeyondGreatest, .integerOverflow, .floatOverflow, .local,
        .shared:
        stack.append(try load(instruction, in: &context))
      case .jump(let distance): next += Int(distance)
      case .jumpIfFalse(let distance):
        if !stack.removeLast().isTrue { next += Int(distance) }
      case .jumpIfFalseOrDrop(let distance):
        if !stack[stack.count - 1].isTrue { next += Int(distance) } else { stack.removeLast() }
      case .jumpIfTrueOrDrop(let distance):
        if stack[stack.count - 1].isTrue { next += Int(distance) } else { stack.removeLast() }
      case .compareOrJump(let comparison, let distance):
        let right = stack.removeLast()
        if try Value.compare(comparison, stack.removeLast(), right, in: &context) {
          stack.append(right)
        } else {
          stack.append(.bool(false))
          next += Int(distance)
        }
      case .binary, .compare, .negate, .plus, .not, .makeList, .index, .slice, .call:
        try operate(instruction, on: &stack, in: &context)
      }
    }
    return stack.removeLast()
  }

  /// What needs no operands.
  private func load<Context: EvaluationContext>(
    _ instruction: Code,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    switch instruction {
    case .constant(let index): return constants[Int(index)]
    case .integer(let number): return .integer(number)
    case .shared(let index): return context.shared(Int(index))
    case .local(let slot, let name):
      if let value = context.local(Int(slot)) { return value }
      guard case .text(let name) = constants[Int(name)] else { return .null }
      throw .raised(.unboundName(name))
    case .floatOverflow: throw .raised(.overflow("float"))
    default: throw .raised(.overflow("integer"))
    }
  }

  /// What takes its operands from the stack and leaves its value there.
  private func operate<Context: EvaluationContext>(
    _ instruction: Code,
    on stack: inout [Value],
    in context: inout Context
  ) throws(EvaluationFailure) {
    let last = stack.removeLast(unless: instruction.takesAllOperandsItself)
    let value: Value
    switch instruction {
    case .binary(let sign): value = try .binary(sign, stack.removeLast(), last, in: &context)
    case .compare(let comparison):
      value = try .bool(Value.compare(comparison, stack.removeLast(), last, in: &context))
    case .negate: value = try raising { () throws(Raised) in try last.negated() }
    case .plus: value = try raising { () throws(Raised) in try last.plus() }
    case .not: value = .bool(!last.isTrue)
    case .index: value = try stack.removeLast().element(at: last, in: &context)
    case .slice(let hasLower, let hasUpper):
      let upper = hasUpper ? last : .null
      let lower = hasLower ? (hasUpper ? stack.removeLast() : last) : .null
      let sliced = hasLower || hasUpper ? stack.removeLast() : last
      value = try sliced.slice(from: lower, to: upper, in: &context)
    case .makeList(let count):
      try context.charge(operations: Int(count))
      let elements = Array(stack.suffix(Int(count)))
      stack.removeLast(Int(count))
      value = try raising { () throws(Raised) in try .list(of: elements) }
    case .call(let function, let count):
      let arguments = stack.suffix(Int(count))
      value = try function.call(arguments, in: &context)
      stack.removeLast(Int(count))
    default: return
    }
    stack.append(value)
  }
}

extension Expression.Code {
  /// Whether it puts a value on the stack and takes none.
  fileprivate var isLoad: Bool {
    switch self {
    case .constant, .integer, .integerBeyondGreatest, .integerOverflow, .floatOverflow, .local,
      .shared:
      true
    default: false
    }
  }

  /// Whether it takes a number of operands that it says itself.
  fileprivate var takesAllOperandsItself: Bool {
    switch self {
    case .makeList, .call: true
    default: false
    }
  }
}

extension [Value] {
  fileprivate mutating func removeLast(unless isLeft: Bool) -> Value {
    isLeft ? .null : removeLast()
  }
}
