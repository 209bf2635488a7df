"""Wrapping a step so that what may go wrong in it mostly does not end the whole task."""


def guarded(random, step):
    """A step that may well raise, mostly in a `try`: else few tasks would come far."""
    if random.chance(15):
        return step
    printing = {"print": "{error['error']}: {error['message']}"}
    return {"try": [step], "except": [{"as": "error", "steps": [printing]}]}


def bounded(random, step):
    """A step that may wait for ever, mostly with a limit: else most runs would be deadlocks."""
    if random.chance(15):
        return step
    limited = {"timeout": random.choice([0.5, 1, 2]), "steps": [step]}
    return {"try": [limited], "except": [{"match": "TimeoutError"}]}
