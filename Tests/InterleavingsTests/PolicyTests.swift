import CooperativeLoop
import Interleavings
import Testing

/// A task that says its name in each of its steps.
private struct Speaker: Awaitable, Awaiter {
  let name: String
  let steps: Int
  let say: (String) -> Void
  var done = 0

  func makeAwaiter() -> Speaker { self }

  mutating func step() -> StepOutcome<Void> {
    say(name)
    done += 1
    return done < steps ? .suspended(.yielding) : .finished(())
  }
}

struct PolicyTests {
  private func run(
    _ policy: any SchedulingPolicy,
    tasks: [(String, Int)] = [("a", 2), ("b", 2), ("c", 2)]
  ) -> (order: String, outcome: RunOutcome) {
    var order = ""
    let loop = EventLoop(policy: policy)
    for (name, steps) in tasks {
      loop.spawn(Speaker(name: name, steps: steps) { order += $0 }, named: name)
    }
    let outcome = loop.run()
    return (order, outcome)
  }

  @Test func `a seed gives one order, always the same`() {
    let first = run(SeededRandomPolicy(seed: 7))
    #expect(first.outcome == .completed)
    #expect(first.order.count == 6)
    for _ in 0..<10 {
      #expect(run(SeededRandomPolicy(seed: 7)) == first)
    }
  }

  @Test func `seeds give all orders there are of two tasks with two steps`() {
    let orders = Set(
      (0..<200).map { run(SeededRandomPolicy(seed: $0), tasks: [("a", 2), ("b", 2)]).order }
    )
    // Four steps of which two are a's: 4! / (2! 2!) = 6.
    #expect(orders == ["aabb", "abab", "abba", "baab", "baba", "bbaa"])
  }

  @Test func `a schedule is replayed choice for choice`() {
    let schedule = ["c", "a", "a", "b", "c", "b"]
    #expect(run(ReplayPolicy(schedule)) == ("caabcb", .completed))
  }

  @Test func `a schedule that ends too early, or names who is not ready, ends the run`() {
    #expect(run(ReplayPolicy(["a", "b"])) == ("ab", .limit(.schedule)))
    #expect(run(ReplayPolicy(["a", "a", "a"])) == ("aa", .limit(.schedule)))
    #expect(run(ReplayPolicy(["nobody"])) == ("", .limit(.schedule)))
  }

  @Test func `the generator is SplitMix64, number for number`() {
    // The first outputs for the seed 1234567, from the reference implementation in C.
    var numbers = SplitMix64(seed: 1_234_567)
    #expect(numbers.next() == 6_457_827_717_110_365_317)
    #expect(numbers.next() == 3_203_168_211_198_807_973)
  }

  @Test func `a vain poller is no choice, and time moves when only such are left`() {
    var order = ""
    let waiter = Waiter()
    let loop = EventLoop(policy: SeededRandomPolicy(seed: 1))
    loop.spawn(waiter, named: "poller")
    loop.spawn(
      Speaker(name: "s", steps: 3) { name in
        order += name
        if order.count == 3 { waiter.isSet = true }
      }
    )
    #expect(loop.run() == .completed)
    #expect(order == "sss")
    #expect(loop.steps <= 5)
  }
}
