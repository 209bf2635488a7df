/// The nodes of a DOT document as they come, with what waits for what.
struct DOTNodes {
  var tasks: [ImportedTask] = []
  private var edgeCount = 0
  private var indexes: [String: Int] = [:]

  /// The node of that name, made at its first mention.
  mutating func index(of name: String, at offset: Int) -> (index: Int, isNew: Bool) {
    if let index = indexes[name] { return (index, false) }
    let index = tasks.count
    indexes[name] = index
    tasks.append(ImportedTask(id: name, place: .offset(offset)))
    return (index, true)
  }

  /// Makes each of some nodes wait for each of others.
  ///
  /// - Parameters:
  ///   - sources: Whom to wait for.
  ///   - targets: Who waits.
  ///   - limit: The most edges in all; none is added where there would be more.
  /// - Returns: Whether they were added.
  mutating func connect(_ sources: [Int], _ targets: [Int], limit: Int) -> Bool {
    let (count, isOverflow) = sources.count.multipliedReportingOverflow(by: targets.count)
    guard !isOverflow, count <= limit - edgeCount else { return false }
    edgeCount += count
    for target in targets {
      for source in sources { tasks[target].dependencies.append(tasks[source].id) }
    }
    return true
  }
}

/// What attributes say of a node that matters here.
struct DOTAttributes {
  /// The names under which costs are written; the first of them that is there counts.
  private static let costNames = ["cost", "duration", "size"]

  /// What the node costs, as it is written, and where.
  var cost: (text: String, offset: Int)?
  private(set) var label: String?
  private var costRank = Self.costNames.count

  /// Takes in one attribute; later ones win over earlier ones of the same name.
  mutating func note(_ name: String, _ value: String, at offset: Int) {
    if name == "label" { label = Self.text(ofLabel: value) }
    if let rank = Self.costNames.firstIndex(of: name), rank <= costRank {
      cost = (value, offset)
      costRank = rank
    }
  }

  /// A label on one line: `\n`, `\l` and `\r` end lines in DOT.
  private static func text(ofLabel label: String) -> String? {
    var text = ""
    var isEscape = false
    for scalar in label.unicodeScalars {
      let isLineEnd = isEscape ? "nlr".unicodeScalars.contains(scalar) : scalar == "\n"
      if isLineEnd {
        text += " "
      } else if isEscape || scalar != "\\" {
        text.unicodeScalars.append(scalar)
      }
      isEscape = !isEscape && scalar == "\\"
    }
    let words = text.split(separator: " ")
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}

extension [Int] {
  /// Each once, in the order of their first mention.
  var unique: [Int] {
    guard count > 1 else { return self }
    var seen: Set<Int> = []
    return filter { seen.insert($0).inserted }
  }
}
