"""The published schemas against everything that the service takes, refuses and answers.

The validator is somebody else's, so that a misreading of ours cannot agree with itself.
"""
import json
import unittest

import jsonschema_rs

import corpus
from structural import BEYOND, STRUCTURAL


class SchemaTest(unittest.TestCase):
    def assert_valid(self, validator, documents):
        """All documents, by their names, are valid; the first few that are not are shown."""
        self.assertGreater(len(documents), 0)
        wrong = []
        for name, document in documents.items():
            error = next(validator.iter_errors(document), None)
            if error is not None:
                place = "/".join(map(str, error.instance_path))
                wrong.append(f"{name}: /{place}: {str(error)[:300]}")
        self.assertEqual(wrong[:5], [], f"{len(wrong)} of {len(documents)} are invalid")


class GraphSchemaTest(SchemaTest):
    @classmethod
    def setUpClass(cls):
        cls.schema = corpus.ask("schema", "graph")
        cls.validator = jsonschema_rs.Draft202012Validator(cls.schema)
        cls.wrong = corpus.rows("wrong-graphs.ndjson")

    def test_it_is_a_schema_of_its_draft(self):
        self.assertEqual(self.schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
        jsonschema_rs.meta.validate(self.schema)

    def test_every_example_is_valid(self):
        self.assert_valid(self.validator, corpus.examples())

    def test_every_graph_of_the_conformance_tests_is_valid(self):
        self.assert_valid(self.validator, corpus.recorded())

    def test_random_graphs_are_valid(self):
        self.assert_valid(self.validator, corpus.generated())

    def test_graphs_with_warnings_are_valid(self):
        odd = corpus.rows("odd-graphs.ndjson")
        self.assert_valid(self.validator, {row["rule"]: json.loads(row["graph"]) for row in odd})

    def test_every_code_is_either_structural_or_not(self):
        codes = {problem["code"] for row in self.wrong for problem in row["problems"]}
        self.assertEqual(codes, STRUCTURAL | BEYOND)
        self.assertEqual(STRUCTURAL & BEYOND, frozenset())

    def test_a_graph_that_is_rejected_for_its_structure_is_invalid(self):
        seen, passed = set(), []
        for row in self.wrong:
            codes = {problem["code"] for problem in row["problems"]} & STRUCTURAL
            if not codes or row.get("beyond_schema"):
                continue
            seen |= codes
            if self.validator.is_valid(json.loads(row["graph"])):
                passed.append(f"{row['rule']}: {sorted(codes)}")
        self.assertEqual(passed, [])
        self.assertEqual(seen, STRUCTURAL)

    def test_every_other_graph_of_the_corpus_is_valid(self):
        others = {}
        for row in self.wrong:
            codes = {problem["code"] for problem in row["problems"]}
            if row.get("beyond_schema") or not codes & STRUCTURAL:
                others[row["rule"]] = json.loads(row["graph"])
        self.assert_valid(self.validator, others)


class TimelineSchemaTest(SchemaTest):
    @classmethod
    def setUpClass(cls):
        cls.schema = corpus.ask("schema", "timeline")
        cls.validator = jsonschema_rs.Draft202012Validator(cls.schema)
        cls.random = corpus.random_timelines()

    def test_it_is_a_schema_of_its_draft(self):
        jsonschema_rs.meta.validate(self.schema)

    def test_the_timeline_of_every_example_is_valid(self):
        self.assert_valid(self.validator, corpus.timelines(corpus.examples(), "json"))

    def test_a_summary_is_valid_too(self):
        self.assert_valid(self.validator, corpus.timelines(corpus.examples(), "summary"))

    def test_the_timelines_of_random_graphs_are_valid(self):
        self.assert_valid(self.validator, self.random)

    def test_every_member_is_met_by_some_timeline(self):
        steps = [step for timeline in self.random.values() for step in timeline["steps"]]
        met = {
            "action": [action for step in steps for action in step["actions"]],
            "next": [step["next"] for step in steps],
            "cause": [step["cause"] for step in steps],
            "step": steps,
        }
        for name, objects in met.items():
            with self.subTest(name):
                known = set(self.schema["$defs"][name]["properties"])
                self.assertEqual(known - {key for value in objects for key in value}, set())

    def test_what_is_not_documented_is_refused(self):
        timeline = corpus.ask("run", "-", "--format", "json", text='{"tasks":[{"id":"a"}]}')
        self.assertTrue(self.validator.is_valid(timeline))
        self.assertFalse(self.validator.is_valid({**timeline, "more": 1}))
        del timeline["turns"]
        self.assertFalse(self.validator.is_valid(timeline))


if __name__ == "__main__":
    unittest.main()
