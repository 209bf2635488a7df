#!/usr/bin/env python3
"""table.py RATES: the rates that run.sh collected, as Markdown tables of medians and ratios."""
import statistics
import sys


def read(path):
    """The rows in their order: title -> [(peer, rates)]; a peer's passes are one."""
    rows = {}
    with open(path) as lines:
        for line in lines:
            title, peer, *rates = [part.strip() for part in line.split("|")]
            peers = rows.setdefault(title, {})
            peers.setdefault(peer, []).extend(float(rate) for rate in rates)
    return {title: list(peers.items()) for title, peers in rows.items()}


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
        bases = [find(medians, word) for word in ("asyncio", "tokio", "C loop")]
        print("### %s\n" % title)
        print("| million a second | median | lowest | highest | × asyncio | × tokio | × C loop |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        for (peer, median), (_, rates) in zip(medians, peers):
            numbers = ["%.3f" % (rate / 1e6) for rate in (median, min(rates), max(rates))]
            numbers += [ratio(median, base) for base in bases]
            print("| %s | %s |" % (peer, " | ".join(numbers)))
        print()


if __name__ == "__main__":
    main()
