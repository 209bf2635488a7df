"""Everything that the player's buttons do, the keyboard does."""

from page_case import PageCase
from player import Player


class KeyboardTests(PageCase):
    def setUp(self):
        super().setUp()
        self.player = Player(self.page)
        self.player.open_example("02-waiter")
        self.steps = len(self.player.run()["steps"])
        self.page.locator("#lanes").focus()

    def test_home_and_end_go_to_the_ends(self):
        self.page.keyboard.press("Home")
        self.player.expect_position(0, self.steps)
        self.page.keyboard.press("End")
        self.player.expect_position(self.steps, self.steps)

    def test_arrows_step(self):
        self.page.keyboard.press("Home")
        for _ in range(3):
            self.page.keyboard.press("ArrowRight")
        self.player.expect_position(3, self.steps)
        self.page.keyboard.press("ArrowLeft")
        self.player.expect_position(2, self.steps)

    def test_arrows_in_the_editor_move_the_caret_only(self):
        self.page.keyboard.press("Home")
        self.player.expect_position(0, self.steps)
        self.player.editor.focus()
        self.page.keyboard.press("ArrowRight")
        self.player.expect_position(0, self.steps)

    def test_ctrl_enter_in_the_editor_runs(self):
        with self.page.expect_response(lambda answer: answer.url.endswith("/v1/runs")) as answer:
            self.player.editor.press("Control+Enter")
        self.assertEqual(answer.value.status, 200)
