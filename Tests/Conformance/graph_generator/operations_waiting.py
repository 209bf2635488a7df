"""Makers of the full profile: waiting with limits, groups, cancelling."""
from .registry import maker

LIMITS = [None, 0, -1, 0.5, 0.5, 1, 1, 1.5, 2]


@maker(5, "full")
def wait(body, budget):
    names = [name for _ in range(body.random.between(1, 3)) if (name := body.task_name())]
    if not names and not body.random.chance(5):
        return None
    step = {"wait": names}
    if body.random.chance(60):
        step["until"] = body.random.choice(["all_completed", "first_completed", "first_exception"])
    if body.random.chance(50):
        step["up_to"] = body.random.choice(LIMITS)
    if body.random.chance(75):
        step["as"] = body.binding("list")
    return step


@maker(6, "full")
def wait_for(body, budget):
    target = body.target(may_name=False)
    if target is None:
        return None
    step = {"wait_for": target}
    if body.random.chance(90):
        step["up_to"] = body.random.choice(LIMITS)
    if body.random.chance(60):
        step["as"] = body.binding("any")
    return body.guarded(step)


@maker(4, "full", nests=True)
def as_completed(body, budget):
    targets = body.targets(least=1)
    if targets is None:
        return None
    body.known["each"] = "any"
    return {"as_completed": targets, "as": "each", "steps": body.block(budget // 5, loop=True)}


@maker(4, "full")
def shield(body, budget):
    target = body.target()
    if target is None:
        return None
    step = {"shield": target}
    if body.random.chance(60):
        step["as"] = body.binding("any")
    return body.bounded(step)


@maker(7, "full")
def cancel(body, budget):
    name = body.task_name() or body.object_name("future")
    if body.random.chance(6):
        name = "{task()}"
    if name is None:
        return None
    step = {"cancel": name}
    if body.random.chance(40):
        step["as"] = body.binding("bool")
    return step


@maker(6, "full", nests=True)
def timeout(body, budget):
    step = {"timeout": body.random.choice(LIMITS), "steps": body.block(budget // 2)}
    return body.guarded(step)


@maker(7, "full", nests=True)
def group(body, budget):
    name = body.random.choice(body.names.groups)
    # Known while the block is written; a later step that still names it meets a finished group.
    body.open_groups.append(name)
    steps = body.block(budget // 2)
    for _ in range(2):
        if spawning := spawn_in_group(body, budget):
            steps.insert(body.random.between(0, len(steps)), spawning)
    if not body.random.chance(10):
        body.open_groups.remove(name)
    return {"group": name, "steps": steps}


@maker(3, "full")
def spawn_in_group(body, budget):
    coroutine = body.coroutine()
    if coroutine is None or not body.open_groups:
        return None
    step = {"spawn": coroutine.name, "in": body.random.choice(body.open_groups)}
    if coroutine.parameters:
        step["args"] = body.arguments(coroutine)
    if body.random.chance(20):
        step["id"] = body.spawn_id()
    if body.random.chance(50):
        step["as"] = body.binding("task")
    return step
