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
  /// Whatever modifiers there are: so few that they need no table.
  let modifiers: [(modifier: Modifier, node: JSONNode)]

  subscript(_ modifier: Modifier) -> JSONNode? {
    modifiers.first { $0.modifier == modifier }?.node
  }
}

/// Where the steps of a list hang in the table of sites.
struct SiteParent {
  /// The site of the step, the root, the coroutine or the part that holds them.
  let site: SiteID
  /// What leads from there to the list.
  var edge = SiteTable.Edge.steps
}

/// What stands around a step in its body, as far as an operation asks for it.
struct Surroundings {
  /// Whether there is a loop to break.
  var hasLoop = false
  /// Whether an `except` part has something to raise again.
  var hasCaught = false
}
