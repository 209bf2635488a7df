"""Graphs that are not random: every way to await a task that raises a `CancelledError` of its own.

CPython hands the message on once: the first that retrieves it hears it, all others an empty one.
"""
CAUGHT = {"match": "CancelledError", "as": "e", "steps": [{"print": "{task()}: {e['message']}"}]}
WAYS = {
    "await": {"await": "speaker"},
    "gather": {"gather": ["speaker", "quiet"]},
    "collecting": {"gather": ["speaker", "quiet"], "return_exceptions": True},
    "wait": {"wait": ["speaker"]},
    "wait_for": {"wait_for": "speaker", "up_to": 9},
    "shield": {"shield": "speaker"},
    "as_completed": {"as_completed": ["speaker"], "as": "r", "steps": []},
    "group": {"group": "g", "steps": [{"await": "speaker"}]},
}


def retelling_graphs():
    """The graphs, by name: for each way one where it listens first."""
    return {f"retelling {way}": _graph(way) for way in WAYS}


def _graph(first):
    ways = [first, *(way for way in WAYS if way != first)]
    speaker = {
        "id": "speaker",
        "steps": [{"yield": 2}, {"raise": "CancelledError", "message": "said once"}],
    }
    listeners = [
        {"id": f"{time} {way}", "steps": [*late, {"try": [WAYS[way]], "except": [CAUGHT]}]}
        for time, late in {"early": [], "late": [{"yield": 6}]}.items()
        for way in ways
    ]
    # Whoever awaits a listener hears what that one heard, and let out.
    chain = [
        {"id": "teller", "steps": [WAYS[first]]},
        {"id": "hearer", "steps": [{"try": [{"await": "teller"}], "except": [CAUGHT]}]},
    ]
    return {
        "name": f"retelling {first}",
        "tasks": [speaker, {"id": "quiet", "steps": [{"yield": 9}]}, *chain, *listeners],
    }
