"""The names that one coroutine call can see."""


class Scope:
    """The locals of one coroutine call, over the variables that all tasks share."""

    def __init__(self, program, arguments=(), caller=None):
        self.program = program
        self.locals = dict(arguments)
        # A group is known in every coroutine awaited or spawned from its block on.
        self.groups = dict(caller.groups) if caller else {}
        # The errors being handled, innermost last: what `raise: true` raises again.
        self.handling = []

    def read(self, name):
        for names in (self.locals, self.program.shared):
            if name in names:
                return names[name]
        raise NameError(f"name '{name}' is not defined")

    def bind(self, name, value):
        """Binds a name, in the shared variables where it is declared there; None binds nothing."""
        if name is not None:
            shared = self.program.shared
            (shared if name in shared else self.locals)[name] = value

    def group(self, name):
        if name not in self.groups:
            raise NameError(f"no group is named '{name}'")
        return self.groups[name]
