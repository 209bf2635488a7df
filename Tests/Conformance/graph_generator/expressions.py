"""Expressions over what a body knows, mostly sound, now and then one that raises."""

# Each raises, and nothing in it depends on the graph.
RAISING = [
    "1 / 0",
    "1 // 0",
    "7 % 0",
    "1.5 / 0",
    "2.5 // 0",
    "2.5 % 0",
    "missing",
    "missing + 1",
    "[1, 2][5]",
    "[][0]",
    "'abc'[9]",
    "'abc'['a']",
    "[1]['a']",
    "1 + 'a'",
    "'a' + 1",
    "[1] + 'a'",
    "None + 1",
    "1 < 'a'",
    "[1] < [None]",
    "1 in 2",
    "1 in 'abc'",
    "int('x')",
    "int('1.5')",
    "float('y')",
    "int([1])",
    "len(5)",
    "len(None)",
    "-'a'",
    "5[0]",
    "None['k']",
    "max([])",
    "min([])",
    "sum(['a'])",
    "sorted([1, 'a'])",
    "range(1.5)",
    "abs('a')",
    "'a' * 'b'",
    "'a' - 'b'",
    "[1] - [1]",
    "9223372036854775807 + 1",
    "-9223372036854775807 - 2",
    "4611686018427387904 * 2",
    "1e308 * 10",
]

# Values whose text is worth comparing.
CURIOUS = [
    "0.1 + 0.2",
    "1 / 3",
    "7 / 2",
    "7 // 2",
    "-7 // 2",
    "-7 % 3",
    "7 % -3",
    "7.5 // 2",
    "-7.5 % 2",
    "2 * 3.0",
    "1e16",
    "1e15 + 0.5",
    "1e22",
    "123456789012345680.0",
    "0.0001",
    "0.00001",
    "1e-7",
    "-0.0",
    "0.0 * -1",
    "1.0",
    "100.0",
    "[1, 1.0, 'a', None, true]",
    "['it', \"it's\", 'say \"hi\"']",
    "[[], [[]], ['é', '🙂']]",
    "'é🙂'[1]",
    "len('é🙂')",
    "'abcdef'[1:4]",
    "'abcdef'[-2:]",
    "[1, 2, 3, 4][:-1]",
    "'ab' * 3",
    "2 * [0]",
    "1 == 1.0",
    "true == 1",
    "true + true",
    "1 < 2 < 3",
    "1 < 3 > 2",
    "3 > 2 > 1 == 1",
    "not 1 == 2",
    "not true or true",
    "0 or 'empty'",
    "1 and 'full'",
    "[] or [0]",
    "1 if [] else 2",
    "'b' in 'abc' and 'bc' in 'abc'",
    "3 not in [1, 2]",
    "[1, 2] < [1, 3]",
    "[1, 2] == [1.0, 2.0]",
    "'a' < 'b'",
    "-2 * -3",
    "- 2 + 5",
    "2 - 3 - 4",
    "2 - (3 - 4)",
    "100 // 7 // 2",
    "2 + 3 * 4 % 5",
    "min(3, 1, 2)",
    "max([1, 5, 2])",
    "max('a', 'b')",
    "sum([1, 2, 3.5])",
    "sum([1, 2], 10)",
    "abs(-4)",
    "abs(-4.5)",
    "int(3.99)",
    "int(-3.99)",
    "int(' 12 ')",
    "float('1e3')",
    "float(3)",
    "str(1.50)",
    "str([1, 'a'])",
    "str(null)",
    "sorted([3, 1, 2])",
    "sorted('cab')",
    "sorted([2.5, 1])",
    "range(3)",
    "range(1, 4)",
    "range(5, 0, -2)",
    "9223372036854775807",
    "-9223372036854775808",
]


class Expressions:
    """Writes expressions for one body; `known` maps names that can be read to their types."""

    def __init__(self, random, names, known):
        self.random = random
        self.names = names
        self.known = known

    def any(self):
        """An expression of any type, sometimes one that raises."""
        maker = self.random.weighted(
            [
                (self.integer, 30),
                (self.boolean, 14),
                (self.text, 16),
                (self.list, 12),
                (self.reading, 16),
                (self.look, 14),
                (self.curious, 12),
                (self.raising, 1),
            ]
        )
        return maker()

    def reading(self):
        name = self._name("int", "text", "list", "bool", "object", "any")
        if self.known.get(name) == "object":
            forms = ["{0}", "{0}['a']", "{0}['b'][0]", "len({0})", "'b' in {0}", "sorted({0})"]
            form = "{0}['nil']" if self.random.chance(10) else self.random.choice(forms)
            return form.format(name)
        return name or self.integer()

    def curious(self):
        return self.random.choice(CURIOUS)

    def raising(self):
        return self.random.choice(RAISING)

    def integer(self, depth=0):
        random = self.random
        name = self._name("int")
        if depth > 1 or random.chance(40):
            return name if name and random.chance(70) else str(random.between(0, 9))
        left, right = self.integer(depth + 1), self.integer(depth + 1)
        form = random.weighted(
            [
                ("{a} + {b}", 30),
                ("{a} - {b}", 15),
                ("{a} * {c}", 10),
                ("{a} // {c}", 8),
                ("{a} % {c}", 8),
                ("({a} + {b}) % 7", 8),
                ("-{c} + {a}", 5),
                ("min({a}, {b})", 4),
                ("max({a}, {b})", 4),
                ("abs({a})", 3),
                ("len({list})", 8),
                ("({a} if {bool} else {b})", 6),
                ("{a} % ({b})", 2),  # by zero now and then
            ]
        )
        return form.format(
            a=left,
            b=right,
            c=random.between(1, 5),
            list=self.list(depth + 1),
            bool=self.boolean(depth + 1),
        )

    def boolean(self, depth=0):
        random = self.random
        name = self._name("bool")
        if name and random.chance(25):
            return name
        if depth == 0 and random.chance(35):
            return self.look_boolean()
        a, b, c = (self.integer(2) for _ in range(3))
        comparison = random.choice(["<", "<=", ">", ">=", "==", "!="])
        form = random.weighted(
            [
                ("{a} {op} {b}", 40),
                ("{a} {op} {b} <= {c}", 8),
                ("{a} in [{b}, {c}]", 8),
                ("not {a} {op} {b}", 8),
                ("{a} {op} {b} and {c} > 1", 8),
                ("{a} {op} {b} or {c} > 1", 8),
                ("true", 3),
                ("false", 3),
            ]
        )
        return form.format(a=a, b=b, c=c, op=comparison)

    def text(self, depth=0):
        random = self.random
        name = self._name("text")
        if name and random.chance(35):
            return name
        if depth or random.chance(50):
            return random.choice(["'a'", "'bc'", '"it\'s"', "'é'", "''", "task()"])
        # A variable stands once at most: a text that is doubled in a loop has no bound.
        form = random.choice(["{a} + 'z'", "str({n})", "'ab' * 2", "{a}[0:1]", "{a} + task()"])
        return form.format(a=self.text(1), n=self.integer(1))

    def list(self, depth=0):
        random = self.random
        name = self._name("list")
        if name and random.chance(45):
            return name
        if depth or random.chance(50):
            return random.choice(["[]", "[1]", "[1, 2, 3]", "range(3)", "['a', 'b']"])
        form = random.choice(["{a} + [{n}]", "{a}[1:]", "{a}[:2]", "[{n}, {t}]", "[0] + {a}"])
        return form.format(a=self.list(1), n=self.integer(1), t=self.text(1))

    def look(self):
        """A function that looks at the run."""
        return self.random.choice([lambda: "now()", lambda: "task()", self.look_boolean])()

    def look_boolean(self):
        random, names = self.random, self.names
        flags = names.of_kind("event", "waiter")
        if flags and random.chance(50):
            return f"is_set({quoted(random.choice(flags))})"
        lockable = names.of_kind("lock", "semaphore", "bounded_semaphore", "condition")
        if lockable and random.chance(40):
            return f"locked({quoted(random.choice(lockable))})"
        queues = names.of_kind("queue", "lifo_queue", "priority_queue")
        if queues and random.chance(40):
            return f"size({quoted(random.choice(queues))}) > 0"
        targets = names.roots + names.of_kind("future")
        function = random.choice(["done", "done", "cancelled"])
        return f"{function}({quoted(random.choice(targets))})"

    def _name(self, *types):
        """A name of one of these types, or None."""
        fitting = [name for name, type in self.known.items() if type in types]
        return self.random.choice(fitting) if fitting else None


def quoted(text):
    """A text as a literal of the language, which has two quotes and needs no escapes."""
    return f'"{text}"' if "'" in text else f"'{text}'"
