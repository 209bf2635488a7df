"""Makers of the full profile: locks, conditions, barriers, queues, futures."""
from .registry import maker

ACQUIRED = ("lock", "semaphore", "bounded_semaphore", "condition")
QUEUES = ("queue", "lifo_queue", "priority_queue")


@maker(9, "full", nests=True)
def with_object(body, budget):
    name = body.object_name(*ACQUIRED)
    return name and {"with": name, "steps": body.block(budget // 2)}


@maker(3, "full", nests=True)
def acquire_and_release(body, budget):
    name = body.object_name(*ACQUIRED)
    if name is None:
        return None
    release = {"release": name}
    if body.random.chance(50):
        inner = {"try": body.block(budget // 2, loop=False, handler=False), "finally": [release]}
        return [{"acquire": name}, inner]
    return [{"acquire": name}, *body.block(budget // 2, loop=False, handler=False), release]


@maker(2, "full")
def acquire_or_release(body, budget):
    """One without the other: by a task that does not hold it, or never given back."""
    name = body.object_name(*ACQUIRED)
    if name is None:
        return None
    if body.random.chance(70):
        return body.guarded({"release": name})
    return body.bounded({"acquire": name})


@maker(3, "full")
def notify(body, budget):
    name = body.object_name("condition")
    if name is None:
        return None
    step = {"notify": name}
    if body.random.chance(50):
        step["n"] = body.random.choice([0, 1, 2, "all", "=1 + 1"])
    return {"with": name, "steps": [step]} if body.random.chance(80) else body.guarded(step)


@maker(3, "full")
def await_object(body, budget):
    name = body.object_name("condition", "barrier", "future")
    if name is None:
        return None
    step = {"await": name}
    if body.random.chance(60):
        step["as"] = body.binding("any")
    if name in body.names.of_kind("condition") and body.random.chance(75):
        step = {"with": name, "steps": [step]}
    return body.bounded(step)


@maker(4, "full")
def put(body, budget):
    name = body.object_name(*QUEUES)
    if name is None:
        return None
    operation = body.random.choice(["put", "put", "put_nowait"])
    # Whole numbers alone: a priority queue compares what it holds.
    step = {operation: name, "value": body.random.choice([1, 2, 0, "=1 + 2", "=len('ab')"])}
    return body.guarded(step) if operation == "put_nowait" else body.bounded(step)


@maker(4, "full")
def get(body, budget):
    name = body.object_name(*QUEUES)
    if name is None:
        return None
    operation = body.random.choice(["get", "get_nowait"])
    step = {operation: name}
    if body.random.chance(75):
        step["as"] = body.binding("any")
    return body.guarded(step) if operation == "get_nowait" else body.bounded(step)


@maker(3, "full")
def task_done_or_join(body, budget):
    name = body.object_name(*QUEUES)
    if name is None:
        return None
    if body.random.chance(60):
        return body.guarded({"task_done": name})
    return body.bounded({"join": name})


@maker(3, "full")
def settle(body, budget):
    name = body.object_name("future")
    if name is None:
        return None
    if body.random.chance(60):
        step = {"resolve": name}
        if body.random.chance(70):
            step["value"] = body.expression_value()[0]
        return body.guarded(step)
    step = {"reject": name, "error": body.random.choice(["ValueError", "BoomError"])}
    if body.random.chance(70):
        step["message"] = "by {task()}"
    return body.guarded(step)
