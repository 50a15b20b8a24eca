"""A GitHub of our own: the API as far as it is asked, with all that may go wrong."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from website import Site, serving

_ASKED = re.compile(r'(\w+): repository\(owner: ("[^"]+"), name: ("[^"]+")\)')


@dataclass
class Hub:
    """Which repositories there are, by name in small letters, and what goes wrong.

    `special` maps names to types of errors, `script` are answers given instead of the first ones, `limit`
    is how many repositories a query may ask about before it answers 502.
    """

    repositories: dict[str, dict[str, Any]] = field(default_factory=dict)
    special: dict[str, str] = field(default_factory=dict)
    script: list[tuple[int, dict[str, str], Any]] = field(default_factory=list)
    limit: int = 1000
    latency: float = 0
    sizes: list[int] = field(default_factory=list)
    tokens: set[str | None] = field(default_factory=set)
    api: str = ""

    def add(self, name: str, **said: Any) -> None:
        self.repositories[name.lower()] = {
            "nameWithOwner": name,
            "isArchived": False,
            "archivedAt": None,
            "isDisabled": False,
            "pushedAt": "2026-11-01T12:00:00Z",
            **said,
        }

    async def answer(self, request: web.Request) -> web.Response:
        self.tokens.add(request.headers.get("Authorization"))
        if self.latency:
            await asyncio.sleep(self.latency)
        asked = _ASKED.findall((await request.json())["query"])
        self.sizes.append(len(asked))
        if self.script:
            status, headers, body = self.script.pop(0)
            return web.json_response(body, status=status, headers=headers)
        if len(asked) > self.limit:
            return web.Response(status=502, text="<html>")
        data: dict[str, Any] = {}
        errors = []
        for alias, owner, name in asked:
            full = f"{json.loads(owner)}/{json.loads(name)}".lower()
            kind = self.special.get(full)
            data[alias] = self.repositories.get(full) if kind is None else None
            if data[alias] is None:
                errors.append({"type": kind or "NOT_FOUND", "path": [alias], "message": f"about '{full}'"})
        return web.json_response({"data": data, **({"errors": errors} if errors else {})})


@contextmanager
def hubbing(hub: Hub) -> Iterator[Hub]:
    """Serve a hub."""
    app, site = web.Application(), Site()
    app.router.add_post("/graphql", hub.answer)
    with serving(app, site):
        hub.api = site.url("graphql")
        yield hub
