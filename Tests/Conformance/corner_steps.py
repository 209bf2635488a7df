"""Steps and small graphs for the corners."""


def printing(template):
    return {"print": template}


def trying(*steps, match="Exception"):
    """Steps whose exception is printed."""
    return {
        "try": list(steps),
        "except": [{"match": match, "as": "e", "steps": [printing("{e}")]}],
    }


def task_of(*steps, **graph):
    return {**graph, "tasks": [{"id": "a", "steps": list(steps)}]}


def written(text):
    """A text as a template."""
    return text.replace("{", "{{").replace("}", "}}")
