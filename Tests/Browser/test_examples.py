"""The examples in the page: what is said about each, in both languages, and what typing does."""

from playwright.sync_api import expect

from page_case import PageCase
from player import Player

NARROW = {"width": 320, "height": 640}

# The names turn what stands behind them around, or would: U+202E, an ended isolate, Hebrew.
TURNING_NAMES = ["a\u202eb", "\u2069\u202ec", "שלום"]


class ExampleTests(PageCase):
    def setUp(self):
        super().setUp()
        self.player = Player(self.page)
        self.about = self.page.locator("#example-about")
        self.examples = self.page.request.get("/v1/examples").json()["examples"]

    def test_every_example_is_told_in_both_languages(self):
        for language in ("en", "fr"):
            self.page.locator("#language").select_option(language)
            for example in self.examples:
                self.player.open_example(example["name"])
                for told in ("title", "description", "look_for", "question"):
                    expect(self.about).to_contain_text(example[told][language])
                option = self.page.locator(f"#examples option[value='{example['name']}']")
                number = int(example["name"].split("-")[0])
                expect(option).to_have_text(f"{number}. {example['title'][language]}")

    def test_every_example_runs(self):
        for example in self.examples:
            self.player.open_example(example["name"])
            status = self.player.run()["outcome"]["status"]
            expect(self.player.outcome).to_have_attribute("data-status", status)
            self.player.press("last")
            expect(self.player.sentence).to_contain_text("Turn")
            self.screenshot(example["name"])

    def test_what_is_said_is_whole_on_a_narrow_screen(self):
        self.page.set_viewport_size(NARROW)
        for example in self.examples:
            self.player.open_example(example["name"])
            hidden = self.about.evaluate("(about) => about.scrollHeight - about.clientHeight")
            self.assertLessEqual(hidden, 1, example["name"])
        page = self.page.locator("html")
        self.assertEqual(page.evaluate("(page) => page.scrollWidth - page.clientWidth"), 0)

    def test_the_question_stays_while_one_changes_the_graph_to_answer_it(self):
        example = self.examples[2]
        self.player.open_example(example["name"])
        self.player.editor.press("Control+End")
        self.player.editor.type(" ")
        expect(self.page.locator("#examples")).to_have_value("")
        expect(self.about).to_contain_text(example["question"]["en"])

    def test_what_is_typed_while_an_example_loads_is_kept(self):
        expect(self.player.editor).not_to_have_value("")
        let_go = hold_examples(self.page)
        self.page.locator("#examples").select_option(self.examples[4]["name"])
        expect(self.page.locator("#examples")).to_have_value(self.examples[4]["name"])
        self.player.editor.fill("typed meanwhile")
        let_go()
        expect(self.page.locator("#examples")).to_have_value("")
        expect(self.player.editor).to_have_value("typed meanwhile")

    def test_the_first_example_does_not_replace_what_is_typed_before_it_comes(self):
        page = self.context.new_page()
        let_go = hold_examples(page)
        page.goto("/")
        expect(page.locator("#examples option")).to_have_count(len(self.examples) + 1)
        player = Player(page)
        player.editor.fill("typed before")
        let_go()
        expect(player.editor).to_have_value("typed before")


def hold_examples(page):
    """Keeps an example's graph from the page until the function that this gives is called."""
    held = []
    page.route("**/v1/examples/*", lambda route: held.append(route))

    def let_go():
        with page.expect_response("**/v1/examples/*"):
            held.pop().continue_()
        Player(page).settle()

    return let_go


class DirectionTests(PageCase):
    """Names that are written from right to left, or hold marks of direction, turn nobody around."""

    def test_names_stand_apart_from_the_words_around_them(self):
        tasks = [{"id": name, "steps": [{"print": "x"}, {"sleep": 1}]} for name in TURNING_NAMES]
        answer = self.page.request.post("/v1/runs", data={"tasks": tasks})
        player = Player(self.new_tab("/runs/" + answer.json()["id"]))
        page = player.page
        for position, name in enumerate(TURNING_NAMES, 1):
            player.scrub_to(position)
            # “Turn 1: NAME starts, prints “x””: turned around, the x would stand before the name.
            words = page.locator("#sentence bdi")
            expect(words.first).to_have_text(name)
            self.assertLess(words.first.bounding_box()["x"], words.nth(1).bounding_box()["x"], name)
            spoken = page.locator("#scrub").get_attribute("aria-valuetext")
            self.assertIn("\u2068" + name.replace("\u2069", "") + "\u2069", spoken)
        for place in ("#console", "#timers", "#lanes-table"):
            expect(page.locator(f"{place} bdi").first).to_be_attached()
        self.screenshot("names-of-two-directions", page)
