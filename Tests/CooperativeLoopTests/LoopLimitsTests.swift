import CooperativeLoop
import Testing

struct LoopLimitsTests {
  @Test func `the step after the last allowed one does not run`() {
    let console = Console()
    let loop = EventLoop(limits: LoopLimits(steps: 3))
    loop.spawn(
      Script(loop, .yield, .yield, .yield, .act { console.print("too far") })
    )
    #expect(loop.run() == .limit(.steps))
    #expect(loop.steps == 3)
    #expect(console.lines == [])
  }

  @Test func `the clock does not pass its limit`() {
    let loop = EventLoop(limits: LoopLimits(time: LoopInstant(nanoseconds: 5_000_000_000)))
    loop.spawn(Script(loop, .sleep(.seconds(5)), .sleep(.seconds(1))))
    #expect(loop.run() == .limit(.time))
    #expect(loop.now.nanoseconds == 5_000_000_000)
  }

  @Test func `a sleep beyond what a clock can show ends the run, but only if it comes to it`() {
    let loop = EventLoop()
    loop.spawn(Script(loop, .sleep(.seconds(Int64.max))))
    loop.spawn(Script(loop, .sleep(.seconds(1))))
    #expect(loop.run() == .limit(.time))
    #expect(loop.taskCount == 2)
  }

  @Test func `work that reaches the limit says so`() {
    let loop = EventLoop(limits: LoopLimits(time: LoopInstant(nanoseconds: 10)))
    #expect(loop.work(nanoseconds: 10) == nil)
    #expect(loop.work(nanoseconds: 1) == .time)
    #expect(loop.now.nanoseconds == 10)
  }

  @Test func `a task too many is not created and ends the run`() {
    let loop = EventLoop(limits: LoopLimits(tasks: 1))
    loop.spawn(Script(loop, .yield))
    #expect(loop.spawn(body: TaskBody(), named: "too many") == nil)
    #expect(loop.run() == .limit(.tasks))
    #expect(loop.steps == 0)
  }

  @Test func `a stop signal ends the run after the turn`() {
    let stop = StopSignal()
    let loop = EventLoop(stop: stop)
    loop.spawn(Script(loop, .act { stop.set() }, .yield, .yield))
    #expect(loop.run() == .stopped)
    #expect(loop.turns == 1)
  }
}
