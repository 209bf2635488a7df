"""The menu of what a run can be taken away as, and the warnings of a graph that runs."""

from playwright.sync_api import expect

from page_case import PageCase
from player import Player

ODD = """{
  "objects": {"bell": "event"},
  "tasks": [
    {"id": "a", "steps": [
      {"return": 1},
      {"print": "never"}
    ]},
    {"id": "b", "steps": [{"await": "bell"}]}
  ]
}
"""


class TakeAwayTests(PageCase):
    def setUp(self):
        super().setUp()
        self.player = Player(self.page)
        self.player.open_example("02-waiter")
        self.player.run()
        self.menu = self.page.locator("#take-away")
        self.links = self.menu.get_by_role("link")

    def test_every_link_of_the_menu_gives_the_run_in_its_format(self):
        self.menu.locator("summary").click()
        self.screenshot("take-away")
        named = {link.locator("code").inner_text(): link.get_attribute("href") for link in self.links.all()}
        self.assertEqual(len(named), 11)
        begins = {
            "html": "<!doctype html>", "svg": "<svg", "text": "Waiter", "python": '"""Waiter', "trace": '{"',
            "mermaid": "sequenceDiagram", "dot": "digraph", "json": '{"timeline":1', "ndjson": '{"step":0',
            "graph": "{",
        }
        for name, href in named.items():
            answer = self.page.request.get(href)
            self.assertTrue(answer.ok, name)
            if name in begins:
                self.assertEqual(answer.text()[: len(begins[name])].lower(), begins[name].lower(), name)

    def test_a_file_is_saved_under_the_runs_name(self):
        self.menu.locator("summary").click()
        with self.page.expect_download() as saved:
            self.menu.get_by_role("link", name="trace").click()
        self.assertEqual(saved.value.suggested_filename, "waiter.trace.json")
        expect(self.links).to_have_count(0)

    def test_the_menu_is_worked_with_the_keys(self):
        summary = self.menu.locator("summary")
        summary.focus()
        self.page.keyboard.press("Enter")
        expect(self.links).to_have_count(11)
        self.page.keyboard.press("Tab")
        expect(self.links.first).to_be_focused()
        self.page.keyboard.press("Escape")
        expect(summary).to_be_focused()
        expect(self.links).to_have_count(0)
        self.page.keyboard.press("Space")
        expect(self.links).to_have_count(11)
        for _ in range(12):
            self.page.keyboard.press("Tab")
        expect(self.links).to_have_count(0)
        self.player.expect_position(0, 43)

    def test_a_click_elsewhere_closes_the_menu(self):
        self.menu.locator("summary").click()
        self.player.sentence.click()
        expect(self.links).to_have_count(0)

    def test_the_menu_speaks_french(self):
        self.menu.locator("summary").click()
        self.page.locator("#language").select_option("fr")
        expect(self.menu.locator("summary")).to_have_text("Emporter")
        expect(self.menu.get_by_role("link", name="hors ligne")).to_be_visible()


class WarningsTests(PageCase):
    def setUp(self):
        super().setUp()
        self.player = Player(self.page)
        self.warnings = self.page.locator("#warnings")
        self.player.write(ODD)
        self.player.run()

    def test_what_is_odd_is_told_at_its_place_and_leads_there(self):
        expect(self.warnings).to_contain_text("2 warnings")
        expect(self.warnings).to_contain_text("line 6, column 7")
        expect(self.page.locator(".lit.warning")).to_have_count(2)
        self.screenshot("warnings")
        self.warnings.get_by_text("line 6").click()
        expect(self.player.editor).to_be_focused()
        self.assertEqual(self.player.line_of_caret(), 6)

    def test_it_is_told_in_the_language_that_is_chosen_then(self):
        self.page.locator("#language").select_option("fr")
        expect(self.warnings).to_contain_text("2 avertissements")
        expect(self.warnings).to_contain_text("bell")
        expect(self.warnings).to_contain_text("attend")

    def test_a_graph_with_nothing_odd_has_no_warnings(self):
        expect(self.warnings).to_be_visible()
        self.player.write('{"tasks": [{"id": "a", "steps": [{"print": "x"}]}]}')
        self.player.press("run")
        expect(self.warnings).to_be_hidden()
