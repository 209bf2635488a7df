"""A body under construction: the steps of one root task or one coroutine."""
from .costs import cost_of_all
from .expressions import Expressions, quoted
from .names import LOCAL_POOL
from .registry import makers
from .wrapping import bounded, guarded

# 3e-10 rounds to 0 ns and is a bare yield; 1e-9 is the shortest sleep that is not.
SECONDS = [0, 0, -1, 1, 1, 1, 2, 3, 0.5, 0.5, 1.5, 0.25, 0.1, 0.2, 0.3, 1.0, 1e-9, 3e-10, -0.5]
MAX_DEPTH = 2
LEAVING = {"return", "break", "continue", "raise"}


class Body:
    """Makes steps that refer to what exists and to what the body has bound so far."""

    def __init__(self, random, names, profile, rank=None, parameters=()):
        self.random = random
        self.names = names
        self.profile = profile
        self.rank = rank  # a root's place among the roots; None in a coroutine
        self.known = dict(names.variables)  # name -> type, of all that can be read
        self.known.update(parameters)
        self.depth = 0
        self.in_loop = False
        self.in_handler = False
        self.open_groups = []

    # Steps

    def steps(self, budget, most=6):
        made = []
        choices = makers(self.profile, nesting=self.depth < MAX_DEPTH)
        for _ in range(self.random.between((most + 1) // 2, most)):
            more = self._affordable(choices, budget)
            budget -= cost_of_all(more, self.names)
            made += more
            if more and LEAVING & more[-1].keys():
                break
        return made

    def _affordable(self, choices, budget):
        """One maker's steps, from the first of a few makers whose steps fit the budget."""
        for _ in range(6):
            known, declared = dict(self.known), list(self.names.declared_ids)
            open_groups = list(self.open_groups)
            made = self.random.weighted(choices)(self, budget)
            more = made if isinstance(made, list) else [made] if made else []
            if more and cost_of_all(more, self.names) <= budget:
                if self.random.chance(3):
                    more[0]["label"] = self.random.choice(["here", "étape", "a {label}"])
                return more
            # What the refused steps bound, spawned or opened does not exist.
            self.known, self.names.declared_ids = known, declared
            self.open_groups = open_groups
        return []

    def block(self, budget, loop=None, handler=None):
        """Inner steps; what they bind is mostly forgotten, because they may not run at all."""
        known, flags = dict(self.known), (self.in_loop, self.in_handler)
        self.in_loop = self.in_loop if loop is None else loop
        self.in_handler = self.in_handler if handler is None else handler
        self.depth += 1
        steps = self.steps(budget, most=3)
        self.depth -= 1
        self.in_loop, self.in_handler = flags
        if not self.random.chance(10):
            self.known = known
        return steps

    def guarded(self, step):
        return guarded(self.random, step)

    def bounded(self, step):
        """Only the full profile knows limits."""
        return bounded(self.random, step) if self.profile == "full" else step

    # Values

    @property
    def expressions(self):
        return Expressions(self.random, self.names, self.known)

    def expression_value(self):
        """A value for `let` and `return`, with its type."""
        random, expressions = self.random, self.expressions
        kind = random.weighted(
            [("int", 40), ("text", 15), ("list", 18), ("bool", 10), ("any", 12), ("literal", 12)]
        )
        match kind:
            case "int":
                return "=" + expressions.integer(), kind
            case "text":
                return "=" + expressions.text(), kind
            case "list":
                return "=" + expressions.list(), kind
            case "bool":
                return "=" + expressions.boolean(), kind
            case "any":
                return "=" + expressions.any(), kind
        return random.choice(
            [(0, "int"), (7, "int"), ("plain", "text"), ([1, "=1 + 1"], "list"), (None, "any")]
            + [({"k": "=task()"}, "any"), (1.5, "any"), (True, "bool"), ("='=x'", "text")]
        )

    def seconds(self):
        if self.random.chance(85):
            names = [name for name, type in self.known.items() if type == "seconds"]
            if names and self.random.chance(30):
                return "=" + self.random.choice(names)
            return self.random.choice(SECONDS)
        return self.random.choice(["=1 / 3", "=0.1 + 0.2", "=1 / 2", "=2 - 2", "=now() / 4"])

    def template(self):
        parts = [self.random.choice(["", "a ", "- ", "{{x}} ", "é "])]
        for _ in range(self.random.between(1, 2)):
            parts.append("{" + self.expressions.any() + "}")
        return " ".join(parts).strip()

    def binding(self, type):
        """A name to bind: a local, or a shared variable of that type."""
        shared = [name for name, other in self.names.variables.items() if other == type]
        if shared and self.random.chance(35):
            return self.random.choice(shared)
        name = self.random.choice(LOCAL_POOL)
        self.known[name] = type
        return name

    # Targets

    def task_name(self):
        """A template that names a task: one that this body spawned, or a root.

        A root mostly names roots of a higher rank, so that few graphs end with tasks that await
        each other in a circle.
        """
        random, names = self.random, self.names
        spawned = [f"{{{name}}}" for name, type in self.known.items() if type == "task"]
        if spawned and random.chance(60):
            return random.choice(spawned)
        if names.declared_ids and random.chance(25):
            return random.choice(names.declared_ids)
        roots = names.roots if random.chance(8) else self.later_roots()
        if not roots:
            return None
        root = random.choice(roots)
        return "{" + quoted(root) + "}" if random.chance(10) else root

    def later_roots(self):
        return [] if self.rank is None else self.names.roots[self.rank + 1 :]

    def flag_name(self):
        """A template that names an event or a waiter."""
        names = [f"{{{name}}}" for name, type in self.known.items() if type == "flag"]
        names += self.names.of_kind("event", "waiter")
        return self.random.choice(names) if names else None

    def object_name(self, *kinds):
        names = self.names.of_kind(*kinds)
        return self.random.choice(names) if names else None

    def coroutine(self):
        """A coroutine to call: one that takes a task only where there is one to pass."""
        tasks = self.later_roots() or "task" in self.known.values() or self.random.chance(5)
        coroutines = [
            coroutine
            for coroutine in self.names.coroutines
            if tasks or "task" not in dict(coroutine.parameters).values()
        ]
        return self.random.choice(coroutines) if coroutines else None

    def arguments(self, coroutine):
        return {name: self.argument(type, coroutine) for name, type in coroutine.parameters}

    def argument(self, type, coroutine):
        random = self.random
        match type:
            case "int":
                if coroutine.recursive or random.chance(60):
                    return random.between(0, 3)
                return "=" + self.expressions.integer()
            case "seconds":
                return random.choice(SECONDS)
            case "text":
                return random.choice(["kim", "=task()", "='a' + 'b'", "lou"])
            case "task":
                mine = [name for name, type in self.known.items() if type == "task"]
                if mine and random.chance(60):
                    return "=" + random.choice(mine)
                return random.choice(self.later_roots() or self.names.roots)
        return random.choice(self.names.of_kind("event", "waiter"))

    def target(self, may_name=True):
        """A target of `gather` and its kin: a task, or a coroutine for a new one.

        In `wait_for` there may be no task that an id could name.
        """
        coroutine = self.coroutine()
        if coroutine is None or self.random.chance(45):
            return self.task_name()
        if not coroutine.parameters and self.random.chance(60):
            return coroutine.name
        target = {"coroutine": coroutine.name, "args": self.arguments(coroutine)}
        if not coroutine.parameters and self.random.chance(50):
            del target["args"]
        if may_name and self.random.chance(15):
            target["id"] = self.spawn_id()
        return target

    def targets(self, least=0):
        """Several targets, now and then with one twice."""
        count = self.random.weighted([(0, 3), (1, 15), (2, 50), (3, 32)])
        targets = [target for _ in range(max(least, count)) if (target := self.target())]
        if targets and self.random.chance(15):
            targets.append(self.random.choice(targets))
        return targets if len(targets) >= least else None

    def spawn_id(self):
        """An id for a new task: written out or computed; both can collide."""
        if self.random.chance(40):
            id = self.random.choice(self.names.spawn_ids)
            if id not in self.names.declared_ids:
                self.names.declared_ids.append(id)
            return id
        return self.random.choice(["job-{now()}", "of {task()}", "{'he' + 'lper'}", "n{1 + 1}"])
