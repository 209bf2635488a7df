"""The things that tasks wait on: CPython's own, and the origin text's Waiter."""
import asyncio


class Waiter:
    """An awaitable that yields until its flag is set."""

    def __init__(self, loop):
        self.loop = loop
        self.flag = False

    def __await__(self):
        task = asyncio.current_task(self.loop)
        try:
            while not self.flag:
                # The loop must know who polls what: time moves when all do so in vain.
                self.loop.polling[task] = self
                yield
        finally:
            self.loop.polling.pop(task, None)

    def set(self):
        self.flag = True

    def clear(self):
        self.flag = False


def make_object(kind, loop):
    """The object of a kind as the graph writes it: `"lock"`, `{"queue": 2}`."""
    name, size = (kind, None) if isinstance(kind, str) else next(iter(kind.items()))
    match name:
        case "waiter":
            return Waiter(loop)
        case "event":
            return asyncio.Event()
        case "lock":
            return asyncio.Lock()
        case "condition":
            return asyncio.Condition()
        case "future":
            return loop.create_future()
        case "semaphore":
            return asyncio.Semaphore(size)
        case "bounded_semaphore":
            return asyncio.BoundedSemaphore(size)
        case "barrier":
            return asyncio.Barrier(size)
        case "queue":
            return asyncio.Queue(size)
        case "lifo_queue":
            return asyncio.LifoQueue(size)
        case "priority_queue":
            return asyncio.PriorityQueue(size)
    raise ValueError(f"no kind of object is named {name!r}")
