"""The shrinker shrinks, and keeps what it was asked to keep."""
import copy
import unittest

from shrink import shrink


class ShrinkTests(unittest.TestCase):
    graph = {
        "name": "big",
        "objects": {"e": "event"},
        "tasks": [
            {"id": "a", "steps": [{"sleep": 5}, {"yield": 2}]},
            {"id": "b", "steps": [{"repeat": 3, "steps": [{"set": "e"}, {"work": 7}]}]},
        ],
    }

    def test_what_does_not_matter_goes(self):
        smallest = shrink(self.graph, lambda graph: "'set': 'e'" in str(graph))
        self.assertEqual(smallest, {"tasks": [{"set": "e"}]})

    def test_blocks_give_way_to_their_steps(self):
        smallest = shrink(self.graph["tasks"], lambda tasks: "work" in str(tasks))
        self.assertNotIn("repeat", str(smallest))

    def test_the_graph_itself_is_not_touched(self):
        before = copy.deepcopy(self.graph)
        shrink(self.graph, lambda graph: "sleep" in str(graph))
        self.assertEqual(self.graph, before)

    def test_it_stops_after_its_attempts(self):
        tried = []
        shrink(self.graph, lambda graph: tried.append(graph), most_attempts=5)
        self.assertEqual(len(tried), 5)

if __name__ == "__main__":
    unittest.main()
