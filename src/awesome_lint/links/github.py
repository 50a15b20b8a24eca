"""Asking GitHub about repositories: many in one query, each confirmed before it is called dead.

Nothing but NOT_FOUND, twice, says that a repository is gone. About all else that goes wrong GitHub is
left with a note, and the repositories are asked as web pages.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import deque
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import field
from datetime import date, datetime
from enum import Enum, auto
from http import HTTPStatus
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from awesome_lint.links.answers import Repository
from awesome_lint.resources import words
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import web
from awesome_lint.values.slotted import immutable, mutable

BATCH = 50
_MAX_WAIT = 60
_MAX_WAITS = 3
_MAX_FAILURES = 10
"""How often in a row less is asked before the fault is taken to be GitHub's."""
_FIELDS = "nameWithOwner isArchived archivedAt isDisabled pushedAt"
_PATH = late_pattern(r"/(?P<owner>[A-Za-z0-9][\w-]*)/(?P<name>[\w.-]+?)(?:\.git)?(?P<rest>/.*)?\Z", re.ASCII)
_TOO_MUCH = (HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT)
_LIMITED = (HTTPStatus.OK, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)
_WEB = "github.com"


class Name(NamedTuple):
    """Owner and name of a repository, in small letters."""

    owner: str
    name: str


@immutable
class RepositoryPlace:
    """What a URL names: a repository, as written there, and perhaps something `inside` it."""

    owner: str
    name: str
    inside: bool

    @property
    def key(self) -> Name:
        """The name under which GitHub is asked: case makes no difference."""
        return Name(self.owner.lower(), self.name.lower())

    def __str__(self) -> str:
        return f"{self.owner}/{self.name}"


class Missing(Enum):
    """Why nothing is known of a repository."""

    GONE = auto()
    """GitHub said twice that there is none of that name."""
    UNKNOWN = auto()
    """GitHub did not say."""


Finding = Repository | Missing


@immutable
class Reply:
    """What the API answered; `status` is 0 where nothing came back, `body` None where it is no JSON object."""

    status: int
    body: dict[str, Any] | None = None
    retry_after: str = ""
    reset: str = ""


class Post(Protocol):
    """Sends a query to the API."""

    async def __call__(self, query: str) -> Reply:
        """The reply, whatever it is."""
        ...


def web_host(api: str) -> str:
    """The host of the repositories that an API knows: GitHub Enterprise has its API below its own host."""
    parts = urlsplit(api)
    return parts.hostname or _WEB if parts.path.rstrip("/") == "/api/graphql" else _WEB


def place(url: str, host: str = _WEB) -> RepositoryPlace | None:
    """The repository that a URL leads to, or into; None for all others."""
    parts = web(url)
    match = _PATH.match(re.split("[?#]", parts.rest, maxsplit=1)[0]) if parts and parts.host == host else None
    if match is None or match["owner"].lower() in words.load("github-paths"):
        return None
    return RepositoryPlace(match["owner"], match["name"], inside=(match["rest"] or "").strip("/") != "")


def renamed(url: str, found: RepositoryPlace, name: str) -> str:
    """A URL with another repository in the place of the one that it leads to."""
    return url.replace(f"/{found}", f"/{name}", 1)


@mutable
class GitHub:
    """Asks about repositories, one batch after another; `notes` says what kept it from that."""

    post: Post
    notes: list[str] = field(default_factory=list)
    _size: int = BATCH
    _failures: int = 0
    _has_given_up: bool = False

    async def ask(self, names: Iterable[Name]) -> AsyncIterator[tuple[Name, Finding]]:
        """What GitHub says of each repository; what it does not know is asked about once more at the end."""
        gone = []
        async for name, found in self._batches(names):
            if found is Missing.GONE:
                gone.append(name)
            else:
                yield name, found
        async for name, found in self._batches(gone):
            yield name, found

    async def _batches(self, names: Iterable[Name]) -> AsyncIterator[tuple[Name, Finding]]:
        queue = deque(names)
        while queue:
            batch = [queue.popleft() for _ in range(min(self._size, len(queue)))]
            data, errors = ({}, []) if self._has_given_up else await self._query(batch)
            self._failures = self._failures + 1 if data is None else 0
            if self._failures >= _MAX_FAILURES:
                self._give_up("fails even for small queries")
            elif data is None and len(batch) > 1:  # more than GitHub can look up at once
                self._size = len(batch) // 2
                queue.extendleft(reversed(batch))
                continue
            for alias, name in enumerate(batch):
                yield name, _finding(name, f"r{alias}", data or {}, errors)

    async def _query(self, batch: Sequence[Name]) -> tuple[dict[str, Any] | None, list[Any]]:
        """Data and errors of a query; None for data where less should be asked at once."""
        query = _query(batch)
        for is_last in (*[False] * _MAX_WAITS, True):
            reply = await self.post(query)
            errors = (reply.body or {}).get("errors") or []
            if reply.status in _LIMITED and _is_limited(reply, errors):
                wait = _wait(reply)
                if is_last or wait > _MAX_WAIT:
                    return self._give_up("has reached its hourly limit")
                await asyncio.sleep(wait)
                continue
            if reply.status in _TOO_MUCH:
                return None, []
            if reply.status != HTTPStatus.OK or reply.body is None:
                return self._give_up(_why(reply))
            data = reply.body.get("data")
            return data if isinstance(data, dict) else None, errors
        raise AssertionError

    def _give_up(self, reason: str) -> tuple[dict[str, Any], list[Any]]:
        self._has_given_up = True
        self.notes.append(f"GitHub's API {reason}; repositories are requested as web pages instead")
        return {}, []


def _query(batch: Sequence[Name]) -> str:
    parts = (
        f"r{alias}: repository(owner: {json.dumps(each.owner)}, name: {json.dumps(each.name)}) {{ {_FIELDS} }}"
        for alias, each in enumerate(batch)
    )
    return "{ " + " ".join(parts) + " }"


def _is_limited(reply: Reply, errors: Sequence[Any]) -> bool:
    """Whether a reply says that too much was asked; GitHub has several ways to say so."""
    if reply.status == HTTPStatus.TOO_MANY_REQUESTS or reply.retry_after:
        return True
    said = [f"{each.get('type')} {each.get('message')}" for each in errors if isinstance(each, dict)]
    said.append(str((reply.body or {}).get("message")))
    return any("RATE_LIMIT" in each or "rate limit" in each.lower() for each in said)


def _wait(reply: Reply) -> float:
    """For how many seconds nothing may be asked."""
    if reply.retry_after.isdecimal():
        return float(reply.retry_after)
    if reply.reset.isdecimal():
        return max(float(reply.reset) - time.time(), 0)
    return _MAX_WAIT


def _why(reply: Reply) -> str:
    if reply.status == HTTPStatus.UNAUTHORIZED:
        return "refuses the token"
    if not reply.status:
        return "does not answer"
    return f"answers {reply.status}"


def _finding(name: Name, alias: str, data: dict[str, Any], errors: Sequence[Any]) -> Finding:
    found = data.get(alias)
    if isinstance(found, dict):
        return Repository(
            asked="/".join(name),
            name=str(found.get("nameWithOwner")),
            is_archived=bool(found.get("isArchived")),
            archived=_day(found.get("archivedAt")),
            is_disabled=bool(found.get("isDisabled")),
            pushed=_day(found.get("pushedAt")),
        )
    kinds = {each.get("type") for each in errors if isinstance(each, dict) and each.get("path") == [alias]}
    return Missing.GONE if kinds == {"NOT_FOUND"} else Missing.UNKNOWN


def _day(moment: object) -> date | None:
    try:
        return datetime.fromisoformat(moment).date() if isinstance(moment, str) else None
    except ValueError:
        return None
