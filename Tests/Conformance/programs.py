"""Exported programs: what they print, against what the timeline printed."""
import json
import subprocess
from pathlib import Path

from binary import graph_text

WORKER = Path(__file__).with_name("python_worker.py")
PATIENCE_SECONDS = 60

# What asyncio did otherwise before a version: kinds of objects, and operations.
OLDER = {
    (3, 13): ({"semaphore", "bounded_semaphore", "condition"}, set()),
    (3, 12): (set(), {"gather", "wait_for"}),
    (3, 11): ({"barrier"}, {"group", "timeout"}),
}


def may_differ(graph, version):
    """Whether a graph uses what an older Python is known to do in another order, or not at all."""
    used = set(_keys(graph))
    kinds = {_kind(kind) for kind in graph.get("objects", {}).values()}
    return any(
        version < since and (kinds & objects or used & operations)
        for since, (objects, operations) in OLDER.items()
    )


def _kind(kind):
    return kind if isinstance(kind, str) else next(iter(kind))


def _keys(value):
    """All keys of a document, at any depth."""
    if isinstance(value, dict):
        yield from value
        for member in value.values():
            yield from _keys(member)
    elif isinstance(value, list):
        for member in value:
            yield from _keys(member)


class Exporter:
    """The Interleave command line: a graph's program, and its timeline."""

    def __init__(self, path):
        self.path = path

    def program(self, text):
        return self._run(text, "python")

    def timeline(self, text):
        """What the timeline printed, and the exit status that goes with its outcome."""
        timeline = json.loads(self._run(text, "json"))
        output = "".join(line["text"] + "\n" for line in timeline["output"])
        return output, 0 if timeline["outcome"]["status"] == "completed" else 1

    def _run(self, text, format):
        finished = subprocess.run(
            [self.path, "run", "-", "--format", format],
            input=text.encode(),
            capture_output=True,
            timeout=PATIENCE_SECONDS,
        )
        if finished.returncode not in (0, 1):
            raise RuntimeError(finished.stderr.decode(errors="replace"))
        return finished.stdout.decode()


class ProgramRunner:
    """A Python that runs programs, one after another."""

    def __init__(self, executable):
        self._process = subprocess.Popen(
            [executable, "-B", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, program):
        """{"status", "output", "complaints"}."""
        self._process.stdin.write(json.dumps({"program": program}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def stop(self):
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def check(case, exporter, runner, version):
    """How the case fails, or None; and whether it can be compared at all.

    It cannot where tasks that await each other in a circle are cancelled, because CPython's stack
    ends first; nor where an older Python differs in what it is known to do otherwise.
    """
    text = without_foreign_limits(case)
    program = exporter.program(text)
    output, status = exporter.timeline(text)
    found = runner.run(program)
    if found["output"] == output and found["status"] == status:
        return None, True
    if "RecursionError" in found["complaints"] or may_differ(case.graph, version):
        return None, False
    lines = [f"{case.name}: {difference(output, status, found)}"]
    lines += found["complaints"].splitlines()[-5:]
    return "\n".join([*lines, text]), True


def without_foreign_limits(case):
    """The graph as it is posted, without the limits that an exported program does not have."""
    limits = case.graph.get("options", {}).get("limits", {})
    if set(limits) <= {"steps"}:
        return case.text
    options = {**case.graph["options"], "limits": {"steps": limits.get("steps", 2_000_000)}}
    return graph_text({**case.graph, "options": options})


def difference(output, status, found):
    """The first thing that differs, in plain words."""
    expected, printed = output.splitlines(), found["output"].splitlines()
    for number, (wanted, line) in enumerate(zip(expected, printed), start=1):
        if wanted != line:
            return f"line {number} should be {wanted!r}, and is {line!r}"
    if len(expected) != len(printed):
        return f"{len(expected)} lines should be printed, and {len(printed)} are"
    return f"the exit status should be {status}, and is {found['status']}"
