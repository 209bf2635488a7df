// What can be wrong with steps, calls, values and dependencies: parts of `GraphFault`.

/// What is wrong with a step.
package enum StepFault: Sendable, Equatable {
  /// Of a step that has but what stands beside operations: its first such key, and whose it is.
  case noOperation(beside: String?, owners: [String])
  case unknownOperation(String, isMeantKnown: Bool)
  case secondOperation(String, after: String)
  case modifierOfOthers(String, owners: [String], operation: String)
  case outsideLoop(String)
  case nothingToRaise
  case messageOfReraise
  case idInWaitFor
  case exceptionGroup

  var code: GraphProblemCode {
    switch self {
    case .noOperation: .noOperation
    case .unknownOperation: .unknownOperation
    case .secondOperation: .severalOperations
    case .modifierOfOthers, .messageOfReraise, .idInWaitFor: .misplacedModifier
    case .outsideLoop, .nothingToRaise: .misplacedOperation
    case .exceptionGroup: .invalidException
    }
  }
}

/// What is wrong with the arguments of a coroutine.
package enum CallFault: Sendable, Equatable {
  case unknownArgument(String, of: String, parameters: [String])
  case missingArguments([String], of: String)
  case noCoroutineToRun
  case argumentsBeside(String, EntityNoun)

  var code: GraphProblemCode {
    switch self {
    case .unknownArgument: .unknownArgument
    case .missingArguments: .missingArgument
    case .noCoroutineToRun, .argumentsBeside: .misplacedModifier
    }
  }
}

/// What is wrong with a value that is of the right type, or almost.
package enum ValueFault: Sendable, Equatable {
  case noTask
  case unknownWord(String, for: WordRole, known: [String])
  case neitherCountNorAll
  case kindWithoutNumber(String)
  case kindNeedsNumber(String)
  case notWhole(NumberRole)
  case tooSmall(NumberRole, least: Int64)
  case negativeTime
  case beyondFloat
  case beyondInteger
  case tooDeep(levels: Int)
  case tooLong(mebibytes: Int)

  var code: GraphProblemCode {
    switch self {
    case .noTask: .emptyList
    case .unknownWord, .neitherCountNorAll: .unknownValue
    case .kindWithoutNumber, .kindNeedsNumber, .notWhole: .wrongType
    case .tooSmall, .negativeTime, .beyondFloat, .beyondInteger: .numberOutOfRange
    case .tooDeep, .tooLong: .valueTooLarge
    }
  }
}

/// What one of a few words is chosen for.
package enum WordRole: Sendable, Equatable {
  case clock, policy, condition
}

/// What a number is.
package enum NumberRole: Sendable, Equatable {
  case seed
  case limit(String)
  case semaphoreCount, parties, queueSize
}

/// What is wrong with what a root task waits for.
package enum DependencyFault: Sendable, Equatable {
  case `repeated`(String)
  case itself(String)
  /// A circle, from its first task in the document on.
  ///
  /// Of a long one the ids in the middle are left out.
  case circle([String], omitted: Int)

  var code: GraphProblemCode {
    switch self {
    case .repeated: .repeatedDependency
    case .itself, .circle: .dependencyCycle
    }
  }
}
