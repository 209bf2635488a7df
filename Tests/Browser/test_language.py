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

    def test_the_chosen_language_wins_over_the_browsers_in_what_the_service_says(self):
        self.expected_statuses.add(422)
        player = Player(self.page)
        player.write('{"tasks": [{"id": "a", "steps": [{"await": "b"}]}]}')
        player.press("run")
        expect(player.problems).to_contain_text("no task, coroutine or object is named 'b'")
        self.page.locator("#language").select_option("fr")
        expect(player.problems).to_contain_text("aucune tâche, aucune coroutine ni aucun objet")
