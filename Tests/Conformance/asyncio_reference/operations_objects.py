"""Locks, semaphores, conditions, queues and futures."""
from .errors import make_error
from .steps import operation


@operation("with")
async def with_object(step):
    async with step.object():
        await step.block()


@operation("acquire")
async def acquire(step):
    await step.object().acquire()


@operation("release")
async def release(step):
    step.object().release()


@operation("notify")
async def notify(step):
    condition, count = step.object(), step.modifier("n", 1)
    if count == "all":
        condition.notify_all()
    else:
        condition.notify(step.count(count))


@operation("put")
async def put(step):
    await step.object().put(step.value(step.modifier("value")))


@operation("get")
async def get(step):
    step.bind(await step.object().get())


@operation("put_nowait")
async def put_nowait(step):
    step.object().put_nowait(step.value(step.modifier("value")))


@operation("get_nowait")
async def get_nowait(step):
    step.bind(step.object().get_nowait())


@operation("task_done")
async def task_done(step):
    step.object().task_done()


@operation("join")
async def join(step):
    await step.object().join()


@operation("resolve")
async def resolve(step):
    step.object().set_result(step.value(step.modifier("value")))


@operation("reject")
async def reject(step):
    step.object().set_exception(make_error(step.modifier("error"), step.optional_text("message")))
