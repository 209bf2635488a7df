#!/usr/bin/env python3
"""Compares Interleave with CPython's asyncio: the examples, recorded graphs, fresh random graphs.

    run.py --binary PATH                              the examples and the recorded basic graphs
    run.py --binary PATH --live                       the same, asking CPython 3.13 again, and
                                                      100 graphs that are not recorded
    run.py --binary PATH --profile full --seeds 1-500 these random graphs, live
    run.py --record [--profile full] [--seeds A-B]    records CPython's answers; never a pass

Standard output ends with the line `N passed, N failed`. The exit code is 0 where none failed.
"""
import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from binary import Binary
from checks import check
from compare import same
from cpython import MISSING, Unanswerable, find_cpython
from goldens import (
    HERE,
    RECORDED_SEEDS,
    Case,
    example_cases,
    generated_case,
    graphs_to_record,
    read_goldens,
    write_goldens,
)
from graph_generator.graphs import make_graph
from graph_generator.registry import PROFILES
from seeds import seed_range

EXAMPLES_GOLDENS = HERE / "examples.ndjson"
FRESH_SEEDS = range(1001, 1101)
# What a failing change breaks, it mostly breaks everywhere: the first few reports are enough.
MOST_REPORTS = 5


def main():
    options = parse_options()
    reference = None
    if options.live or options.seeds or options.record:
        reference = find_cpython()
        if reference is None:
            print(MISSING)
    try:
        if options.record:
            return record(options, reference)
        return compare(options, reference)
    finally:
        if reference is not None:
            reference.__exit__()


def parse_options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--binary", metavar="PATH", help="the interleave to be compared")
    parser.add_argument("--profile", choices=PROFILES, default="basic")
    parser.add_argument("--seeds", type=seed_range, metavar="A-B", help="implies --live")
    parser.add_argument("--live", action="store_true", help="ask CPython 3.13 as well")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    parser.add_argument("--goldens", type=Path, metavar="FILE", help="instead of the profile's")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    if not options.record and not options.binary:
        parser.error("--binary is needed to compare")
    return options


def compare(options, reference):
    """Compares all cases that were asked for; the exit code."""
    cases = [] if options.seeds else recorded_cases(options)
    if reference is not None:
        cases += live_cases(options)
    examine = partial(check, binary=Binary(options.binary), reference=reference)
    passed = failed = 0
    with ThreadPoolExecutor(max(1, options.jobs)) as workers:
        examined = [(case, workers.submit(examine, case)) for case in cases]
        for case, report in examined:
            try:
                report = report.result()
            except Unanswerable as reason:
                print(f"left out {case.name}: {reason}", flush=True)
                continue
            if report is None:
                passed += 1
                continue
            failed += 1
            if failed <= MOST_REPORTS:
                print(report, end="\n\n", flush=True)
            else:
                print(report.splitlines()[0], flush=True)
    print(f"{passed} passed, {failed} failed")
    # Nothing compared is no success: seeds were asked for and there was nobody to answer.
    return 0 if passed and not failed else 1


def recorded_cases(options):
    """The recorded graphs, and the examples with their recorded answers."""
    if options.goldens is not None:
        return read_goldens(options.goldens)
    profile = HERE / f"{options.profile}.ndjson"
    cases = read_goldens(profile) if profile.exists() else []
    return cases + examples_with_answers()


def examples_with_answers():
    recorded = {case.name: case for case in read_goldens(EXAMPLES_GOLDENS)}
    cases = []
    for case in example_cases():
        answer = recorded.get(case.name)
        if answer is None or not same(answer.graph, case.graph):
            sys.exit(f"{case.name} has changed since its answer was recorded: run.py --record")
        cases.append(Case(case.name, case.graph, case.text, answer.expected))
    return cases


def live_cases(options):
    seeds = options.seeds or FRESH_SEEDS
    return [
        generated_case(f"{options.profile} {seed}", make_graph(seed, options.profile))
        for seed in seeds
    ]


def record(options, reference):
    """Writes the recorded answers anew. Never a success: what was just recorded proves nothing."""
    if reference is None:
        return 1
    path = options.goldens or HERE / f"{options.profile}.ndjson"
    graphs = graphs_to_record(options.profile, options.seeds or RECORDED_SEEDS)
    cases = [generated_case(graph["name"], graph) for graph in graphs]
    for file, cases in ((path, cases), (EXAMPLES_GOLDENS, example_cases())):
        answered = list(with_answers(cases, reference))
        write_goldens(file, answered, reference.version)
        print(f"recorded {len(answered)} answers in {file.name}")
    return 1


def with_answers(cases, reference):
    for case in cases:
        try:
            answer = reference.answer(case.graph)
        except Unanswerable as reason:
            print(f"left out {case.name}: {reason}")
            continue
        yield Case(case.name, case.graph, case.text, answer)


if __name__ == "__main__":
    sys.exit(main())
