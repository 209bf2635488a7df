"""The table of step makers. A maker gets a body and a budget, and gives a step, several, or None.

None means that the body has nothing to apply the operation to; another maker is asked then.
"""
from dataclasses import dataclass

PROFILES = ("basic", "full")
MAKERS = []


@dataclass(frozen=True)
class Maker:
    make: object
    weight: int
    profile: str
    nests: bool  # whether it contains other steps, which a deep body no longer makes


def maker(weight, profile="basic", nests=False):
    def register(function):
        MAKERS.append(Maker(function, weight, profile, nests))
        return function

    return register


def makers(profile, nesting):
    """(maker, weight) pairs for a profile, without those that nest where that is not wanted."""
    known = PROFILES[: PROFILES.index(profile) + 1]
    return [
        (entry.make, entry.weight)
        for entry in MAKERS
        if entry.profile in known and (nesting or not entry.nests)
    ]
