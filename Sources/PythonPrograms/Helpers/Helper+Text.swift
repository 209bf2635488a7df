extension Helper {
  /// The helper's code, without a line end at its end.
  func text(_ writer: ProgramWriter) -> String {
    switch self {
    case .waiter, .skippedError, .plainKeyError, .orderedGroup: classText(writer.names)
    case .now, .taskName, .ask, .undefined, .note, .work: lookText(writer.names)
    case .asValue: asValueText(writer)
    case .asSeconds, .asLimit, .asCount, .checked, .modulo: valueText(writer.names)
    case .after, .asCompleted, .waitNames: waitingText(writer.names)
    case .numbered, .startTask, .startNamed, .callNamed, .taskNamed: taskText(writer)
    case .futureNamed, .targetNamed, .awaitNamed, .objectNamed, .objectFor: namedText(writer)
    case .openGroup, .groupNamed, .ownGroups: groupText(writer.names)
    case .loop: VirtualLoopText(writer).text
    case .run: runText(writer)
    case .tasks, .objects, .kinds, .coroutines, .counts, .groups, .reserved, .caught, .nextResult,
      .limit,
      .main:
      ""
    }
  }

  private func classText(_ n: ProgramNames) -> String {
    switch self {
    case .waiter: waiterText(n)
    case .skippedError:
      """
      class \(n[.skippedError])(Exception):
          \"\"\"A task did not run, because one that it comes after did not succeed.\"\"\"
      """
    case .plainKeyError:
      """
      class \(n[.plainKeyError])(KeyError):
          \"\"\"A KeyError that shows its message without quotes.\"\"\"

          __str__ = Exception.__str__


      \(n[.plainKeyError]).__name__ = "KeyError"
      """
    default: orderedGroupText(n)
    }
  }

  private func waiterText(_ n: ProgramNames) -> String {
    """
    class \(n[.waiter]):
        \"\"\"An awaitable that gives way to others until its flag is set.\"\"\"

        def __init__(self):
            self.flag = False

        def __await__(self):
            polling, task = asyncio.get_running_loop().polling, asyncio.current_task()
            try:
                while not self.flag:
                    polling[task] = self
                    yield
            finally:
                polling.pop(task, None)

        def set(self):
            self.flag = True

        def clear(self):
            self.flag = False

        def is_set(self):
            return self.flag
    """
  }

  private func orderedGroupText(_ n: ProgramNames) -> String {
    """
    class \(n[.orderedGroup])(asyncio.TaskGroup):
        \"\"\"A task group that cancels its tasks in the order in which they were created.\"\"\"

        class Tasks(dict):
            add = dict.setdefault

            def discard(self, task):
                self.pop(task, None)

        def __init__(self):
            super().__init__()
            self._tasks = self.Tasks()  # asyncio has a set here, whose order is an accident
    """
  }

  private func lookText(_ n: ProgramNames) -> String {
    switch self {
    case .now:
      """
      def \(n[.now])():
          \"\"\"Seconds since the start: an integer where they are whole.\"\"\"
          nanoseconds = asyncio.get_running_loop().nanoseconds()
          return nanoseconds / 1e9 if nanoseconds % 10**9 else nanoseconds // 10**9
      """
    case .taskName:
      """
      def \(n[.taskName])():
          \"\"\"The name of the running task.\"\"\"
          return asyncio.current_task().get_name()
      """
    case .work:
      """
      def \(n[.work])(seconds):
          \"\"\"Work for so long, as time.sleep does: meanwhile nobody else runs.\"\"\"
          asyncio.get_running_loop().hold(seconds)
      """
    case .ask: askText(n)
    case .undefined:
      """
      def \(n[.undefined])(name):
          \"\"\"The value of a name that nothing is bound to: there is none.\"\"\"
          raise NameError(f"name '{name}' is not defined")
      """
    default:
      """
      def \(n[.note])(text):
          \"\"\"A remark, which nobody sees here.\"\"\"
      """
    }
  }

  private func askText(_ n: ProgramNames) -> String {
    """
    def \(n[.ask])(method, what, name):
        \"\"\"What the object of that name answers, where it has what it is asked for.\"\"\"
        thing = \(n[.objectNamed])(name)
        if not hasattr(thing, method):
            raise TypeError(f"'{name}' has no {what}")
        return getattr(thing, method)()
    """
  }

  private func afterText(_ n: ProgramNames) -> String {
    """
    async def \(n[.after])(*tasks):
        \"\"\"Wait for tasks to end, and go on only where all of them succeeded.\"\"\"
        await asyncio.wait(tasks)
        for task in tasks:
            if task.cancelled():
                raise \(n[.skippedError])(f"'{task.get_name()}' was cancelled")
            if isinstance(task.exception(), \(n[.skippedError])):
                raise \(n[.skippedError])(f"'{task.get_name()}' was skipped")
            if task.exception() is not None:
                raise \(n[.skippedError])(f"'{task.get_name()}' failed")
    """
  }

  private func waitingText(_ n: ProgramNames) -> String {
    switch self {
    case .after: afterText(n)
    case .asCompleted:
      """
      def \(n[.asCompleted])(futures):
          \"\"\"asyncio.as_completed, but what has ended already comes in the order given.\"\"\"
          ended, futures = asyncio.Queue(), list(dict.fromkeys(futures))
          for future in futures:
              future.add_done_callback(ended.put_nowait)

          async def next_result():
              return (await ended.get()).result()

          for _ in futures:
              yield next_result()
      """
    default:
      """
      async def \(n[.waitNames])(tasks, **options):
          \"\"\"asyncio.wait, giving the names of those that are done and of those that are not.\"\"\"
          done, _ = await asyncio.wait(tasks, **options)
          return [
              [task.get_name() for task in tasks if task in done],
              [task.get_name() for task in tasks if task not in done],
          ]
      """
    }
  }
}
