#!/usr/bin/env python3
"""asyncio_yields.py TASKS YIELDS: steps a second of CPython's own asyncio, unrecorded, on its default loop.

Prints the interpreter's version, then the rate of five runs after a warm-up, one a line.
"""
import asyncio
import sys
import time


async def yielder(yields):
    for _ in range(yields):
        await asyncio.sleep(0)


async def run(tasks, yields):
    await asyncio.gather(*[yielder(yields) for _ in range(tasks)])


def main():
    tasks, yields = int(sys.argv[1]), int(sys.argv[2])
    print("%d.%d.%d" % sys.version_info[:3])
    for round_number in range(6):
        start = time.perf_counter()
        asyncio.run(run(tasks, yields))
        seconds = time.perf_counter() - start
        if round_number > 0:
            print(tasks * (yields + 1) / seconds)


if __name__ == "__main__":
    main()
