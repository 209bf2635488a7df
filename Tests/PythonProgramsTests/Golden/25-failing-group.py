
async def download(seconds, works):
    try:
        await asyncio.sleep(seconds)
        if not works:
            raise ConnectionError("no route")
        print(f"{task_name()} is there at {now()} s")
    except asyncio.CancelledError:
        print(f"{task_name()} is given up at {now()} s")
        raise


async def main():
    try:
        async with OrderedTaskGroup() as downloads:
            downloads.create_task(download(1, True), name="front")
            downloads.create_task(download(2, False), name="news")
            downloads.create_task(download(3, True), name="back")
    except ExceptionGroup as caught:
        group = as_value(caught)
        print(f"main hears of {group['errors']}")


async def start():
    """Start the tasks that are there from the beginning."""
    return [
        asyncio.create_task(main(), name="main"),
    ]
