#!/usr/bin/env python3
"""Writes a random task graph in the Standard Task Graph set's format to standard output.

    make_stg.py [TASKS [EDGES [SEED]]]    50000, 200000 and 1 where nothing else is said

The two dummies come on top of the tasks, and their edges are among the EDGES. The same numbers give the
same text on every machine.
"""
import random
import sys


def main(tasks=50_000, edges=200_000, seed=1):
    rng = random.Random(seed)
    before = [set() for _ in range(tasks + 2)]
    # A chain of near neighbours first, so that hardly any task is left without a predecessor or successor.
    for task in range(2, tasks + 1):
        before[task].add(rng.randrange(max(1, task - 50), task))
    waited_for = {task for names in before for task in names}
    for task in range(1, tasks + 1):
        before[task] = before[task] or {0}
    before[tasks + 1] = set(range(1, tasks + 1)) - waited_for
    left = edges - sum(map(len, before))
    while left > 0:
        task = rng.randrange(2, tasks + 1)
        other = rng.randrange(1, task)
        left -= other not in before[task]
        before[task].add(other)
    print(tasks)
    for task, names in enumerate(before):
        cost = rng.randint(1, 100) if 0 < task <= tasks else 0
        print(task, cost, len(names), *sorted(names))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
