"""A graph with mistakes in it: they are shown at their place, and nothing else breaks."""

from playwright.sync_api import expect

from page_case import PageCase
from player import Player

UNKNOWN_NAME = """{
  "objects": {"waiter": "waiter"},
  "tasks": [
    {"id": "a", "steps": [
      {"print": "hello"},
      {"await": "waitr"}
    ]}
  ]
}
"""

NOT_JSON = """{
  "tasks": [
    {"id": "a", "steps": [}
  ]
}
"""

MARKUP = """{
  "tasks": [{"id": "<img src=x onerror=alert(1)>", "steps": [
    {"print": "<b>bold</b>"}
  ]}]
}
"""


class ProblemsTests(PageCase):
    def setUp(self):
        super().setUp()
        self.player = Player(self.page)

    def run_broken(self, graph, status):
        """Runs a graph that the service is to refuse with `status`."""
        self.expected_statuses.add(status)
        self.player.write(graph)
        self.player.press("run")

    def test_a_misspelt_name_is_shown_at_its_line_with_a_suggestion(self):
        self.run_broken(UNKNOWN_NAME, 422)
        expect(self.player.problems).to_contain_text("line 6")
        expect(self.player.problems).to_contain_text("waiter")
        self.screenshot("problem-name")

    def test_choosing_a_problem_leads_to_its_place_in_the_editor(self):
        self.run_broken(UNKNOWN_NAME, 422)
        self.player.problems.get_by_text("line 6").first.click()
        expect(self.player.editor).to_be_focused()
        self.assertEqual(self.player.line_of_caret(), 6)

    def test_text_that_is_not_json_is_shown_at_its_line(self):
        self.run_broken(NOT_JSON, 400)
        expect(self.player.problems).to_contain_text("line 3")
        self.screenshot("problem-json")

    def test_a_mended_graph_runs_and_the_problems_go(self):
        self.run_broken(UNKNOWN_NAME, 422)
        expect(self.player.problems).to_contain_text("line 6")
        self.player.write(UNKNOWN_NAME.replace("waitr", "waiter"))
        timeline = self.player.run()
        self.assertEqual(timeline["outcome"]["status"], "livelock")
        expect(self.player.problems).not_to_contain_text("line 6")

    def test_markup_in_a_graph_stays_text(self):
        self.player.write(MARKUP)
        self.player.run()
        self.player.press("last")
        self.player.expect_console(["<b>bold</b>"])
        expect(self.page.locator("#lanes-table")).to_contain_text("<img src=x onerror=alert(1)>")
