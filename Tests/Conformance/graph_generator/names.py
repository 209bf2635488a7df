"""What exists in a graph: chosen before any step is written, so that every step can refer to it.

Task ids, objects and coroutines share one namespace; the pools below are disjoint.
"""
from dataclasses import dataclass, field

ROOT_POOL = ["ana", "bob", "cleo", "dan", "eve", "fred"]
# Ids that need care: JSON Pointer escapes, spaces, accents, and one that a default id would take.
ODD_ROOT_POOL = ["a/b~c", "tâche 1", "🙂", "fetch-1", "worker-2", "0", "'quoted'"]
# Written out as `id` of a spawn, sometimes twice: the second is a RuntimeError in that task.
SPAWN_ID_POOL = ["helper", "twin", "fetch-2", "late one"]
COROUTINE_POOL = ["fetch", "worker", "relay", "compute"]
LOCAL_POOL = ["x", "y", "item", "result"]

# Parameters, each with the type of what is passed for it.
PARAMETER_POOL = [
    ("n", "int"),
    ("delay", "seconds"),
    ("who", "text"),
    ("target", "task"),
    ("gate", "flag"),
]

# Shared variables, each with its type and where it starts.
VARIABLE_POOL = [
    ("count", "int", 0),
    ("total", "int", 10),
    ("log", "list", []),
    ("word", "text", "start"),
    ("ready", "bool", False),
    ("table", "object", {"a": 1, "b": [2, None], "c": 0.5}),
]


@dataclass
class Coroutine:
    """A coroutine that steps may call; `cost` bounds how many steps a call makes."""

    name: str
    parameters: list  # of (name, type)
    cost: int = 0
    recursive: bool = False


@dataclass
class Names:
    """Everything that steps of one graph may refer to."""

    roots: list = field(default_factory=list)
    spawn_ids: list = field(default_factory=list)
    declared_ids: list = field(default_factory=list)  # spawn ids that some step writes out so far
    objects: dict = field(default_factory=dict)  # name -> kind, as in the graph
    variables: dict = field(default_factory=dict)  # name -> type
    initial: dict = field(default_factory=dict)  # name -> value
    coroutines: list = field(default_factory=list)  # finished ones alone: calls make no circle
    groups: list = field(default_factory=list)

    def of_kind(self, *kinds):
        """Names of the objects of these kinds."""
        return [name for name, kind in self.objects.items() if kind_name(kind) in kinds]


def kind_name(kind):
    return kind if isinstance(kind, str) else next(iter(kind))


def choose_names(random, profile):
    names = Names()
    count = random.weighted([(1, 4), (2, 24), (3, 34), (4, 24), (5, 14)])
    names.roots = random.sample(ROOT_POOL, count)
    if random.chance(12):
        names.roots[random.below(count)] = random.choice(ODD_ROOT_POOL)
    names.spawn_ids = random.sample(SPAWN_ID_POOL, 2)
    for variable, type, value in VARIABLE_POOL:
        if random.chance(60):
            names.variables[variable] = type
            names.initial[variable] = value
    for name in ["open", "go", "bell"]:
        if random.chance(45):
            names.objects[name] = random.choice(["event", "event", "waiter"])
    if profile == "full":
        _choose_objects(random, names)
        names.groups = ["crew", "inner"]
    return names


def _choose_objects(random, names):
    """Locks and the rest: two or three kinds a graph, so that tasks meet at the same ones."""
    kinds = [
        ("key", "lock"),
        ("slots", {"semaphore": random.weighted([(0, 1), (1, 4), (2, 4)])}),
        ("seats", {"bounded_semaphore": random.between(1, 2)}),
        ("news", "condition"),
        ("answer", "future"),
        ("promise", "future"),
        ("gather point", {"barrier": random.between(1, 3)}),
        ("line", {"queue": random.between(0, 2)}),
        ("stack", {"lifo_queue": random.between(0, 2)}),
        ("triage", {"priority_queue": random.between(0, 2)}),
    ]
    for name, kind in random.sample(kinds, random.between(2, 4)):
        names.objects[name] = kind
