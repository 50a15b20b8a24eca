"""What was found out about the versions of a list, kept in the cache of this machine from one run to the next.

What became of the entries from one version to another depends on what these hold, and on nothing else: it is kept by
the ids that git gives their contents. Of how the list grew, all is kept, as long as nothing has changed.

May not: read versions, ask git; keep what another run would not find out itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from awesome_lint.catalog.differences import Difference, Fact, Kind, Pair
from awesome_lint.pipeline.inputs import Input
from awesome_lint.world import caches

Points = list[tuple[date, int]]
"""How many entries a list had on some days."""


class Remembered:
    """The differences between versions that are known, for those of the next run as well once they are kept."""

    def __init__(self, input_: Input) -> None:
        self._name = _name("log", input_)
        found = _recalled(self._name) or {}
        self._before: dict[str, list[Any]] = found.get("steps", {})
        self._known = dict(self._before)
        self._now: dict[str, list[Any]] = {}
        self.title: str | None = found.get("title")

    def knows(self, before: str, after: str) -> bool:
        """Whether the differences between two versions are known."""
        return f"{before} {after}" in self._known

    def learn(self, before: str, after: str, found: Sequence[Difference], title: str | None) -> None:
        """Learn the differences between two versions, with the title of the list."""
        self._known[f"{before} {after}"] = [_told(each) for each in found]
        self.title = title

    def differences(self, before: str, after: str) -> Sequence[Difference]:
        """The differences between two versions, which are known."""
        step = f"{before} {after}"
        self._now[step] = self._known[step]
        return [_difference(each) for each in self._known[step]]

    def keep(self) -> None:
        """Keep the differences that this run asked for, and no others."""
        if self._name is not None and self._now != self._before:
            caches.write(self._name, json.dumps({"steps": self._now, "title": self.title}).encode())


def growth(input_: Input, of: Sequence[str], find: Callable[[], Points]) -> Points:
    """How a list grew, which is found if it is not known of these versions."""
    name = _name("growth", input_, input_.text, *of)
    told = _recalled(name)
    if told is not None:
        return [(date.fromisoformat(day), count) for day, count in told["points"]]
    points = find()
    if name is not None:
        caches.write(name, json.dumps({"points": [(day.isoformat(), count) for day, count in points]}).encode())
    return points


def _name(kind: str, input_: Input, *more: str) -> str | None:
    """The name under which something about a list is kept; None where nothing can be."""
    release = caches.release()
    if release is None or input_.path is None:
        return None
    handed = (kind, release, str(input_.path.absolute()), input_.settings, *more)
    return caches.digest(repr(handed).encode("utf-8", "surrogateescape"))


def _recalled(name: str | None) -> dict[str, Any] | None:
    content = None if name is None else caches.read(name)
    found: dict[str, Any] | None = None if content is None else json.loads(content)
    return found


def _told(difference: Difference) -> list[Any]:
    pairs = [
        [None if fact is None else _parts(fact) for fact in (pair.before, pair.after)] for pair in difference.pairs
    ]
    return [difference.kind.value, pairs]


def _parts(fact: Fact) -> list[Any]:
    return [fact.name, fact.url, fact.description, fact.section, fact.address]


def _difference(told: Sequence[Any]) -> Difference:
    kind, pairs = told
    return Difference(Kind(kind), [Pair(*map(_fact, pair)) for pair in pairs])


def _fact(parts: Sequence[Any] | None) -> Fact | None:
    if parts is None:
        return None
    name, url, description, section, address = parts
    return Fact(name, url, description, tuple(section), address, None, None)
