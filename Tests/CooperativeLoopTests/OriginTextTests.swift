import CooperativeLoop
import Foundation
import Testing

/// The programs of the text that the library grew from print exactly what it says.
struct OriginTextTests {
  let console = Console()

  @Test func `an awaiter can be advanced by hand, without a loop`() {
    var work = ComplexWork(console: console).makeAwaiter()
    guard case .suspended(.yielding) = work.step() else {
      Issue.record("the first step should yield")
      return
    }
    #expect(console.lines == ["Hello"])
    guard case .finished = work.step() else {
      Issue.record("the second step should finish")
      return
    }
    #expect(console.lines == ["Hello", "World"])
  }

  @Test func `a loop runs an awaitable to its end`() throws {
    let loop = EventLoop()
    try loop.runUntilComplete(ComplexWork(console: console))
    #expect(console.lines == ["Hello", "World"])
    #expect(loop.steps == 2)
    #expect(loop.turns == 2)
  }

  @Test func `a coroutine that awaits an awaitable takes no step more`() throws {
    let loop = EventLoop()
    try loop.runUntilComplete(Runner(work: ComplexWork(console: console)))
    #expect(console.lines == ["Hello", "World"])
    #expect(loop.steps == 2)
  }

  @Test func `a waiter's flag lets one coroutine wait for another`() throws {
    let loop = EventLoop()
    let waiter = Waiter()
    let first = loop.spawn(Coro1(console: console, waiter: waiter), named: "coro1")
    let second = loop.spawn(Coro2(console: console, waiter: waiter, loop: loop), named: "coro2")
    let results: [Void] = try loop.runUntilComplete(loop.gather([first, second]))
    #expect(console.lines == ["start"] + (0...9).map(String.init) + ["finished"])
    #expect(results.count == 2)
    #expect(loop.now == LoopInstant(nanoseconds: 10_000_000_000))
  }

  @Test func `a waiter can be polled by hand`() {
    let waiter = Waiter()
    var polling = waiter.makeAwaiter()
    guard case .suspended(.polling) = polling.step() else {
      Issue.record("an unset waiter should be polled")
      return
    }
    waiter.isSet = true
    guard case .finished = polling.step() else {
      Issue.record("a set waiter should let go")
      return
    }
  }

  @Test func `the programs that the documentation shows are these`() throws {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let sources = try ["Programs.swift", "OriginTextTests.swift"].map {
      try String(contentsOf: here.appending(path: $0), encoding: .utf8)
    }
    let root = here.deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/awaitables.md"), encoding: .utf8)
    let shown = page.components(separatedBy: "```swift\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(shown.count == 5)
    for program in shown {
      #expect(sources.contains { $0.contains(program) }, "not compiled: \(program)")
    }
  }
}
