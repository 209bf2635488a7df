"""Printing, time, tasks, flags and assignment."""
import asyncio

from .errors import as_value
from .steps import operation


@operation("print")
async def print_line(step):
    text = step.text(step.operand)
    program, loop = step.program, step.program.loop
    # A line counts with its newline.
    program.output_left -= len(text.encode()) + 1
    if program.output_left < 0:
        loop.halt()
    program.output.append(
        {
            "step": len(loop.steps) - 1,
            "time": loop.now,
            "task": loop.ids[asyncio.current_task()],
            "text": text,
        }
    )


@operation("note")
async def note(step):
    step.text(step.operand)  # which can fail


@operation("yield")
async def bare_yields(step):
    for _ in range(1 if step.operand is True else step.count(step.operand)):
        await asyncio.sleep(0)


@operation("sleep")
async def sleep(step):
    await asyncio.sleep(step.nanoseconds())


@operation("work")
async def work(step):
    step.program.loop.work(step.nanoseconds())


@operation("await")
async def await_target(step):
    name, arguments = step.text(step.operand), step.arguments()
    step.bind(await _awaited(step, name, arguments))


async def _awaited(step, name, arguments):
    program = step.program
    if name in program.tasks:
        return await program.tasks[name]
    if name in program.coroutines:
        return await program.call(name, arguments, step.scope)
    thing = program.object(name)
    if isinstance(thing, (asyncio.Event, asyncio.Condition, asyncio.Barrier)):
        return await thing.wait()
    return await thing


@operation("spawn")
async def spawn(step):
    group = step.scope.group(step.modifier("in")) if step.has("in") else None
    task = step.program.spawn(
        step.text(step.operand),
        step.arguments(),
        step.scope,
        step.optional_text("id"),
        group and group.create_task,
    )
    step.bind(step.program.loop.ids[task])


@operation("gather")
async def gather(step):
    results = await asyncio.gather(
        *[step.program.target(target, step.scope) for target in step.operand],
        return_exceptions=step.modifier("return_exceptions", False),
    )
    step.bind([as_value(result) for result in results])


@operation("set")
async def set_flag(step):
    step.object().set()


@operation("clear")
async def clear_flag(step):
    step.object().clear()


@operation("let")
async def let(step):
    for name, value in step.operand.items():
        step.scope.bind(name, step.value(value))
