/// A media type such as `text/plain; charset=utf-8`, or a range such as `text/*` from an `Accept`.
public struct MediaType: Sendable, Hashable, CustomStringConvertible {
  /// The part before the slash, in lower case; `*` in a range.
  public let type: String
  /// The part after the slash, in lower case; `*` in a range.
  public let subtype: String
  /// The parameters by their names in lower case.
  public let parameters: [String: String]

  /// Makes a type from its parts.
  public init(_ type: String, _ subtype: String, parameters: [String: String] = [:]) {
    self.type = type.lowercased()
    self.subtype = subtype.lowercased()
    self.parameters = parameters
  }

  /// Reads a type; nil where the text is none.
  public init?(parsing text: some StringProtocol) {
    let parts = splitOutsideQuotes(text, at: ";").map { trimmed($0) }
    let names = (parts.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
    guard names.count == 2, isToken(names[0].utf8), isToken(names[1].utf8),
      names[0] != "*" || names[1] == "*"
    else { return nil }
    var parameters: [String: String] = [:]
    for part in parts.dropFirst() where !part.isEmpty {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = trimmed(halves[0]).lowercased()
      guard halves.count == 2, isToken(name.utf8), let value = unquoted(trimmed(halves[1])) else {
        return nil
      }
      parameters[name] = value
    }
    self.init(String(names[0]), String(names[1]), parameters: parameters)
  }

  /// The type without its parameters.
  public var essence: String { "\(type)/\(subtype)" }

  /// The type as a header has it, parameters in the order of their names.
  public var description: String {
    parameters.sorted { $0.key < $1.key }.reduce(essence) { text, parameter in
      let value = isToken(parameter.value.utf8) ? parameter.value : "\"\(parameter.value)\""
      return text + "; \(parameter.key)=\(value)"
    }
  }
}

/// A parameter's value without the quotes and backslashes it may have; nil where it is malformed.
private func unquoted(_ text: String) -> String? {
  guard text.hasPrefix("\"") else { return isToken(text.utf8) ? text : nil }
  guard text.utf8.count >= 2, text.hasSuffix("\"") else { return nil }
  var value = ""
  var isEscaped = false
  for character in text.dropFirst().dropLast() {
    if character == "\\" && !isEscaped {
      isEscaped = true
    } else {
      value.append(character)
      isEscaped = false
    }
  }
  return isEscaped ? nil : value
}

/// Splits at a separator that stands outside quotes.
func splitOutsideQuotes(_ text: some StringProtocol, at separator: Character) -> [String] {
  var parts = [""]
  var isQuoted = false
  var isEscaped = false
  for character in text {
    if character == separator && !isQuoted {
      parts.append("")
      continue
    }
    if character == "\"" && !isEscaped { isQuoted.toggle() }
    isEscaped = isQuoted && character == "\\" && !isEscaped
    parts[parts.count - 1].append(character)
  }
  return parts
}
