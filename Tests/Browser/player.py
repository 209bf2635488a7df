"""The page as its tests see it: what a user can do there and read there, by element id.

Hardly anything but ids: how the page is laid out and worded is free to change.
"""

import re

from playwright.sync_api import expect

# How many colours are on the canvas; a blank one has one. Two frames later, for a page may paint in
# the next one; from a copy, for the browser warns a canvas that is painted and read by turns.
COUNT_COLOURS = """async (canvas) => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
}"""

LINE_OF_CARET = """(editor) =>
  editor.value.slice(0, editor.selectionStart).split("\\n").length"""


class Player:
    """One tab of the page."""

    def __init__(self, page):
        self.page = page
        self.editor = page.locator("#editor")
        self.console = page.locator("#console")
        self.counter = page.locator("#step-counter")
        self.outcome = page.locator("#outcome")
        self.problems = page.locator("#problems")
        self.sentence = page.locator("#sentence")
        self.ready_queue = page.locator("#ready-queue")
        self.timers = page.locator("#timers")

    def open_example(self, name):
        """Chooses an example and waits until it stands in the editor, as the service has it."""
        self.page.locator("#examples").select_option(name)
        graph = self.page.request.get(f"/v1/examples/{name}").text()
        expect(self.editor).to_have_value(graph)

    def write(self, graph):
        """Puts a graph into the editor, once the page has put its first example there."""
        expect(self.editor).not_to_have_value("")
        self.editor.fill(graph)
        expect(self.editor).to_have_value(graph)

    def run(self):
        """Runs what stands in the editor, waits for the run, and gives its timeline."""
        self.press("run")
        self.page.wait_for_url(re.compile(r"/runs/[0-9a-f]+$"))
        expect(self.outcome).to_be_visible()
        return self.timeline()

    def timeline(self):
        """The timeline of the run that the tab's address names, as the service has it."""
        path = self.page.evaluate("location.pathname")
        answer = self.page.request.get("/v1" + path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer.json()

    def press(self, id):
        self.page.locator(f"#{id}").click()

    def scrub_to(self, position):
        self.page.locator("#scrub").fill(str(position))

    def expect_position(self, position, steps):
        """The counter and the slider both say that `position` of `steps` steps have run."""
        expect(self.counter).to_have_text(re.compile(rf"(?<!\d){position}\D+{steps}(?!\d)"))
        expect(self.page.locator("#scrub")).to_have_value(str(position))

    def expect_console(self, lines):
        """Exactly these lines stand on the console."""
        expect(self.console.locator(".line")).to_have_text(lines)

    def settle(self):
        """Waits until all that an answer sets off is done: promises, and a frame after them."""
        self.page.evaluate("new Promise((end) => setTimeout(() => requestAnimationFrame(end)))")

    def colours(self):
        return self.page.locator("#timeline").evaluate(COUNT_COLOURS)

    def line_of_caret(self):
        return self.editor.evaluate(LINE_OF_CARET)
