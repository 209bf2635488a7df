"""The recordings must belong to the generator and the examples of today, and not be vacuous."""
import json
import unittest

from compare import same
from coverage import operations_in
from goldens import (
    EXAMPLES,
    HERE,
    RECORDED_SEEDS,
    example_cases,
    fixed_graphs,
    graphs_to_record,
    read_goldens,
)


class RecordedTests(unittest.TestCase):
    def test_the_recorded_graphs_are_those_that_the_generator_makes(self):
        cases = read_goldens(HERE / "basic.ndjson")
        graphs = graphs_to_record("basic", RECORDED_SEEDS)
        self.assertEqual(len(cases), len(graphs))
        for case, graph in zip(cases, graphs):
            self.assertTrue(same(case.graph, graph), case.name)

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

    def test_every_graph_that_is_not_random_is_recorded(self):
        recorded = {case.name: case.graph for case in read_goldens(HERE / "full.ndjson")}
        graphs = fixed_graphs("full")
        self.assertGreater(len(graphs), 15)
        for name, graph in graphs.items():
            self.assertTrue(same(recorded[name], graph), name)

    def test_every_limit_that_cpython_can_show_is_recorded(self):
        reached = set()
        for case in read_goldens(HERE / "full.ndjson"):
            if case.expected["status"] == "limit":
                reached.update(case.graph["options"]["limits"])
        self.assertEqual(reached, {"steps", "tasks", "time", "output"})

    def test_the_recorded_graphs_stay_small_enough_to_review(self):
        self.assertLess((HERE / "basic.ndjson").stat().st_size, 2_000_000)

    def test_every_example_is_recorded_and_has_its_texts(self):
        names = [case.name for case in example_cases()]
        recorded = [case.name for case in read_goldens(HERE / "examples.ndjson")]
        self.assertEqual(names, recorded)
        for language in ("en", "fr"):
            texts = json.loads((EXAMPLES / f"texts.{language}.json").read_text(encoding="utf-8"))
            self.assertEqual(names, list(texts))
            # A graph describes itself in English; its description in French stands with the texts.
            members = ["title", "look_for", "question"]
            if language != "en":
                members.insert(1, "description")
            for text in texts.values():
                self.assertEqual(list(text), members)

    def test_every_example_has_a_name_and_a_description(self):
        for case in example_cases():
            self.assertEqual(list(case.graph)[:2], ["name", "description"], case.name)

if __name__ == "__main__":
    unittest.main()
