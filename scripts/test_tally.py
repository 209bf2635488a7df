"""The summary lines of each runner, as they print them."""

import unittest

from tally import tally

SWIFT_PASSED = """\
◇ Test run started.
✔ Test "a task runs" passed after 0.003 seconds.
➜ Test "a slow one" skipped: "needs an hour"
✔ Test run with 6 tests in 1 suite passed after 0.005 seconds.
"""
SWIFT_FAILED = """\
✘ Test "a task runs" recorded an issue at LoopTests.swift:4:5: Expectation failed
✘ Test "a task runs" failed after 0.003 seconds with 1 issue.
✘ Suite LoopTests failed after 0.004 seconds with 1 issue.
✘ Test run with 6 tests in 1 suite failed after 0.005 seconds with 1 issue.
"""
NODE_18 = "# tests 5\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 0\n# todo 0\n"
NODE_20 = "ℹ tests 5\nℹ pass 4\nℹ fail 0\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n"


class TallyTests(unittest.TestCase):
    def test_a_check_without_a_summary_counts_as_one(self):
        self.assertEqual(tally("Build complete!\n", 0), (1, 0, 0))
        self.assertEqual(tally("error: no such module\n", 1), (0, 1, 0))

    def test_swift_testing(self):
        self.assertEqual(tally(SWIFT_PASSED, 0), (5, 0, 1))
        self.assertEqual(tally(SWIFT_FAILED, 1), (5, 1, 0))

    def test_node_in_both_report_forms(self):
        self.assertEqual(tally(NODE_18, 1), (3, 2, 0))
        self.assertEqual(tally(NODE_20, 0), (4, 0, 1))

    def test_unittest(self):
        self.assertEqual(tally("Ran 3 tests in 0.001s\n\nOK\n", 0), (3, 0, 0))
        self.assertEqual(tally("Ran 1 test in 0.001s\n\nOK (skipped=1)\n", 0), (0, 0, 1))
        self.assertEqual(
            tally("Ran 5 tests in 1.2s\n\nFAILED (failures=1, errors=1)\n", 1), (3, 2, 0)
        )

    def test_our_own_form_and_its_last_line_wins(self):
        self.assertEqual(tally("1 passed, 0 failed\n20 passed, 0 failed, 2 skipped\n", 0), (20, 0, 2))

    def test_a_runner_that_dies_after_its_summary_has_failed(self):
        self.assertEqual(tally("20 passed, 0 failed\n", 139), (20, 1, 0))


if __name__ == "__main__":
    unittest.main()
