
async def download(page, seconds):
    await asyncio.sleep(seconds)
    return page + " page"


async def in_sequence():
    a = await download("front", 2)
    b = await download("news", 3)
    c = await download("back", 1)
    print(f"{[a, b, c]} after {now()} s")


async def gathered():
    pages = await asyncio.gather(download("front", 2), download("news", 3), download("back", 1))
    print(f"{pages} after {now()} s")


async def main():
    """Start the tasks that are there from the beginning."""
    return [
        asyncio.create_task(in_sequence(), name="in sequence"),
        asyncio.create_task(gathered(), name="gathered"),
    ]
