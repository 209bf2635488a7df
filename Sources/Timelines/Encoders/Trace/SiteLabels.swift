import CooperativeLoop

/// What slices are called: a site's operation and target, cut once out of what the describer says of it.
struct SiteLabels {
  /// The contents of JSON strings, without their quotes.
  struct Label {
    var name: [UInt8]
    /// Where in the graph it stands; empty where that is not known.
    var pointer: [UInt8] = []

    init(_ name: StaticString) {
      self.name = name.withUTF8Buffer { Array($0) }
    }
  }

  private let describer: any RunDescriber
  private var known: [SiteID: Label] = [:]

  init(_ describer: any RunDescriber) {
    self.describer = describer
  }

  /// What a step is called after one of its actions.
  mutating func label(of action: StepAction) -> Label {
    guard action.site == .none else { return label(of: action.site) }
    return switch action.kind {
    case .yielded: Label("yield")
    case .printed: Label("print")
    case .polled: Label("await")
    case .acted: Label("native")
    }
  }

  private mutating func label(of site: SiteID) -> Label {
    if let label = known[site] { return label }
    let members = describer.actionMembers(at: site)
    var label = Label("native")
    if let operation = Self.text(of: #""operation":""#, in: members) { label.name = operation }
    if let target = Self.text(of: #","target":""#, in: members) {
      label.name += Array(" ".utf8) + target
    }
    label.pointer = Self.text(of: #","at":""#, in: members) ?? []
    known[site] = label
    return label
  }

  /// What stands behind a key up to the closing quote, as it is escaped.
  ///
  /// A key cannot be inside a text, where its quotes would have backslashes.
  private static func text(of key: String, in members: [UInt8]) -> [UInt8]? {
    let key = Array(key.utf8)
    guard let begin = members.firstRange(of: key)?.upperBound else { return nil }
    var end = begin
    while end < members.count, members[end] != UInt8(ascii: "\"") {
      end += members[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return end < members.count ? Array(members[begin..<end]) : nil
  }
}
