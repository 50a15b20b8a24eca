"""Sending queries to GitHub's API. The token goes there and nowhere else."""

from __future__ import annotations

import json
from typing import Self

import aiohttp

from awesome_lint.links.github import Reply
from awesome_lint.links.options import Options

_TIMEOUT = 30
_MAX_BODY = 4_000_000


class Api:
    """The API, with a session of its own; use it as an asynchronous context manager."""

    def __init__(self, options: Options) -> None:
        self._url = options.github_api
        self._session = aiohttp.ClientSession(
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": options.user_agent, "Authorization": f"Bearer {options.github_token}"},
            timeout=aiohttp.ClientTimeout(total=_TIMEOUT),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def __call__(self, query: str) -> Reply:
        """Send a query. No redirect is followed."""
        try:
            async with self._session.post(self._url, json={"query": query}, allow_redirects=False) as response:
                text = await response.content.read(_MAX_BODY)
                while len(text) < _MAX_BODY and (more := await response.content.read(_MAX_BODY - len(text))):
                    text += more
                headers = response.headers
                retry_after, reset = headers.get("Retry-After", ""), headers.get("x-ratelimit-reset", "")
                return Reply(response.status, _object(text), retry_after, reset)
        except TimeoutError:
            return Reply(504)
        except (OSError, aiohttp.ClientError, ValueError):
            return Reply(0)


def _object(text: bytes) -> dict[str, object] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
