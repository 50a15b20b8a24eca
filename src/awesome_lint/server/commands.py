"""Commands: what clients may ask to be done, by its name."""

from __future__ import annotations

import asyncio
import os
from importlib.util import find_spec

from lsprotocol import types
from lsprotocol.validators import UINTEGER_MAX_VALUE
from pygls.exceptions import JsonRpcInvalidParams

from awesome_lint import __version__
from awesome_lint.links import run as links
from awesome_lint.links.options import Options
from awesome_lint.links.run import LinkSurvey
from awesome_lint.pipeline import arranging, online
from awesome_lint.pipeline.mending import Change
from awesome_lint.pipeline.online import Asked
from awesome_lint.server.diagnostics import look_again
from awesome_lint.server.documents import Document
from awesome_lint.server.edits import edit_of
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import Server
from awesome_lint.source import Source
from awesome_lint.values.addresses import REPOSITORY

SORT = "awesome-lint.sortSection"
LINKS = "awesome-lint.checkLinks"
_INSTALL = "checking links requires aiohttp; install it with: pip install 'awesome-lint[links]'"


def register(server: Server) -> None:
    """Do what is asked for by name."""

    @server.command(SORT)
    async def sort(uri: str = "", line: int = 0) -> None:
        document = server.documents.get(uri)
        if document is None:
            return
        if not 0 <= line <= UINTEGER_MAX_VALUE:
            raise JsonRpcInvalidParams(f"no line has the number {line}")
        text = document.text

        def work() -> Change:
            offset = Places(Source(text), server.encoding).offset(types.Position(line, 0))
            return arranging.sort_section(document.list.input(text), offset)

        await apply(server, document, text, await server.work(work))

    @server.command(LINKS)
    async def check_links(uri: str = "") -> str:
        document = server.documents.get(uri)
        if document is None:
            return "no such document is open"
        if find_spec("aiohttp") is None:
            server.tell(_INSTALL)
            return _INSTALL
        text = document.text
        asked = await server.work(lambda: online.read(document.list.input(text)))
        survey = await asyncio.to_thread(_ask, asked)
        document.list.answers = survey
        look_again(server)
        counts = ", ".join(f"{count} {verdict.value}" for verdict, count in survey.count().items())
        told = f"{len(survey.asked)} links were asked: {counts or 'none'}"
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, told))
        return told


def _ask(asked: Asked) -> LinkSurvey:
    """Ask the links of a page, which takes a while."""
    how = Options(
        user_agent=f"awesome-lint/{__version__} (+{REPOSITORY})",
        accept=asked.accept,
        cache=online.cache_file(),
        github_token=os.environ.get("GITHUB_TOKEN") or None,
    )
    return links.ask(online.urls_of(asked), how)


async def apply(server: Server, document: Document, text: str, change: Change) -> None:
    """Let the client change a document, or tell its user why that is not to be."""
    for reason in change.refused:
        server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, reason))
    if change.hunks:
        edit = edit_of(server, document, text, change.hunks)
        await server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit))
