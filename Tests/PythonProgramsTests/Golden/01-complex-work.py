
async def complex_work():
    print("Hello")
    await asyncio.sleep(0)
    print("World")


async def runner():
    await complex_work()


async def main():
    """Start the tasks that are there from the beginning."""
    return [
        asyncio.create_task(runner(), name="runner"),
    ]
