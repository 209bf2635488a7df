/// Reads Graphviz's language by its grammar: an edge `a -> b` makes `b` wait for `a`.
///
/// Of the attributes `label` becomes the label of the task's step, and the first of `cost`, `duration`
/// and `size` (SimGrid's and DSLab's word) what it costs. Those of edges mean nothing to a loop.
struct DOTReader {
  private let limits: ImportLimits
  private var lexer: DOTLexer
  private var token = DOTToken(kind: .end, start: 0)
  private var nodes = DOTNodes()
  private var depth = 0

  init(_ text: [UInt8], _ limits: ImportLimits) {
    self.limits = limits
    lexer = DOTLexer(text)
  }

  func read() throws(ImportError) -> ImportedGraph {
    var reader = self
    return try reader.readDocument()
  }

  private mutating func readDocument() throws(ImportError) -> ImportedGraph {
    try advance()
    _ = try take(.keyword(.strict))
    if token.kind == .keyword(.graph) { throw lexer.error(.notDirected, token.start) }
    guard try take(.keyword(.digraph)) else { throw expected("'digraph'") }
    var graph = ImportedGraph()
    if case .name(let name) = token.kind {
      graph.name = name
      try advance()
    }
    try expect("{")
    _ = try statements(defaults: DOTAttributes())
    try expect("}")
    guard token.kind == .end else { throw expected("the end of the text") }
    graph.tasks = nodes.tasks
    return graph
  }

  /// The statements up to a closing brace.
  ///
  /// - Parameter defaults: What holds for nodes made here, unless `node [...]` says otherwise.
  /// - Returns: The nodes mentioned, in order; one may stand there twice.
  /// - Throws: The first mistake.
  private mutating func statements(defaults: DOTAttributes) throws(ImportError) -> [Int] {
    var defaults = defaults
    var mentioned: [Int] = []
    while token.kind != .mark(UInt8(ascii: "}")), token.kind != .end {
      switch token.kind {
      case .mark(UInt8(ascii: ";")):
        try advance()
      case .keyword(.node):
        try advance()
        let attributes = try attributes()
        defaults.cost = attributes.cost ?? defaults.cost
      case .keyword(.graph), .keyword(.edge):
        try advance()
        _ = try attributes()
      default:
        mentioned += try edgeStatement(defaults)
      }
    }
    return mentioned
  }

  /// A node, a group, a chain of edges between them, or `name = value`.
  private mutating func edgeStatement(_ defaults: DOTAttributes) throws(ImportError) -> [Int] {
    let first = token
    var last: [Int]
    var isNode = false
    if case .name(let name) = first.kind {
      try advance()
      if try take(.mark(UInt8(ascii: "="))) {
        _ = try value()
        return []
      }
      last = [try node(name, at: first.start, defaults)]
      isNode = true
    } else {
      last = try group(defaults)
    }
    var mentioned = last
    while token.kind == .arrow || token.kind == .line {
      let place = token.start
      guard try take(.arrow) else { throw lexer.error(.notDirected, place) }
      let next = try operand(defaults)
      guard nodes.connect(last.unique, next.unique, limit: limits.dependencies) else {
        throw lexer.error(.tooManyDependencies(limit: limits.dependencies), place)
      }
      mentioned += next
      last = next
      isNode = false
    }
    let attributes = try attributes()
    if isNode { try set(attributes, of: last[0]) }
    return mentioned
  }

  /// A node or a group.
  private mutating func operand(_ defaults: DOTAttributes) throws(ImportError) -> [Int] {
    guard case .name(let name) = token.kind else { return try group(defaults) }
    let start = token.start
    try advance()
    return [try node(name, at: start, defaults)]
  }

  /// A node whose name was read, and the ports behind it.
  private mutating func node(
    _ name: String,
    at start: Int,
    _ defaults: DOTAttributes
  ) throws(ImportError) -> Int {
    while try take(.mark(UInt8(ascii: ":"))) { _ = try value() }
    let (index, isNew) = nodes.index(of: name, at: start)
    if isNew { try set(defaults, of: index) }
    return index
  }

  /// Statements in braces, with or without `subgraph` and a name in front.
  private mutating func group(_ defaults: DOTAttributes) throws(ImportError) -> [Int] {
    if try take(.keyword(.subgraph)), case .name = token.kind { try advance() }
    guard depth < limits.depth else {
      throw lexer.error(.tooDeep(limit: limits.depth), token.start)
    }
    guard token.kind == .mark(UInt8(ascii: "{")) else { throw expected("a node or a group") }
    try advance()
    depth += 1
    let mentioned = try statements(defaults: defaults)
    depth -= 1
    try expect("}")
    return mentioned
  }

  private mutating func set(_ attributes: DOTAttributes, of index: Int) throws(ImportError) {
    if let label = attributes.label { nodes.tasks[index].label = label }
    guard let written = attributes.cost else { return }
    guard let cost = Cost(written.text) else {
      throw lexer.error(.badCost(written.text, of: nodes.tasks[index].id), written.offset)
    }
    nodes.tasks[index].cost = cost
  }

  /// Lists of attributes in brackets, as many as there are.
  private mutating func attributes() throws(ImportError) -> DOTAttributes {
    var found = DOTAttributes()
    while try take(.mark(UInt8(ascii: "["))) {
      while try !take(.mark(UInt8(ascii: "]"))) {
        guard let name = try value() else { throw expected("an attribute's name") }
        guard try take(.mark(UInt8(ascii: "="))) else { throw expected("'='") }
        let offset = token.start
        if let value = try value() { found.note(name, value, at: offset) }
        if try !take(.mark(UInt8(ascii: ","))) { _ = try take(.mark(UInt8(ascii: ";"))) }
      }
    }
    return found
  }

  /// A name or markup, where the grammar has an ID.
  ///
  /// - Returns: The name; nil for markup.
  private mutating func value() throws(ImportError) -> String? {
    switch token.kind {
    case .name(let text):
      try advance()
      return text
    case .keyword(let keyword):
      // No ID by the grammar, but `label=node` occurs and is plain to everybody.
      try advance()
      return keyword.rawValue
    case .markup:
      try advance()
      return nil
    default:
      throw expected("a name")
    }
  }

  private mutating func advance() throws(ImportError) {
    token = try lexer.next()
  }

  private mutating func take(_ kind: DOTToken.Kind) throws(ImportError) -> Bool {
    guard token.kind == kind else { return false }
    try advance()
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(ImportError) {
    guard try take(.mark(UInt8(ascii: mark))) else { throw expected("'\(mark)'") }
  }

  private func expected(_ what: String) -> ImportError {
    lexer.error(.syntax(expected: what, found: token.description), token.start)
  }
}
