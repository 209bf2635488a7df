import CooperativeLoop
import Testing

/// The outcome in the timeline of a program, which says how it ended and why.
func report(_ build: (Recording) -> Void) throws -> Members {
  let run = Recording()
  build(run)
  return try #require(try run.run().decoded()["outcome"] as? Members)
}

/// Tasks that each wait for another; `next` gives whom.
func ring(_ run: Recording, _ names: [String], next: @escaping (Int) -> Int) {
  let tasks = Holder()
  for (index, name) in names.enumerated() {
    tasks.all.append(run.task(name, yielding(), awaiting { tasks.all[next(index)] }))
  }
}

/// Tasks that can wait for tasks made after them.
final class Holder {
  var all: [LoopTask<Void>] = []
}
