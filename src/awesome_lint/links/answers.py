"""What links answered online: plain immutable values, which rules are handed.

May not: ask the network, say what a list should do about an answer.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from awesome_lint.values.slotted import immutable


class Verdict(StrEnum):
    """What came of asking a URL; only what is surely dead fails a run."""

    OK = "ok"
    MOVED = "moved"
    DEAD = "dead"
    BLOCKED = "blocked"
    UNVERIFIED = "unverified"


@immutable
class Repository:
    """What GitHub says of a repository; `asked` is its name in the URL, `name` the one that it has now."""

    asked: str
    name: str
    is_archived: bool = False
    archived: date | None = None
    is_disabled: bool = False
    pushed: date | None = None

    @property
    def is_renamed(self) -> bool:
        """Whether it has another name now; case makes no difference."""
        return self.asked.casefold() != self.name.casefold()


@immutable
class Answer:
    """What one URL answered.

    `reason` completes the sentence "the URL …" where the verdict is neither ok nor moved. `target` is
    where a moved URL leads; `is_root` says that this is but the start page of the same site.
    """

    verdict: Verdict
    reason: str = ""
    target: str | None = None
    is_root: bool = False
    repository: Repository | None = None
