import JSONDocuments
import Yams

extension ImportError {
  /// What the parser of YAML has to say.
  init(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let reason = context.map { "\($0.text): \(problem)" } ?? problem
      self.init(.notYAML(reason), JSONPosition(mark))
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(.repeatedKeys(keys.prefix(5).map { "\($0)" }), JSONPosition(context.mark))
    case .reader(let problem, _, _, _):
      self.init(.notYAML(problem))
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      self.init(.notYAML(nil))
    }
  }
}

extension JSONPosition {
  fileprivate init(_ mark: Mark) {
    self.init(line: max(mark.line, 1), column: max(mark.column, 1))
  }
}
