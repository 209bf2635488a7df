import TaskGraphs

/// An expression as a tree again, so that it can be written as Python.
///
/// The nodes stand in one array, operands before what they are operands of: whoever goes over the tree
/// does so in a loop, and no expression, however long, needs a deep stack.
struct ExpressionTree {
  enum Node {
    case literal(Value)
    /// A literal that no 64 bits and no finite float can hold.
    case overflow(isFloat: Bool)
    case local(slot: Int, name: String)
    case shared(Int)
    case binary(BinaryOperator, Int, Int)
    /// A comparison; where it continues, it is the left side of the next one in a chain.
    case compare(Comparison, Int, Int, continues: Bool)
    case negate(Int)
    case plus(Int)
    case not(Int)
    case list([Int])
    case index(Int, Int)
    case slice(Int, lower: Int?, upper: Int?)
    case call(Function, [Int])
    case both(Int, Int)
    case either(Int, Int)
    case choice(condition: Int, then: Int, otherwise: Int)
  }

  /// The nodes; the last one is the root.
  private(set) var nodes: [Node] = []

  /// What a jump of the code waits for: the place where its other operand is complete.
  private enum Pending {
    case both(left: Int)
    case either(left: Int)
    case condition(Int)
    case otherwise(condition: Int, then: Int)
  }

  private var stack: [Int] = []
  private var pending: [(target: Int, what: Pending)] = []

  /// Reads the code of the stack machine back into a tree.
  ///
  /// - Complexity: O(*n*) in the instructions.
  init(_ expression: Expression) {
    for (place, instruction) in expression.code.enumerated() {
      join(at: place)
      read(instruction, at: place, expression.constants)
    }
    join(at: expression.code.count)
    stack = []
  }

  private mutating func push(_ node: Node) {
    stack.append(nodes.count)
    nodes.append(node)
  }

  private mutating func pop() -> Int { stack.popLast() ?? 0 }

  private mutating func pop(_ count: Int) -> [Int] {
    let operands = Array(stack.suffix(count))
    stack.removeLast(operands.count)
    return operands
  }

  /// Completes what the code has been jumping to.
  private mutating func join(at place: Int) {
    while let last = pending.last, last.target == place {
      pending.removeLast()
      let right = pop()
      switch last.what {
      case .both(let left): push(.both(left, right))
      case .either(let left): push(.either(left, right))
      case .otherwise(let condition, let then):
        push(.choice(condition: condition, then: then, otherwise: right))
      case .condition: push(nodes[right])
      }
    }
  }

  private mutating func read(_ instruction: Expression.Code, at place: Int, _ constants: [Value]) {
    switch instruction {
    case .constant(let index): push(.literal(constants[Int(index)]))
    case .integer(let number): push(.literal(.integer(number)))
    case .integerBeyondGreatest, .integerOverflow: push(.overflow(isFloat: false))
    case .floatOverflow: push(.overflow(isFloat: true))
    case .local(let slot, let name):
      guard case .text(let name) = constants[Int(name)] else { return }
      push(.local(slot: Int(slot), name: name))
    case .shared(let index): push(.shared(Int(index)))
    case .jump(let distance): turn(to: place + 1 + Int(distance))
    case .jumpIfFalse(let distance):
      pending.append((place + 1 + Int(distance), .condition(pop())))
    case .jumpIfFalseOrDrop(let distance):
      pending.append((place + 1 + Int(distance), .both(left: pop())))
    case .jumpIfTrueOrDrop(let distance):
      pending.append((place + 1 + Int(distance), .either(left: pop())))
    case .compareOrJump(let comparison, _): compare(comparison, continues: true)
    case .compare(let comparison): compare(comparison, continues: false)
    case .binary, .negate, .plus, .not, .makeList, .index, .slice, .call: operate(instruction)
    }
  }

  /// The value of a choice is complete: what follows is the other one.
  private mutating func turn(to target: Int) {
    guard case .condition(let condition) = pending.popLast()?.what else { return }
    pending.append((target, .otherwise(condition: condition, then: pop())))
  }

  private mutating func compare(_ comparison: Comparison, continues: Bool) {
    let right = pop()
    push(.compare(comparison, pop(), right, continues: continues))
  }

  private mutating func operate(_ instruction: Expression.Code) {
    switch instruction {
    case .negate: push(.negate(pop()))
    case .plus: push(.plus(pop()))
    case .not: push(.not(pop()))
    case .makeList(let count): push(.list(pop(Int(count))))
    case .call(let function, let count): push(.call(function, pop(Int(count))))
    case .slice(let hasLower, let hasUpper):
      let upper = hasUpper ? pop() : nil
      let lower = hasLower ? pop() : nil
      push(.slice(pop(), lower: lower, upper: upper))
    case .binary(let sign):
      let right = pop()
      push(.binary(sign, pop(), right))
    case .index:
      let right = pop()
      push(.index(pop(), right))
    default: break
    }
  }
}
