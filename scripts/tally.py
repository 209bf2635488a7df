#!/usr/bin/env python3
"""Reads one stage's output and prints how many of its tests passed, failed and were skipped.

Every runner ends with a summary of its own; this file is the only one that knows their forms. A
check without a summary (a build, a linter) counts as one test, which its exit status decides.

    scripts/tally.py LOG STATUS      ->  "12 0 1"
"""

import re
import sys


def swift_testing(log):
    """Swift Testing: one line a test, then a total that includes the skipped ones."""
    total = re.search(r"Test run with (\d+) tests?\b.*\b(?:passed|failed) after", log)
    if not total:
        return None
    failed = len(re.findall(r"^. Test (?!run |case ).* failed after", log, re.MULTILINE))
    skipped = len(re.findall(r"^. Test (?!run |case ).* skipped", log, re.MULTILINE))
    return max(0, int(total[1]) - failed - skipped), failed, skipped


def node(log):
    """node --test, in both of its report forms: `# pass 3` and `ℹ pass 3`."""
    counts = {word: int(n) for word, n in re.findall(r"^[#ℹ] ([a-z]+) (\d+)$", log, re.MULTILINE)}
    if "pass" not in counts:
        return None
    failed = counts.get("fail", 0) + counts.get("cancelled", 0)
    return counts["pass"], failed, counts.get("skipped", 0) + counts.get("todo", 0)


def unittest(log):
    """Python's unittest: `Ran 5 tests in 0.1s`, then `FAILED (failures=1, skipped=2)`."""
    total = re.search(r"^Ran (\d+) tests? in ", log, re.MULTILINE)
    verdict = re.search(r"^(?:OK|FAILED|NO TESTS RAN)(?: \((.*)\))?$", log, re.MULTILINE)
    if not total or not verdict:
        return None
    counts = dict(part.split("=") for part in (verdict[1] or "").split(", ") if part)
    failed = sum(
        int(counts.get(kind, 0)) for kind in ("failures", "errors", "unexpected successes")
    )
    skipped = int(counts.get("skipped", 0)) + int(counts.get("expected failures", 0))
    return max(0, int(total[1]) - failed - skipped), failed, skipped


def plain(log):
    """Our own form, which the conformance run ends with: `212 passed, 0 failed, 3 skipped`."""
    found = re.findall(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", log, re.MULTILINE)
    return tuple(int(n or 0) for n in found[-1]) if found else None


def tally(log, status):
    """The counts of a stage that printed `log` and ended with the exit status `status`."""
    for runner in (swift_testing, node, unittest, plain):
        counts = runner(log)
        if counts:
            passed, failed, skipped = counts
            # A runner that dies after its summary has failed all the same.
            return passed, max(failed, int(status != 0)), skipped
    return (0, 1, 0) if status else (1, 0, 0)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8", errors="replace") as file:
        print(*tally(file.read(), int(sys.argv[2])))
