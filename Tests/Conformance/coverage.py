"""What a set of graphs is made of and how it ends: a generator must not be vacuous unnoticed."""
from collections import Counter

from asyncio_reference.run import Unanswerable, run
from asyncio_reference.steps import OPERATIONS


def coverage_report(graphs):
    """A few lines of counts over the graphs, each of which is run once."""
    statuses, states, errors, used, steps = Counter(), Counter(), Counter(), Counter(), []
    for graph in graphs:
        try:
            answer = run(graph)
        except Unanswerable:
            statuses["unanswerable"] += 1
            continue
        statuses[answer["status"]] += 1
        steps.append(len(answer["steps"]))
        used.update(set(operations_in(graph)))
        for task in answer["tasks"].values():
            states[task["state"]] += 1
            if "error" in task:
                errors[task["error"]["type"]] += 1
    steps.sort()
    return "\n".join(
        [
            f"{len(graphs)} graphs; steps: median {steps[len(steps) // 2]}, most {steps[-1]}",
            "outcomes: " + _counts(statuses),
            "tasks: " + _counts(states),
            "errors: " + _counts(errors),
            "graphs that use: " + _counts(used),
            "never used: " + (", ".join(sorted(OPERATIONS.keys() - used.keys())) or "none"),
        ]
    )


def operations_in(node):
    """The operation keys of all steps inside a graph, or inside a part of one."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in OPERATIONS:
                yield key
            yield from operations_in(value)
    elif isinstance(node, list):
        for member in node:
            yield from operations_in(member)


def _counts(counter):
    return ", ".join(f"{name} {count}" for name, count in counter.most_common())
