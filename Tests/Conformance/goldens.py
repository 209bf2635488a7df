"""Recorded answers: NDJSON, a line that says who answered, then one line a graph."""
import json
from dataclasses import dataclass
from pathlib import Path

from binary import graph_text
from graph_generator.forgiving import forgiving_graphs
from graph_generator.graphs import make_graph
from graph_generator.nesting import nesting_graphs
from graph_generator.retelling import retelling_graphs
from graph_generator.tables import table_graphs

HERE = Path(__file__).parent
RECORDED_SEEDS = range(1, 261)
EXAMPLES = HERE.parent.parent / "Examples"


@dataclass(frozen=True)
class Case:
    """A graph to compare; `expected` is None where CPython is to be asked."""

    name: str
    graph: dict
    text: str  # the graph as it is posted: an example's own bytes
    expected: dict = None


def generated_case(name, graph, expected=None):
    return Case(name, graph, graph_text(graph), expected)


def example_cases():
    """The examples, without answers."""
    cases = []
    for path in sorted(EXAMPLES.glob("[0-9]*.json")):
        text = path.read_text(encoding="utf-8")
        cases.append(Case(path.stem, json.loads(text), text))
    return cases


def fixed_graphs(profile):
    """The graphs of a profile's recording that are not random, by name."""
    if profile == "basic":
        return table_graphs()
    return {**nesting_graphs(), **retelling_graphs(), **forgiving_graphs()}


def graphs_to_record(profile, seeds):
    """The graphs of a profile's recording: those that are not random, and the random ones."""
    fixed = fixed_graphs(profile).values()
    return [*fixed, *(make_graph(seed, profile) for seed in seeds)]


def write_goldens(path, cases, version):
    header = {"recorded_with": f"CPython {version}"}
    lines = [header]
    for case in cases:
        line = {"name": case.name, "graph": case.graph, "answer": case.expected}
        lines.append(line)
    text = "".join(graph_text(line) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")


def read_goldens(path):
    """The recorded cases of a file."""
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    cases = []
    for line in map(json.loads, lines):
        cases.append(generated_case(line["name"], line["graph"], line["answer"]))
    return cases
