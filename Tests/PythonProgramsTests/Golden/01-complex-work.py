"""Complex work

An awaitable that prints, gives way once, and prints again.

Written by Interleave. On CPython 3.13 or later it prints the lines of the run in their order.
Time is virtual, and costs none; with --real the program waits as long as it says.
"""

import asyncio
import heapq
import itertools
import linecache
import os
import sys
import time
import traceback


async def complex_work():
    print("Hello")
    await asyncio.sleep(0)
    print("World")


async def runner():
    await complex_work()


async def main():
    """Start the tasks that are there from the beginning."""
    return [
        asyncio.create_task(runner(), name="runner"),
    ]


# --- What runs them. ---------------------------------------------------------


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """asyncio's loop, but time jumps to the next timer, and the last task's end is the loop's.

    Time is whole nanoseconds, and of timers that are due together the first one set fires first.
    """

    def __init__(self, real):
        super().__init__()
        self.real = real  # whether to wait for the next timer instead
        self.began = time.monotonic_ns()
        self.clock = 0
        self.timers = []  # a heap of (deadline, order, handle)
        self.order = itertools.count()
        self.tasks = []
        self.running = []

    def nanoseconds(self):
        return time.monotonic_ns() - self.began if self.real else self.clock

    def time(self):
        return self.nanoseconds() / 1e9

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

    def _run_once(self):
        """One turn: the timers that are due join what is ready, and all of that runs."""
        while self.running and self.running[-1].done():
            self.running.pop()
        while self._ready and self._ready[0].cancelled():
            self._ready.popleft()
        if not self.running:
            return self.stop()
        if not self._ready:
            self.advance()
        now = self.nanoseconds()
        while self.timers and self.timers[0][0] <= now:
            self._ready.append(heapq.heappop(self.timers)[2])
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle.cancelled():
                handle._run()

    def advance(self):
        """Go to the next timer."""
        while self.timers and self.timers[0][2].cancelled():
            heapq.heappop(self.timers)
        if not self.timers:
            self.give_up("Deadlock: nobody can go on.")
        if self.real:
            time.sleep(max(0, self.timers[0][0] - self.nanoseconds()) / 1e9)
        else:
            self.clock = max(self.clock, self.timers[0][0])

    def give_up(self, reason):
        """Say why nothing more happens and who waits where, and leave all as it is."""
        print(reason, file=sys.stderr)
        for task in self.running:
            for frame in [] if task.done() else task.get_stack(limit=1):
                line = linecache.getline(frame.f_code.co_filename, frame.f_lineno).strip()
                print(f"  {task.get_name()}, line {frame.f_lineno}: {line}", file=sys.stderr)
        sys.stdout.flush()
        os._exit(1)


def run():
    """Run the tasks to their end, and tell the shell whether all went well."""
    if sys.version_info < (3, 13):
        print("warning: before Python 3.13 some lines may come in another order", file=sys.stderr)
    loop = VirtualTimeLoop(real="--real" in sys.argv[1:])
    roots = loop.run_until_complete(main())
    loop.run_forever()
    unseen = [task for task in loop.tasks if task._log_traceback]
    for task in unseen:
        print(f"Task {task.get_name()} failed, and nobody asked:", file=sys.stderr)
        traceback.print_exception(task.exception())
    went_well = all(not task.cancelled() and task.exception() is None for task in roots)
    sys.exit(0 if went_well and not unseen else 1)


if __name__ == "__main__":
    run()
