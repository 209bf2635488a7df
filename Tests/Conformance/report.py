"""Prints a difference so that a person sees at once where two runs part."""
import json

from compare import same, seconds_text

CONTEXT = 8
COLUMN = 46


def side_by_side(expected, actual):
    """Both traces in two columns, from a little before the first difference to a little after."""
    left, right = _trace(expected), _trace(actual)
    rows = max(len(left), len(right))
    left += [""] * (rows - len(left))
    right += [""] * (rows - len(right))
    apart = next((row for row in range(rows) if left[row] != right[row]), rows)
    first, last = max(0, apart - CONTEXT), min(rows, apart + CONTEXT)
    lines = [_row("", "CPython", "Interleave")]
    if first:
        lines.append(_row("", f"… {first} the same", ""))
    for row in range(first, last):
        lines.append(_row("" if left[row] == right[row] else "≠", left[row], right[row]))
    if last < rows:
        lines.append(_row("", f"… {rows - last} more", ""))
    return "\n".join(lines)


def _trace(answer):
    """A run as lines: its steps with what each printed, then how the tasks ended."""
    lines = []
    for index, (task, turn, time) in enumerate(answer["steps"]):
        lines.append(f"{index:3} turn {turn} at {seconds_text(time)}: {task}")
        lines += [
            f"      prints {line['text']}" for line in answer["output"] if line["step"] == index
        ]
    for id, task in answer["tasks"].items():
        detail = {member: task[member] for member in ("result", "error") if member in task}
        lines.append(f"{id} {task['state']} {_compact(detail)}".strip())
    lines.append(f"variables {_compact(answer['variables'])}")
    lines.append(
        f"{answer['status']} at {seconds_text(answer['end'])} after {answer['turns']} turns"
    )
    return lines


def _row(mark, left, right):
    if len(left) > COLUMN:
        # Wide rows are not cut, where they part may be at their end: the right one goes below.
        return f"  {mark:1} {left}\n  {'':1} {'':{COLUMN}}{right}".rstrip()
    return f"  {mark:1} {left:{COLUMN}}{right}".rstrip()


def _compact(value):
    return "" if same(value, {}) else json.dumps(value, ensure_ascii=False)


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
