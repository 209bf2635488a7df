#!/usr/bin/env python3
"""reference_peer.py whole A B: how fast CPython's own asyncio runs a graph, from bytes to JSON.

It is the reference of the conformance tests, which tells less than a timeline: the steps with their
turns and times, the lines and how each task ended. Prints what asyncio_peer.py prints.
"""
import json
import sys
from pathlib import Path

from measuring import run_rounds, version

sys.path.insert(0, str(Path(__file__).parents[2] / "Tests" / "Conformance"))


def whole(tasks, count):
    return json.dumps({
        "coroutines": {"c": {"steps": [{"repeat": count, "steps": [{"yield": 1}]}]}},
        "tasks": [{"id": f"t{i}", "run": "c"} for i in range(tasks)],
    }).encode()


def main():
    from asyncio_reference.run import run

    documents = {}

    def answer(make, *size):
        if size not in documents:
            documents[size] = make(*size)
        json.dumps(run(json.loads(documents[size]))).encode()

    name = "CPython %s asyncio, the conformance tests' reference" % version()
    run_rounds(name, {"whole": whole}, sys.argv[1:], answer)


if __name__ == "__main__":
    main()
