"""Graphs that ask for trouble when they become programs: names and texts that look like code, names
that are computed, errors of every kind, numbers at their limits.

Each is a graph whose program has to print what its timeline printed.
"""

import corner_names
import corner_values


def corner_graphs():
    """The graphs by name."""
    return {
        "names of coroutines and tasks": corner_names.names_of_tasks(),
        "names of objects and variables": corner_names.names_of_objects(),
        "names of exceptions": corner_names.names_of_exceptions(),
        "exceptions match by name": corner_names.matches(),
        "groups of other bodies": corner_names.foreign_groups(),
        "a group that fails": corner_names.failing_group(),
        "names without a value": corner_names.unbound(),
        "raising again": corner_names.reraising(),
        "jumps out of finally": corner_names.jumps(),
        "computed names of objects": corner_values.computed_objects(),
        "computed names of tasks": corner_values.computed_tasks(),
        "numbers at their limits": corner_values.numbers(),
        "operators": corner_values.operators(),
        "seconds and counts": corner_values.seconds(),
        "quotes": corner_values.quotes(),
        "arguments in their order": corner_values.arguments(),
        "tasks in variables": corner_values.task_variables(),
        "coroutines without names": corner_values.bare_coroutines(),
        "limits that are computed": corner_values.computed_limits(),
        "deep recursion": corner_values.recursion(),
        "a livelock after some time": corner_values.livelock(),
    }
