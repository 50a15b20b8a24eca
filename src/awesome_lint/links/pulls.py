"""The open pull requests of a repository, as GitHub's API lists them.

May not: fetch them, print.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from awesome_lint.links.github import Reply
from awesome_lint.links.options import Options
from awesome_lint.values.errors import AwesomeLintError

_PAGE = 100
_MAX_PAGES = 50


class PullsError(AwesomeLintError):
    """GitHub did not list them; the message is a sentence."""


def open_ones(owner: str, name: str, options: Options, but: str) -> list[int]:
    """The numbers of the open pull requests, from the oldest, but for drafts and that of a branch of the repository.

    Raises:
        PullsError: GitHub does not list them.
    """
    return asyncio.run(_asked(owner, name, options, but))


async def _asked(owner: str, name: str, options: Options, but: str) -> list[int]:
    from awesome_lint.links.api import Api  # noqa: PLC0415 -- imports what asks the network

    numbers: list[int] = []
    after = "null"
    async with Api(options) as post:
        for _ in range(_MAX_PAGES):
            found = _pulls(await post(_query(owner, name, after)))
            numbers += [each["number"] for each in found["nodes"] if not (each["isDraft"] or _is_of(each, but))]
            if not found["pageInfo"]["hasNextPage"]:
                break
            after = json.dumps(found["pageInfo"]["endCursor"])
    return numbers


def _is_of(pull: dict[str, Any], branch: str) -> bool:
    return pull["headRefName"] == branch and not pull["isCrossRepository"]


def _query(owner: str, name: str, after: str) -> str:
    which = f"states: OPEN, first: {_PAGE}, after: {after}, orderBy: {{field: CREATED_AT, direction: ASC}}"
    said = "nodes {number isDraft headRefName isCrossRepository} pageInfo {hasNextPage endCursor}"
    return f"{{repository(owner: {json.dumps(owner)}, name: {json.dumps(name)}) {{pullRequests({which}) {{{said}}}}}}}"


def _pulls(reply: Reply) -> dict[str, Any]:
    try:
        assert reply.body is not None
        pulls: dict[str, Any] = reply.body["data"]["repository"]["pullRequests"]
    except (AssertionError, KeyError, TypeError):
        errors = (reply.body or {}).get("errors")
        said = errors[0].get("message") if isinstance(errors, list) and errors else f"it answered {reply.status}"
        raise PullsError(f"GitHub does not list the pull requests: {said}") from None
    return pulls
