"""Conditions, loops, and what leaves a block: `return`, `break`, exceptions."""
from .errors import as_value, make_error, matches
from .flow import Break, Continue, Jump, Return
from .steps import operation, run_steps
from .virtual_loop import StepLimit


async def loop_pass(step):
    """Runs a loop's steps once; whether the loop goes on."""
    try:
        await step.block()
    except Break:
        return False
    except Continue:
        pass
    return True


@operation("if")
async def if_else(step):
    await step.block("then" if step.value(step.operand) else "else")


@operation("while")
async def while_loop(step):
    while step.value(step.operand):
        if not await loop_pass(step):
            break


@operation("for")
async def for_loop(step):
    for item in step.value(step.modifier("in")):
        step.scope.bind(step.operand, item)
        if not await loop_pass(step):
            break


@operation("repeat")
async def repeat(step):
    for number in range(step.count(step.operand)):
        step.bind(number)
        if not await loop_pass(step):
            break


@operation("break")
async def break_loop(step):
    raise Break


@operation("continue")
async def continue_loop(step):
    raise Continue


@operation("return")
async def return_value(step):
    raise Return(step.value(step.operand))


@operation("assert")
async def assert_true(step):
    if not step.value(step.operand):
        raise AssertionError(step.text(step.modifier("message", "")))


@operation("raise")
async def raise_error(step):
    if step.operand is True:
        raise step.scope.handling[-1]
    raise make_error(step.operand, step.optional_text("message"))


@operation("try")
async def try_except(step):
    try:
        try:
            await run_steps(step.operand, step.scope)
        except (Jump, StepLimit, GeneratorExit):
            raise
        except BaseException as error:
            if isinstance(error, RecursionError):
                step.program.loop.recursion = error
            await _handle(step, error)
        else:
            await step.block("else")
    finally:
        if not step.program.over:
            await step.block("finally")


async def _handle(step, error):
    for part in step.modifier("except", []):
        if matches(part.get("match", "Exception"), error):
            step.scope.bind(part.get("as"), as_value(error))
            step.scope.handling.append(error)
            try:
                await run_steps(part.get("steps", []), step.scope)
            finally:
                step.scope.handling.pop()
            return
    raise error
