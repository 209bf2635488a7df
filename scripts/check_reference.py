#!/usr/bin/env python3
"""Checks docs/reference against the program: every graph there prints what stands beside it.

    check_reference.py --binary PATH             runs every graph of every page
    check_reference.py --binary PATH --live      and asks CPython 3.13 for the same, if there is one
    check_reference.py --binary PATH --record    writes what is printed into the pages; never a pass

Each operation of the language must have a section of its own, with a graph that uses it, its
equivalent in Python and its errors. Standard output ends with the line `N passed, N failed`.
"""

import argparse
import json
import pathlib
import subprocess
import sys

from reference_on_cpython import NoReference, reference_for
from reference_pages import operations_of, sections_of, snippets_of, uses

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "reference"
# Its graphs are wrong on purpose, and no run of theirs prints anything.
NOT_RUN = {"errors.md"}
TABLE = ROOT / "Sources" / "TaskGraphs" / "Decoding" / "Operations.swift"
# Far more than any graph here needs: a run that is longer hangs.
PATIENCE_SECONDS = 60
# What an operation's section must say besides its graph.
LEAD_INS = ("In Python:", "Errors:")


def main():
    options = parse_options()
    pages = sorted(page for page in PAGES.glob("*.md") if page.name not in NOT_RUN)
    if options.record:
        for page in pages:
            record(page, options.binary)
        print("recorded: read the diff, then check again")
        return 1
    reference = reference_for(options.binary) if options.live else NoReference()
    try:
        results = list(checks(pages, options.binary, reference))
    finally:
        reference.close()
    wrong = [result for result in results if result is not None]
    for problem in wrong:
        print(problem)
    print(f"{len(results) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong or not results else 0


def parse_options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--binary", metavar="PATH", required=True, help="the interleave to run")
    parser.add_argument("--live", action="store_true", help="ask CPython 3.13 as well")
    parser.add_argument("--record", action="store_true")
    return parser.parse_args()


def checks(pages, binary, reference):
    """One entry a check: None, or what is wrong."""
    sections = []
    for page in pages:
        text = page.read_text(encoding="utf-8")
        sections += sections_of(text)
        for snippet in snippets_of(text):
            where = f"{page.relative_to(ROOT)}:{snippet.line}"
            problem = snippet_problem(snippet, binary, reference)
            yield problem and f"{where}: {problem}"
    for operation in operations_of(TABLE.read_text(encoding="utf-8")):
        yield operation_problem(operation, sections)


def snippet_problem(snippet, binary, reference):
    """What is wrong with a graph and the output beside it, or None."""
    if snippet.expected is None:
        return "no block of text with the output follows this graph"
    printed = printed_by(binary, snippet.graph)
    if printed != snippet.expected:
        return f"it prints\n{printed}and not what stands there:\n{snippet.expected}"
    return reference.problem(json.loads(snippet.graph))


def printed_by(binary, graph):
    """The lines that a run prints, then its outcome in brackets."""
    command = [binary, "run", "-", "--format", "json"]
    finished = subprocess.run(
        command, input=graph, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )
    if finished.returncode not in (0, 1):
        return finished.stderr or f"[exit code {finished.returncode}]\n"
    timeline = json.loads(finished.stdout)
    outcome = timeline["outcome"]
    said = "" if outcome["status"] == "completed" else f" {outcome['message']}"
    lines = [line["text"] for line in timeline["output"]]
    return "".join(f"{line}\n" for line in [*lines, f"[{outcome['status']}]{said}"])


def operation_problem(operation, sections):
    """What an operation's section lacks, or None."""
    own = [section for section in sections if operation in section.names]
    if len(own) != 1:
        return f"{operation}: {len(own)} sections of docs/reference bear its name, not one"
    text = own[0].text
    if not any(uses(json.loads(snippet.graph), operation) for snippet in own[0].snippets):
        return f"{operation}: no graph in its section uses it"
    missing = [lead_in for lead_in in LEAD_INS if lead_in not in text]
    return f"{operation}: its section has no “{missing[0]}”" if missing else None


def record(page, binary):
    """Writes what the graphs of a page print into it."""
    text = page.read_text(encoding="utf-8")
    for snippet in reversed(snippets_of(text)):
        if snippet.span is not None:
            start, end = snippet.span
            text = text[:start] + printed_by(binary, snippet.graph) + text[end:]
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
