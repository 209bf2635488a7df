
class SkippedError(Exception):
    """A task did not run, because one that it comes after did not succeed."""


tasks = {}


async def job(seconds):
    print(f"{task_name()} begins at {now()} s")
    await asyncio.sleep(seconds)


async def eat():
    await after(tasks["toast bread"], tasks["brew tea"], tasks["lay table"])
    return await job(5)


async def toast_bread():
    await after(tasks["slice bread"])
    return await job(2)


async def brew_tea():
    await after(tasks["boil water"])
    return await job(3)


async def main():
    """Start the tasks that are there from the beginning."""
    tasks["eat"] = asyncio.create_task(eat(), name="eat")
    tasks["toast bread"] = asyncio.create_task(toast_bread(), name="toast bread")
    tasks["slice bread"] = asyncio.create_task(job(1), name="slice bread")
    tasks["brew tea"] = asyncio.create_task(brew_tea(), name="brew tea")
    tasks["boil water"] = asyncio.create_task(job(4), name="boil water")
    tasks["lay table"] = asyncio.create_task(job(2), name="lay table")
    return list(tasks.values())
