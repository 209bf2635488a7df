#!/usr/bin/env python3
"""table.py RATES: the rates that run.sh collected, as Markdown tables of medians and ratios."""
import statistics
import sys


def read(path):
    """The rows in their order: title -> [(peer, rates)]."""
    rows = {}
    with open(path) as lines:
        for line in lines:
            title, peer, *rates = [part.strip() for part in line.split("|")]
            rows.setdefault(title, []).append((peer, [float(rate) for rate in rates]))
    return rows


def ratio(rate, base):
    if base is None:
        return ""
    value = rate / base
    return "%.0f" % value if value >= 100 else "%.2f" % value if value < 10 else "%.1f" % value


def find(medians, word):
    return next((rate for peer, rate in medians if word in peer), None)


def main():
    for title, peers in read(sys.argv[1]).items():
        medians = [(peer, statistics.median(rates)) for peer, rates in peers]
        asyncio, tokio = find(medians, "asyncio"), find(medians, "tokio")
        print("### %s\n" % title)
        print("| million a second | median | lowest | highest | × asyncio | × tokio |")
        print("| --- | ---: | ---: | ---: | ---: | ---: |")
        for (peer, median), (_, rates) in zip(medians, peers):
            print("| %s | %.3f | %.3f | %.3f | %s | %s |" % (
                peer, median / 1e6, min(rates) / 1e6, max(rates) / 1e6,
                ratio(median, asyncio), ratio(median, tokio)))
        print()


if __name__ == "__main__":
    main()
