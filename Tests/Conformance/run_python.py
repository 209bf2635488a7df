#!/usr/bin/env python3
"""Runs the Python programs that Interleave exports, and compares what they print with the timelines.

    run_python.py --binary PATH                  the examples and the recorded graphs
    run_python.py --binary PATH --seeds 1-500    these random graphs of the whole language

Needs a CPython 3.13 or later; on an older one it leaves out the graphs that differ and use what is
known to differ there, and says how many. Standard output ends with the line `N passed, N failed`; the exit
code is 0 where none failed.
"""
import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from corner_graphs import corner_graphs
from cpython import find_program_runner
from goldens import HERE, example_cases, generated_case, read_goldens
from graph_generator.graphs import make_graph
from programs import Exporter, ProgramRunner, check
from seeds import seed_range

MOST_REPORTS = 5


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--binary", metavar="PATH", required=True)
    parser.add_argument("--seeds", type=seed_range, metavar="A-B")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    options = parser.parse_args()
    executable, version = find_program_runner()
    print("the programs are run by CPython " + ".".join(map(str, version)))
    cases = random_cases(options.seeds) if options.seeds else recorded_cases()
    return compare(cases, Exporter(options.binary), executable, version, options.jobs)


def recorded_cases():
    """The examples, the corners, and every random graph for which CPython has an answer."""
    return [
        *example_cases(),
        *[generated_case(name, graph) for name, graph in corner_graphs().items()],
        *read_goldens(HERE / "basic.ndjson"),
        *read_goldens(HERE / "full.ndjson"),
    ]


def random_cases(seeds):
    return [generated_case(f"full {seed}", make_graph(seed, "full")) for seed in seeds]


def compare(cases, exporter, executable, version, jobs):
    """Compares all cases; the exit code."""
    left_out = failed = 0
    runners = [ProgramRunner(executable) for _ in range(max(1, jobs))]
    try:
        shares = [cases[index :: len(runners)] for index in range(len(runners))]
        with ThreadPoolExecutor(len(runners)) as workers:
            examine = partial(examine_all, exporter, version)
            for reports, incomparable in workers.map(examine, runners, shares):
                left_out += incomparable
                for report in reports:
                    failed += 1
                    print(report if failed <= MOST_REPORTS else report.splitlines()[0], flush=True)
    finally:
        for runner in runners:
            runner.stop()
    if left_out:
        print(f"left out {left_out}: CPython {version[0]}.{version[1]} is known to differ there")
    passed = len(cases) - left_out - failed
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


def examine_all(exporter, version, runner, cases):
    """The reports of the cases that fail, and how many cannot be compared."""
    reports, incomparable = [], 0
    for case in cases:
        report, is_compared = check(case, exporter, runner, version)
        incomparable += not is_compared
        if report is not None:
            reports.append(report)
    return reports, incomparable


if __name__ == "__main__":
    sys.exit(main())
