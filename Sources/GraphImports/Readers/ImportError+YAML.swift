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
      self.init(.unreadable("this is not YAML: \(reason)"), JSONPosition(mark))
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "'\($0)'" }.joined(separator: ", ")
      let reason = "this mapping has a key twice: \(names.prefix(200))"
      self.init(.unreadable(reason), JSONPosition(context.mark))
    case .reader(let problem, _, _, _):
      self.init(.unreadable("this is not YAML: \(problem)"))
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      self.init(.unreadable("this cannot be read as YAML"))
    }
  }
}

extension JSONPosition {
  fileprivate init(_ mark: Mark) {
    self.init(line: max(mark.line, 1), column: max(mark.column, 1))
  }
}
