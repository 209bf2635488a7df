"""Graphs that are not random: every loop holds every block, which is left in every way.

A random graph seldom has a loop in a loop that goes on after it, because each pass costs suspensions.
"""
WAYS = {
    "at its end": [],
    "by break": [{"break": True}],
    "by continue": [{"continue": True}],
    "by return": [{"return": "returned"}],
    "by raise": [{"raise": "ValueError", "message": "raised"}],
}


def nesting_graphs():
    """The graphs, by name: one for each kind of the outer loop."""
    return {f"nesting {kind}": _graph(f"nesting {kind}", kind) for kind in LOOPS}


def _graph(name, outer):
    tasks = [
        {"id": f"{inner} {way}", "steps": _steps(LOOPS[outer], block, leaving)}
        for inner, block in {**LOOPS, **BLOCKS}.items()
        for way, leaving in WAYS.items()
    ]
    return {
        "name": name,
        "objects": {"lock": "lock"},
        "coroutines": {"part": {"steps": [{"yield": 1}, {"return": 7}]}},
        "tasks": tasks,
    }


def _steps(outer, inner, leaving):
    body = inner("b", [{"print": "inside"}, {"yield": 1}, *leaving])
    passes = outer("a", [*body, {"print": "after"}])
    caught = {"as": "e", "steps": [{"print": "caught {e['error']}"}]}
    return [{"try": passes, "except": [caught]}, {"return": "=task()"}]


def _while(name, body):
    counted = [{"let": {name: f"={name} + 1"}}, *body]
    return [{"let": {name: 0}}, {"while": f"={name} < 2", "steps": counted}]


def _completions(name, body):
    return [{"as_completed": ["part", "part"], "as": name, "steps": body}]


LOOPS = {
    "repeat": lambda name, body: [{"repeat": 2, "steps": body}],
    "counted repeat": lambda name, body: [{"repeat": 2, "as": name, "steps": body}],
    "while": _while,
    "for": lambda name, body: [{"for": name, "in": [1, 2], "steps": body}],
    "as_completed": _completions,
}
BLOCKS = {
    "if": lambda name, body: [{"if": "=true", "then": body}],
    "with": lambda name, body: [{"with": "lock", "steps": body}],
    "timeout": lambda name, body: [{"timeout": 5, "steps": body}],
    "group": lambda name, body: [{"group": name, "steps": [{"spawn": "part", "in": name}, *body]}],
    "try": lambda name, body: [{"try": body, "finally": [{"print": "finally"}, {"yield": 1}]}],
    "except": lambda name, body: [{"try": [{"raise": "KeyError"}], "except": [{"steps": body}]}],
    "else": lambda name, body: [{"try": [], "except": [], "else": body}],
    "finally": lambda name, body: [{"try": [{"print": "tried"}], "finally": body}],
}
