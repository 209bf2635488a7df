import CooperativeLoop
import JSONDocuments

extension GraphDecoder {
  /// Reads a list of steps.
  mutating func steps(_ node: JSONNode, in parent: SiteParent) -> [Step] {
    guard isList(node, .steps) else { return [] }
    var steps: [Step] = []
    steps.reserveCapacity(node.count)
    var index: UInt32 = 0
    for element in node.elements {
      let site = sites.add(
        parent.edge,
        parent: parent.site,
        index: index,
        operation: 0,
        start: element.start
      )
      if let step = step(element, at: site) { steps.append(step) }
      index += 1
    }
    return steps
  }

  private mutating func step(_ node: JSONNode, at site: SiteID) -> Step? {
    guard isObject(node, .step) else { return nil }
    let keys = keys(of: node)
    guard let (index, operand) = keys.operation else {
      tellNoOperation(node, unknown: keys.unknown, beside: keys.modifiers)
      return nil
    }
    let row = Operations.table[index]
    sites.entries[Int(site.index)].operation = UInt16(index)
    if !keys.unknown.isEmpty { tellUnknownKeys(keys.unknown, of: row) }
    tellMisplaced(keys.modifiers, of: row)
    tellMissing(keys.modifiers, of: row, in: node)
    let parts = StepParts(
      node: node,
      site: site,
      row: row,
      operand: operand,
      modifiers: keys.modifiers
    )
    return row.build(&self, parts).map { Step(site: site, label: keys.label, operation: $0) }
  }

  /// The keys of a step, sorted by what they are.
  private struct StepKeys {
    /// The first operation, by its place in the table.
    var operation: (index: Int, operand: JSONNode)?
    var label: String?
    var hasLabel = false
    var modifiers: [(modifier: Modifier, node: JSONNode)] = []
    var unknown: [JSONNode] = []
  }

  /// Sorts a step's keys, and tells which are there twice.
  private mutating func keys(of node: JSONNode) -> StepKeys {
    var keys = StepKeys()
    for (name, value) in node.members {
      guard let key = Operations.keys.index(of: name.textBytes) else {
        keys.unknown.append(name)
        continue
      }
      if key < Operations.table.count {
        if let (first, _) = keys.operation {
          tellSecondOperation(name, after: Operations.table[first])
        } else {
          keys.operation = (key, value)
        }
      } else if key == Operations.label {
        if keys.hasLabel { tellDuplicate(name) }
        keys.hasLabel = true
        keys.label = text(value, .label)
      } else {
        let modifier = Modifier.allCases[key - Operations.table.count]
        if keys.modifiers.contains(where: { $0.modifier == modifier }) {
          tellDuplicate(name)
        } else {
          keys.modifiers.append((modifier, value))
        }
      }
    }
    return keys
  }

  private func tellSecondOperation(_ name: JSONNode, after first: OperationRow) {
    let second = name.text
    if Name.same(second, first.name) { return tellDuplicate(name) }
    problems.add(
      .step(.secondOperation(second, after: first.name)),
      at: name,
      suggestion: OtherWords.word(for: second, among: first.modifiers.map(\.key))
    )
  }

  private func tellNoOperation(
    _ node: JSONNode,
    unknown: [JSONNode],
    beside modifiers: [(modifier: Modifier, node: JSONNode)]
  ) {
    for name in unknown {
      let key = name.text
      let meant = Suggestion.word(for: key, among: Operations.keyNames)
      let fault = StepFault.unknownOperation(key, isMeantKnown: meant != nil)
      problems.add(.step(fault), at: name, suggestion: meant)
    }
    guard unknown.isEmpty else { return }
    let key = modifiers.first?.modifier
    let owners = key.map(Operations.owners) ?? []
    problems.add(.step(.noOperation(beside: key?.key, owners: owners)), at: node)
  }

  private func tellUnknownKeys(_ unknown: [JSONNode], of row: OperationRow) {
    let known = row.modifiers.map(\.key) + ["label"]
    for name in unknown {
      let key = name.text
      problems.add(
        .key(.unknown(key, in: .operation(row.name), known: known)),
        at: name,
        suggestion: Suggestion.word(for: key, among: known)
      )
    }
  }

  /// Tells which modifiers belong to other operations.
  private func tellMisplaced(
    _ modifiers: [(modifier: Modifier, node: JSONNode)],
    of row: OperationRow
  ) {
    for (modifier, value) in modifiers where !row.modifiers.contains(modifier) {
      // The name stands right before its value on the tape.
      let name = JSONNode(value.index - 1, in: document)
      let owners = Operations.owners(of: modifier)
      problems.add(
        .step(.modifierOfOthers(modifier.key, owners: owners, operation: row.name)),
        at: name
      )
    }
  }

  /// Tells which modifiers an operation cannot do without.
  private func tellMissing(
    _ modifiers: [(modifier: Modifier, node: JSONNode)],
    of row: OperationRow,
    in node: JSONNode
  ) {
    for modifier in row.required where !modifiers.contains(where: { $0.modifier == modifier }) {
      problems.add(.key(.noModifier(modifier.key, of: row.name)), at: node)
    }
  }
}
