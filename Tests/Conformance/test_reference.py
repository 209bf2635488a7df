"""What the reference must get right by itself: the outcomes, and how it fails."""
import unittest

from cpython import Unanswerable
from fakes import HarnessTest
from goldens import example_cases


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
        tasks = [{"id": "a", "steps": [{"await": "w"}]}]
        answer = self.answer(objects={"w": "waiter"}, tasks=tasks)
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

if __name__ == "__main__":
    unittest.main()
