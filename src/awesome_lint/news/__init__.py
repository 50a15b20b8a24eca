"""What has changed in a list over time, as text: one module a format, imported when it is asked for.

May not: print, ask git, compare lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from importlib import import_module

from awesome_lint.catalog.differences import Difference as Difference
from awesome_lint.catalog.differences import Kind as Kind
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_REQUEST = late_pattern(r"\(#(\d+)\)|\bpull request #(\d+)\b")


class Format(StrEnum):
    """How news are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    ATOM = "atom"
    JSONFEED = "jsonfeed"


@immutable
class Commit:
    """Who changed a list when, and the first line of what they said about it."""

    id: str
    when: datetime
    author: str
    subject: str

    @property
    def request(self) -> int | None:
        """The number of the pull request that it came with, if its subject tells."""
        match = _REQUEST.search(self.subject)
        return int(match[1] or match[2]) if match else None


@immutable
class Item:
    """One difference and the commit that made it."""

    difference: Difference
    commit: Commit


@immutable
class News:
    """What has changed in a list, newest first.

    `repository` is the web address of its repository, None where nobody knows it. `is_cut` says that older history is
    unknown, since the clone is shallow. `page` is the address of a page with an anchor for each entry, if there is one.
    """

    title: str
    path: str
    repository: str | None
    is_cut: bool
    items: Sequence[Item]
    page: str | None = None

    def address_of(self, commit: Commit) -> str | None:
        """Where a commit can be seen: its pull request, or itself."""
        if self.repository is None:
            return None
        if commit.request is not None:
            return f"{self.repository}/pull/{commit.request}"
        return f"{self.repository}/commit/{commit.id}"


def render(news: News, style: Format) -> str:
    """News in one of the formats."""
    text: str = import_module(f"{__name__}.{style.value}").render(news)
    return text
