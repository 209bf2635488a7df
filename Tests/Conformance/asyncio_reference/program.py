"""A graph made ready to run: its objects, its variables and the tasks created so far."""
import asyncio
import json

from .errors import SkippedError
from .flow import Return
from .objects import make_object
from .scope import Scope
from .values import text_of, value_of


class Program:
    """What all tasks of one run share; asks `run_steps` to run a body's steps."""

    def __init__(self, graph, loop, run_steps):
        self.loop = loop
        self.run_steps = run_steps
        self.shared = json.loads(json.dumps(graph.get("variables", {})))
        self.coroutines = graph.get("coroutines", {})
        self.objects = {
            name: make_object(kind, loop) for name, kind in graph.get("objects", {}).items()
        }
        self.tasks = {}  # id -> task, in the order of creation
        self.roots = []
        self.output = []
        # Set when the run is over: a task that was left is dropped by Python, and its `finally`
        # parts must not run then.
        self.over = False
        # How many tasks and bytes of output the run may still make.
        self.tasks_left = self.output_left = 0
        self._spawned = {}  # coroutine name -> the last number used for a default id

    def create_roots(self, specs):
        """Makes the root tasks; where there are too many, those that may be."""
        for spec in specs:
            self.roots.append(self._create(self._root(spec), spec["id"]))

    # Names

    def task(self, name):
        if name not in self.tasks:
            raise NameError(f"no task is named '{name}'")
        return self.tasks[name]

    def object(self, name):
        if name not in self.objects:
            raise NameError(f"no object is named '{name}'")
        return self.objects[name]

    def future(self, name):
        """A task or a future."""
        thing = self.objects.get(name)
        return thing if isinstance(thing, asyncio.Future) else self.task(name)

    def target(self, target, scope):
        """A target of `gather` and its kin: a coroutine is wrapped in a new task."""
        if isinstance(target, dict):
            name = text_of(target["coroutine"], scope)
            arguments = value_of(target.get("args", {}), scope)
            id = text_of(target["id"], scope) if "id" in target else None
            return self.spawn(name, arguments, scope, id)
        name = text_of(target, scope)
        return self.spawn(name, {}, scope) if name in self.coroutines else self.future(name)

    def is_taken(self, id):
        return id in self.tasks or id in self.coroutines or id in self.objects

    # Coroutines and tasks

    def call(self, name, arguments, caller=None):
        """A coroutine object; its arguments are checked at once, as a Python call does."""
        if name not in self.coroutines:
            raise NameError(f"no coroutine is named '{name}'")
        parameters = self.coroutines[name].get("params", [])
        for parameter in parameters:
            if parameter not in arguments:
                raise TypeError(f"{name}() is missing argument '{parameter}'")
        for argument in arguments:
            if argument not in parameters:
                raise TypeError(f"{name}() has no argument '{argument}'")
        return self._body(self.coroutines[name]["steps"], Scope(self, arguments, caller))

    def spawn(self, name, arguments, caller, id=None, create_task=None):
        """A new task; `create_task` is a group's where it is to belong to one."""
        coroutine = self.call(name, arguments, caller)
        id = self._default_id(name) if id is None else id
        return self._create(coroutine, id, create_task)

    def _default_id(self, name):
        while True:
            self._spawned[name] = self._spawned.get(name, 0) + 1
            id = f"{name}-{self._spawned[name]}"
            if not self.is_taken(id):
                return id

    def _create(self, coroutine, id, create_task=None):
        if self.is_taken(id):
            coroutine.close()
            raise RuntimeError(f"a task named '{id}' exists")
        if self.tasks_left == 0:
            coroutine.close()
            self.loop.halt()
        self.tasks_left -= 1
        task = (create_task or self.loop.create_task)(coroutine)
        self.loop.ids[task] = id
        self.tasks[id] = task
        return task

    async def _root(self, spec):
        if spec.get("after"):
            await self._dependencies(spec["after"])
        if "run" in spec:
            return await self.call(spec["run"], value_of(spec.get("args", {}), Scope(self)))
        return await self._body(spec.get("steps", []), Scope(self))

    async def _dependencies(self, ids):
        tasks = {id: self.tasks[id] for id in ids}
        await self.wait(tasks.values())
        for id, task in tasks.items():
            if task.cancelled():
                raise SkippedError(f"'{id}' was cancelled")
            error = task._exception  # the attribute: `exception()` would mark it as retrieved
            if isinstance(error, SkippedError):
                raise SkippedError(f"'{id}' was skipped")
            if error is not None:
                raise SkippedError(f"'{id}' failed")

    async def _body(self, steps, scope):
        try:
            await self.run_steps(steps, scope)
        except Return as leaving:
            return leaving.value

    async def wait(self, tasks, timeout=None, return_when=asyncio.ALL_COMPLETED):
        """`asyncio.wait` over a list: of what has already ended, the first given comes first.

        The public function takes a set, whose order changes from run to run.
        """
        if not tasks:
            raise ValueError("Set of Tasks/Futures is empty.")
        return await asyncio.tasks._wait(dict.fromkeys(tasks), timeout, return_when, self.loop)
