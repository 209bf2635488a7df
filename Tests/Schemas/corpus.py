"""The graphs and timelines that the schemas are held against."""
import functools
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BINARY = ROOT / ".build/release/interleave"
CORPUS = ROOT / "Tests/TaskGraphsTests/Golden"

sys.path.insert(0, str(ROOT / "Tests/Conformance"))
from graph_generator.graphs import make_graph  # noqa: E402  (its folder is no package)

GENERATED_SEEDS = range(5001, 5301)


def ask(*arguments, text=None):
    """What the command line prints, as JSON."""
    said = subprocess.run(
        [BINARY, *arguments], input=text, capture_output=True, text=True, timeout=60
    )
    # 1 is a run that did not complete, which has a timeline all the same.
    if said.returncode not in (0, 1):
        raise AssertionError(f"interleave {arguments}: exit code {said.returncode}\n{said.stderr}")
    return json.loads(said.stdout)


def rows(name):
    """The rows of a corpus beside the tests of the validator."""
    # Not splitlines: a graph may hold one of the other characters that this takes for line ends.
    lines = (CORPUS / name).read_text(encoding="utf-8").rstrip("\n").split("\n")
    return [json.loads(line) for line in lines]


def examples():
    """The examples, as they are shipped, by their names."""
    paths = sorted(ROOT.glob("Examples/[0-9]*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def recorded():
    """The graphs of the conformance tests, by their names."""
    graphs = {}
    for path in sorted(ROOT.glob("Tests/Conformance/*.ndjson")):
        _, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        for line in map(json.loads, lines):
            graphs[f"{path.stem}: {line['name']}"] = line["graph"]
    return graphs


def generated():
    """Random graphs over the whole language that no recording has."""
    return {f"seed {seed}": make_graph(seed, "full") for seed in GENERATED_SEEDS}


@functools.cache
def random_timelines():
    """The timelines of the random graphs, which several tests look at."""
    return timelines(generated(), "json")


def timelines(graphs, form):
    """What the runs of graphs give in one format, by the graphs' names."""
    return {
        name: ask("run", "-", "--format", form, text=json.dumps(graph))
        for name, graph in graphs.items()
    }
