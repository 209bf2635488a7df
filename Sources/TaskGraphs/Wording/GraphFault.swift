package import Languages

/// What is wrong with a graph, with the names and values that belong to it.
///
/// Sentences are made of it, one way for each language: `GraphFault+English.swift`,
/// `GraphFault+French.swift`. A fault without a sentence in either does not compile.
package enum GraphFault: Sendable, Equatable, Told {
  /// A value of another type than is needed.
  case wrongType(Expectation, Found)
  /// A whole number that is written as a float, as `1.0` or `1e2`, where the way it is written counts.
  case wholeWrittenAsFloat(Expectation, Int64, written: String)
  /// A text where only an expression can stand.
  case missingEqualsSign(OperandRole)
  case key(KeyFault)
  case name(NameFault)
  case step(StepFault)
  case call(CallFault)
  case value(ValueFault)
  case expression(ExpressionFault)
  case template(ExpressionFault)
  case dependency(DependencyFault)

  /// What kind of problem it is.
  package var code: GraphProblemCode {
    switch self {
    case .wrongType: .wrongType
    case .wholeWrittenAsFloat: .notWholeNumber
    case .missingEqualsSign: .missingEqualsSign
    case .key(let fault): fault.code
    case .name(let fault): fault.code
    case .step(let fault): fault.code
    case .call(let fault): fault.code
    case .value(let fault): fault.code
    case .expression: .invalidExpression
    case .template: .invalidTemplate
    case .dependency(let fault): fault.code
    }
  }

  /// The sentence in one language.
  package func sentence(in language: Language) -> Sentence {
    switch language {
    case .english: english
    case .french: french
    }
  }
}

/// What is wrong with the keys of an object.
package enum KeyFault: Sendable, Equatable {
  case unknown(String, in: KeyOwner, known: [String])
  case duplicate(String)
  case noTasks
  case noID
  case noSteps(ofCoroutine: String)
  case noKind
  case noCoroutine
  /// A modifier that an operation cannot do without.
  case noModifier(String, of: String)
  case stepsAndRun
  case twoKinds(String, String)

  var code: GraphProblemCode {
    switch self {
    case .unknown: .unknownKey
    case .duplicate: .duplicateKey
    case .noTasks, .noID, .noSteps, .noKind, .noCoroutine, .noModifier: .missingKey
    case .stepsAndRun, .twoKinds: .conflictingKeys
    }
  }
}

/// An object whose keys are known.
package enum KeyOwner: Sendable, Equatable {
  case graph, task, coroutine, target, exceptPart, options, limits
  /// A step of this operation.
  case operation(String)
}

/// What is wrong with a name.
package enum NameFault: Sendable, Equatable {
  case invalid(NameRole, NameFlaw)
  case invalidID(NameFlaw)
  case taken(String, by: EntityNoun)
  case idTaken(String, by: EntityNoun)
  case parameterTwice(String)
  case shadowing(String)
  /// Nothing of these kinds has the name.
  case unknown(String, [EntityNoun])
  case wrongKind(String, is: EntityKind, wanted: [EntityKind])
  case unknownKind(String)

  var code: GraphProblemCode {
    switch self {
    case .invalid, .invalidID: .invalidName
    case .taken, .idTaken, .parameterTwice: .duplicateName
    case .shadowing: .shadowingParameter
    case .unknown: .unknownName
    case .wrongKind: .wrongKind
    case .unknownKind: .unknownKind
    }
  }
}

/// What keeps a text from being a name.
package enum NameFlaw: Sendable, Equatable {
  case empty, tooLong, controlCharacter
}

/// What a name is for.
package enum NameRole: Sendable, Equatable {
  case task, coroutine, object, variable, parameter, group, exceptionType
}

/// What a name may stand for.
package enum EntityNoun: Sendable, Equatable {
  case task, rootTask, coroutine, object, future, group
}

/// What a name stands for, and of what kind it is where it is an object.
package enum EntityKind: Sendable, Equatable {
  case noun(EntityNoun)
  /// An object of one of these kinds.
  case object([String])
}
