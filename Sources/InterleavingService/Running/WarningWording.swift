import Languages
import TaskGraphs
import Timelines

// A graph's warnings as the service tells them.

extension RunWarning {
  /// A warning for a timeline, whose bytes are the same for everybody: in all languages at once.
  init(_ warning: GraphWarning) {
    let others = Language.allCases.filter { $0 != .english }
    self.init(
      code: warning.fault.code.rawValue,
      pointer: warning.pointer,
      message: warning.fault.text(in: .english),
      translations: others.map {
        Translation(language: $0.tag, message: warning.fault.text(in: $0))
      }
    )
  }
}

extension JSONObjectWriter {
  /// A warning for who posted the graph: with its place in the text, in one language.
  init(_ warning: GraphWarning, in language: Language) {
    self.init()
    add("pointer", warning.pointer)
    add("line", warning.line)
    add("column", warning.column)
    add("code", warning.fault.code.rawValue)
    add("message", warning.fault.text(in: language))
  }
}
