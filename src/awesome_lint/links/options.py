"""What a run asks with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from awesome_lint.values.addresses import REPOSITORY

GITHUB_API = "https://api.github.com/graphql"


class Header(NamedTuple):
    """A header to send; `host` is the only one that gets it, empty for all."""

    host: str
    name: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How links are asked.

    `accept` maps hosts, or globs of hosts, to the status codes that are as good as 200. `cache` is the
    file that keeps answers, if any; a run that `is_offline` asks nothing, and one that `shows_errors` takes
    what went wrong from the file, too. `retry_after` is how long the first repetition waits, and `max_time` how
    long the run may take, if there is a limit, in seconds.
    """

    user_agent: str = f"awesome-lint (+{REPOSITORY})"
    timeout: float = 20
    concurrency: int = 128
    per_host: int = 8
    accept: Mapping[str, Sequence[int]] = field(default_factory=dict)
    headers: Sequence[Header] = ()
    cache: Path | None = None
    is_offline: bool = False
    shows_errors: bool = False
    github_token: str | None = field(default=None, repr=False)
    github_api: str = GITHUB_API
    allow_loopback: bool = False
    retry_after: float = 1
    max_time: float | None = None
