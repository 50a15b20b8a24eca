"""What a text is read into, as most tests of reading ask for it."""

from __future__ import annotations

from awesome_lint import catalog, parse
from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.source import Source
from awesome_lint.syntax import tree


def records(text: str) -> Catalog:
    """The records, of which more is told by `read`: what only the whole page shows."""
    source = Source(text)
    return catalog.read(source, tree.parse(source))


def read(text: str) -> list[Entry]:
    """The entries as the library gives them."""
    return list(parse(text).entries)


def names(text: str) -> list[str]:
    """What these are called."""
    return [each.name for each in read(text)]


def found(text: str) -> list[tuple[str, str | None]]:
    """What these are called, and where each leads."""
    return [(each.name, each.url) for each in read(text)]


def at(name: str) -> str:
    """Where a thing of that name is, for instance."""
    return f"https://{name}.example"


def link(name: str) -> str:
    """A link that leads there."""
    return f"[{name}]({at(name)})"
