import JSONDocuments

extension GraphDecoder {
  private static let optionKeys = KeyTable(["clock", "policy", "seed", "schedule", "limits"])
  static let limitKeys = KeyTable([
    "steps", "operations", "tasks", "output", "time", "memory",
  ])

  mutating func options(_ node: JSONNode) -> RunOptions {
    var options = RunOptions()
    guard isObject(node, .options) else { return options }
    let found = members(of: node, known: GraphDecoder.optionKeys, of: .options)
    options.clock = found[0].flatMap { choice($0, .clock, ClockChoice.init(rawValue:)) }
    options.policy = found[1].flatMap { choice($0, .policy, PolicyChoice.init(rawValue:)) }
    options.seed = found[2].flatMap { wholeNumber($0, .seed, least: .min) }
    options.schedule = found[3].flatMap { schedule($0) }
    if let limits = found[4] { options.limits = self.limits(limits) }
    return options
  }

  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ node: JSONNode,
    _ role: WordRole,
    _ make: (String) -> Choice?
  ) -> Choice? {
    guard let word = text(node, .word(role)) else { return nil }
    if let choice = make(word) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    problems.add(
      .value(.unknownWord(word, for: role, known: known)),
      at: node,
      suggestion: Suggestion.nearest(to: word, among: known)
    )
    return nil
  }

  private mutating func schedule(_ node: JSONNode) -> [String]? {
    guard isList(node, .schedule) else { return nil }
    return node.elements.compactMap { text($0, .scheduled) }
  }

  private mutating func limits(_ node: JSONNode) -> RunOptions.Limits {
    var limits = RunOptions.Limits()
    guard isObject(node, .limits) else { return limits }
    let found = members(of: node, known: GraphDecoder.limitKeys, of: .limits)
    limits.steps = found[0].flatMap { wholeNumber($0, .limit("steps"), least: 0) }
    limits.operations = found[1].flatMap { wholeNumber($0, .limit("operations"), least: 0) }
    limits.tasks = found[2].flatMap { wholeNumber($0, .limit("tasks"), least: 0) }
    limits.output = found[3].flatMap { wholeNumber($0, .limit("output"), least: 0) }
    limits.time = found[4].flatMap { timeLimit($0) }
    limits.memory = found[5].flatMap { wholeNumber($0, .limit("memory"), least: 0) }
    return limits
  }

  func wholeNumber(_ node: JSONNode, _ role: NumberRole, least: Int64) -> Int64? {
    guard node.kind == .number else {
      tell(.number(role), at: node)
      return nil
    }
    let whole: Int64
    switch number(node) {
    case .integer(let number): whole = number
    case .float(let number):
      guard let exact = Int64(exactly: number) else {
        problems.add(.value(.notWhole(role)), at: node)
        return nil
      }
      whole = exact
      guard whole < least else {
        tellFloat(node, of: whole, .number(role))
        return nil
      }
    default: return nil
    }
    if whole >= least { return whole }
    problems.add(.value(.tooSmall(role, least: least)), at: node)
    return nil
  }

  /// Tells that a whole number is written as a float.
  ///
  /// It has a code of its own, for under the schema, as everywhere in JSON Schema, `1.0` is a whole number.
  func tellFloat(_ node: JSONNode, of whole: Int64, _ expectation: Expectation) {
    let written = String(decoding: node.rawNumber, as: UTF8.self)
    problems.add(.wholeWrittenAsFloat(expectation, whole, written: written), at: node)
  }

  private mutating func timeLimit(_ node: JSONNode) -> Int64? {
    guard node.kind == .number else {
      tell(.timeLimit, at: node)
      return nil
    }
    guard let seconds = number(node) else { return nil }
    if let isNegative = seconds.isNegative, isNegative {
      problems.add(.value(.negativeTime), at: node)
      return nil
    }
    // Only a time that no double can hold has no nanoseconds.
    do { return try seconds.nanoseconds() } catch { return .max }
  }
}

extension Value {
  fileprivate var isNegative: Bool? {
    switch Arithmetic.Number(self) {
    case .integer(let number): number < 0
    case .float(let number): number < 0
    case nil: nil
    }
  }
}
