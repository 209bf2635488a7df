"""Makes a graph that shows a difference as small as it can be while it still shows it.

Delta debugging (Zeller, Hildebrandt: Simplifying and isolating failure-inducing input,
doi:10.1109/32.988498) on the JSON, which knows nothing of the language: what makes no sense is
refused by whoever is asked whether the difference is still there.
"""
import copy

# Each attempt is a run or two: a minute at most, and most graphs are small long before.
MOST_ATTEMPTS = 3000


def shrink(graph, still_differs, most_attempts=MOST_ATTEMPTS):
    """The smallest graph found for which `still_differs(graph)` holds; it holds for the first."""
    attempts = 0
    improved = True
    while improved:
        improved = False
        for candidate in _candidates(graph):
            if attempts == most_attempts:
                return graph
            attempts += 1
            if still_differs(candidate):
                graph, improved = candidate, True
                break  # the places of the others are no longer right
    return graph


def _candidates(graph):
    """Smaller graphs, those that lose most first."""
    paths = list(_paths(graph))
    for path, node in paths:
        if isinstance(node, list):
            yield from _without_chunks(graph, path, node)
    for path, node in paths:
        if isinstance(node, dict):
            for key in node:
                yield _edited(graph, path, lambda place, key=key: place.pop(key))
    for path, node in paths:
        if isinstance(node, list):
            yield from _hoisted(graph, path, node)
    for path, node in paths:
        for simpler in _simpler(node):
            yield _replaced(graph, path, simpler)


def _paths(node, path=()):
    """Every node with its path, the outer ones first."""
    yield path, node
    members = ()
    if isinstance(node, dict):
        members = node.items()
    elif isinstance(node, list):
        members = enumerate(node)
    for key, member in members:
        yield from _paths(member, (*path, key))


def _without_chunks(graph, path, members):
    """The graph without the halves of a list, then the quarters, and at last single members."""
    size = len(members)
    while size:
        for start in range(0, len(members), size):
            chunk = slice(start, start + size)
            yield _edited(graph, path, lambda place: place.__delitem__(chunk))
        size //= 2


def _hoisted(graph, path, members):
    """The graph with a block replaced by what it contains: `repeat` by its steps, once."""
    for index, member in enumerate(members):
        if isinstance(member, dict):
            for inner in member.values():
                if isinstance(inner, list) and inner and isinstance(inner[0], dict):
                    here = slice(index, index + 1)
                    yield _edited(graph, path, lambda place: place.__setitem__(here, inner))


def _simpler(node):
    match node:
        case bool() | None:
            return []
        case int() | float():
            return [number for number in (0, 1, 2) if number < node]
        case str():
            return [text for text in ("=0", "x") if len(text) < len(node)]
    return []


def _replaced(graph, path, node):
    *parent, key = path
    return _edited(graph, parent, lambda place: place.__setitem__(key, node))


def _edited(graph, path, edit):
    """A copy of the graph in which one place was edited."""
    graph = copy.deepcopy(graph)
    place = graph
    for key in path:
        place = place[key]
    edit(place)
    return graph
