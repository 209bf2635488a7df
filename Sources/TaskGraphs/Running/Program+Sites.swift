package import CooperativeLoop
import JSONDocuments

// What can be said of a site without running it: the members that all its actions begin with.

extension Program {
  /// The JSON members, without braces, that every action at a site begins with: its operation, where
  /// it stands in the graph, and what the graph itself says of it (a constant target, a time).
  package func actionMembers(at site: SiteID) -> [UInt8] {
    var writer = MemberWriter()
    writer.add("operation", text: graph.sites.operation(of: site))
    writer.add("at", text: graph.sites.pointer(of: site))
    if let operation = tables.operations[Int(site.index)] {
      describe(operation, &writer)
    }
    writer.finish()
    return writer.bytes
  }

  private func describe(_ operation: StepOperation, _ writer: inout MemberWriter) {
    switch operation {
    case .print, .gather, .repeat, .let, .if, .return: break
    case .yield(.constant(let count)): writer.add("count", count)
    case .sleep(.constant(let time)), .work(.constant(let time)): writer.add("seconds", time)
    case .yield, .sleep, .work: break
    case .await(let target, _): name(of: target).map { writer.add("target", text: $0) }
    case .spawn(let call, _, _, _):
      if case .known(let index) = call.coroutine {
        writer.add("target", text: graph.coroutines[index].name)
      }
    case .set(.known(let index)), .clear(.known(let index)):
      writer.add("target", text: graph.objects[index].name)
    case .set(.computed), .clear(.computed): break
    case .wait, .waitFor, .asCompleted, .shield, .cancel, .timeout, .group, .with, .acquire,
      .release, .notify, .put, .get, .putNowait, .getNowait, .taskDone, .join, .resolve, .reject,
      .while, .for, .break, .continue, .try, .raise, .reraise, .assert, .note:
      preconditionFailure("not described yet")
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
