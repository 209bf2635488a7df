import TaskGraphs

extension Helper {
  func valueText(_ n: ProgramNames) -> String {
    switch self {
    case .asSeconds:
      """
      def \(n[.asSeconds])(value):
          \"\"\"A number of seconds; less than half a nanosecond is none.\"\"\"
          if type(value) not in (int, float):
              raise TypeError("seconds must be a number")
          if not math.isfinite(value * 1e9):
              raise ValueError("seconds must be finite")
          return value if value * 1e9 > 0.5 else 0
      """
    case .asLimit:
      """
      def \(n[.asLimit])(value):
          \"\"\"A limit in seconds; None is no limit.\"\"\"
          return None if value is None else \(n[.asSeconds])(value)
      """
    case .asCount:
      """
      def \(n[.asCount])(value):
          \"\"\"A whole number, to count with.\"\"\"
          if type(value) is not int:
              raise TypeError("a count must be a whole number")
          return value
      """
    case .checked: checkedText(n)
    default:
      """
      def \(n[.modulo])(a, b):
          \"\"\"The remainder; % on a text would format it.\"\"\"
          if isinstance(a, str):
              raise TypeError("% is arithmetic only")
          return a % b
      """
    }
  }

  private func checkedText(_ n: ProgramNames) -> String {
    """
    def \(n[.checked])(number):
        \"\"\"A number that fits: integers have 64 bits here, and floats are finite.\"\"\"
        if type(number) is int and not -(2**63) <= number < 2**63:
            raise OverflowError("integer overflow")
        if type(number) is float and not math.isfinite(number):
            raise OverflowError("float overflow")
        return number
    """
  }

  /// Only those cases are told apart that a graph can meet.
  func asValueText(_ writer: ProgramWriter) -> String {
    let n = writer.names
    var lines = [
      "def \(n[.asValue])(result):",
      "    \"\"\"An exception as a dictionary; anything else as it is.\"\"\"",
      "    if not isinstance(result, BaseException):",
      "        return result",
    ]
    if writer.mayReadUnbound {
      lines += unboundLines(writer)
    }
    var message = "str(result)"
    if writer.features.hasGroups || writer.naming.findsRoots {
      writer.require("re")
      lines += [
        "    # Without the task or the group that some messages of asyncio hold.",
        "    pattern = r\"^(Task cannot await on itself|TaskGroup):? <.*>\"",
        "    message = re.sub(pattern, r\"\\1\", str(result))",
      ]
      message = "message"
    }
    let value = "{\"error\": type(result).__name__, \"message\": \(message)}"
    guard writer.features.hasGroups else {
      return (lines + ["    return \(value)"]).joined(separator: "\n")
    }
    lines += [
      "    value = \(value)",
      "    if isinstance(result, BaseExceptionGroup):",
      "        value[\"errors\"] = [\(n[.asValue])(error) for error in result.exceptions]",
      "    return value",
    ]
    return lines.joined(separator: "\n")
  }

  /// Python tells a local without a value from a name that there is not.
  private func unboundLines(_ writer: ProgramWriter) -> [String] {
    let renamed = writer.renamedUnbound
    var lines = [
      "    if isinstance(result, UnboundLocalError):",
      "        name = str(result).split(\"'\")[1]",
    ]
    if !renamed.isEmpty {
      let pairs = renamed.map { "\"\($0.identifier)\": \(PythonLiteral.text($0.name))" }
      lines.append("        name = {\(pairs.joined(separator: ", "))}.get(name, name)")
    }
    return lines + ["        result = NameError(f\"name '{name}' is not defined\")"]
  }
}

extension ProgramWriter {
  /// Whether some local may be read before it is bound.
  var mayReadUnbound: Bool { assignments.values.contains { $0.mayBeUnbound.contains(true) } }

  /// The locals that may be read before they are bound and have another identifier than their name.
  var renamedUnbound: [(identifier: String, name: String)] {
    var seen: Set<String> = []
    var renamed: [(identifier: String, name: String)] = []
    for (id, body) in graph.bodies {
      guard let survey = assignments[id], let locals = names.locals[id] else { continue }
      for (slot, name) in body.localNames.enumerated()
      where survey.mayBeUnbound[slot] && locals[slot] != name && seen.insert(locals[slot]).inserted
      {
        renamed.append((locals[slot], name))
      }
    }
    return renamed
  }
}
