"""The process around the page: it says where it serves, and ends when it is asked to."""

import unittest
import urllib.request

from server import Server


class ServerTests(unittest.TestCase):
    def test_a_server_that_is_asked_to_end_drains_and_exits_0(self):
        server = Server()
        try:
            with urllib.request.urlopen(server.url + "/healthz") as answer:
                self.assertEqual(answer.status, 200)
        finally:
            status = server.stop()
        self.assertEqual(status, 0)
