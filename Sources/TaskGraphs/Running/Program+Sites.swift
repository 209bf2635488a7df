package import CooperativeLoop
import JSONDocuments

// What can be said of a site without running it: the members that all its actions begin with.

extension Program {
  /// The JSON members, without braces, that every action at a site begins with: its operation, where
  /// it stands in the graph, and what the graph itself says of it (a constant target, a time).
  package func actionMembers(at site: SiteID) -> [UInt8] {
    var writer = MemberWriter()
    let block = blockReleased(at: site)
    let site = block ?? site
    writer.add("operation", text: block == nil ? graph.sites.operation(of: site) : "release")
    writer.add("at", text: graph.sites.pointer(of: site))
    if let operation = tables.operations[Int(site.index)] {
      describe(operation, &writer)
    }
    return writer.bytes
  }

  /// The `with` at whose end a site releases what it had acquired; nil for a site of the graph's own.
  private func blockReleased(at site: SiteID) -> SiteID? {
    let count = graph.sites.count
    return site.index < count ? nil : tables.releases[Int(site.index) - count]
  }

  /// Whether what a `with` releases has a name that is only known while it runs.
  func isTargetComputed(at release: SiteID) -> Bool {
    guard let block = blockReleased(at: release),
      case .with(.computed, _) = tables.operations[Int(block.index)]
    else { return false }
    return true
  }

  private func describe(_ operation: StepOperation, _ writer: inout MemberWriter) {
    switch operation {
    case .yield(.constant(let count)): writer.add("count", count)
    case .sleep(.constant(let time)), .work(.constant(let time)): writer.add("seconds", time)
    case .await(let target, _): name(of: target).map { writer.add("target", text: $0) }
    case .spawn(let call, _, let group, _):
      if case .known(let index) = call.coroutine {
        writer.add("target", text: graph.coroutines[index].name)
      }
      if let group { writer.add("in", text: group.text) }
    case .group(let name, _): writer.add("target", text: name.text)
    case .waitFor(let target, _, _): name(of: target).map { writer.add("target", text: $0) }
    case .set(let object), .clear(let object), .with(let object, _), .acquire(let object),
      .release(let object), .notify(let object, _), .put(let object, _), .get(let object, _),
      .putNowait(let object, _), .getNowait(let object, _), .taskDone(let object),
      .join(let object), .resolve(let object, _), .reject(let object, _):
      if case .known(let index) = object {
        writer.add("target", text: graph.objects[index].name)
      }
    default: break
    }
  }

  private func name(of target: Target) -> String? {
    switch target {
    case .root(let index): graph.tasks[index].id
    case .task(let id): id
    case .future(let index): graph.objects[index].name
    case .coroutine(let call, _):
      if case .known(let index) = call.coroutine { graph.coroutines[index].name } else { nil }
    case .computed: nil
    }
  }

  private func name(of target: AwaitTarget) -> String? {
    switch target {
    case .root(let index): graph.tasks[index].id
    case .task(let id): id
    case .object(let index): graph.objects[index].name
    case .coroutine(let index, _): graph.coroutines[index].name
    case .computed: nil
    }
  }
}
