"""Compares one graph's run with what CPython says, and shrinks it where they differ."""
from dataclasses import dataclass

from binary import graph_text
from compare import Difference, differences, same
from cpython import Unanswerable
from report import graph_listing, side_by_side
from shrink import shrink


@dataclass(frozen=True)
class Comparison:
    """What was found for one graph: no differences means that it passed."""

    found: list
    expected: dict = None
    actual: dict = None


def compare_run(binary, text, expected):
    """Runs a graph and compares; anything but an answer is a difference of its own kind."""
    result = binary.run(text)
    if result.kind != "answer":
        return Comparison([Difference(result.kind, f"{result.kind}: {result.text}")], expected)
    return Comparison(differences(expected, result.answer), expected, result.answer)


def check(case, binary, reference):
    """A report of how the case fails, or None where it passes.

    `reference` may be None: then what is recorded is believed, and nothing can be shrunk. Raises
    Unanswerable where there is nothing to compare with.
    """
    expected = case.expected
    if reference is not None:
        asked = reference.answer(case.graph)
        if expected is not None and not same(asked, expected):
            return f"{case.name}: CPython {reference.version} no longer gives what is recorded"
        expected = asked
    comparison = compare_run(binary, case.text, expected)
    if not comparison.found:
        return None
    return _report(case, comparison, binary, reference)


def _report(case, comparison, binary, reference):
    lines = [f"{case.name}: {difference.text}" for difference in comparison.found]
    kind = comparison.found[0].kind
    graph = case.graph
    if kind == "rejected":
        # Without the problem's place every smaller graph might be refused with good reason.
        return "\n".join([*lines, graph_text(graph)])
    if reference is None:
        lines.append("not shrunk: no CPython 3.13")
    else:
        graph, comparison = _smallest(graph, kind, binary, reference)
        lines.append("shrunk to:")
        lines += [f"  {difference.text}" for difference in comparison.found]
    lines.append(graph_listing(graph))
    if comparison.actual is not None:
        lines.append(side_by_side(comparison.expected, comparison.actual))
    return "\n".join(lines)


def _smallest(graph, kind, binary, reference):
    """The shrunk graph and its comparison: the first difference stays of the same kind."""

    def comparison(candidate):
        try:
            expected = reference.answer(candidate)
        except Unanswerable:
            return Comparison([])
        return compare_run(binary, graph_text(candidate), expected)

    def still_differs(candidate):
        found = comparison(candidate).found
        return bool(found) and found[0].kind == kind

    smallest = shrink(graph, still_differs)
    return smallest, comparison(smallest)
