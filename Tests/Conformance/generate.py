#!/usr/bin/env python3
"""Writes random task graphs, one a line; or measures what they are made of.

    generate.py [--profile basic|full] [--seeds A-B]
    generate.py --coverage [--profile basic|full] [--seeds A-B]

The same seed gives the same graph on every machine. `--coverage` runs them on CPython 3.13, wherever
on this machine that is.
"""
import argparse
import json
import os
import sys

from coverage import coverage_report
from cpython import WANTED, find_program_runner
from graph_generator.graphs import make_graph
from graph_generator.registry import PROFILES
from seeds import seed_range


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--profile", choices=PROFILES, default="basic")
    parser.add_argument("--seeds", type=seed_range, default=range(1, 201), metavar="A-B")
    parser.add_argument("--coverage", action="store_true", help="report instead of graphs")
    options = parser.parse_args()
    if options.coverage:
        go_on_in_cpython()
    graphs = [make_graph(seed, options.profile) for seed in options.seeds]
    if options.coverage:
        print(coverage_report(graphs), flush=True)
        # Not a normal exit, in which Python would unwind the tasks that were left waiting.
        os._exit(0)
    for graph in graphs:
        print(json.dumps(graph, ensure_ascii=False))


def go_on_in_cpython():
    """Begins anew in the Python that the graphs are for, if this is an older one."""
    executable, version = find_program_runner()
    if version[:2] < WANTED:
        sys.exit("--coverage needs a CPython %d.%d, and there is none here" % WANTED)
    if executable != sys.executable:
        os.execvp(executable, [executable, *sys.argv])


if __name__ == "__main__":
    main()
