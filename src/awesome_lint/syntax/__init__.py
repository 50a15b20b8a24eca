"""Markdown to a tree in which every node, inline ones too, knows its exact place.

`tree.parse` is the way in; `nodes` says what comes out. Text passes `parser` (the configured
markdown-it, whose `block` and `inline` halves stamp each token), then `tree` and `inline_tree`.

May not: know entries, rules or settings; read files.
"""
