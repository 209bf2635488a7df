#!/usr/bin/env python3
"""Runs task graphs on CPython's own asyncio under a virtual clock and says what happened.

    reference.py GRAPH.json     (- for standard input) prints the answer, indented
    reference.py --stream       reads graphs, one a line, and writes answers, one a line

CPython 3.13 is the reference. Earlier ones differ in known corners (docs/conformance.md): they run
here, but their answers are not to be recorded.

The answer: {"status", "end", "turns", "steps": [[task, turn, nanoseconds], ...],
"output": [{"step", "time", "task", "text"}], "tasks": {id: {"state", "result" or "error" and
"retrieved"}}, "variables"}. Times are nanoseconds, `step` counts task steps only, and a task that
was left is "unfinished". Where a graph cannot be run at all it is {"fault": text} instead.
"""
import json
import os
import sys

from asyncio_reference.run import run


def answer_line(line):
    """The answer to one graph as a line of JSON; a fault where the reference cannot run it."""
    try:
        answer = run(json.loads(line))
    except Exception as fault:  # the graph was not valid: the caller decides what that means
        answer = {"fault": f"{type(fault).__name__}: {fault}"}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def main(arguments):
    if arguments == ["--stream"]:
        for line in sys.stdin:
            print(answer_line(line), flush=True)
    elif len(arguments) == 1:
        source = sys.stdin if arguments[0] == "-" else open(arguments[0], encoding="utf-8")
        with source:
            print(json.dumps(run(json.load(source)), ensure_ascii=False, indent=1))
    else:
        sys.exit(__doc__)
    sys.stdout.flush()
    # Not a normal exit, in which Python would unwind the tasks that were left waiting.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
