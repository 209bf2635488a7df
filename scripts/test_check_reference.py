"""Small pages, a program that says what it is told, and what the check makes of them."""

import json
import pathlib
import tempfile
import unittest

from check_reference import operation_problem, printed_by, record, snippet_problem
from reference_on_cpython import NoReference
from reference_pages import operations_of, sections_of, snippets_of, uses

PAGE = """# A page

## `hop`, `skip`

In Python: `hop()`.

```json
{"tasks": [{"hop": 1}]}
```

```text
old
```

Errors: none.

```sh
## not a heading
```

## Two words

```json
{}
```
More words.
```text
not its output
```
"""

# Stands in for `interleave run -`: one line printed, and the outcome that its name says.
PROGRAM = """#!/bin/sh
cat >/dev/null
echo '{"outcome": {"status": "STATUS", "message": "why"}, "output": [{"text": "a line"}]}'
exit CODE
"""


class PageTests(unittest.TestCase):
    def test_a_graph_has_the_output_that_follows_it_at_once(self):
        first, second = snippets_of(PAGE)
        self.assertEqual((first.line, first.expected), (7, "old\n"))
        self.assertEqual((second.line, second.expected), (23, None))

    def test_a_section_has_the_names_of_its_heading(self):
        sections = sections_of(PAGE)
        self.assertEqual([section.names for section in sections], [["hop", "skip"], []])
        self.assertEqual([len(section.snippets) for section in sections], [1, 1])

    def test_a_page_without_headings_or_blocks_has_none(self):
        self.assertEqual((sections_of("words"), snippets_of("words")), ([], []))

    def test_operations_are_read_from_the_table(self):
        source = 'OperationRow("print") { … },\n  OperationRow(\n    "wait_for",\n'
        self.assertEqual(operations_of(source), ["print", "wait_for"])

    def test_a_key_is_found_at_any_depth(self):
        graph = json.loads('{"tasks": [{"steps": [{"try": [{"print": "x"}]}]}]}')
        self.assertTrue(uses(graph, "print"))
        self.assertFalse(uses(graph, "x"))


class CheckTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def program(self, status="completed", code=0):
        path = self.folder / status
        path.write_text(PROGRAM.replace("STATUS", status).replace("CODE", str(code)))
        path.chmod(0o755)
        return path

    def test_what_is_printed_ends_with_the_outcome(self):
        self.assertEqual(printed_by(self.program(), "{}"), "a line\n[completed]\n")
        self.assertEqual(printed_by(self.program("failed", 1), "{}"), "a line\n[failed] why\n")

    def test_an_output_that_differs_is_told(self):
        first, second = snippets_of(PAGE)
        problem = snippet_problem(first, self.program(), NoReference())
        self.assertEqual(
            problem, "it prints\na line\n[completed]\nand not what stands there:\nold\n"
        )
        self.assertIn("no block", snippet_problem(second, self.program(), NoReference()))

    def test_what_is_recorded_is_found_right(self):
        page = self.folder / "page.md"
        page.write_text(PAGE, encoding="utf-8")
        record(page, self.program())
        first, second = snippets_of(page.read_text(encoding="utf-8"))
        self.assertIsNone(snippet_problem(first, self.program(), NoReference()))
        self.assertIsNone(second.expected)

    def test_an_operation_needs_one_section_that_uses_it(self):
        sections = sections_of(PAGE)
        self.assertIsNone(operation_problem("hop", sections))
        self.assertIn("no graph in its section", operation_problem("skip", sections))
        self.assertIn("0 sections", operation_problem("jump", sections))
        self.assertIn("2 sections", operation_problem("hop", sections * 2))

    def test_an_operation_needs_its_equivalent_and_its_errors(self):
        sections = sections_of(PAGE.replace("Errors: none.", ""))
        self.assertIn("Errors:", operation_problem("hop", sections))


if __name__ == "__main__":
    unittest.main()
