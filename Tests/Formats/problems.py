"""What a checker raises."""


class Problem(Exception):
    """A document breaks its format's rules, or says something else than the timeline."""


def require(condition, message):
    if not condition:
        raise Problem(message)
