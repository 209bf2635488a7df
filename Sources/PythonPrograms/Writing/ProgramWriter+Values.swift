import TaskGraphs

extension ProgramWriter {
  /// A value as it stands in a graph.
  func value(_ operand: Operand) -> String {
    switch operand {
    case .constant(let value): PythonLiteral.value(value)
    case .expression(let expression): text(of: expression)
    case .list(let elements): "[" + elements.map(value).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { PythonLiteral.text($0.name) + ": " + value($0.value) }
        .joined(separator: ", ") + "}"
    }
  }

  /// A text with expressions in it: an f-string, where Python before 3.12 can read it as one.
  func text(_ template: Template) -> String {
    guard case .pieces(let pieces) = template else {
      if case .constant(let text) = template { return PythonLiteral.text(text) }
      return "\"\""
    }
    if pieces.count == 1, case .expression(let expression) = pieces[0] {
      let kinds = facts(of: expression).kinds
      let isText = !kinds.isEmpty && kinds.isOnly(.text)
      return isText ? self.text(of: expression) : "str(\(self.text(of: expression)))"
    }
    var formatted = "f\""
    var plain = "\""
    var codes: [String] = []
    for piece in pieces {
      switch piece {
      case .text(let text):
        let escaped = PythonLiteral.formatText(text)
        formatted += escaped
        plain += escaped
      case .expression(let expression):
        let code = self.text(of: expression, quote: "'")
        codes.append(code)
        formatted += "{\(code)}"
        plain += "{}"
      }
    }
    let isReadable = codes.allSatisfy { code in
      !code.utf8.contains { Self.unreadable.contains($0) }
    }
    return isReadable ? formatted + "\"" : "\(plain)\".format(\(codes.joined(separator: ", ")))"
  }

  private func facts(of expression: Expression) -> NumberFacts {
    Operand.expression(expression).facts(variables.view(of: scope.body))
  }

  /// What cannot stand in the braces of an f-string before Python 3.12.
  private static let unreadable: Set<UInt8> = [
    UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: "{"),
  ]

  /// What `print` is given: a lone expression needs no `str`.
  func printed(_ template: Template) -> String {
    switch template {
    case .constant(""): return ""
    case .pieces(let pieces):
      if pieces.count == 1, case .expression(let expression) = pieces[0] {
        return text(of: expression)
      }
      return text(template)
    case .constant: return text(template)
    }
  }

  /// A number of seconds, checked where it could be none.
  func seconds(_ operand: Operand) -> String {
    switch operand {
    case .constant(.integer(let number)): "\(number)"
    case .constant(.float(let number)): constantSeconds(number)
    case .constant, .expression, .list, .object:
      isPlainTime(operand) ? value(operand) : "\(use(.asSeconds))(\(value(operand)))"
    }
  }

  /// A limit in seconds, which may be none.
  func limit(_ operand: Operand?) -> String {
    switch operand {
    case nil, .constant(.null): "None"
    case .constant(.integer(let number)): "\(number)"
    case .constant(.float(let number)): constantSeconds(number)
    case .some(let operand):
      isPlainTime(operand) ? value(operand) : "\(use(.asLimit))(\(value(operand)))"
    }
  }

  /// Less than half a nanosecond is none, which Python would not see.
  private func constantSeconds(_ number: Double) -> String {
    let isNone = number > 0 && (number * 1e9).rounded(.toNearestOrEven) == 0
    return isNone ? "0" : FloatText.shortest(number)
  }

  /// Whether an operand is surely a number that means the same in seconds and in whole nanoseconds.
  private func isPlainTime(_ operand: Operand) -> Bool {
    let facts = operand.facts(variables.view(of: scope.body))
    return !facts.kinds.isEmpty && facts.kinds.isOnly([.int, .float]) && facts.least >= 1e-9
      && facts.greatest < 0x1p63
  }

  /// A count, checked where it could be none.
  func count(_ operand: Operand) -> String {
    let facts = operand.facts(variables.view(of: scope.body))
    let isInteger = !facts.kinds.isEmpty && facts.kinds.isOnly(.int)
    return isInteger ? value(operand) : "\(use(.asCount))(\(value(operand)))"
  }

  /// Whether evaluating an operand surely raises nothing and sees nothing of the run.
  func isSafe(_ operand: Operand) -> Bool {
    switch operand {
    case .constant: true
    case .expression(let expression):
      expression.code.count == 1
        && expression.code.allSatisfy { code in
          switch code {
          case .constant, .integer, .shared: true
          case .local(let slot, _): isSurelyBound(Int(slot))
          default: false
          }
        }
    case .list, .object: false
    }
  }

  /// Whether a local is bound wherever it is read.
  func isSurelyBound(_ slot: Int) -> Bool {
    guard let assignments = scope.assignments, scope.body != nil else { return false }
    return assignments.isBound[slot] && !assignments.mayBeUnbound[slot]
  }

  /// The variable that a step binds.
  func target(_ binding: Binding) -> String {
    switch binding {
    case .shared(let index): names.shared[index]
    case .local(let slot): scope.locals[slot]
    }
  }

  /// Writes a statement that binds what it gives, if anything.
  func bind(_ binding: Binding?, _ piece: Piece) {
    code.line(binding.map { piece.after(target($0) + " = ") } ?? piece)
  }
}
