"""Compares a graph's run with CPython's, through the conformance harness."""

import pathlib
import sys

# The harness is a folder of modules, not a package: its own scripts run in it.
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Conformance"))

from binary import Binary, graph_text
from checks import compare_run
from cpython import MISSING, Unanswerable, find_cpython

# How CPython runs is not for a graph to choose: other options than this have no answer there.
ITS_OPTIONS = {"clock"}


class NoReference:
    """Nobody to ask: what a run prints is all that is checked."""

    def problem(self, graph):
        return None

    def close(self):
        pass


class OnCPython:
    """A CPython 3.13 that is asked, and the program that is compared with it."""

    def __init__(self, reference, binary):
        self._reference = reference
        self._binary = Binary(binary)

    def problem(self, graph):
        """How the run of a decoded graph differs from CPython's, or None."""
        if set(graph.get("options", {})) - ITS_OPTIONS:
            return None
        try:
            expected = self._reference.answer(graph)
        except Unanswerable as reason:
            return f"CPython has no answer: {reason}"
        found = compare_run(self._binary, graph_text(graph), expected).found
        return "\n".join(difference.text for difference in found) or None

    def close(self):
        self._reference.__exit__()


def reference_for(binary):
    """CPython 3.13 where it is installed; else nobody, which is said aloud."""
    found = find_cpython()
    if found is None:
        print(MISSING)
        return NoReference()
    return OnCPython(found, binary)
