import JSONDocuments

/// What every format comes down to: tasks with costs that wait for others.
struct ImportedGraph {
  /// The graph's name in the source, if it has one.
  var name: String?
  /// In the order of the source.
  var tasks: [ImportedTask] = []
}

/// One task of a source.
struct ImportedTask {
  /// What it is called, and what others call it.
  var id: String
  /// What it is besides, for people to read; nil where the source says nothing more.
  var label: String?
  var cost = Cost.none
  /// Whom it waits for, in the order of the source; one may be named twice.
  var dependencies: [String] = []
  /// Where it stands.
  var place: SourcePlace
}

/// Where something stands in a source.
enum SourcePlace {
  case offset(Int)
  case position(JSONPosition)
}
