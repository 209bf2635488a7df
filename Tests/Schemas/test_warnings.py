"""What a warning says of a graph holds in its run, for random graphs over the whole language."""
import unittest

import corpus

UNREACHABLE = {"unreachable-step", "unreachable-part"}


def behind(pointer, step):
    """Whether a place is a step, within it, or behind it in the same list."""
    place, index = step.rsplit("/", 1)
    if not pointer.startswith(place + "/"):
        return False
    return int(pointer[len(place) + 1:].split("/")[0]) >= int(index)


class WarningTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.timelines = corpus.random_timelines()

    def test_no_step_is_run_that_is_said_to_be_unreachable(self):
        told, wrong = 0, []
        for name, timeline in self.timelines.items():
            places = {action.get("at") for step in timeline["steps"] for action in step["actions"]}
            for warning in timeline.get("warnings", []):
                if warning["code"] not in UNREACHABLE:
                    continue
                told += 1
                # Of parts, the one alone; of steps, all behind it too.
                pointer = warning["pointer"]
                if warning["code"] == "unreachable-part":
                    met = [at for at in places if f"{at}/".startswith(pointer + "/")]
                else:
                    met = [at for at in places if behind(at, pointer)]
                wrong += [f"{name}: {at} ran, and {warning['message']}" for at in met]
        self.assertEqual(wrong, [])
        self.assertGreater(told, 50)

    def test_a_task_that_waits_for_itself_never_gets_an_answer(self):
        told = 0
        for name, timeline in self.timelines.items():
            for warning in timeline.get("warnings", []):
                if warning["code"] != "awaits-itself":
                    continue
                told += 1
                for step in timeline["steps"]:
                    for action in step["actions"]:
                        if action.get("at") != warning["pointer"] or not action.get("resumed"):
                            continue
                        # The results of others come before its own.
                        if action["operation"] != "as_completed":
                            self.assertIn("error", action, name)
        self.assertGreater(told, 10)


if __name__ == "__main__":
    unittest.main()
