"""Waiting for several tasks, with limits, in groups; and cancelling."""
import asyncio

from .flow import Jump
from .operations_flow import loop_pass
from .steps import operation
from .values import limit_of, text_of, value_of


@operation("wait")
async def wait(step):
    ids = [step.text(name) for name in step.operand]
    up_to = step.value(step.modifier("up_to"))
    until = step.modifier("until", "all_completed").upper()
    tasks = {id: step.program.task(id) for id in ids}
    done, _ = await step.program.wait(list(tasks.values()), limit_of(up_to), until)
    step.bind(
        [
            [id for id in ids if tasks[id] in done],
            [id for id in ids if tasks[id] not in done],
        ]
    )


@operation("wait_for")
async def wait_for(step):
    limit = limit_of(step.value(step.modifier("up_to")))
    step.bind(await asyncio.wait_for(_waited_for(step, limit), limit))


def _waited_for(step, limit):
    """What `wait_for` gets: a coroutine object, to be run in this task, as CPython has since 3.12.

    Where the limit is over already it wraps even that in a task, which the graph must be able to
    name: hence it is spawned here.
    """
    program, scope, target = step.program, step.scope, step.operand
    if not isinstance(target, dict) and step.text(target) in program.coroutines:
        target = {"coroutine": target}
    if isinstance(target, dict) and (limit is None or limit > 0):
        arguments = value_of(target.get("args", {}), scope)
        return program.call(text_of(target["coroutine"], scope), arguments, scope)
    return program.target(target, scope)


@operation("as_completed")
async def as_completed(step):
    """`asyncio.as_completed` over a list: what has already ended comes in the order given.

    As in `Program.wait`, the public function would put the targets into a set.
    """
    targets = [step.program.target(target, step.scope) for target in step.operand]
    completed = asyncio.Queue()
    distinct = list(dict.fromkeys(targets))
    for future in distinct:
        future.add_done_callback(completed.put_nowait)
    for _ in distinct:
        step.bind((await completed.get()).result())
        if not await loop_pass(step):
            break


@operation("shield")
async def shield(step):
    step.bind(await asyncio.shield(step.program.target(step.operand, step.scope)))


@operation("cancel")
async def cancel(step):
    future = step.program.future(step.text(step.operand))
    try:
        step.bind(future.cancel())
    except RecursionError as error:
        step.program.loop.recursion = error
        raise


@operation("timeout")
async def timeout(step):
    async with asyncio.timeout(limit_of(step.value(step.operand))):
        await step.block()


@operation("group")
async def group(step):
    jump = None
    async with asyncio.TaskGroup() as task_group:
        task_group._tasks = _OrderedSet()
        step.scope.groups[step.operand] = task_group
        try:
            await step.block()
        except Jump as leaving:  # leaves the block normally, as in Python: the group waits first
            jump = leaving
    if jump is not None:
        raise jump


class _OrderedSet(dict):
    """A set in the order of addition: a group then cancels its tasks in the order of creation."""

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)
