"""A run's address: whoever opens it sees the same run."""

import re

from playwright.sync_api import expect

from page_case import PageCase
from player import Player


class LinkTests(PageCase):
    def test_a_runs_address_shows_the_same_run_in_a_new_tab(self):
        here = Player(self.page)
        here.open_example("02-waiter")
        steps = len(here.run()["steps"])
        here.press("last")

        there = Player(self.new_tab(self.page.url))
        expect(there.outcome).to_contain_text("Completed")
        there.press("last")
        there.expect_position(steps, steps)
        expect(there.console).to_have_text(here.console.inner_text(), use_inner_text=True)
        self.assertEqual(there.timeline(), here.timeline())
        expect(there.editor).to_have_value(here.editor.input_value())

    def test_the_back_button_leaves_the_run(self):
        player = Player(self.page)
        player.open_example("02-waiter")
        player.run()
        self.page.go_back()
        self.page.wait_for_url(re.compile(r"/$"))

    def test_the_link_that_curl_is_given_opens_the_run(self):
        graph = {"tasks": [{"id": "only", "steps": [{"print": "hello"}]}]}
        answer = self.page.request.post("/v1/runs", data=graph)
        link = re.search(r"<(/runs/[^>]+)>", answer.headers["link"])
        player = Player(self.new_tab(link[1]))
        player.press("last")
        player.expect_console(["hello"])

    def test_a_run_that_does_not_exist_is_said_so(self):
        self.expected_statuses.add(404)
        player = Player(self.new_tab("/runs/" + 32 * "0"))
        expect(player.page.get_by_text("no such run").first).to_be_visible()
        self.screenshot("no-such-run", player.page)
