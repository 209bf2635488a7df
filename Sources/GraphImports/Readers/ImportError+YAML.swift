import JSONDocuments
import Yams

extension ImportError {
  /// What the parser of YAML has to say.
  ///
  /// - Parameters:
  ///   - error: What it threw.
  ///   - text: The source: no place lies behind its end.
  init(_ error: YamlError, in text: [UInt8]) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      var flaw = YAMLFlaw(problem)
      if case .other = flaw, let context { flaw = .other("\(context.text): \(problem)") }
      self.init(.notYAML(flaw), JSONPosition(mark, in: text))
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.prefix(5).map { "\($0)" }
      self.init(.repeatedKeys(names), JSONPosition(context.mark, in: text))
    case .reader(let problem, _, _, _):
      self.init(.notYAML(YAMLFlaw(problem)))
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      self.init(.notYAML(.unreadable))
    }
  }
}

extension JSONPosition {
  fileprivate init(_ mark: Mark, in text: [UInt8]) {
    let end = JSONPositions(of: text).position(of: text.count)
    let isInside = (mark.line, mark.column) < (end.line, end.column)
    self = isInside ? JSONPosition(line: max(mark.line, 1), column: max(mark.column, 1)) : end
  }
}
