"""Prints a difference so that a person sees at once where two runs part."""
import json
from itertools import zip_longest

from compare import seconds_text

CONTEXT = 8
COLUMN = 46


def side_by_side(expected, actual):
    """Both runs in two columns: the steps around the first difference, then how they ended."""
    steps = list(zip_longest(_steps(expected), _steps(actual), fillvalue=""))
    apart = next((row for row, (a, b) in enumerate(steps) if a != b), len(steps))
    first, last = max(0, apart - CONTEXT), apart + CONTEXT
    rows = [("", ""), *steps[first:last]]
    if first:
        rows[0] = (f"… {first} lines the same", "")
    if last < len(steps):
        rows.append((f"… {len(steps) - last} lines more", ""))
    rows += _ends(expected, actual)
    lines = [f"    {'CPython':{COLUMN}}Interleave"]
    lines += [_row(left, right) for left, right in rows if left or right]
    return "\n".join(lines)


def _steps(answer):
    """The steps as lines, each with what it printed."""
    for index, (task, turn, time) in enumerate(answer["steps"]):
        yield f"{index:3} turn {turn} at {seconds_text(time)}: {task}"
        for line in answer["output"]:
            if line["step"] == index:
                yield f"      prints {line['text']}"


def _ends(expected, actual):
    """How the tasks and the runs ended, where they differ; and the status in any case."""
    rows = []
    for id in dict.fromkeys([*expected["tasks"], *actual["tasks"]]):
        rows.append(tuple(_task(id, answer["tasks"].get(id)) for answer in (expected, actual)))
    rows.append(tuple(f"variables {_compact(end['variables'])}" for end in (expected, actual)))
    rows = [(left, right) for left, right in rows if left != right]
    rows.append(tuple(_status(answer) for answer in (expected, actual)))
    return rows


def _task(id, task):
    if task is None:
        return f"{id}: no such task"
    detail = [_compact(task[member]) for member in ("result", "error") if member in task]
    return " ".join([f"{id}: {task['state']}", *detail])


def _status(answer):
    end = seconds_text(answer["end"])
    return f"{answer['status']} at {end} after {answer['turns']} turns"


def _row(left, right):
    mark = " " if left == right or right == "" and left.startswith("…") else "≠"
    if len(left) > COLUMN - 2:
        # Wide rows are not cut, where they part may be at their end: the right one goes below.
        return f"  {mark} {left}\n    {'':{COLUMN}}{right}".rstrip()
    return f"  {mark} {left:{COLUMN}}{right}".rstrip()


def _compact(value):
    return json.dumps(value, ensure_ascii=False)


def graph_listing(graph):
    """A graph in few lines: indented, but whole where a part fits one line."""
    return _listing(graph, "")


def _listing(node, indent):
    flat = json.dumps(node, ensure_ascii=False)
    if len(indent) + len(flat) <= 90 or not isinstance(node, (dict, list)):
        return flat
    inner = indent + "  "
    if isinstance(node, list):
        parts, (opening, closing) = [_listing(member, inner) for member in node], "[]"
    else:
        parts = [
            f"{json.dumps(key, ensure_ascii=False)}: {_listing(member, inner)}"
            for key, member in node.items()
        ]
        opening, closing = "{}"
    return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{indent}{closing}"
