"""Runs graphs through the Interleave command line."""
import json
import subprocess

from problems import Problem

PATIENCE_SECONDS = 120


def formatted(binary, graph, *arguments):
    """What `interleave run` prints with these arguments, for a graph given as an object."""
    finished = subprocess.run(
        [binary, "run", "-", *arguments],
        input=json.dumps(graph).encode(),
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    if finished.returncode not in (0, 1) or finished.stderr:
        said = finished.stderr.decode(errors="replace").strip()
        raise Problem(f"{' '.join(arguments)}: exit code {finished.returncode}: {said}")
    return finished.stdout
