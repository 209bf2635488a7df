/// The event loop that a program carries: asyncio's own, but for the time.
struct VirtualLoopText {
  private let name: String
  private let polls: Bool
  private let works: Bool
  private let steps: Int64?

  /// Chooses what the loop of a program needs.
  init(_ writer: ProgramWriter) {
    name = writer.names[.loop]
    polls = writer.features.hasWaiters
    works = writer.needs.contains(.work)
    let isLimited = writer.settings.steps != PythonProgram.Settings.defaultSteps
    steps = isLimited || writer.features.isOpenEnded ? writer.settings.steps : nil
  }

  /// The class, without a line end at its end.
  var text: String {
    let parts = [
      head, clock, works ? holding : nil, tasksAndTimers, turn, polls ? polling : nil,
      steps == nil ? nil : counting, advance, giveUp,
    ]
    return parts.compactMap(\.self).joined(separator: "\n\n")
  }

  private var head: String {
    var lines = """
      class \(name)(asyncio.SelectorEventLoop):
          \"\"\"asyncio's loop, but time jumps to the next timer, and the last task's end is the loop's.

          Time is whole nanoseconds, and of timers that are due together the first one set fires first.
          \"\"\"

          def __init__(self, real):
              super().__init__()
              self.real = real  # whether to wait for the next timer instead
              self.began = time.monotonic_ns()
              self.clock = 0
              self.timers = []  # a heap of (deadline, order, handle)
              self.order = itertools.count()
              self.tasks = []
              self.running = []
      """
    if polls { lines += "\n        self.polling = {}  # what each task polls" }
    if let steps {
      lines += "\n        self.steps_left = \(steps) + 1  # one is that of main"
    }
    return lines
  }

  private var clock: String {
    """
        def nanoseconds(self):
            return time.monotonic_ns() - self.began if self.real else self.clock

        def time(self):
            return self.nanoseconds() / 1e9
    """
  }

  private var holding: String {
    """
        def hold(self, seconds):
            if self.real:
                time.sleep(max(0, seconds))
            else:
                self.clock += max(0, round(seconds * 10**9))
    """
  }

  private var tasksAndTimers: String {
    """
        def create_task(self, coro, **options):
            task = super().create_task(coro, **options)
            self.tasks.append(task)
            self.running.append(task)
            return task

        def call_later(self, delay, callback, *args, context=None):
            deadline = self.nanoseconds() + max(0, round(delay * 10**9))
            timer = asyncio.TimerHandle(deadline / 1e9, callback, args, self, context)
            heapq.heappush(self.timers, (deadline, next(self.order), timer))
            return timer

        def call_at(self, when, callback, *args, context=None):
            return self.call_later(when - self.time(), callback, *args, context=context)
    """
  }

  private var turn: String {
    let fruitless = polls ? " or self.polls_in_vain()" : ""
    let count = steps == nil ? "" : "\n                self.count_step(handle)"
    return """
          def _run_once(self):
              \"\"\"One turn: the timers that are due join what is ready, and all of that runs.\"\"\"
              while self.running and self.running[-1].done():
                  self.running.pop()
              while self._ready and self._ready[0].cancelled():
                  self._ready.popleft()
              if not self.running:
                  return self.stop()
              if not self._ready\(fruitless):
                  self.advance()
              now = self.nanoseconds()
              while self.timers and self.timers[0][0] <= now:
                  self._ready.append(heapq.heappop(self.timers)[2])
              for _ in range(len(self._ready)):
                  handle = self._ready.popleft()
                  if not handle.cancelled():\(count)
                      handle._run()
      """
  }

  private var polling: String {
    """
        def polls_in_vain(self):
            \"\"\"Whether all that is ready is tasks that poll a flag which is not set.\"\"\"
            for handle in self._ready:
                task = getattr(handle._callback, "__self__", None)
                waiter = self.polling.get(task) if isinstance(task, asyncio.Task) else None
                in_vain = waiter is not None and not waiter.flag and not task._must_cancel
                if not in_vain and not handle.cancelled():
                    return False
            return True
    """
  }

  private var counting: String {
    """
        def count_step(self, handle):
            \"\"\"Count the steps of tasks: a program without end is stopped.\"\"\"
            if isinstance(getattr(handle._callback, "__self__", None), asyncio.Task):
                if not self.steps_left:
                    self.give_up("Stopped: the limit of steps is reached. These tasks are left:")
                self.steps_left -= 1
    """
  }

  private var advance: String {
    let lines = [
      "if self._ready:", "                self.give_up(\"Livelock: all poll in vain.\")",
      "            ",
    ]
    let livelock = polls ? lines.joined(separator: "\n") : ""
    return """
          def advance(self):
              \"\"\"Go to the next timer.\"\"\"
              while self.timers and self.timers[0][2].cancelled():
                  heapq.heappop(self.timers)
              if not self.timers:
                  \(livelock)self.give_up("Deadlock: nobody can go on.")
              if self.real:
                  time.sleep(max(0, self.timers[0][0] - self.nanoseconds()) / 1e9)
              else:
                  self.clock = max(self.clock, self.timers[0][0])
      """
  }

  private var giveUp: String {
    """
        def give_up(self, reason):
            \"\"\"Say why nothing more happens and who waits where, and leave all as it is.\"\"\"
            print(reason, file=sys.stderr)
            for task in self.running:
                for frame in [] if task.done() else task.get_stack(limit=1):
                    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno).strip()
                    print(f"  {task.get_name()}, line {frame.f_lineno}: {line}", file=sys.stderr)
            sys.stdout.flush()
            os._exit(1)
    """
  }
}
