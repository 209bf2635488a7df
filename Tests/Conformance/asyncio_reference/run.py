"""Runs a graph to its end and gives the answer."""
import asyncio
import sys
import warnings

# The operations register themselves.
from . import (  # noqa: F401
    operations_basic,
    operations_flow,
    operations_objects,
    operations_waiting,
)
from .errors import SkippedError, message_of, name_of
from .program import Program
from .steps import run_steps
from .values import nanoseconds
from .virtual_loop import END_OF_TIME, Halt, StepLimit, VirtualLoop

DEFAULT_STEPS = 2_000_000
DEFAULT_TASKS = 200_000
DEFAULT_OUTPUT = 16 << 20

# Programs whose tasks did not all end. Were they let go, Python would unwind the tasks at a moment
# of its own, in the middle of some later run.
_KEPT = []


class Unanswerable(Exception):
    """CPython's answer is an accident of its stack: cancelling tasks that await each other in a
    circle asks each in turn to cancel the next, until the recursion is cut off somewhere.
    """


def run(graph):
    """Runs a graph (a decoded JSON object) and returns the answer (a JSON-encodable object)."""
    warnings.simplefilter("ignore")  # of coroutines that were never awaited
    sys.setrecursionlimit(20_000)
    limits = graph.get("options", {}).get("limits", {})
    time = nanoseconds(limits["time"]) if "time" in limits else END_OF_TIME
    loop = VirtualLoop(limits.get("steps", DEFAULT_STEPS), time)
    asyncio.events._set_running_loop(loop)
    try:
        program = Program(graph, loop, run_steps)
        program.tasks_left = limits.get("tasks", DEFAULT_TASKS)
        program.output_left = limits.get("output", DEFAULT_OUTPUT)
        _KEPT.append(program)
        status = _run_to_the_end(program, graph["tasks"])
        program.over = True
        answer = _answer(program, status)
        if loop.recursion is not None:
            raise Unanswerable(str(loop.recursion))
        return answer
    finally:
        asyncio.events._set_running_loop(None)


def _run_to_the_end(program, roots):
    """Why the run ended, or None where all tasks did."""
    try:
        program.create_roots(roots)
        while any(not task.done() for task in program.tasks.values()):
            reason = program.loop.run_turn()
            if reason is not None:
                return reason
    except (StepLimit, Halt):
        return "limit"
    return None


def _answer(program, status):
    loop = program.loop
    tasks = {id: _task_answer(task) for id, task in program.tasks.items()}
    if status is None:
        status = "completed" if _succeeded(program, tasks) else "failed"
    return {
        "status": status,
        "end": loop.now,
        "turns": loop.turn,
        "steps": [list(step) for step in loop.steps],
        "output": program.output,
        "tasks": tasks,
        "variables": program.shared,
    }


def _succeeded(program, tasks):
    roots = [tasks[program.loop.ids[root]] for root in program.roots]
    return all(root["state"] == "done" for root in roots) and all(
        task.get("retrieved", True) for task in tasks.values()
    )


def _task_answer(task):
    if not task.done():
        return {"state": "unfinished"}
    if task.cancelled():
        return {"state": "cancelled"}
    # The attributes, not the methods, which would mark the exception as retrieved.
    error, retrieved = task._exception, not task._log_traceback
    if isinstance(error, RecursionError):
        raise Unanswerable(str(error))
    if error is None:
        return {"state": "done", "result": task.result()}
    return {
        "state": "skipped" if isinstance(error, SkippedError) else "failed",
        "error": {"type": name_of(error), "message": message_of(error)},
        "retrieved": retrieved,
    }
