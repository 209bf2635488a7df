"""Small repositories with one broken promise each."""

import pathlib
import tempfile
import unittest

from check_links import anchors, problems_of, unlisted


class CheckLinksTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "Examples").mkdir()
        (self.root / "Examples" / "01-a.json").write_text('{"tasks": []}\n', encoding="utf-8")
        (self.root / "other.md").write_text("# A page\n\n## Two words\n", encoding="utf-8")

    def problems(self, text):
        page = self.root / "page.md"
        page.write_text(text, encoding="utf-8")
        return list(problems_of(self.root, page))

    def test_links_that_lead_somewhere(self):
        text = "[a](other.md) [b](other.md#two-words) [c](#here)\n\n# Here\n[d](https://x.test/y)\n"
        self.assertEqual(self.problems(text), [])

    def test_a_dead_link_is_named_with_its_line(self):
        self.assertEqual(self.problems("one\n[a](gone.md)\n"), ["page.md:2: gone.md: no such file"])
        self.assertEqual(self.problems("![a](gone.png)"), ["page.md:1: gone.png: no such file"])
        self.assertEqual(self.problems('<img src="gone.png">'), ["page.md:1: gone.png: no such file"])

    def test_a_dead_anchor(self):
        self.assertEqual(
            self.problems("[a](other.md#three)"), ["page.md:1: other.md#three: no such heading"]
        )

    def test_a_link_out_of_the_repository(self):
        self.assertEqual(self.problems("[a](..)"), ["page.md:1: ..: leads out of the repository"])

    def test_code_and_comments_hold_no_links(self):
        self.assertEqual(self.problems("`[a](x)`\n\n```\n[a](x)\n```\n<!-- [a](x) -->\n"), [])

    def test_a_named_example_exists_even_in_code(self):
        self.assertEqual(
            self.problems("`curl @Examples/02-b.json`, Examples/01-a.json, `Examples/NAME.json`\n"),
            ["page.md:1: Examples/02-b.json: no such example"],
        )

    def test_a_block_that_names_an_example_holds_it(self):
        same = '```json Examples/01-a.json\n{"tasks": []}\n```\n'
        self.assertEqual(self.problems(same), [])
        self.assertEqual(
            self.problems(same.replace("[]", "[1]")),
            ["page.md:1: the block differs from Examples/01-a.json"],
        )

    def test_the_index_lists_every_page_of_the_documentation(self):
        pages = [self.root / "docs" / name for name in ("README.md", "a.md", "deep/b.md", "deep/c.md")]
        (self.root / "docs/deep").mkdir(parents=True)
        for page in pages:
            page.write_text("", encoding="utf-8")
        self.assertEqual(
            list(unlisted(self.root, pages + [self.root / "other.md"])),
            [f"docs/README.md: it does not list docs/{name}" for name in ("a.md", "deep/b.md", "deep/c.md")],
        )
        pages[0].write_text("[a](a.md) [b](deep/b.md#x) [c]\n\n[c]: deep/c.md\n", encoding="utf-8")
        self.assertEqual(list(unlisted(self.root, pages)), [])

    def test_anchors_are_those_of_github(self):
        self.assertEqual(
            anchors("# `tasks[]`, in full\n## A\n## A\n```\n# no\n```\n"),
            {"tasks-in-full", "a", "a-1"},
        )


if __name__ == "__main__":
    unittest.main()
