import TaskGraphs

/// What is known of the variables that an expression reads.
protocol VariableFacts {
  /// What a shared variable can hold.
  func shared(_ index: Int) -> NumberFacts

  /// What a local of the body at hand can hold.
  func local(_ slot: Int) -> NumberFacts
}

extension ExpressionTree {
  /// What is known of each node's value.
  func facts(_ variables: some VariableFacts) -> [NumberFacts] {
    var facts: [NumberFacts] = []
    facts.reserveCapacity(nodes.count)
    for node in nodes { facts.append(fact(of: node, facts, variables)) }
    return facts
  }

  private func fact(
    of node: Node,
    _ facts: [NumberFacts],
    _ variables: some VariableFacts
  ) -> NumberFacts {
    switch node {
    case .literal(let value): .literal(value)
    case .overflow: .plain([])
    case .local(let slot, _): variables.local(slot)
    case .shared(let index): variables.shared(index)
    case .binary(let sign, let a, let b): .binary(sign, facts[a], facts[b])
    case .compare, .not: .plain(.bool)
    case .negate(let a), .plus(let a): facts[a].signed
    case .list(let elements):
      elements.reduce(NumberFacts.plain(.list)) { list, element in
        var joined = list.or(facts[element])
        joined.kinds = .list
        return joined
      }
    case .index(let a, _): facts[a].element
    case .slice(let a, _, _): facts[a]
    case .call(let function, let arguments):
      .call(function, arguments.map { facts[$0] })
    case .both(let a, let b), .either(let a, let b), .choice(_, let a, let b): facts[a].or(facts[b])
    }
  }
}

extension NumberFacts {
  static func literal(_ value: Value) -> NumberFacts {
    switch value {
    case .null: return .plain(.other)
    case .bool: return NumberFacts.integer(upTo: 1).with(.bool)
    case .text: return .plain(.text)
    case .integer(let number):
      var facts = NumberFacts.integer(upTo: Double(number.magnitude))
      facts.growsSlowly = facts.greatest <= NumberRange.greatestStart
      return facts
    case .float(let number):
      return NumberFacts(
        kinds: .float,
        greatestInteger: 0,
        greatestFloat: number.magnitude,
        least: number == 0 ? .infinity : number.magnitude,
        growsSlowly: number.magnitude <= NumberRange.greatestStart
      )
    case .list(let list):
      return list.elements.reduce(NumberFacts.plain([])) { $0.or(.literal($1)) }.with(.list)
    case .object(let object):
      return object.members.reduce(NumberFacts.plain([])) { $0.or(.literal($1.value)) }.with(.other)
    }
  }

  func with(_ kinds: Kinds) -> NumberFacts {
    var facts = self
    facts.kinds = kinds
    return facts
  }

  /// Behind a sign: a number, and a truth value becomes an integer.
  var signed: NumberFacts {
    with(kinds.intersection(.numbers).subtracting(.bool).union(kinds.mayBe(.bool) ? .int : []))
  }

  /// An element of it: of a text, a text.
  var element: NumberFacts { kinds == .text ? self : with(.any) }

  static func call(
    _ function: Function,
    _ arguments: [NumberFacts]
  ) -> NumberFacts {
    let joined = arguments.reduce(NumberFacts.plain([])) { $0.or($1) }
    switch function {
    case .len, .size: return .integer(upTo: 0x1p33)
    case .now:
      return NumberFacts(
        kinds: [.int, .float],
        greatestInteger: 0x1p34,
        greatestFloat: 0x1p34,
        least: 1e-9,
        growsSlowly: true
      )
    case .task, .str: return .plain(.text)
    case .done, .cancelled, .isSet, .locked: return .plain(.bool)
    case .abs: return joined.signed
    case .min, .max:
      return arguments.count > 1 ? joined : joined.element
    case .sorted: return joined.with(.list)
    case .range:
      var facts = joined.with(.list)
      facts.greatestFloat = 0
      return facts
    case .int, .float:
      let kind: Kinds = function == .int ? .int : .float
      if arguments.count == 1, joined.kinds.isOnly(.numbers) {
        var facts = joined.with(kind)
        facts.greatestInteger = kind == .int ? joined.greatest : 0
        facts.greatestFloat = kind == .int ? 0 : joined.greatest
        facts.least = kind == .int ? 1 : joined.least
        return facts
      }
      return .endless(kind)
    case .sum: return .endless([.int, .float])
    }
  }

  /// A number of any size: it has to be checked.
  static func endless(_ kinds: Kinds) -> NumberFacts {
    NumberFacts(
      kinds: kinds,
      greatestInteger: kinds.mayBe(.int) ? .infinity : 0,
      greatestFloat: kinds.mayBe(.float) ? .infinity : 0,
      least: kinds == .int ? 1 : 0,
      growsSlowly: false
    )
  }

  /// Whether the language's limits on numbers can be met in it.
  var mayOverflow: Bool { greatestInteger > 0x1p62 || greatestFloat > 1e308 }
}
