"""Tests of the comparison itself: one that cannot fail would prove nothing.

    python3 -m unittest discover --start-directory Tests/Conformance
"""
import copy
import json
import sys
import tempfile
import unittest
from pathlib import Path

from binary import Binary
from checks import check
from compare import MalformedTimeline, differences, nanoseconds, read_timeline, same
from fakes import FakeBinary, HarnessTest, timeline_of
from goldens import generated_case
from graph_generator.graphs import make_graph
from report import graph_listing, side_by_side


class CompareTests(HarnessTest):
    def setUp(self):
        graph = {
            "variables": {"x": 1, "y": [2]},
            "tasks": [
                {"id": "a", "steps": [{"print": "one"}, {"sleep": 0.5}, {"return": 1}]},
                {"id": "b", "steps": [{"yield": 1}, {"print": "two"}, {"print": "{1 // 0}"}]},
                {"id": "c", "steps": [{"await": "b"}]},
            ],
        }
        self.answer = self.reference.answer(graph)

    def kinds(self, alter):
        """The kinds of differences after an alteration of the answer."""
        altered = copy.deepcopy(self.answer)
        alter(altered)
        found = differences(self.answer, read_timeline(timeline_of(altered)))
        return [difference.kind for difference in found]

    def test_an_answer_is_the_same_as_its_own_timeline(self):
        self.assertEqual(self.kinds(lambda answer: None), [])

    def test_another_order_of_steps_differs(self):
        self.assertEqual(self.kinds(lambda answer: answer["steps"].reverse()), ["step"])

    def test_a_step_in_another_turn_differs(self):
        def alter(answer):
            answer["steps"][1][1] += 1

        self.assertEqual(self.kinds(alter), ["step"])

    def test_a_nanosecond_differs(self):
        def alter(answer):
            answer["steps"][-1][2] += 1

        self.assertEqual(self.kinds(alter), ["step"])

    def test_a_missing_step_differs(self):
        self.assertEqual(self.kinds(lambda answer: answer["steps"].pop()), ["step"])

    def test_another_line_differs(self):
        def alter(answer):
            answer["output"][0]["text"] = "One"

        self.assertEqual(self.kinds(alter), ["line"])

    def test_a_line_at_another_step_differs(self):
        def alter(answer):
            answer["output"][1]["step"] += 1

        self.assertEqual(self.kinds(alter), ["line"])

    def test_a_missing_task_differs(self):
        self.assertEqual(self.kinds(lambda answer: answer["tasks"].pop("a")), ["tasks"])

    def test_another_order_of_tasks_differs(self):
        def alter(answer):
            answer["tasks"]["a"] = answer["tasks"].pop("a")

        self.assertEqual(self.kinds(alter), ["task order"])

    def test_a_task_left_unfinished_differs(self):
        def alter(answer):
            answer["tasks"]["a"] = {"state": "unfinished"}

        self.assertEqual(self.kinds(alter), ["state", "result"])

    def test_a_float_result_differs_from_an_integer(self):
        def alter(answer):
            answer["tasks"]["a"]["result"] = 1.0

        self.assertEqual(self.kinds(alter), ["result"])

    def test_another_message_differs(self):
        def alter(answer):
            answer["tasks"]["b"]["error"]["message"] += "."

        self.assertEqual(self.kinds(alter), ["error"])

    def test_another_order_of_variables_differs(self):
        def alter(answer):
            answer["variables"]["x"] = answer["variables"].pop("x")

        self.assertEqual(self.kinds(alter), ["variables"])

    def test_status_end_and_turns_differ(self):
        def alter(answer):
            answer.update(status="completed", end=1, turns=1)

        self.assertEqual(self.kinds(alter), ["status", "end", "turns"])

    def test_seconds_become_nanoseconds_exactly(self):
        for nanosecond in (0, 1, 999_999_999, 1_500_000_000, 2**63 - 1):
            text = timeline_of({**self.answer, "end": nanosecond})
            self.assertEqual(read_timeline(text)["end"], nanosecond)

    def test_a_tenth_decimal_is_malformed(self):
        text = timeline_of(self.answer).replace('"time": 0.5', '"time": 0.5000000001')
        with self.assertRaises(MalformedTimeline):
            read_timeline(text)

    def test_a_time_is_a_number(self):
        for wrong in (True, "1", None, 0.5):
            with self.assertRaises(MalformedTimeline):
                nanoseconds(wrong)

    def test_a_timeline_without_steps_is_malformed(self):
        for text in ("", "[]", "{}", '{"steps": []}'):
            with self.assertRaises(MalformedTimeline):
                read_timeline(text)


class CheckTests(HarnessTest):
    case = generated_case("basic 7", make_graph(7))

    def test_what_is_the_same_passes(self):
        self.assertIsNone(check(self.case, FakeBinary(self.reference), self.reference))

    def test_what_differs_is_shrunk_and_shown_side_by_side(self):
        def alter(graph, answer):
            if "'sleep'" in str(graph):
                answer["turns"] += 1

        case = generated_case("three", {"name": "three", "tasks": [
            {"id": "a", "steps": [{"print": "x"}, {"repeat": 3, "steps": [{"sleep": 1}]}]},
            {"id": "b", "steps": [{"yield": 4}], "after": ["a"]},
        ]})
        report = check(case, FakeBinary(self.reference, alter), self.reference)
        self.assertIn("three: turns: CPython has", report)
        self.assertIn('{"tasks": [{"id": "a", "steps": [{"sleep": 0}]}]}', report)
        self.assertIn("≠ completed at 0 after 2 turns", report)

    def test_a_recorded_answer_that_cpython_no_longer_gives_fails(self):
        answer = self.reference.answer(self.case.graph)
        case = generated_case("stale", self.case.graph, {**answer, "turns": 999})
        report = check(case, FakeBinary(self.reference), self.reference)
        self.assertIn("no longer gives what is recorded", report)

    def test_without_cpython_a_difference_is_reported_as_it_is(self):
        answer = self.reference.answer(self.case.graph)
        case = generated_case("recorded", self.case.graph, {**answer, "turns": 999})
        report = check(case, FakeBinary(self.reference), None)
        self.assertIn("turns: CPython has 999", report)
        self.assertIn("not shrunk: no CPython 3.13", report)


class BinaryTests(unittest.TestCase):
    def kind(self, script):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "interleave")
            path.write_text(f"#!{sys.executable}\nimport os, sys\nsys.stdin.read()\n{script}\n")
            path.chmod(0o755)
            return Binary(str(path)).run("{}").kind

    def test_exit_code_2_is_a_refusal(self):
        self.assertEqual(self.kind("sys.exit(2)"), "rejected")

    def test_a_signal_is_a_crash(self):
        self.assertEqual(self.kind("os.abort()"), "crashed")

    def test_anything_but_a_timeline_is_garbled(self):
        self.assertEqual(self.kind("print('hello')"), "garbled")


class ReportTests(unittest.TestCase):
    def test_the_first_difference_is_marked(self):
        answer = {"steps": [["a", 1, 0], ["b", 1, 0]], "output": [], "tasks": {}, "variables": {},
                  "status": "completed", "end": 0, "turns": 1}
        other = {**answer, "steps": [["a", 1, 0], ["c", 1, 0]]}
        marked = [line for line in side_by_side(answer, other).splitlines() if "≠" in line]
        self.assertEqual(len(marked), 1)
        self.assertRegex(marked[0], r"turn 1 at 0: b +1 turn 1 at 0: c")

    def test_a_listed_graph_is_the_same_graph(self):
        for seed in range(20):
            graph = make_graph(seed, "full")
            self.assertTrue(same(json.loads(graph_listing(graph)), graph))

if __name__ == "__main__":
    unittest.main()
