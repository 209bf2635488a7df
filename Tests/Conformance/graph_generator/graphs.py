"""The whole document: roots, their dependencies, and what makes their waits come about."""
# The makers register themselves.
from . import (  # noqa: F401
    operations_basic,
    operations_flow,
    operations_objects,
    operations_waiting,
)
from .bodies import Body
from .coroutines import make_coroutines
from .meetings import arrange_meetings
from .names import choose_names
from .random_source import RandomSource
from .registry import PROFILES

ROOT_BUDGET = 45


def make_graph(seed, profile="basic"):
    """The graph of a seed: the same on every machine and every Python."""
    # The profile is part of the seed, so that two profiles do not make half the same graph.
    random = RandomSource(seed * len(PROFILES) + PROFILES.index(profile))
    random.next()
    names = choose_names(random, profile)
    graph = {"name": f"{profile} {seed}"}
    coroutines = make_coroutines(random, names, profile)
    tasks = [_root(random, names, profile, rank) for rank in range(len(names.roots))]
    arrange_meetings(random, names, [task["steps"] for task in tasks if "steps" in task])
    _depend(random, tasks)
    for key, value in (
        ("objects", names.objects),
        ("variables", names.initial),
        ("coroutines", coroutines),
    ):
        if value or random.chance(5):
            graph[key] = value
    # The rank orders what waits for what; the document's order is another, so that tasks also
    # name tasks that come later.
    graph["tasks"] = random.shuffled(tasks)
    if random.chance(6):
        graph["options"] = {"limits": _limit(random)}
    return graph


def _limit(random):
    """One limit that CPython's answer shows as well: it counts neither operations nor memory."""
    return random.weighted(
        [
            ({"steps": random.between(3, 30)}, 40),
            ({"tasks": random.between(2, 9)}, 20),
            ({"time": random.between(0, 30) / 10}, 20),
            ({"output": random.between(5, 120)}, 20),
        ]
    )


def _root(random, names, profile, rank):
    root = {"id": names.roots[rank]}
    body = Body(random, names, profile, rank=rank)
    coroutine = body.coroutine()
    if random.chance(4):
        return root
    if coroutine is not None and random.chance(14):
        root["run"] = coroutine.name
        # A root's arguments are evaluated where there are no locals: written out is enough.
        if coroutine.parameters:
            root["args"] = body.arguments(coroutine)
        return root
    root["steps"] = body.steps(ROOT_BUDGET, most=11)
    return root


def _depend(random, tasks):
    """`after` on roots of a higher rank alone, which makes no cycle."""
    for rank, task in enumerate(tasks):
        higher = [other["id"] for other in tasks[rank + 1 :]]
        if higher and random.chance(22):
            task["after"] = random.sample(higher, random.between(1, min(3, len(higher))))
        elif random.chance(2):
            task["after"] = []
