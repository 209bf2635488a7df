import CooperativeLoop
import JSONDocuments

/// A step taken apart: its operation, and what stands beside it.
struct StepParts {
  /// The step itself.
  let node: JSONNode
  /// Its place.
  let site: SiteID
  /// Its row in the table.
  let row: OperationRow
  /// The operand.
  let operand: JSONNode
  /// Whatever modifiers there are, by their index.
  let modifiers: [JSONNode?]

  subscript(_ modifier: Modifier) -> JSONNode? { modifiers[modifier.index] }
}

/// Where the steps of a list hang in the table of sites.
struct SiteParent {
  /// The site of the step, the root or the coroutine that holds them.
  let site: SiteID
  /// What leads from there to the list.
  var edge = SiteTable.Edge.steps
}
