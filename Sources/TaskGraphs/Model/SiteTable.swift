package import CooperativeLoop
import JSONDocuments

/// Where each site stands in the document and what operation it is.
///
/// A timeline names the JSON Pointer of every action; a graph can have a million steps, so each site
/// keeps only its step from its parent and a pointer is written when it is asked for.
package struct SiteTable: Sendable {
  struct Entry: Sendable {
    /// The site in which it stands, or `none`.
    let parent: UInt32
    /// The member of the parent, or of the graph, that leads here.
    let edge: Edge
    /// The index within that member.
    let index: UInt32
    /// The operation, as an index into `operationNames`.
    var operation: UInt16
    /// Where it begins in the document, in bytes.
    let start: UInt32
  }

  enum Edge: UInt8, Sendable {
    /// `/tasks/0`.
    case task
    /// `/after`, below a task.
    case after
    /// `/coroutines/name`.
    case coroutine
    case steps, then, `else`, `try`, finally
    /// `/except/0`, a site of its own that holds the part's steps.
    case except

    var leadsToStep: Bool {
      switch self {
      case .task, .after, .coroutine, .except: false
      case .steps, .then, .else, .try, .finally: true
      }
    }
  }

  static let none = UInt32.max

  var entries: [Entry] = []
  var coroutineNames: [String] = []
  var operationNames: [String] = []

  /// How many sites there are.
  package var count: Int { entries.count }

  /// How many of them are steps: roots, their `after`, coroutines and `except` parts are none.
  package var stepCount: Int {
    entries.count { $0.edge.leadsToStep }
  }

  /// The JSON Pointer of a site.
  ///
  /// - Complexity: O(depth of the document).
  package func pointer(of site: SiteID) -> String {
    var parts: [String] = []
    var index = site.index
    while index != SiteTable.none {
      let entry = entries[Int(index)]
      parts.append(part(of: entry))
      index = entry.parent
    }
    return parts.reversed().joined()
  }

  /// Where a site begins in the document, in bytes.
  func start(of site: SiteID) -> Int { Int(entries[Int(site.index)].start) }

  /// The coroutines' own sites, in the document's order.
  ///
  /// - Complexity: O(*n*) in the number of sites.
  var coroutineSites: [SiteID] {
    entries.indices.lazy.filter { entries[$0].edge == .coroutine }
      .map { SiteID(index: UInt32($0)) }
  }

  /// The operation's key in the graph; `after` for a root's dependencies, and `task`, `coroutine`
  /// or `except` for what is no step but holds steps.
  package func operation(of site: SiteID) -> String {
    operationNames[Int(entries[Int(site.index)].operation)]
  }

  private func part(of entry: Entry) -> String {
    switch entry.edge {
    case .task: "/tasks/\(entry.index)"
    case .after: "/after"
    case .coroutine: "/coroutines/" + JSONPointer.escaped(coroutineNames[Int(entry.index)])
    case .steps: "/steps/\(entry.index)"
    case .then: "/then/\(entry.index)"
    case .else: "/else/\(entry.index)"
    case .try: "/try/\(entry.index)"
    case .finally: "/finally/\(entry.index)"
    case .except: "/except/\(entry.index)"
    }
  }
}

extension SiteTable {
  /// Adds a site; a step's operation is filled in once it is known.
  mutating func add(
    _ edge: Edge,
    parent: SiteID? = nil,
    index: UInt32 = 0,
    operation: UInt16,
    start: Int
  ) -> SiteID {
    let site = SiteID(index: UInt32(entries.count))
    let entry = Entry(
      parent: parent?.index ?? SiteTable.none,
      edge: edge,
      index: index,
      operation: operation,
      start: UInt32(clamping: start)
    )
    entries.append(entry)
    return site
  }
}
