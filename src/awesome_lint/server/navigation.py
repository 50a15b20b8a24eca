"""From a link to what it stands for and back, and other names for headings and values, everywhere at once."""

from __future__ import annotations

from typing import TypeAlias

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from awesome_lint.pipeline import pointing
from awesome_lint.pipeline.mending import Change
from awesome_lint.pipeline.opened import OpenList
from awesome_lint.pipeline.pointing import Meant
from awesome_lint.server.documents import path_of, uri_of
from awesome_lint.server.edits import edit_of
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import Server
from awesome_lint.world import files

_REQUEST_FAILED = -32803
_START = types.Range(types.Position(0, 0), types.Position(0, 0))
_At: TypeAlias = (
    types.DefinitionParams | types.ReferenceParams | types.DocumentHighlightParams | types.PrepareRenameParams
)


def register(server: Server) -> None:
    """Answer what is meant at a place, and where else that is."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> list[types.Location]:
        meant, places = await _meant(server, params)
        uri = params.text_document.uri
        if meant is None or places is None:
            return []
        if meant.path is not None:
            return _file(uri, meant.path)
        return [types.Location(uri, places.range(each)) for each in meant.definitions or meant.uses[:1]]

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location]:
        meant, places = await _meant(server, params)
        if meant is None or places is None:
            return []
        found = {*meant.uses, *(meant.definitions if params.context.include_declaration else ())}
        return [types.Location(params.text_document.uri, places.range(each)) for each in sorted(found)]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    async def highlights(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
        meant, places = await _meant(server, params)
        if meant is None or places is None:
            return []
        return [types.DocumentHighlight(places.range(each)) for each in sorted({*meant.uses, *meant.definitions})]

    _register_names(server)


def _register_names(server: Server) -> None:
    """Answer how something is called, and let it be called otherwise."""

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        meant, places = await _meant(server, params)
        if meant is None or places is None or not meant.can_be_renamed:
            return None
        return types.PrepareRenamePlaceholder(places.range(meant.span), meant.text)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        document = server.documents.get(params.text_document.uri)
        if document is None or document.is_settings:
            return None
        text = document.text

        def work() -> Change:
            page = document.list.read(text)
            offset = Places(page.source, server.encoding).offset(params.position)
            return pointing.rename(document.list.input(text), page, offset, params.new_name)

        change = await server.work(work)
        if change.refused:
            raise JsonRpcException("; ".join(change.refused), _REQUEST_FAILED)
        return edit_of(server, document, text, change.hunks)


async def _meant(server: Server, params: _At) -> tuple[Meant | None, Places | None]:
    """What is meant at a place."""

    def work(each: OpenList, text: str) -> tuple[Meant | None, Places]:
        page = each.read(text)
        places = Places(page.source, server.encoding)
        return pointing.at(page, places.offset(params.position)), places

    return await server.ask(params.text_document.uri, work) or (None, None)


def _file(uri: str, name: str) -> list[types.Location]:
    """The beginning of the file that a link names, if there is one beside the list."""
    here = path_of(uri)
    if here is None or not name or name.startswith("/"):
        return []
    there = here.parent / name
    return [types.Location(uri_of(there), _START)] if files.is_file(there) else []
