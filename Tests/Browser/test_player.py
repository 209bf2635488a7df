"""The Waiter example, played in a real browser against the real server."""

from playwright.sync_api import expect

from page_case import PageCase
from player import Player

LINES = ["start", *map(str, range(10)), "finished"]


class PlayerTests(PageCase):
    def setUp(self):
        super().setUp()
        self.player = Player(self.page)
        self.player.open_example("02-waiter")
        self.timeline = self.player.run()
        self.steps = len(self.timeline["steps"])

    def test_a_run_is_played_to_its_end_and_back(self):
        player = self.player
        player.expect_position(0, self.steps)
        player.expect_console([])
        for position in range(1, self.steps + 1):
            player.press("forward")
            player.expect_position(position, self.steps)
            player.expect_console(self.lines_until(position))
        player.expect_console(LINES)
        self.screenshot("waiter-end")
        for position in reversed(range(self.steps)):
            player.press("back")
            player.expect_position(position, self.steps)
        player.expect_console([])
        self.screenshot("waiter-start")

    def test_the_first_step_prints_start_and_no_more(self):
        self.player.press("forward")
        self.player.expect_console(["start"])
        expect(self.player.sentence).to_contain_text("coro1")
        expect(self.player.ready_queue).to_contain_text("coro2")

    def test_end_and_start_are_one_press_away(self):
        self.player.press("last")
        self.player.expect_position(self.steps, self.steps)
        self.player.expect_console(LINES)
        self.player.press("first")
        self.player.expect_position(0, self.steps)
        self.player.expect_console([])

    def test_the_run_completed_after_ten_virtual_seconds(self):
        expect(self.player.outcome).to_contain_text("Completed")
        expect(self.player.outcome).to_contain_text("10 s")
        self.assertEqual(self.timeline["end"], 10)

    def test_the_slider_goes_anywhere(self):
        for position in (7, self.steps, 0, 2):
            self.player.scrub_to(position)
            self.player.expect_position(position, self.steps)
            self.player.expect_console(self.lines_until(position))

    def test_a_sleeping_task_has_a_timer(self):
        self.player.press("forward")
        expect(self.player.timers).not_to_contain_text("coro2")
        self.player.press("forward")
        expect(self.player.timers).to_contain_text("coro2")
        expect(self.player.timers).to_contain_text("1")

    def test_playing_goes_on_by_itself_and_can_be_paused(self):
        self.player.press("play")
        expect(self.player.console.locator(".line").first).to_have_text("start")
        self.player.press("play")
        paused_at = int(self.page.locator("#scrub").input_value())
        self.player.press("forward")
        self.player.expect_position(paused_at + 1, self.steps)

    def test_the_canvas_shows_something_on_both_axes(self):
        self.player.press("last")
        for axis in ("axis-time", "axis-steps"):
            self.player.press(axis)
            self.assertGreater(self.player.colours(), 4)
            self.screenshot(f"waiter-{axis}")

    def test_the_lanes_stand_in_a_table_too(self):
        self.player.press("last")
        table = self.page.locator("#lanes-table")
        for task in self.timeline["tasks"]:
            row = table.locator("tr", has_text=task["id"])
            expect(row).to_contain_text("done")
            expect(row).to_contain_text(str(task["steps"]))

    def lines_until(self, position):
        """What the timeline says was printed in the first `position` steps."""
        return [line["text"] for line in self.timeline["output"] if line["step"] < position]
