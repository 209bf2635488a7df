"""Graphs that are not random: a task fails unheard, and somebody cancels it, too late or too early.

CPython counts the error of a task as seen once the ended task is cancelled; the run does not fail then.
"""
FAILING = {"steps": [{"yield": 2}, {"raise": "ValueError", "message": "unheard"}]}
STUBBORN = {
    "steps": [
        {"try": [{"yield": 4}], "except": [{"match": "CancelledError", "steps": [{"yield": 1}]}]},
        {"raise": "ValueError", "message": "unheard"},
    ]
}
SPAWN = {"spawn": "child", "as": "x"}
CANCEL = [{"cancel": "{x}", "as": "had_effect"}, {"print": "{had_effect}"}]
WAYS = {
    "after its end": (FAILING, [SPAWN, {"yield": 6}, *CANCEL]),
    "after its end and again": (FAILING, [SPAWN, {"yield": 6}, *CANCEL, *CANCEL]),
    "after a wait": (FAILING, [SPAWN, {"wait": ["{x}"]}, *CANCEL]),
    "before its end": (STUBBORN, [SPAWN, {"yield": 2}, *CANCEL, {"yield": 6}]),
    "never": (FAILING, [SPAWN, {"yield": 6}]),
}


def forgiving_graphs():
    """The graphs, by name."""
    return {
        f"cancelled {way}": {
            "name": f"cancelled {way}",
            "coroutines": {"child": child},
            "tasks": [{"id": "a", "steps": steps}],
        }
        for way, (child, steps) in WAYS.items()
    }
