"""Which processes do the work of a fleet: the options, and what they mean."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import click

from awesome_lint.cli.options import Command
from awesome_lint.values.slotted import immutable

if TYPE_CHECKING:
    from awesome_lint.links.sharing import Seats

_DASK = "dask"


@immutable
class Processes:
    """The name of an engine, how many processes of this machine, if that was said, and the address of a scheduler."""

    engine: str
    count: int | None
    scheduler: str | None

    @classmethod
    def taken(cls, given: dict[str, Any]) -> Processes:
        """What was given, taken out of it.

        Raises:
            UsageError: a scheduler is of no use.
        """
        found = cls(given.pop("engine"), given.pop("count"), given.pop("scheduler"))
        if found.scheduler is not None and found.engine != _DASK:
            raise click.UsageError("--scheduler requires --engine dask.")
        return found

    def do(self, work: Callable[[Any], Any], batches: Iterator[Any]) -> Iterator[Any]:
        """Do work with each batch."""
        from awesome_lint.cli import engines  # noqa: PLC0415 -- takes long

        count = self.count or os.cpu_count() or 1
        if self.engine == _DASK:
            return engines.dask(self.scheduler, count, work, batches)
        return engines.local(count, work, batches)

    def seats(self) -> AbstractContextManager[Seats]:
        """Processes that remember what they did; one of this machine is enough to wait for answers."""
        from awesome_lint.cli import seats  # noqa: PLC0415 -- takes long

        count = self.count or 1
        return seats.dask(self.scheduler, count) if self.engine == _DASK else seats.local(count)


def options(default: str) -> Callable[[Command], Command]:
    """The options, with how many processes there are by default."""

    def added(command: Command) -> Command:
        for each in reversed(
            (
                click.option(
                    "--workers",
                    "count",
                    type=click.IntRange(min=1),
                    metavar="N",
                    help=f"The number of processes on this machine.  [default: {default}]",
                ),
                click.option(
                    "--engine",
                    type=click.Choice(("local", _DASK)),
                    default="local",
                    show_default=True,
                    help="Work in processes on this machine, or in Dask workers.",
                ),
                click.option(
                    "--scheduler",
                    metavar="ADDRESS",
                    help="With --engine dask, the scheduler of a cluster: tcp://10.0.0.1:8786.  [default: a"
                    " cluster of processes on this machine]",
                ),
            )
        ):
            command = each(command)
        return command

    return added
