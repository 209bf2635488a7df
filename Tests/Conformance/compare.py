"""Turns an Interleave timeline into the reference's shape, and says in plain words how two differ.

Interleave's timeline also counts the loop's callbacks as steps; the reference knows task steps
alone. Seconds are decimals and are converted exactly: a float in between could hide an error of a
nanosecond.
"""
import json
from dataclasses import dataclass
from decimal import Decimal

# A task that was left: the reference does not say in which of these states.
UNFINISHED = {"pending", "ready", "sleeping", "waiting"}


class MalformedTimeline(Exception):
    """The timeline does not have the members that docs/formats/timeline.md promises."""


@dataclass(frozen=True)
class Difference:
    """One way in which two answers differ; `kind` is the same for differences of one sort."""

    kind: str
    text: str


def read_timeline(text):
    """The timeline's answer, from its JSON."""
    try:
        return _answer(json.loads(text, parse_float=Decimal))
    except (json.JSONDecodeError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise MalformedTimeline(f"{type(error).__name__}: {error}") from error


def nanoseconds(seconds):
    """A number of seconds from a timeline as whole nanoseconds, exactly."""
    if isinstance(seconds, bool) or not isinstance(seconds, (int, Decimal)):
        raise MalformedTimeline(f"{seconds!r} is not a time")
    exact = Decimal(seconds).scaleb(9)
    if exact != exact.to_integral_value():
        raise MalformedTimeline(f"{seconds} s has more than nine decimals")
    return int(exact)


def _answer(timeline):
    task_steps = [step for step in timeline["steps"] if step["task"] is not None]
    position = {step["step"]: index for index, step in enumerate(task_steps)}
    return {
        "status": timeline["outcome"]["status"],
        "end": nanoseconds(timeline["end"]),
        "turns": timeline["turns"],
        "steps": [[step["task"], step["turn"], nanoseconds(step["time"])] for step in task_steps],
        "output": [
            {
                "step": position[line["step"]],
                "time": nanoseconds(line["time"]),
                "task": line["task"],
                "text": line["text"],
            }
            for line in timeline["output"]
        ],
        "tasks": {task["id"]: _task(task) for task in timeline["tasks"]},
        "variables": _value(timeline["variables"]),
    }


def _task(task):
    state = task["state"]
    if state in UNFINISHED:
        return {"state": "unfinished"}
    if state == "done":
        return {"state": state, "result": _value(task["result"])}
    if state == "cancelled":
        return {"state": state}
    return {
        "state": state,
        "error": {"type": task["error"]["type"], "message": task["error"]["message"]},
    }


def _value(value):
    """A value of the graph: its decimals are doubles, unlike the timeline's times."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list):
        return [_value(member) for member in value]
    if isinstance(value, dict):
        return {key: _value(member) for key, member in value.items()}
    return value


def differences(expected, actual):
    """How the actual answer differs from the expected one: at most one difference of each kind."""
    found = [
        _plain("status", expected, actual),
        _first("step", expected["steps"], actual["steps"], _step_text),
        _first("line", expected["output"], actual["output"], _line_text),
        *_task_differences(expected["tasks"], actual["tasks"]),
        _plain("variables", expected, actual),
        _seconds("end", expected, actual),
        _plain("turns", expected, actual),
    ]
    return [difference for difference in found if difference is not None]


def same(a, b):
    """Whether two values are the same JSON: `1` is not `1.0`, and the order of members counts."""
    return _shown(a) == _shown(b)


def _plain(member, expected, actual):
    if same(expected[member], actual[member]):
        return None
    return _difference(member, member, _shown(expected[member]), _shown(actual[member]))


def _seconds(member, expected, actual):
    if expected[member] == actual[member]:
        return None
    shown = [f"{seconds_text(answer[member])} s" for answer in (expected, actual)]
    return _difference(member, member, *shown)


def _first(what, expected, actual, shown):
    """The first place where two lists differ."""
    for index in range(max(len(expected), len(actual))):
        mine = expected[index] if index < len(expected) else None
        theirs = actual[index] if index < len(actual) else None
        if not same(mine, theirs):
            texts = ["none" if entry is None else shown(entry) for entry in (mine, theirs)]
            return _difference(what, f"{what} {index}", *texts)
    return None


def _task_differences(expected, actual):
    for id in [*expected, *actual]:
        if id not in actual or id not in expected:
            where = ["a task" if id in tasks else "no such task" for tasks in (expected, actual)]
            return [_difference("tasks", f"task {id!r}", *where)]
    found = []
    if list(expected) != list(actual):
        orders = [_shown(list(tasks)) for tasks in (expected, actual)]
        found.append(_difference("task order", "the order of the tasks", *orders))
    for member in ("state", "result", "error"):
        for id in expected:
            mine, theirs = (tasks[id].get(member) for tasks in (expected, actual))
            if not same(mine, theirs):
                what = f"{member} of task {id!r}"
                found.append(_difference(member, what, _shown(mine), _shown(theirs)))
                break
    return found


def _difference(kind, what, expected, actual):
    return Difference(kind, f"{what}: CPython has {expected}, Interleave has {actual}")


def _step_text(step):
    task, turn, time = step
    return f"{task!r} (turn {turn}, {seconds_text(time)} s)"


def _line_text(line):
    time = seconds_text(line["time"])
    return f"{_shown(line['text'])} of {line['task']!r} (step {line['step']}, {time} s)"


def seconds_text(nanoseconds):
    """Nanoseconds as seconds, as short as they can be written exactly."""
    text = f"{nanoseconds // 1_000_000_000}.{nanoseconds % 1_000_000_000:09}"
    return text.rstrip("0").rstrip(".")


def _shown(value):
    return json.dumps(value, ensure_ascii=False)
