tasks = {}
reserved = {"square"}


async def square(n):
    await asyncio.sleep(4 - n)
    print(f"{task_name()} has {n * n}")
    return n * n


async def main():
    for i in range(3):
        start_task(square(i + 1), f"square of {i + 1}")
    print("all are started")
    sum_ = 0
    for i in range(3):
        result = await await_named(f"square of {i + 1}")
        sum_ += result
    print(f"the sum is {sum_}")
    return sum_


async def start():
    """Start the tasks that are there from the beginning."""
    tasks["main"] = asyncio.create_task(main(), name="main")
    return list(tasks.values())
