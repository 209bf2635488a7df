"""The one source of chance: SplitMix64, so that a seed means the same graph on every Python.

`random.Random` promises that only for `random()`, and recorded answers are found by their seed.
(Steele, Lea, Flood: Fast splittable pseudorandom number generators, doi:10.1145/2714064.2660195)
"""

_MASK = (1 << 64) - 1


class RandomSource:
    def __init__(self, seed):
        self._state = seed & _MASK

    def next(self):
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def below(self, bound):
        """A whole number from 0 up to, but not including, the bound."""
        return self.next() * bound >> 64

    def between(self, low, high):
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def chance(self, percent):
        return self.below(100) < percent

    def choice(self, items):
        return items[self.below(len(items))]

    def weighted(self, pairs):
        """One of the items of (item, weight) pairs."""
        point = self.below(sum(weight for _, weight in pairs))
        for item, weight in pairs:
            point -= weight
            if point < 0:
                return item
        raise AssertionError("the weights add up to more than the point")

    def sample(self, items, count):
        """That many different items, in a random order."""
        return self.shuffled(items)[:count]

    def shuffled(self, items):
        items = list(items)
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items
