"""Formatting of a document, or of the blocks that a range is part of, with small edits."""

from __future__ import annotations

from functools import partial

from lsprotocol import types

from awesome_lint.pipeline import mending
from awesome_lint.pipeline.mending import Change
from awesome_lint.pipeline.opened import OpenList
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import Server
from awesome_lint.source import Source


def register(server: Server) -> None:
    """Answer requests to format."""

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def whole(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        return await _formatted(server, params.text_document.uri, None)

    @server.feature(types.TEXT_DOCUMENT_RANGE_FORMATTING)
    async def part(params: types.DocumentRangeFormattingParams) -> list[types.TextEdit] | None:
        return await _formatted(server, params.text_document.uri, params.range)


async def _formatted(server: Server, uri: str, range_: types.Range | None) -> list[types.TextEdit] | None:
    document = server.documents.get(uri)
    if document is None or document.is_settings:
        return None
    text = document.text
    change = await server.work(partial(_change, document.list, text, range_))
    for reason in change.refused:
        server.tell(reason)
    return Places(Source(text), server.encoding).edits(change.hunks)


def _change(opened: OpenList, text: str, range_: types.Range | None) -> Change:
    if opened.is_excluded:
        return Change()
    if range_ is None:
        return mending.format_all(opened.input(text))
    last = range_.end.line - (range_.end.character == 0 and range_.end.line > range_.start.line)
    return mending.format_lines(opened.input(text), range_.start.line, last)
