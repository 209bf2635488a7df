import JSONDocuments

// What a timeline says of the run as a whole and of each task.
extension TimelineSchema {
  static var warning: JSONLiteral {
    let translations: JSONLiteral = ["type": "object", "additionalProperties": text]
    return closed([
      .init("code", text), .init("pointer", text), .init("message", text),
      .init("translations", translations),
    ])
  }

  static var outcome: JSONLiteral {
    let waiting: [JSONLiteral.Member] = [
      .init("task", text), .init("on", reference("on")), .init("held_by", texts),
      .init("needs", needs),
    ]
    let limits = ["steps", "operations", "tasks", "output", "time", "memory", "schedule"]
    let members: [JSONLiteral.Member] = [
      .init("status", words(["completed", "failed", "deadlock", "livelock", "limit"])),
      .init("message", text),
      .init("limit", words(limits)),
      .init("waiting", list(of: closed(waiting, optional: ["needs"]))),
      .init("cycle", texts),
      .init("cycles", list(of: texts)),
    ]
    return closed(members, optional: ["limit", "waiting", "cycle", "cycles"])
  }

  private static var needs: JSONLiteral {
    let kinds = ["room", "value", "done", "notification", "lock", "arrivals", "set", "result"]
    let members: [JSONLiteral.Member] = [
      .init("kind", words(kinds)), .init("count", whole(from: 0)), .init("of", whole(from: 1)),
    ]
    return closed(members, optional: ["count", "of"])
  }

  static var task: JSONLiteral {
    let states = [
      "done", "failed", "cancelled", "skipped", "pending", "ready", "sleeping", "waiting",
    ]
    return closed([
      .init("id", text), .init("coroutine", orNull(text)), .init("parent", orNull(text)),
      .init("state", words(states)), .init("result", true),
      .init("error", orNull(reference("error"))), .init("created", time),
      .init("started", orNull(time)), .init("ended", orNull(time)), .init("steps", whole(from: 0)),
      .init("busy", time), .init("ready", time), .init("waiting", time),
    ])
  }

  static var line: JSONLiteral {
    closed([
      .init("step", whole(from: 0)), .init("time", time), .init("task", orNull(text)),
      .init("text", text),
    ])
  }
}
