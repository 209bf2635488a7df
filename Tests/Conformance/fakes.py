"""Stand-ins for Interleave, and the set-up that tests with a reference share."""
import copy
import json
import sys
import unittest

from binary import Result
from compare import read_timeline, seconds_text
from cpython import Reference, Unanswerable


def timeline_of(answer):
    """An answer as a timeline's JSON, with a callback before every third task step."""
    steps, index_of = [], {}
    for number, (task, turn, time) in enumerate(answer["steps"]):
        if number % 3 == 0:
            steps.append((None, turn, time))
        index_of[number] = len(steps)
        steps.append((task, turn, time))
    numbered = ",".join(
        f'{{"step": {index}, "turn": {turn}, "time": {seconds_text(time)}, '
        f'"task": {json.dumps(task)}}}'
        for index, (task, turn, time) in enumerate(steps)
    )
    lines = ",".join(
        f'{{"step": {index_of[line["step"]]}, "time": {seconds_text(line["time"])}, '
        f'"task": {json.dumps(line["task"])}, "text": {json.dumps(line["text"])}}}'
        for line in answer["output"]
    )
    tasks = [
        {"id": id, "state": "waiting", "result": None, "error": None, **_left(task)}
        for id, task in answer["tasks"].items()
    ]
    return (
        f'{{"timeline": 1, "outcome": {{"status": "{answer["status"]}"}}, '
        f'"end": {seconds_text(answer["end"])}, "turns": {answer["turns"]}, '
        f'"tasks": {json.dumps(tasks)}, "variables": {json.dumps(answer["variables"])}, '
        f'"output": [{lines}], "steps": [{numbered}]}}'
    )


def _left(task):
    return {} if task["state"] == "unfinished" else task


class FakeBinary:
    """Answers as CPython does, after an alteration."""

    def __init__(self, reference, alter=lambda graph, answer: None):
        self.reference = reference
        self.alter = alter

    def run(self, text):
        graph = json.loads(text)
        try:
            answer = copy.deepcopy(self.reference.answer(graph))
        except Unanswerable as reason:
            return Result("rejected", str(reason))
        self.alter(graph, answer)
        return Result("answer", answer=read_timeline(timeline_of(answer)))


class HarnessTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # This Python's asyncio, whatever its version: the harness is tested, not CPython.
        cls.reference = Reference(sys.executable)
        cls.addClassCleanup(cls.reference.__exit__)
