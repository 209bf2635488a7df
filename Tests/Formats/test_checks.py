"""The checkers must reject what is wrong: each test takes a good document and breaks it."""
import json
import unittest

from dot_check import check_dot
from mermaid_check import check_mermaid
from problems import Problem
from text_check import check_text
from trace_check import check_trace


def step(index, turn, task, kind, by, state, wakes=(), time=0):
    on = {"kind": "event", "name": "go"} if kind == "wake" or state == "waiting" else None
    following = {"state": state, "on": on} if state == "waiting" else {"state": state}
    return {
        "step": index, "turn": turn, "time": time, "end": time, "task": task,
        "cause": {"kind": kind, "by": by, "on": on}, "next": following, "wakes": list(wakes),
    }


TIMELINE = {
    "id": "1", "end": 0, "outcome": {"status": "completed"}, "objects": [{"name": "go", "kind": "event"}],
    "tasks": [{"id": "a", "parent": None}, {"id": "b", "parent": None}], "output": [{"text": "hi"}],
    "steps": [
        step(0, 1, "a", "start", None, "waiting"),
        step(1, 1, "b", "start", None, "done", ["a"]),
        step(2, 2, "a", "wake", 1, "done"),
    ],
}

TRACE = [
    {"ph": "M", "pid": 1, "tid": 1, "ts": 0, "name": "process_name", "args": {"name": "run"}},
    {"ph": "M", "pid": 1, "tid": 2, "ts": 0, "name": "thread_name", "args": {"name": "a"}},
    {"ph": "M", "pid": 1, "tid": 3, "ts": 0, "name": "thread_name", "args": {"name": "b"}},
    {"ph": "b", "pid": 1, "tid": 2, "ts": 0, "cat": "life", "id2": {"local": "0x1"}, "name": "a"},
    {"ph": "b", "pid": 1, "tid": 3, "ts": 0, "cat": "life", "id2": {"local": "0x2"}, "name": "b"},
    {"ph": "C", "pid": 1, "tid": 1, "ts": 0, "name": "tasks", "args": {"ready": 2, "waiting": 0}},
    {"ph": "X", "pid": 1, "tid": 2, "ts": 0, "dur": 8, "cat": "step", "name": "await go",
     "args": {"step": 0, "turn": 1, "time": 0}},
    {"ph": "b", "pid": 1, "tid": 2, "ts": 8, "cat": "life", "id2": {"local": "0x1"}, "name": "waits"},
    {"ph": "C", "pid": 1, "tid": 1, "ts": 8, "name": "tasks", "args": {"ready": 1, "waiting": 1}},
    {"ph": "X", "pid": 1, "tid": 3, "ts": 10, "dur": 8, "cat": "step", "name": "set go",
     "args": {"step": 1, "turn": 1, "time": 0}},
    {"ph": "s", "pid": 1, "tid": 3, "ts": 10, "cat": "flow", "name": "wake", "id": "0x1"},
    {"ph": "i", "pid": 1, "tid": 3, "ts": 10, "s": "t", "cat": "print", "name": "hi"},
    {"ph": "e", "pid": 1, "tid": 3, "ts": 18, "cat": "life", "id2": {"local": "0x2"}, "name": "b"},
    {"ph": "e", "pid": 1, "tid": 2, "ts": 18, "cat": "life", "id2": {"local": "0x1"}, "name": "waits"},
    {"ph": "C", "pid": 1, "tid": 1, "ts": 18, "name": "tasks", "args": {"ready": 1, "waiting": 0}},
    {"ph": "X", "pid": 1, "tid": 2, "ts": 20, "dur": 8, "cat": "step", "name": "return",
     "args": {"step": 2, "turn": 2, "time": 0}},
    {"ph": "f", "pid": 1, "tid": 2, "ts": 20, "cat": "flow", "name": "wake", "id": "0x1", "bp": "e"},
    {"ph": "e", "pid": 1, "tid": 2, "ts": 28, "cat": "life", "id2": {"local": "0x1"}, "name": "a"},
    {"ph": "C", "pid": 1, "tid": 1, "ts": 28, "name": "tasks", "args": {"ready": 0, "waiting": 0}},
]

DOT = """digraph timeline {
  label="who awaited whom";
  t0 [label="a\\ndone"];
  t1 [label="b\\ndone"];
  o0 [label="go\\nevent", shape=ellipse];
  t0 -> o0;
}
"""

MERMAID = """sequenceDiagram
  title run
  participant t0 as a
  participant t1 as b
  Note over t1: prints hi
  t1-->>t0: wakes - event go
  Note over t0,t1: All tasks ended well.
"""

TEXT = """run
a legend

step  0
a     R.|
b     .|

completed: All tasks ended well.
"""


class TraceCheck(unittest.TestCase):
    def check(self, events):
        other = {"id": "1", "status": "completed"}
        trace = {"traceEvents": events, "displayTimeUnit": "ms", "otherData": other}
        check_trace(json.dumps(trace).encode(), json.dumps(TIMELINE))

    def test_a_good_trace_passes(self):
        self.check(TRACE)

    def test_no_event_may_be_missing(self):
        for index, event in enumerate(TRACE):
            if event["name"] != "process_name":
                with self.subTest(event=event), self.assertRaises(Problem):
                    self.check(TRACE[:index] + TRACE[index + 1:])

    def test_no_required_member_may_be_missing(self):
        for index, event in enumerate(TRACE):
            for member in event:
                broken = {key: value for key, value in event.items() if key != member}
                with self.subTest(event=event, member=member), self.assertRaises(Problem):
                    self.check(TRACE[:index] + [broken] + TRACE[index + 1:])

    def test_an_arrow_behind_a_line_would_leave_from_the_line(self):
        with self.assertRaises(Problem):
            self.check(TRACE[:10] + [TRACE[11], TRACE[10]] + TRACE[12:])

    def test_wrong_values_are_found(self):
        changes = [
            (6, "dur", 0), (6, "name", "a\\"), (6, "dur", 20), (6, "ts", 9), (9, "ts", 5), (6, "tid", 3), (11, "s", "x"),
            (10, "ts", 19), (10, "id", "0x2"), (10, "name", "spawn"), (10, "tid", 2), (16, "bp", "s"), (16, "ts", 29),
            (7, "name", "sleeps"), (13, "id2", {"local": "0x2"}), (8, "args", {"ready": 2, "waiting": 1}),
            (8, "args", {"ready": "1"}), (1, "args", {"name": "z"}), (11, "name", "ho"), (0, "ph", "Q"),
            (6, "args", {"step": 1, "turn": 1, "time": 0}), (7, "id2", {"local": 1}), (7, "id2", {"global": "0x1"}), (3, "ts", -1), (6, "name", ""),
        ]
        for index, member, value in changes:
            broken = {**TRACE[index], member: value}
            with self.subTest(index=index, member=member, value=value), self.assertRaises(Problem):
                self.check(TRACE[:index] + [broken] + TRACE[index + 1:])


class DocumentChecks(unittest.TestCase):
    def refuses(self, check, document, changes):
        check(document, TIMELINE)
        for old, new in changes:
            self.assertIn(old, document)
            with self.subTest(old=old, new=new), self.assertRaises(Problem):
                check(document.replace(old, new, 1), TIMELINE)

    def test_dot(self):
        self.refuses(check_dot, DOT, [
            ("t0 -> o0", "t0 -> t1"), ("t0 -> o0;", ""), ("t0 -> o0", "t0 -> o7"), ('"a\\ndone"', '"a"b"'),
            ('"a\\ndone"', '"z\\ndone"'), ("digraph", "graph"), ("}", ""), (";", ""), ("shape", "onclick"),
            ("t1 [", "t0 ["), ('event"', "event"),
        ])

    def test_mermaid(self):
        self.refuses(check_mermaid, MERMAID, [
            ("sequenceDiagram", "graph"), ("prints hi", "prints #hi"), ("prints hi", "prints hi; x"),
            ("prints hi", "prints <b>"), ("t1-->>t0", "t1-->>t9"), ("t1-->>t0", "t0-->>t1"),
            ("  t1-->>t0: wakes - event go\n", ""), ("as b", "as z"), ("as b", "as a:b"), ("t1 as", "t0 as"),
            ("Note over t1: prints hi", "Note over t1"), ("  title run\n", "  %%{init}%%\n"),
        ])

    def test_text(self):
        self.refuses(lambda text, timeline: check_text(text, timeline, ()), TEXT, [
            ("R.|", "R|"), ("R.|", ".R|"), (".|", ".^"), ("completed", "failed"), ("a   ", "日 "),
            ("run", "\u001b[2J"), ("R.|", "R.|" + " " * 95 + "."), ("run", "\u202e"),
        ])
        for flags in (("--ascii",), ("--color", "always")):
            with self.subTest(flags=flags), self.assertRaises(Problem):
                check_text(TEXT.replace("legend", "légende"), TIMELINE, flags)


if __name__ == "__main__":
    unittest.main()
