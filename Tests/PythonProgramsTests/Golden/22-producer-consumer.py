shelf = asyncio.Queue(2)


async def baker():
    for i in range(5):
        await shelf.put(i + 1)
        print(f"loaf {i + 1} on the shelf at {now()} s")
    await shelf.put(None)


async def customer():
    loaf = await shelf.get()
    while loaf is not None:
        print(f"loaf {loaf} bought at {now()} s")
        await asyncio.sleep(1)
        loaf = await shelf.get()


async def main():
    """Start the tasks that are there from the beginning."""
    return [
        asyncio.create_task(baker(), name="baker"),
        asyncio.create_task(customer(), name="customer"),
    ]
