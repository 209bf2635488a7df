import JSONDocuments

// What a timeline says of each step.
extension TimelineSchema {
  static var step: JSONLiteral {
    let members: [JSONLiteral.Member] = [
      .init("step", whole(from: 0)), .init("turn", whole(from: 1)), .init("time", time),
      .init("end", time), .init("task", orNull(text)), .init("callback", reference("callback")),
      .init("cause", reference("cause")), .init("actions", list(of: reference("action"))),
      .init("next", reference("next")), .init("wakes", texts),
      .init("timers", reference("timers")), .init("callbacks", reference("callbacks")),
    ]
    return closed(members, optional: ["callback", "timers", "callbacks"])
  }

  static var action: JSONLiteral {
    let members: [JSONLiteral.Member] = [
      .init("operation", text), .init("at", text), .init("text", text), .init("target", text),
      .init("targets", texts), .init("id", text), .init("in", text), .init("seconds", true),
      .init("count", true), .init("value", true), .init("reads", anyObject),
      .init("writes", anyObject), .init("locals", anyObject), .init("resumed", ["const": true]),
      .init("error", reference("error")),
    ]
    return closed(members, optional: Set(members.dropFirst().map(\.name)))
  }

  static var callback: [JSONLiteral.Member] {
    let kinds = ["sleep", "gather", "wait", "shield", "timeout", "group", "as_completed"]
    return [
      .init("handle", whole(from: 0)), .init("kind", words(kinds)), .init("for", orNull(text)),
    ]
  }

  static var cause: JSONLiteral {
    closed([
      .init("kind", words(["start", "yield", "wake", "cancel", "timer", "done"])),
      .init("by", orNull(whole(from: 0))), .init("on", orNull(reference("on"))),
    ])
  }

  static var on: JSONLiteral {
    let kinds = [
      "task", "gather", "wait", "sleep", "poll", "event", "lock", "semaphore", "condition",
      "barrier", "future", "queue", "group", "as_completed", "native",
    ]
    let members: [JSONLiteral.Member] = [
      .init("kind", words(kinds)), .init("name", text), .init("of", texts), .init("until", time),
    ]
    return closed(members, optional: ["name", "of", "until"])
  }

  static var next: JSONLiteral {
    let states = ["ready", "sleeping", "waiting", "done", "failed", "cancelled", "skipped"]
    let members: [JSONLiteral.Member] = [
      .init("state", words(states)), .init("on", reference("on")), .init("until", time),
      .init("result", true), .init("error", reference("error")),
    ]
    return closed(members, optional: ["on", "until", "result", "error"])
  }

  static var timers: JSONLiteral {
    let set = closed([
      .init("handle", whole(from: 0)), .init("at", time), .init("for", orNull(text)),
    ])
    let handles = list(of: whole(from: 0))
    return closed(
      [.init("set", list(of: set)), .init("dropped", handles)],
      optional: ["set", "dropped"]
    )
  }

  static var callbacks: JSONLiteral {
    let queued = closed(callback + [.init("after", whole(from: 0))])
    let handles = list(of: whole(from: 0))
    return closed(
      [.init("queued", list(of: queued)), .init("dropped", handles)],
      optional: ["queued", "dropped"]
    )
  }
}
