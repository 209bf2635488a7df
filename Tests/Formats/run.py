#!/usr/bin/env python3
"""Checks the formats that timelines are taken away in: trace, columns, dot, mermaid, ndjson, text.

    run.py --binary PATH                the examples, hostile graphs, and random graphs
    run.py --binary PATH --seeds 1-500  these random graphs instead of the usual ones

Every graph is run once for each format, and what comes out is compared with its JSON timeline.
Standard output ends with the line `N passed, N failed`; the exit code is 0 where none failed.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from dot_check import check_dot
from formatted import formatted
from graphs import all_graphs
from mermaid_check import check_mermaid
from problems import Problem
from text_check import check_text
from trace_check import check_trace

HERE = Path(__file__).parent
# What a failing change breaks, it mostly breaks everywhere.
MOST_REPORTS = 5


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--binary", required=True, metavar="PATH")
    parser.add_argument("--seeds", default="1-40", metavar="A-B")
    options = parser.parse_args()
    first, last = (int(part) for part in options.seeds.split("-"))
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, graph in all_graphs(range(first, last + 1)):
            try:
                check(options.binary, name, graph, Path(folder))
                passed += 1
            except Problem as problem:
                failed += 1
                if failed <= MOST_REPORTS:
                    print(f"{name}: {problem}", flush=True)
        steps = subprocess.run(["node", HERE / "same_steps.mjs", folder], check=False)
    passed, failed = (passed + 1, failed) if steps.returncode == 0 else (passed, failed + 1)
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


def check(binary, name, graph, folder):
    run = partial(formatted, binary, graph)
    document = run("--format", "json")
    timeline = json.loads(document)
    check_trace(run("--format", "trace"), document)
    check_dot(run("--format", "dot").decode(), timeline)
    check_mermaid(run("--format", "mermaid").decode(), timeline)
    for flags in ((), ("--ascii",), ("--color", "always"), ("--ascii", "--color", "always")):
        check_text(run("--format", "text", *flags).decode(), timeline, flags)
    check_lines(run("--format", "ndjson").decode(), timeline)
    file = name.replace("/", "-")
    (folder / f"{file}.json").write_bytes(document)
    (folder / f"{file}.columns").write_bytes(run("--format", "columns"))


def check_lines(text, timeline):
    """`ndjson`: each step on a line of its own, then all the rest."""
    if not text.endswith("\n"):
        raise Problem("ndjson does not end with a newline")
    *steps, rest = [json.loads(line) for line in text[:-1].split("\n")]
    expected = {key: value for key, value in timeline.items() if key != "steps"}
    if steps != timeline["steps"] or rest != expected:
        raise Problem("ndjson holds something else than the timeline")


if __name__ == "__main__":
    sys.exit(main())
