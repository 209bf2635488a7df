#!/usr/bin/env python3
"""asyncio_peer.py [--uvloop] ROW A B: the rate of one row on CPython's own asyncio, or on uvloop.

Prints a name with its version, then the rates of five runs after a warm-up, one a line. The rows
and what A and B mean stand in `Benchmarks/rows.txt`.
"""
import asyncio
import sys

from measuring import run_rounds, version


async def yields(tasks, count):
    async def yielder():
        for _ in range(count):
            await asyncio.sleep(0)

    await asyncio.gather(*[yielder() for _ in range(tasks)])


async def timers(sleepers, _):
    # Distinct deadlines, not set in their order; see rows.txt.
    await asyncio.gather(
        *[asyncio.sleep((i * 7919 % sleepers + 1) * 1e-8) for i in range(sleepers)])


async def spawn(count, _):
    async def child():
        pass

    for _ in range(count):
        await asyncio.create_task(child())


async def events(rounds, _):
    ping, pong = asyncio.Event(), asyncio.Event()

    async def player(mine, other):
        for _ in range(rounds):
            await mine.wait()
            mine.clear()
            other.set()

    ping.set()
    await asyncio.gather(player(ping, pong), player(pong, ping))


async def queue(items, capacity):
    channel = asyncio.Queue(capacity)

    async def produce():
        for i in range(items):
            await channel.put(i)

    async def consume():
        for _ in range(items):
            await channel.get()

    await asyncio.gather(produce(), consume())


async def gather(rounds, width):
    async def child():
        await asyncio.sleep(0)

    for _ in range(rounds):
        await asyncio.gather(*[child() for _ in range(width)])


def main():
    arguments = sys.argv[1:]
    loop_factory, name = None, "CPython %s asyncio" % version()
    if arguments[0] == "--uvloop":
        import uvloop
        loop_factory, name = uvloop.new_event_loop, "uvloop %s" % uvloop.__version__
        arguments = arguments[1:]

    def run(program, first, second):
        with asyncio.Runner(loop_factory=loop_factory) as runner:
            runner.run(program(first, second))

    run_rounds(name, globals(), arguments, run)


if __name__ == "__main__":
    main()
