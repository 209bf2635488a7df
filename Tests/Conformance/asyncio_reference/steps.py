"""Runs a body's steps: each operation is a coroutine function, found by its key.

An operation gets a `Step`: the step as the graph writes it, the scope it runs in, and short names
for what most operations do. The operations stand in `operations_*.py`, by topic.
"""
import asyncio

from .values import count_of, nanoseconds, text_of, value_of
from .virtual_loop import Halt

OPERATIONS = {}


def operation(*keys):
    """Registers a coroutine function as what a step with one of these keys does."""

    def register(function):
        for key in keys:
            OPERATIONS[key] = function
        return function

    return register


async def run_steps(steps, scope):
    for document in steps:
        await run_step(document, scope)


async def run_step(document, scope):
    # A step has exactly one operation key, and no modifier is named like an operation.
    key = next((key for key in document if key in OPERATIONS), None)
    if key is None:
        raise SyntaxError(f"no operation in {document}")
    try:
        await OPERATIONS[key](Step(key, document, scope))
    except Halt:
        # The run is over: what is open must not be left, nor a `finally` run.
        await asyncio.Future()


class Step:
    def __init__(self, key, document, scope):
        self.key = key
        self.operand = document[key]
        self.document = document
        self.scope = scope
        self.program = scope.program

    def has(self, modifier):
        return modifier in self.document

    def modifier(self, name, default=None):
        return self.document.get(name, default)

    def value(self, value):
        return value_of(value, self.scope)

    def text(self, template):
        return text_of(template, self.scope)

    def optional_text(self, modifier):
        template = self.document.get(modifier)
        return None if template is None else self.text(template)

    def arguments(self):
        return self.value(self.document.get("args", {}))

    def object(self):
        """The object that the operand names."""
        return self.program.object(self.text(self.operand))

    def nanoseconds(self):
        return nanoseconds(self.value(self.operand))

    def count(self, value):
        return count_of(self.value(value))

    def bind(self, result):
        self.scope.bind(self.document.get("as"), result)

    async def block(self, key="steps"):
        await run_steps(self.document.get(key, []), self.scope)
