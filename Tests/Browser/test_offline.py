"""A run taken along: the file that plays it without the service, and its picture."""

import pathlib
import tempfile

from playwright.sync_api import expect

from page_case import PageCase
from player import Player
from test_player import LINES

HOSTILE = "</script><script>window.hacked = 1</script><!-- </title></svg>"

# What XML has no way to write, and a name may not hold.
CONTROL = "\u0001\u001b[2J\ufffe"


class OfflineTests(PageCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def take_along(self, graph):
        """A run of a graph as a file."""
        answer = self.page.request.post("/v1/runs?format=html", data=graph)
        assert answer.ok, answer.status
        file = self.folder / "run.html"
        file.write_bytes(answer.body())
        return file.as_uri()

    def open_offline(self, address):
        """The file in a tab of its own, with the network off; notes every request."""
        self.page.close()
        self.context.set_offline(True)
        self.requests = []
        self.context.on("request", lambda request: self.requests.append(request.url))
        return Player(self.new_tab(address))

    def waiter(self):
        return self.page.request.get("/v1/examples/02-waiter").text()

    def test_a_file_plays_its_run_to_the_end_and_back_with_the_network_off(self):
        graph = self.waiter()
        file = self.take_along(graph)
        player = self.open_offline(file)
        player.expect_position(0, 43)
        expect(player.editor).to_have_value(graph)
        for position in range(1, 44):
            player.press("forward")
            player.expect_position(position, 43)
        player.expect_console(LINES)
        expect(player.outcome).to_contain_text("10 s")
        self.assertGreater(player.colours(), 20)
        self.screenshot("offline-end", player.page)
        for position in reversed(range(43)):
            player.press("back")
            player.expect_position(position, 43)
        player.expect_console([])
        self.assertEqual(self.requests, [file])

    def test_what_needs_the_service_is_not_there(self):
        graph = self.waiter()
        player = self.open_offline(self.take_along(graph))
        expect(player.page.get_by_text("plays it without a network")).to_be_visible()
        for id in ("run", "examples", "editor-hint"):
            expect(player.page.locator(f"#{id}")).to_be_hidden()
        expect(player.outcome.get_by_role("link")).to_have_count(0)
        expect(player.page.locator("a.brand")).not_to_have_attribute("href", "/")
        player.editor.focus()
        player.page.keyboard.type("x")
        player.page.keyboard.press("Control+Enter")
        player.page.keyboard.press("Tab")
        expect(player.editor).to_have_value(graph)
        player.expect_position(0, 43)

    def test_it_speaks_french_too(self):
        player = self.open_offline(self.take_along(self.waiter()))
        player.page.locator("#language").select_option("fr")
        expect(player.outcome).to_contain_text("Terminé")
        expect(player.page.get_by_text("rejoue sans réseau")).to_be_visible()
        player.press("forward")
        expect(player.sentence).to_contain_text("coro1")

    def test_it_fits_a_narrow_screen(self):
        player = self.open_offline(self.take_along(self.waiter()))
        player.page.set_viewport_size({"width": 320, "height": 700})
        player.press("last")
        player.expect_position(43, 43)
        self.assertEqual(player.page.evaluate("document.documentElement.scrollWidth"), 320)
        self.screenshot("offline-narrow", player.page)

    def test_a_link_leads_to_a_step_of_the_file(self):
        player = self.open_offline(self.take_along(self.waiter()) + "#step=18")
        player.expect_position(18, 43)

    def test_a_graphs_texts_stay_texts_in_the_file_and_in_the_picture(self):
        steps = [{"print": HOSTILE + CONTROL}, {"raise": HOSTILE, "message": HOSTILE + CONTROL}]
        graph = {"name": HOSTILE, "tasks": [{"id": HOSTILE, "steps": steps}]}
        file = self.take_along(graph)
        picture = self.page.request.post("/v1/runs?format=svg", data=graph)
        (self.folder / "run.svg").write_bytes(picture.body())
        player = self.open_offline(file)
        player.press("last")
        expect(player.outcome).to_contain_text("</script><script>window.hacked = 1</script>")
        self.assertIsNone(player.page.evaluate("window.hacked ?? null"))

        svg = self.new_tab((self.folder / "run.svg").as_uri())
        expect(svg.locator("parsererror")).to_have_count(0)
        self.assertEqual(svg.evaluate("document.documentElement.localName"), "svg")
        self.assertIsNone(svg.evaluate("window.hacked ?? null"))
        lane = svg.locator(".lane").last
        self.assertEqual(lane.get_attribute("data-name"), HOSTILE)


class PictureTests(PageCase):
    def test_a_runs_picture_is_drawn_in_the_readers_light(self):
        player = Player(self.page)
        player.open_example("02-waiter")
        player.run()
        address = "/v1" + self.page.evaluate("location.pathname") + ".svg"
        papers = set()
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            self.page.goto(address)
            expect(self.page.locator("svg > title")).to_have_text("Waiter: completed")
            fill = "element => getComputedStyle(element).fill"
            papers.add(self.page.locator(".paper").evaluate(fill))
            self.screenshot(f"picture-{scheme}")
        self.assertEqual(papers, {"rgb(255, 255, 255)", "rgb(27, 30, 34)"})
