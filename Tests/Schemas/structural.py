"""Which rejections a schema can see: the one place that says so.

A schema looks at one value after the other. What needs two places at once (names that must exist,
circles, arguments that fit their parameters), the text of an expression or a template, a key that
stands twice and the way in which a number is written are beyond it.
"""

# A graph that is rejected with one of these is invalid under the schema of graphs, unless its row
# in the corpus says that it is `beyond_schema`.
STRUCTURAL = frozenset({
    "conflicting-keys",
    "empty-list",
    "invalid-exception",
    "invalid-name",
    "misplaced-modifier",
    "missing-equals-sign",
    "missing-key",
    "no-operation",
    "number-out-of-range",
    "repeated-dependency",
    "several-operations",
    "unknown-key",
    "unknown-kind",
    "unknown-operation",
    "unknown-value",
    "wrong-type",
})

BEYOND = frozenset({
    "dependency-cycle",
    "duplicate-key",
    "duplicate-name",
    "invalid-expression",
    "invalid-template",
    "misplaced-operation",
    "missing-argument",
    "not-whole-number",
    "shadowing-parameter",
    "unknown-argument",
    "unknown-name",
    "value-too-large",
    "wrong-kind",
})
