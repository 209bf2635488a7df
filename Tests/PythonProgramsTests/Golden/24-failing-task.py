tasks = {}


async def divide(n, by, seconds):
    await asyncio.sleep(seconds)
    print(f"{n} by {by} is {n / by}")
    return n / by


async def patient():
    results = await asyncio.gather(
        tasks["fast"],
        tasks["broken"],
        tasks["slow"],
        return_exceptions=True,
    )
    results = [as_value(result) for result in results]
    print(f"patient has {results}")


async def strict():
    await asyncio.gather(tasks["fast"], tasks["broken"], tasks["slow"])
    print("never printed")


async def main():
    """Start the tasks that are there from the beginning."""
    tasks["fast"] = asyncio.create_task(divide(8, 2, 1), name="fast")
    tasks["broken"] = asyncio.create_task(divide(8, 0, 2), name="broken")
    tasks["slow"] = asyncio.create_task(divide(9, 2, 3), name="slow")
    tasks["patient"] = asyncio.create_task(patient(), name="patient")
    tasks["strict"] = asyncio.create_task(strict(), name="strict")
    return list(tasks.values())
