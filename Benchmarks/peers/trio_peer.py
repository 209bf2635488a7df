#!/usr/bin/env python3
"""trio_peer.py ROW A B: the rate of one row on trio; prints what asyncio_peer.py prints."""
import sys

import trio

from measuring import run_rounds


async def yields(tasks, count):
    async def yielder():
        for _ in range(count):
            await trio.lowlevel.checkpoint()

    async with trio.open_nursery() as nursery:
        for _ in range(tasks):
            nursery.start_soon(yielder)


async def timers(sleepers, _):
    async with trio.open_nursery() as nursery:
        for i in range(sleepers):
            nursery.start_soon(trio.sleep, (i * 7919 % sleepers + 1) * 1e-8)


async def spawn(count, _):
    async def child():
        pass

    # Trio joins by nursery.
    for _ in range(count):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(child)


async def events(rounds, _):
    # A trio event cannot be cleared: each wait has one of its own.
    turns = [trio.Event(), trio.Event()]

    async def player(mine):
        for _ in range(rounds):
            await turns[mine].wait()
            turns[mine] = trio.Event()
            turns[1 - mine].set()

    turns[0].set()
    async with trio.open_nursery() as nursery:
        nursery.start_soon(player, 0)
        nursery.start_soon(player, 1)


async def queue(items, capacity):
    sender, receiver = trio.open_memory_channel(capacity)

    async def produce():
        for i in range(items):
            await sender.send(i)

    async def consume():
        for _ in range(items):
            await receiver.receive()

    async with trio.open_nursery() as nursery:
        nursery.start_soon(produce)
        nursery.start_soon(consume)


async def gather(rounds, width):
    for _ in range(rounds):
        async with trio.open_nursery() as nursery:
            for _ in range(width):
                nursery.start_soon(trio.lowlevel.checkpoint)


if __name__ == "__main__":
    run_rounds("trio " + trio.__version__, globals(), sys.argv[1:], trio.run)
