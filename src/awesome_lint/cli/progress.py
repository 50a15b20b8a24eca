"""How far a run is, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from awesome_lint.cli.console import is_terminal


@contextmanager
def shown(total: int, label: str) -> Iterator[Callable[[int], None]]:
    """What is told how much of a total is done, and shows it where a person sees standard error."""
    if not is_terminal(sys.stderr) or not total:
        yield lambda _: None
        return
    with click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True) as bar:
        yield lambda done: bar.update(done - bar.pos)
