/// What can be asked in a query, parameter by parameter, or on a command line, option by option.
package protocol RequestParameters: Sendable {
  /// The parameters there are, by their names in a query.
  static var names: [String] { get }

  /// Asks for nothing.
  init()

  /// Takes a parameter as it was written.
  ///
  /// - Parameters:
  ///   - name: One of `names`.
  ///   - text: Its value.
  ///   - label: What the parameter is called where it was written.
  /// - Throws: `badParameter` where the value is none that the parameter takes.
  mutating func set(_ name: String, to text: String, called label: String) throws(RunRefusal)
}

extension RequestParameters {
  /// Takes parameters from a query.
  ///
  /// - Parameter values: The values by their names; those of other names are passed over.
  /// - Throws: What is wrong with the first value that its parameter does not take.
  init(query values: [String: String]) throws(RunRefusal) {
    self.init()
    for name in Self.names {
      if let text = values[name] { try set(name, to: text, called: name) }
    }
  }

  /// The choice that a parameter's value names.
  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ label: String,
    _ text: String
  ) throws(RunRefusal) -> Choice {
    if let choice = Choice(rawValue: text) { return choice }
    throw .badParameter(label, .noneOf(label, Choice.allCases.map(\.rawValue), text))
  }
}
