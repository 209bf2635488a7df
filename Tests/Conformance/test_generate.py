"""Every generated graph must be valid: what is refused is then a fault of Interleave's."""
import unittest
from functools import cache

from graph_generator.graphs import make_graph
from graph_generator.registry import PROFILES

# Operations whose operand (or each member of it) names a task, a coroutine or an object.
NAMING = (
    "await spawn gather wait wait_for as_completed shield cancel set clear with acquire release "
    "notify put get put_nowait get_nowait task_done join resolve reject"
).split()
BLOCKS = ("steps", "then", "else", "finally", "try")
LOOPS = ("repeat", "while", "for", "as_completed")


class GeneratedGraphTests(unittest.TestCase):
    def test_every_name_that_is_written_out_exists(self):
        for graph in graphs():
            known = names_of(graph)
            for step in steps_of(graph):
                for target in targets_of(step):
                    name = target["coroutine"] if isinstance(target, dict) else target
                    if "{" not in name:
                        self.assertIn(name, known, graph["name"])

    def test_calls_pass_what_the_coroutine_takes(self):
        for graph in graphs():
            coroutines = graph.get("coroutines", {})
            for name, arguments in calls_of(graph):
                if name in coroutines:
                    parameters = coroutines[name].get("params", [])
                    self.assertEqual(sorted(parameters), sorted(arguments), graph["name"])

    def test_dependencies_are_roots_and_make_no_cycle(self):
        for graph in graphs():
            left = {task["id"]: set(task.get("after", [])) for task in graph["tasks"]}
            while left:
                free = [id for id, after in left.items() if not after & left.keys()]
                self.assertTrue(free, graph["name"])
                for id in free:
                    self.assertLessEqual(left.pop(id), {task["id"] for task in graph["tasks"]})

    def test_jumps_stand_where_they_may(self):
        for graph in graphs():
            bodies = [task.get("steps", []) for task in graph["tasks"]]
            bodies += [body["steps"] for body in graph.get("coroutines", {}).values()]
            for body in bodies:
                self.check_jumps(body, graph["name"], in_loop=False, in_handler=False)

    def check_jumps(self, steps, name, in_loop, in_handler):
        for step in steps:
            if "break" in step or "continue" in step:
                self.assertTrue(in_loop, name)
            if step.get("raise") is True:
                self.assertTrue(in_handler, name)
            looping = in_loop or any(key in step for key in LOOPS)
            for key, inner in blocks_of(step):
                self.check_jumps(inner, name, looping, in_handler or key == "except")

    def test_a_profile_uses_no_more_than_its_operations(self):
        for seed in range(1, 201):
            for step in steps_of(make_graph(seed, "basic")):
                self.assertFalse({"try", "timeout", "with", "wait"} & step.keys())


@cache
def graphs():
    return [make_graph(seed, profile) for profile in PROFILES for seed in range(1, 201)]


def names_of(graph):
    """Every name that the graph gives to something."""
    names = {task["id"] for task in graph["tasks"]}
    names |= graph.get("objects", {}).keys() | graph.get("coroutines", {}).keys()
    for step in steps_of(graph):
        for spawned in [step, *targets_of(step)]:
            if isinstance(spawned, dict) and "id" in spawned:
                names.add(spawned["id"])
    return names


def targets_of(step):
    for key in NAMING:
        if key in step:
            operand = step[key]
            yield from operand if isinstance(operand, list) else [operand]


def calls_of(graph):
    """Every call of a coroutine by a written-out name, with the names of its arguments."""
    for task in graph["tasks"]:
        if "run" in task:
            yield task["run"], task.get("args", {})
    for step in steps_of(graph):
        for target in targets_of(step):
            if isinstance(target, dict):
                yield target["coroutine"], target.get("args", {})
            else:
                yield target, step.get("args", {})


def steps_of(node):
    """All steps inside a graph: objects in lists, which `steps` and its kin alone contain."""
    if isinstance(node, dict):
        for key, member in node.items():
            if key in BLOCKS and isinstance(member, list):  # `steps` is a limit, too
                yield from member
            yield from steps_of(member)
    elif isinstance(node, list):
        for member in node:
            yield from steps_of(member)


def blocks_of(step):
    for key in BLOCKS:
        if key in step:
            yield key, step[key]
    for part in step.get("except", []):
        yield "except", part.get("steps", [])


if __name__ == "__main__":
    unittest.main()
