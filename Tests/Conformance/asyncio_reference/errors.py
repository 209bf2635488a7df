"""Exceptions by name, and what an answer says of them."""
import asyncio
import builtins
import re


class SkippedError(Exception):
    """A task did not run because something that it comes after did not succeed."""


_CLASSES = {
    name: getattr(builtins, name)
    for name in (
        "TimeoutError AssertionError NameError TypeError ValueError IndexError ZeroDivisionError "
        "OverflowError RuntimeError"
    ).split()
}
_CLASSES.update(
    CancelledError=asyncio.CancelledError,
    InvalidStateError=asyncio.InvalidStateError,
    BrokenBarrierError=asyncio.BrokenBarrierError,
    QueueFull=asyncio.QueueFull,
    QueueEmpty=asyncio.QueueEmpty,
    SkippedError=SkippedError,
)


def make_error(name, message):
    """An exception of that name; one that Python does not have gets a class of its own.

    So does KeyError, whose own `str` would put the message in quotes.
    """
    if name not in _CLASSES:
        _CLASSES[name] = type(name, (Exception,), {})
    return _CLASSES[name]() if message is None else _CLASSES[name](message)


def name_of(error):
    return "CancelledError" if isinstance(error, asyncio.CancelledError) else type(error).__name__


def message_of(error):
    """An error's text, without the repr of the task or the group that CPython puts into it."""
    return re.sub(r"^(Task cannot await on itself|TaskGroup):? <.*>", r"\1", str(error))


def as_value(thing):
    """An exception as the value that a graph sees; anything else as it is."""
    if not isinstance(thing, BaseException):
        return thing
    value = {"error": name_of(thing), "message": message_of(thing)}
    if isinstance(thing, BaseExceptionGroup):
        value["errors"] = [as_value(member) for member in thing.exceptions]
    return value


def matches(pattern, error):
    """Whether an `except` part takes the error: by name, no type being a kind of another."""
    names = pattern if isinstance(pattern, list) else [pattern]
    return any(
        name == "BaseException"
        or name == name_of(error)
        or (name == "Exception" and isinstance(error, Exception))
        for name in names
    )
