"""A task graph, run on CPython's own asyncio under a virtual clock.

Only the clock, the selector and the tie-break between equal deadlines are replaced
(virtual_loop.py); tasks, futures, locks, queues, timeouts and groups are CPython's, so that the
order of the steps is CPython's answer and not a second opinion of ours. The rest of the package
reads the graph's language and calls asyncio with it. It trusts its input: it validates nothing.
"""
