"""Makers of the basic profile: printing, time, tasks, flags, variables, conditions, repeats."""
from .registry import maker


@maker(22)
def print_line(body, budget):
    return {"print": body.template()}


@maker(1)
def note(body, budget):
    return {"note": body.template()} if body.profile == "full" else None


@maker(10)
def bare_yields(body, budget):
    counts = [(True, 40), (1, 20), (2, 20), (3, 10), (0, 4), ("=1 + 1", 4), ("=0 - 1", 2)]
    return {"yield": body.random.weighted(counts)}


@maker(13)
def sleep(body, budget):
    return {"sleep": body.seconds()}


@maker(4)
def work(body, budget):
    return {"work": body.seconds()}


@maker(14)
def await_task(body, budget):
    name = body.task_name()
    if body.rank is not None and body.random.chance(2):
        name = body.names.roots[body.rank]  # itself
    return name and _awaiting(body, {"await": name})


@maker(9)
def await_coroutine(body, budget):
    coroutine = body.coroutine()
    if coroutine is None:
        return None
    step = {"await": coroutine.name}
    if coroutine.parameters:
        step["args"] = body.arguments(coroutine)
    return _awaiting(body, step)


@maker(6)
def await_flag(body, budget):
    name = body.flag_name()
    if name is None:
        return None
    return body.bounded(_awaiting(body, {"await": name}))


def _awaiting(body, step):
    if body.random.chance(45):
        step["as"] = body.binding("any")
    return step


@maker(12)
def spawn(body, budget):
    coroutine = body.coroutine()
    if coroutine is None:
        return None
    step = {"spawn": coroutine.name}
    if coroutine.parameters:
        step["args"] = body.arguments(coroutine)
    if body.random.chance(35):
        step["id"] = body.spawn_id()
    if body.random.chance(75):
        step["as"] = body.binding("task")
    return step


@maker(3)
def fan_out(body, budget):
    """Tasks spawned in a loop under computed ids, and awaited in another."""
    coroutine = body.coroutine()
    if coroutine is None or body.depth:
        return None
    count, prefix = body.random.between(2, 3), body.random.choice(["w", "part "])
    spawning = {"spawn": coroutine.name, "id": prefix + "{i}"}
    if coroutine.parameters:
        spawning["args"] = body.arguments(coroutine)
    awaiting = [{"await": prefix + "{i}", "as": "each"}, {"print": "{i}: {each}"}]
    return [
        {"repeat": count, "as": "i", "steps": [spawning]},
        {"repeat": count, "as": "i", "steps": awaiting},
    ]


@maker(9)
def gather(body, budget):
    targets = body.targets()
    if targets is None:
        return None
    step = {"gather": targets}
    if body.random.chance(40):
        step["return_exceptions"] = body.random.chance(85)
    if body.random.chance(65):
        step["as"] = body.binding("list")
    return step


@maker(7)
def set_flag(body, budget):
    name = body.flag_name()
    return name and {"set": name}


@maker(2)
def clear_flag(body, budget):
    name = body.flag_name()
    return name and {"clear": name}


@maker(11)
def let(body, budget):
    pairs = {}
    for _ in range(body.random.weighted([(1, 75), (2, 25)])):
        value, type = body.expression_value()
        pairs[body.binding(type)] = value
    return {"let": pairs}


@maker(4)
def lost_update(body, budget):
    """A read and a write of a shared variable, with a suspension between: another task may win."""
    shared = [name for name, type in body.names.variables.items() if type == "int"]
    if not shared:
        return None
    name, between = body.random.choice(shared), body.random.choice([{"yield": 1}, {"sleep": 0.5}])
    return [{"let": {"seen": f"={name}"}}, between, {"let": {name: "=seen + 1"}}]


@maker(7, nests=True)
def if_else(body, budget):
    step = {"if": "=" + body.expressions.boolean(), "then": body.block(budget // 2)}
    if body.random.chance(50):
        step["else"] = body.block(budget // 2)
    return step


@maker(7, nests=True)
def repeat(body, budget):
    count = body.random.weighted([(0, 4), (1, 10), (2, 40), (3, 30), ("=1 + 2", 10), ("=-1", 4)])
    step = {"repeat": count}
    if body.random.chance(70):
        step["as"] = "i"
        body.known["i"] = "int"
    step["steps"] = body.block(budget // 4, loop=True)
    return step


@maker(2)
def return_value(body, budget):
    return {"return": body.expression_value()[0]}
