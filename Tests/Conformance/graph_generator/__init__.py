"""Seeded random task graphs: always valid, always bounded, and made so that their tasks meet.

A graph is composed in a few layers: `names` picks what exists, `expressions` and `operations_*`
write steps over these names, `bodies` puts steps together within a budget, and `graphs` makes the
document and sees to it that most of what is waited for comes about.
"""
