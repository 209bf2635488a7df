"""Tests of the comparison of exported programs: one that cannot fail would prove nothing."""
import unittest

from cpython import find_program_runner
from goldens import generated_case
from programs import ProgramRunner, check, difference, may_differ

GRAPH = {"tasks": [{"id": "a", "steps": [{"print": "one"}]}]}


class FakeExporter:
    def __init__(self, program, output="one\n", status=0):
        self.code = program
        self.answer = output, status

    def program(self, text):
        return self.code

    def timeline(self, text):
        return self.answer


class CheckTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        executable, _ = find_program_runner()
        cls.runner = ProgramRunner(executable)

    @classmethod
    def tearDownClass(cls):
        cls.runner.stop()

    def check(self, *exported, graph=GRAPH, version=(3, 13, 0)):
        case = generated_case("case", graph)
        return check(case, FakeExporter(*exported), self.runner, version)

    def test_the_same_lines_pass(self):
        self.assertEqual(self.check("print('one')"), (None, True))

    def test_another_line_fails(self):
        report, _ = self.check("print('two')")
        self.assertIn("line 1 should be 'one', and is 'two'", report)

    def test_a_line_too_many_fails(self):
        report, _ = self.check("print('one')\nprint('one')")
        self.assertIn("1 lines should be printed, and 2 are", report)

    def test_a_line_too_few_fails(self):
        report, _ = self.check("pass")
        self.assertIn("1 lines should be printed, and 0 are", report)

    def test_another_exit_status_fails(self):
        report, _ = self.check("print('one')\nraise SystemExit(1)")
        self.assertIn("the exit status should be 0, and is 1", report)

    def test_a_program_that_is_no_python_fails_and_says_why(self):
        report, _ = self.check("print('one'", "one\n", 1)
        self.assertIn("SyntaxError", report)

    def test_a_program_that_ends_without_python_counts_too(self):
        leave = "import os, sys\nprint('one')\nsys.stdout.flush()\nos._exit(1)"
        self.assertEqual(self.check(leave, "one\n", 1), (None, True))

    def test_a_stack_that_overflows_is_no_answer(self):
        deep = "def f():\n    f()\nf()"
        self.assertEqual(self.check(deep), (None, False))

    def test_a_difference_that_an_older_python_is_known_for_is_left_out(self):
        graph = {"objects": {"s": {"semaphore": 1}}, **GRAPH}
        self.assertEqual(self.check("print('two')", graph=graph, version=(3, 12, 1)), (None, False))
        self.assertEqual(self.check("print('one')", graph=graph, version=(3, 12, 1)), (None, True))
        report, _ = self.check("print('two')", graph=graph)
        self.assertIn("line 1 should be 'one'", report)

    def test_one_program_leaves_nothing_to_the_next(self):
        self.check("import asyncio\nasyncio.leftover = 1")
        self.assertEqual(
            self.check("import asyncio\nprint('one' if not hasattr(asyncio, 'leftover') else 2)"),
            (None, True),
        )


class OlderPythonTests(unittest.TestCase):
    def test_the_python_of_today_does_not_differ(self):
        graph = {"objects": {"s": {"semaphore": 1}}, "tasks": [{"id": "a", "steps": []}]}
        self.assertFalse(may_differ(graph, (3, 13, 0)))
        self.assertTrue(may_differ(graph, (3, 12, 9)))

    def test_an_operation_is_found_at_any_depth(self):
        inner = {"repeat": 1, "steps": [{"gather": []}]}
        graph = {"tasks": [{"id": "a", "steps": [inner]}]}
        self.assertTrue(may_differ(graph, (3, 11, 2)))
        self.assertFalse(may_differ(graph, (3, 12, 0)))

    def test_a_plain_graph_runs_anywhere(self):
        self.assertFalse(may_differ(GRAPH, (3, 11, 0)))


class DifferenceTests(unittest.TestCase):
    def test_the_first_line_that_differs_is_told(self):
        found = {"output": "a\nx\nc\n", "status": 0}
        self.assertEqual(
            difference("a\nb\nc\n", 0, found), "line 2 should be 'b', and is 'x'"
        )


if __name__ == "__main__":
    unittest.main()
