import TaskGraphs

extension ProgramWriter {
  /// How tightly an expression holds together; Python's levels, from the loosest.
  enum Level: Int {
    case choice, either, both, not, comparison, sum, product, sign, postfix
  }

  /// What remains to be written of an expression.
  private enum Work {
    case text(String)
    /// A node, in brackets where it is looser than that.
    case node(Int, Level)
  }

  /// An expression as Python.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - quote: The quotes of its texts where either will do.
  ///   - level: How tightly it must hold together where it is to stand.
  /// - Returns: The code.
  func text(
    of expression: Expression,
    quote: Unicode.Scalar = "\"",
    level: Level = .choice
  ) -> String {
    let tree = ExpressionTree(expression)
    return text(of: tree.nodes.count - 1, in: tree, facts(of: tree), quote, level)
  }

  private func facts(of tree: ExpressionTree) -> [NumberFacts] {
    tree.facts(variables.view(of: scope.body))
  }

  /// An assignment that adds to what the variable holds, or the like; nil for any other.
  ///
  /// Not to a list: Python would change it for all who hold it.
  func augmentation(of binding: Binding, by operand: Operand) -> String? {
    guard case .expression(let expression) = operand else { return nil }
    let tree = ExpressionTree(expression)
    let facts = facts(of: tree)
    guard case .binary(let sign, let left, let right) = tree.nodes.last,
      tree.nodes[left].isLoad(of: binding), !facts[tree.nodes.count - 1].mayOverflow,
      !facts[left].kinds.isEmpty, facts[left].kinds.isOnly(sign == .add ? .addable : .numbers)
    else { return nil }
    return "\(target(binding)) \(sign.rawValue)= \(text(of: right, in: tree, facts, "\"", .choice))"
  }

  private func text(
    of root: Int,
    in tree: ExpressionTree,
    _ facts: [NumberFacts],
    _ quote: Unicode.Scalar,
    _ level: Level
  ) -> String {
    var text = ""
    var work: [Work] = [.node(root, level)]
    while let next = work.popLast() {
      switch next {
      case .text(let piece): text += piece
      case .node(let index, let needed):
        let node = tree.nodes[index]
        var parts = self.parts(of: node, tree, facts, quote)
        let isChecked = node.isArithmetic && facts[index].mayOverflow
        if isChecked || node.isBeyondLimits {
          parts = [.text(use(.checked) + "(")] + parts + [.text(")")]
        } else if node.level.rawValue < needed.rawValue {
          parts = [.text("(")] + parts + [.text(")")]
        }
        work += parts.reversed()
      }
    }
    return text
  }

  private func parts(
    of node: ExpressionTree.Node,
    _ tree: ExpressionTree,
    _ facts: [NumberFacts],
    _ quote: Unicode.Scalar
  ) -> [Work] {
    switch node {
    case .literal(let value): [.text(PythonLiteral.value(value, preferred: quote))]
    case .overflow(let isFloat): [.text(isFloat ? "1e999" : "2**64")]
    case .local(let slot, let name): [.text(local(slot, name, quote))]
    case .shared(let index): [.text(names.shared[index])]
    case .negate(let a): [.text("-"), .node(a, .sign)]
    case .plus(let a): [.text("+"), .node(a, .sign)]
    case .not(let a): [.text("not "), .node(a, .not)]
    case .list(let elements): [.text("[")] + separated(elements) + [.text("]")]
    case .index(let a, let b): [.node(a, .postfix), .text("["), .node(b, .choice), .text("]")]
    case .slice(let a, let lower, let upper):
      [.node(a, .postfix), .text("[")] + bound(lower) + [.text(":")] + bound(upper) + [.text("]")]
    case .both(let a, let b): [.node(a, .not), .text(" and "), .node(b, .both)]
    case .either(let a, let b): [.node(a, .both), .text(" or "), .node(b, .either)]
    case .choice(let condition, let then, let otherwise):
      [.node(then, .either), .text(" if "), .node(condition, .either)]
        + [.text(" else "), .node(otherwise, .choice)]
    case .compare(let comparison, let a, let b, _):
      [.node(a, tree.continues(a) ? .comparison : .sum)]
        + [.text(" \(comparison.rawValue) "), .node(b, .sum)]
    case .binary(let sign, let a, let b): binary(sign, a, b, facts)
    case .call(let function, let arguments): call(function, arguments, tree, quote)
    }
  }

  private func separated(_ nodes: [Int]) -> [Work] {
    var parts: [Work] = []
    for (index, node) in nodes.enumerated() {
      if index > 0 { parts.append(.text(", ")) }
      parts.append(.node(node, .choice))
    }
    return parts
  }

  private func bound(_ node: Int?) -> [Work] {
    node.map { [.node($0, .choice)] } ?? []
  }

  private func binary(
    _ sign: BinaryOperator,
    _ a: Int,
    _ b: Int,
    _ facts: [NumberFacts]
  ) -> [Work] {
    // Python would take a text's % for a format.
    if sign == .modulo, facts[a].kinds.mayBe(.text) {
      return [.text(use(.modulo) + "("), .node(a, .choice), .text(", "), .node(b, .choice)]
        + [.text(")")]
    }
    let isSum = sign == .add || sign == .subtract
    return [.node(a, isSum ? .sum : .product), .text(" \(sign.rawValue) ")]
      + [.node(b, isSum ? .product : .sign)]
  }

  private func call(
    _ function: Function,
    _ arguments: [Int],
    _ tree: ExpressionTree,
    _ quote: Unicode.Scalar
  ) -> [Work] {
    let all = separated(arguments) + [.text(")")]
    func asked(_ method: String, _ what: String) -> [Work] {
      if let object = known(function, arguments, tree) {
        return [.text("\(names.objects[object]).\(method)()")]
      }
      // Asked with another number of arguments, it complains as any function does.
      return [.text("\(use(.ask))(\(quote)\(method)\(quote), \(quote)\(what)\(quote), ")] + all
    }
    switch function {
    case .len, .min, .max, .sum, .abs, .str, .int, .float, .sorted:
      return [.text(function.rawValue + "(")] + all
    case .range: return [.text("list(range(")] + all + [.text(")")]
    case .now: return [.text(use(.now) + "(")] + all
    case .task: return [.text(use(.taskName) + "(")] + all
    case .isSet: return asked("is_set", "flag")
    case .locked: return asked("locked", "lock")
    case .size: return asked("qsize", "size")
    case .done, .cancelled:
      if arguments.count == 1, case .literal(.text(let name)) = tree.nodes[arguments[0]],
        let future = knownFuture(name, quote)
      {
        return [.text("\(future).\(function.rawValue)()")]
      }
      return [.text(use(.futureNamed) + "(")] + all + [.text(".\(function.rawValue)()")]
    }
  }

  /// The object that a function asks, where its name is written out and it has what is asked for.
  private func known(_ function: Function, _ arguments: [Int], _ tree: ExpressionTree) -> Int? {
    guard arguments.count == 1, case .literal(.text(let name)) = tree.nodes[arguments[0]],
      case .object(let index) = places[Name(name)]
    else { return nil }
    let canAnswer =
      switch (graph.objects[index].kind, function) {
      case (.waiter, .isSet), (.event, .isSet): true
      case (.lock, .locked), (.condition, .locked), (.semaphore, .locked): true
      case (.boundedSemaphore, .locked): true
      case (.queue, .size), (.lifoQueue, .size), (.priorityQueue, .size): true
      default: false
      }
    return canAnswer ? index : nil
  }

  /// The root task or the future of a name that is written out.
  private func knownFuture(_ name: String, _ quote: Unicode.Scalar) -> String? {
    switch places[Name(name)] {
    case .root(let index): root(index, quote: quote)
    case .object(let index) where graph.objects[index].kind == .future: names.objects[index]
    default: nil
    }
  }

  /// A local, by its identifier; one that is bound nowhere has none and raises.
  private func local(_ slot: Int, _ name: String, _ quote: Unicode.Scalar) -> String {
    guard scope.body != nil, scope.assignments?.isBound[slot] == true else {
      return "\(use(.undefined))(\(PythonLiteral.text(name, preferred: quote)))"
    }
    return scope.locals[slot]
  }
}

extension ExpressionTree {
  /// Whether a node is a comparison that the next one of its chain goes on from.
  fileprivate func continues(_ index: Int) -> Bool {
    if case .compare(_, _, _, continues: true) = nodes[index] { true } else { false }
  }
}

extension ExpressionTree.Node {
  fileprivate var level: ProgramWriter.Level {
    switch self {
    case .literal(.integer(let number)) where number < 0: .sign
    case .literal, .overflow, .local, .shared, .list, .index, .slice, .call: .postfix
    case .binary(.add, _, _), .binary(.subtract, _, _): .sum
    case .binary: .product
    case .compare: .comparison
    case .negate, .plus: .sign
    case .not: .not
    case .both: .both
    case .either: .either
    case .choice: .choice
    }
  }

  /// Whether it is nothing but the value of a variable.
  fileprivate func isLoad(of binding: Binding) -> Bool {
    switch (self, binding) {
    case (.local(let slot, _), .local(let bound)): slot == bound
    case (.shared(let index), .shared(let bound)): index == bound
    default: false
    }
  }

  /// Whether its value can be larger than those that it is made of.
  fileprivate var isArithmetic: Bool {
    switch self {
    case .binary(let sign, _, _): sign != .modulo
    case .negate, .call(.abs, _), .call(.sum, _), .call(.int, _), .call(.float, _): true
    default: false
    }
  }

  fileprivate var isBeyondLimits: Bool {
    if case .overflow = self { true } else { false }
  }
}
