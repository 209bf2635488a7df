import CooperativeLoop

// What is passed to coroutines.

/// The arguments of a call, evaluated.
struct PassedArguments {
  let arguments: [Argument]
  /// Their values, in the same order.
  var values: [Value] = []

  static let none = PassedArguments(arguments: [])
}

/// A call, its arguments and the coroutine's name evaluated.
struct EvaluatedCall {
  /// The coroutine; nil where none has the name.
  let coroutine: Int?
  /// The name, where it was computed.
  let name: String
  let passed: PassedArguments

  /// The coroutine, or the `NameError` where there is none.
  func known() throws(EvaluationFailure) -> Int {
    guard let coroutine else { throw .raised(.noCoroutine(name)) }
    return coroutine
  }
}

extension GraphMachine {
  /// The values of a call's arguments, in order.
  func evaluate(
    _ arguments: [Argument],
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> PassedArguments {
    guard !arguments.isEmpty else { return .none }
    var passed = PassedArguments(arguments: arguments)
    passed.values.reserveCapacity(arguments.count)
    for argument in arguments {
      passed.values.append(try evaluate(argument.value, of: task, in: frame))
    }
    return passed
  }

  /// The coroutine of a call and its arguments, in the order in which Python evaluates them.
  func evaluate(
    _ call: CoroutineCall,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> EvaluatedCall {
    switch call.coroutine {
    case .known(let index):
      let passed = try evaluate(call.arguments, of: task, in: frame)
      return EvaluatedCall(coroutine: index, name: "", passed: passed)
    case .computed(let template):
      let name = try render(template, of: task, in: frame)
      let passed = try evaluate(call.arguments, of: task, in: frame)
      var coroutine: Int?
      if case .coroutine(let index) = names[name] { coroutine = index }
      return EvaluatedCall(coroutine: coroutine, name: name, passed: passed)
    }
  }

  /// Raises what CPython does where arguments are not a coroutine's parameters.
  ///
  /// Arguments with slots were checked when the graph was read.
  func check(_ passed: PassedArguments, for index: Int) throws(Raised) {
    if passed.arguments.count == program.coroutines[index].parameterCount,
      passed.arguments.allSatisfy({ $0.slot != nil })
    {
      return
    }
    try checkNames(of: passed.arguments, for: index)
  }

  @inline(never)
  private func checkNames(of arguments: [Argument], for index: Int) throws(Raised) {
    let coroutine = program.graph.coroutines[index]
    for parameter in coroutine.parameters
    where !arguments.contains(where: { Name.same($0.name, parameter) }) {
      throw Raised("TypeError", "\(coroutine.name)() is missing argument '\(parameter)'")
    }
    for argument in arguments where slot(of: argument.name, in: index) == nil {
      throw Raised("TypeError", "\(coroutine.name)() has no argument '\(argument.name)'")
    }
  }

  /// The slot of a parameter, or nil where the coroutine has none of that name.
  func slot(of parameter: String, in coroutine: Int) -> Int? {
    program.graph.coroutines[coroutine].parameters.firstIndex { Name.same($0, parameter) }
  }
}
