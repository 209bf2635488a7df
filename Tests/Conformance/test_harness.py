"""Tests of the harness itself: a comparison that cannot fail would prove nothing.

    python3 Tests/Conformance/test_harness.py
"""
import copy
import json
import sys
import tempfile
import unittest
from pathlib import Path

from binary import Binary, Result
from checks import check
from compare import (
    MalformedTimeline,
    differences,
    nanoseconds,
    read_timeline,
    same,
    seconds_text,
)
from coverage import operations_in
from cpython import Reference, Unanswerable
from goldens import EXAMPLES, HERE, example_cases, generated_case, read_goldens
from graph_generator.graphs import make_graph
from report import graph_listing, side_by_side
from shrink import shrink


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


class ReferenceTests(HarnessTest):
    def answer(self, **graph):
        return self.reference.answer(graph)

    def test_the_waiter_example_prints_the_lines_of_the_text_it_comes_from(self):
        case = next(case for case in example_cases() if case.name == "02-waiter")
        answer = self.reference.answer(case.graph)
        lines = [line["text"] for line in answer["output"]]
        self.assertEqual(lines, ["start", *map(str, range(10)), "finished"])
        self.assertEqual(answer["end"], 10_000_000_000)

    def test_tasks_left_without_timers_are_a_deadlock(self):
        answer = self.answer(objects={"e": "event"}, tasks=[{"id": "a", "steps": [{"await": "e"}]}])
        self.assertEqual(answer["status"], "deadlock")
        self.assertEqual(answer["tasks"], {"a": {"state": "unfinished"}})

    def test_pollers_without_timers_are_a_livelock(self):
        answer = self.answer(objects={"w": "waiter"}, tasks=[{"id": "a", "steps": [{"await": "w"}]}])
        self.assertEqual((answer["status"], answer["turns"]), ("livelock", 1))

    def test_a_run_stops_at_its_limit_of_steps(self):
        graph = {"tasks": [{"id": "a", "steps": [{"yield": 9}]}]}
        answer = self.reference.answer({**graph, "options": {"limits": {"steps": 4}}})
        self.assertEqual((answer["status"], len(answer["steps"])), ("limit", 4))

    def test_an_error_that_nobody_retrieved_is_marked(self):
        answer = self.answer(tasks=[{"id": "a", "steps": [{"let": {"x": "=1 // 0"}}]}])
        self.assertEqual(answer["status"], "failed")
        self.assertFalse(answer["tasks"]["a"]["retrieved"])

    def test_a_graph_that_cannot_be_run_has_no_answer(self):
        with self.assertRaises(Unanswerable):
            self.reference.answer({"tasks": [{"id": "a"}, {"id": "a"}]})

    def test_it_goes_on_after_a_graph_that_has_no_answer(self):
        with self.assertRaises(Unanswerable):
            self.reference.answer({})
        self.assertEqual(self.answer(tasks=[{"id": "a"}])["status"], "completed")


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


class ShrinkTests(unittest.TestCase):
    graph = {
        "name": "big",
        "objects": {"e": "event"},
        "tasks": [
            {"id": "a", "steps": [{"sleep": 5}, {"yield": 2}]},
            {"id": "b", "steps": [{"repeat": 3, "steps": [{"set": "e"}, {"work": 7}]}]},
        ],
    }

    def test_what_does_not_matter_goes(self):
        smallest = shrink(self.graph, lambda graph: "'set': 'e'" in str(graph))
        self.assertEqual(smallest, {"tasks": [{"set": "e"}]})

    def test_blocks_give_way_to_their_steps(self):
        smallest = shrink(self.graph["tasks"], lambda tasks: "work" in str(tasks))
        self.assertNotIn("repeat", str(smallest))

    def test_the_graph_itself_is_not_touched(self):
        before = copy.deepcopy(self.graph)
        shrink(self.graph, lambda graph: "sleep" in str(graph))
        self.assertEqual(self.graph, before)

    def test_it_stops_after_its_attempts(self):
        tried = []
        shrink(self.graph, lambda graph: tried.append(graph), most_attempts=5)
        self.assertEqual(len(tried), 5)


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


class RecordedTests(unittest.TestCase):
    def test_each_seed_still_makes_the_graph_that_was_recorded(self):
        for case in read_goldens(HERE / "basic.ndjson"):
            profile, seed = case.name.split()
            self.assertTrue(same(make_graph(int(seed), profile), case.graph), case.name)

    def test_the_recorded_graphs_end_in_every_way(self):
        cases = read_goldens(HERE / "basic.ndjson")
        statuses = [case.expected["status"] for case in cases]
        self.assertGreaterEqual(len(cases), 200)
        for status in ("completed", "failed", "deadlock", "livelock", "limit"):
            self.assertGreaterEqual(statuses.count(status), 3, status)

    def test_the_recorded_graphs_use_every_basic_operation(self):
        used = set()
        for case in read_goldens(HERE / "basic.ndjson"):
            used.update(operations_in(case.graph))
        basic = "print yield sleep work await spawn gather set clear repeat let if return"
        self.assertEqual(used, set(basic.split()))

    def test_the_recorded_graphs_stay_small_enough_to_review(self):
        self.assertLess((HERE / "basic.ndjson").stat().st_size, 2_000_000)

    def test_every_example_is_recorded_and_has_its_texts(self):
        names = [case.name for case in example_cases()]
        recorded = [case.name for case in read_goldens(HERE / "examples.ndjson")]
        self.assertEqual(names, recorded)
        for language in ("en", "fr"):
            texts = json.loads((EXAMPLES / f"texts.{language}.json").read_text(encoding="utf-8"))
            self.assertEqual(names, list(texts))
            for text in texts.values():
                self.assertEqual(list(text), ["title", "look_for", "question"])

    def test_every_example_has_a_name_and_a_description(self):
        for case in example_cases():
            self.assertEqual(list(case.graph)[:2], ["name", "description"], case.name)


if __name__ == "__main__":
    unittest.main()
