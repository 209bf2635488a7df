/// A word of Graphviz's language and where it begins.
struct DOTToken {
  enum Kind: Equatable {
    /// A name: a plain word, a number or a quoted text.
    case name(String)
    /// Markup between angle brackets, without them; its text means nothing here.
    case markup
    case keyword(DOTKeyword)
    /// `->`
    case arrow
    /// `--`
    case line
    /// One of `{ } [ ] = ; , :`.
    case mark(UInt8)
    case end
  }

  let kind: Kind
  let start: Int

  /// As it stands in a message.
  var description: String {
    switch kind {
    case .name(let text): "'\(text.prefix(40))'"
    case .markup: "markup"
    case .keyword(let keyword): "'\(keyword.rawValue)'"
    case .arrow: "'->'"
    case .line: "'--'"
    case .mark(let byte): "'\(Unicode.Scalar(byte))'"
    case .end: "the end of the text"
    }
  }
}

/// The words that are no names; in capitals too.
enum DOTKeyword: String {
  case strict, graph, digraph, subgraph, node, edge
}
