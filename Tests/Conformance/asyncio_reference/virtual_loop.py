"""CPython's event loop with whole nanoseconds of virtual time."""
import asyncio
import heapq


# The last moment that a run can reach.
END_OF_TIME = 2**63 - 1


class StepLimit(BaseException):
    """The run has made as many task steps as it may."""


class Halt(BaseException):
    """An operation came to a limit: its task goes no further, and the run ends with its step."""


class VirtualLoop(asyncio.BaseEventLoop):
    """`BaseEventLoop` without a selector: when nothing is ready, the clock jumps.

    The loop's own `_run_once` cannot be kept, because it would wait in a selector and because it
    orders equal deadlines by the accident of a heap; `run_turn` below does the same in the same
    order, handle for handle.
    """

    def __init__(self, max_steps, max_time=END_OF_TIME):
        super().__init__()
        self.max_time = max_time
        self.halted = False  # an operation came to a limit
        self.now = 0
        self.turn = 0
        self.steps = []  # (task id, turn, nanoseconds) for each task step
        self.ids = {}  # task object -> its id in the graph
        self.polling = {}  # task object -> the waiter whose flag it polls
        self.recursion = None  # the error, where CPython ran out of stack in a callback
        self.max_steps = max_steps
        self._timers = []  # a heap of (deadline, order of setting, handle)
        self._timers_set = 0

    def time(self):
        return self.now

    def call_at(self, when, callback, *args, context=None):
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        self._timers_set += 1
        heapq.heappush(self._timers, (when, self._timers_set, handle))
        return handle

    def _timer_handle_cancelled(self, handle):
        """Nothing: a cancelled timer is dropped when it comes to the top of the heap."""

    def call_exception_handler(self, context):
        """Logs nothing: a failed task stands in the answer, a log line would only repeat it."""
        if isinstance(context.get("exception"), RecursionError):
            self.recursion = context["exception"]

    def run_turn(self):
        """Runs one turn, or returns why nothing can run any more."""
        self._drop_cancelled()
        fruitless = self._is_fruitless()
        if not self._ready or fruitless:
            if not self._timers:
                return "livelock" if fruitless else "deadlock"
            if self._timers[0][0] > self.max_time:
                self.now = max(self.now, self.max_time)
                return "limit"
            self.now = max(self.now, self._timers[0][0])
        self._fire_due_timers()
        self.turn += 1
        # The count is taken first: what becomes ready meanwhile belongs to the next turn.
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                self._run_handle(handle)
            if self.halted:
                return "limit"
        return None

    def halt(self):
        """Ends the run at a limit, in the middle of an operation."""
        self.halted = True
        raise Halt

    def work(self, nanoseconds):
        """Holds the loop for a time."""
        end = self.now + nanoseconds
        self.now = min(end, self.max_time)
        if end > self.max_time:
            self.halt()

    def _run_handle(self, handle):
        task = _task_of(handle)
        if task is not None:
            if len(self.steps) >= self.max_steps:
                raise StepLimit
            self.steps.append((self.ids[task], self.turn, self.now))
        handle._run()

    def _drop_cancelled(self):
        # Otherwise a handle that will not run would count as ready, and make a turn of its own.
        while self._timers and self._timers[0][2]._cancelled:
            heapq.heappop(self._timers)
        while self._ready and self._ready[0]._cancelled:
            self._ready.popleft()

    def _fire_due_timers(self):
        while self._timers and self._timers[0][0] <= self.now:
            handle = heapq.heappop(self._timers)[2]
            if not handle._cancelled:
                self._ready.append(handle)

    def _is_fruitless(self):
        """Whether all that is ready is tasks polling a waiter whose flag is not set."""
        ready = [handle for handle in self._ready if not handle._cancelled]
        return bool(ready) and all(self._polls_in_vain(_task_of(handle)) for handle in ready)

    def _polls_in_vain(self, task):
        waiter = self.polling.get(task)
        return waiter is not None and not waiter.flag and not task._must_cancel


def _task_of(handle):
    """The task that a handle steps, or None for a loop callback."""
    owner = getattr(handle._callback, "__self__", None)
    return owner if isinstance(owner, asyncio.Task) else None
