#!/usr/bin/env python3
"""Runs exported programs, one after another, each in a process of its own.

Reads a line of JSON a program, `{"program": text}`, and answers with one,
`{"status", "output", "complaints"}`; the status is null where the program did not end in time.
Starting Python anew for each would take ten times as long: the processes are forked from one in
which asyncio is loaded already.
"""
import asyncio  # noqa: F401  (so that no program has to load it)
import collections  # noqa: F401
import json
import linecache  # noqa: F401
import os
import signal
import sys
import tempfile
import traceback

PATIENCE_SECONDS = 20


def run(program):
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaints:
        child = os.fork()
        if not child:
            become(program, output, complaints)
        status = wait(child)
        return {
            "status": status,
            "output": content(output),
            "complaints": content(complaints),
        }


def become(program, output, complaints):
    """Runs a program in this process, and ends it."""
    signal.alarm(PATIENCE_SECONDS)
    os.dup2(output.fileno(), 1)
    os.dup2(complaints.fileno(), 2)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)
    sys.argv = ["program.py"]
    status = 1
    try:
        names = {"__name__": "__main__"}
        exec(compile(program, "program.py", "exec", dont_inherit=True), names)
        status = 0
    except SystemExit as leaving:
        status = leaving.code or 0
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    # Not a normal exit, which would run what belongs to the parent.
    os._exit(status)


def wait(child):
    """The exit status of a program; None where it had to be stopped."""
    _, status = os.waitpid(child, 0)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else None


def content(file):
    file.seek(0)
    return file.read().decode(errors="replace")


def main():
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line)["program"])), flush=True)


if __name__ == "__main__":
    main()
