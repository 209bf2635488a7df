"""Steps woven into the roots afterwards, so that most of what is waited for comes about.

Left to chance alone, nearly every graph that waits would end in a deadlock. What is not arranged
here stays: events that nobody sets, waiters that are polled for ever.
"""
from .names import kind_name
from .wrapping import bounded, guarded


def arrange_meetings(random, names, bodies):
    """Adds to the bodies (lists of steps of the roots) what the objects need."""
    if not bodies:
        return
    for name, kind in names.objects.items():
        arrange = _ARRANGEMENTS.get(kind_name(kind))
        if arrange is not None and random.chance(88):
            arrange(_Weaver(random, bodies), name, kind)


class _Weaver:
    def __init__(self, random, bodies):
        self.random = random
        self.bodies = bodies

    def insert(self, steps, body=None):
        """Puts steps at a random place of a random body, perhaps after some time."""
        body = self.random.choice(self.bodies) if body is None else body
        if self.random.chance(35):
            steps = [self.random.choice([{"sleep": 1}, {"sleep": 0.5}, {"yield": 2}]), *steps]
        # Mostly early: what comes after a wait may never be reached.
        at = min(self.random.between(0, len(body)), self.random.between(0, len(body)))
        body[at:at] = steps

    def bounded(self, step):
        return bounded(self.random, step)

    def guarded(self, step):
        return guarded(self.random, step)

    def some_bodies(self, count):
        return self.random.shuffled(self.bodies)[:count]


def _flag(weave, name, kind):
    weave.insert([{"set": name}])


def _future(weave, name, kind):
    settled = [
        {"resolve": name, "value": {"from": "=task()"}},
        {"resolve": name},
        {"reject": name, "error": "ValueError", "message": "no luck"},
    ]
    weave.insert([weave.guarded(weave.random.choice(settled))])
    if weave.random.chance(60):
        waiting = weave.bounded({"await": name, "as": "got"})
        weave.insert([weave.guarded(waiting), {"print": "got"}])


def _barrier(weave, name, kind):
    for body in weave.some_bodies(kind["barrier"]):
        waiting = weave.bounded({"await": name, "as": "place"})
        weave.insert([{"let": {"place": None}}, waiting, {"print": "place {place}"}], body)


def _queue(weave, name, kind):
    count = weave.random.between(1, 3)
    value = weave.random.choice(["=i", "=[3 - i, task()]", "=(i * 2) % 3"])
    putting = weave.bounded({"put": name, "value": value})
    weave.insert([{"repeat": count, "as": "i", "steps": [putting]}])
    taking = [{"let": {"took": "nothing"}}, weave.bounded({"get": name, "as": "took"})]
    taking.append({"print": "took {took}"})
    if weave.random.chance(30):
        taking.append({"task_done": name})
    weave.insert([{"repeat": count, "steps": taking}])


def _condition(weave, name, kind):
    for body in weave.some_bodies(2):
        waiting = weave.bounded({"await": name})
        weave.insert([{"with": name, "steps": [waiting, {"print": "news"}]}], body)
    many = weave.random.choice([{}, {"n": 2}, {"n": "all"}])
    weave.insert([{"sleep": 1}, {"with": name, "steps": [{"notify": name, **many}]}])


def _lock(weave, name, kind):
    for body in weave.some_bodies(2):
        held = weave.random.choice([{"sleep": 1}, {"yield": 2}, {"print": "{task()} has it"}])
        weave.insert([{"with": name, "steps": [held]}], body)


_ARRANGEMENTS = {
    "event": _flag,
    "waiter": _flag,
    "future": _future,
    "barrier": _barrier,
    "queue": _queue,
    "lifo_queue": _queue,
    "priority_queue": _queue,
    "condition": _condition,
    "lock": _lock,
    "semaphore": _lock,
    "bounded_semaphore": _lock,
}
