"""The page in French."""

from playwright.sync_api import expect

from page_case import PageCase
from player import Player


class LanguageTests(PageCase):
    def test_the_page_switches_to_french_and_stays_so(self):
        self.page.locator("#language").select_option("fr")
        expect(self.page.locator("html")).to_have_attribute("lang", "fr")
        expect(self.page.locator("#run")).to_have_text("Lancer")
        player = Player(self.page)
        player.open_example("02-waiter")
        player.run()
        player.press("last")
        expect(player.outcome).to_contain_text("Terminé")
        self.screenshot("waiter-french")
        self.page.reload()
        expect(self.page.locator("#run")).to_have_text("Lancer")
