"""What every browser test stands on: one server and one Chromium, and a fresh tab for each test.

A test fails not only by its own assertions: whatever the browser complains about (an error on its
console, an exception, a breach of the content security policy, a request that failed) fails it too.
"""

import os
import pathlib
import shutil
import unittest

from playwright.sync_api import expect, sync_playwright

from server import Server

# Where people may look at what the tests saw; nothing compares these pictures.
SCREENSHOTS = os.environ.get("INTERLEAVE_SCREENSHOTS")

# How long anything may take to appear. Generous, for a busy machine: a test that passes never waits
# for it, because Playwright looks again and again until what it expects is there.
MILLISECONDS = 10_000
expect.set_options(timeout=MILLISECONDS)

# Runs before the page's own code, by the browser's debugger: no policy of the page forbids it.
RECORD_VIOLATIONS = """
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
  });
"""


class PageCase(unittest.TestCase):
    """A test with a tab open (`self.page`) at the start page."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        playwright = cls.enterClassContext(sync_playwright())
        # No sandbox: continuous integration runs as root, where Chromium's refuses to start. The
        # only page that it shows is our own.
        cls.browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or "/usr/bin/chromium", args=["--no-sandbox"]
        )
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        self.complaints = []
        self.context = self.browser.new_context(
            base_url=self.server.url, locale="en-GB", viewport={"width": 1280, "height": 800},
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(MILLISECONDS)
        self.addCleanup(self.context.close)
        self.context.add_init_script(RECORD_VIOLATIONS)
        # Where the service is meant to refuse (a broken graph), Chromium's note of it is no error.
        self.expected_statuses = set()
        self.page = self.new_tab("/")

    def new_tab(self, path):
        """A tab that shows `path`, and is listened to."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        page.on("console", self.note_console)
        page.on("requestfailed", lambda r: self.complaints.append(f"{r.url}: {r.failure}"))
        page.goto(path)
        return page

    def note_console(self, message):
        text = message.text
        refused = any(f"status of {status} " in text for status in self.expected_statuses)
        if message.type in ("error", "warning") and not refused:
            self.complaints.append(f"{message.type}: {text}")

    def tearDown(self):
        for page in self.context.pages:
            self.complaints += page.evaluate("window.violations")
        self.assertEqual(self.complaints, [], "the browser complained")

    def screenshot(self, name, page=None):
        """Leaves a picture for people where INTERLEAVE_SCREENSHOTS says."""
        if SCREENSHOTS:
            folder = pathlib.Path(SCREENSHOTS)
            folder.mkdir(parents=True, exist_ok=True)
            (page or self.page).screenshot(path=folder / f"{name}.png")
