"""Word lists: what rules compare with, as data of the rule book (`rules/words/`), one word a line.

May not: judge; what a word of a list means is said by the rule that asks for it.
"""

from __future__ import annotations

from functools import cache

from awesome_lint import resources


@cache
def load(name: str) -> frozenset[str]:
    """The words of a list.

    Raises:
        FileNotFoundError: there is no such list.
    """
    return frozenset(read(name))


def read(name: str) -> list[str]:
    """The words of a list in its order, which are not kept; lines that begin with `#` are comments.

    Raises:
        FileNotFoundError: there is no such list.
    """
    lines = map(str.strip, resources.text(f"words/{name}.txt").splitlines())
    return [line for line in lines if line and line[0] != "#"]
