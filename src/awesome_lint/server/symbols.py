"""The outline of a list, what of it can be folded, and the sections and entries of all lists of the workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types

from awesome_lint.pipeline import opened, outlining
from awesome_lint.pipeline.opened import OpenList
from awesome_lint.pipeline.outlining import Symbol
from awesome_lint.server.documents import path_of, uri_of
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import Server

_MAX_FOUND = 500


def register(server: Server) -> None:
    """Answer what a list, or the workspace, consists of."""
    elsewhere: dict[Path, tuple[object, list[types.WorkspaceSymbol]]] = {}

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        def work(each: OpenList, text: str) -> list[types.DocumentSymbol]:
            page = each.read(text)
            places = Places(page.source, server.encoding)
            return [_symbol(symbol, places) for symbol in outlining.outline(page)]

        return await server.ask(params.text_document.uri, work)

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folds(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        def work(each: OpenList, text: str) -> list[types.FoldingRange]:
            return [
                types.FoldingRange(
                    fold.first, fold.last, kind=types.FoldingRangeKind.Comment if fold.is_comment else None
                )
                for fold in outlining.folds(each.read(text))
            ]

        return await server.ask(params.text_document.uri, work)

    @server.feature(types.WORKSPACE_SYMBOL)
    async def found(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        wanted = params.query.casefold()
        open_ = {
            each.path: each for each in server.documents.values() if each.path is not None and not each.is_settings
        }
        every: list[types.WorkspaceSymbol] = []
        for document in open_.values():
            every += await server.work(_in_open, document.list, document.text, document.uri, server)
        folders = [path_of(folder.uri) for folder in server.workspace.folders.values()]
        for path in await server.work(lambda: [*opened.lists_below([each for each in folders if each is not None])]):
            if path not in open_:
                every += await server.work(_in_file, path, elsewhere, server)
        return [each for each in every if _fits(wanted, each.name)][:_MAX_FOUND]


def _fits(wanted: str, name: str) -> bool:
    """Whether the letters of a query stand in a name, in that order."""
    letters = iter(name.casefold())
    return all(letter in letters for letter in wanted)


def _symbol(symbol: Symbol, places: Places) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=symbol.name,
        kind=_kind(symbol),
        range=places.range(symbol.span),
        selection_range=places.range(symbol.name_span),
        detail=symbol.detail or None,
        children=[_symbol(each, places) for each in symbol.symbols],
    )


def _kind(symbol: Symbol) -> types.SymbolKind:
    return types.SymbolKind.Namespace if symbol.is_section else types.SymbolKind.Object


def _in_open(opened_: OpenList, text: str, uri: str, server: Server) -> list[types.WorkspaceSymbol]:
    page = opened_.read(text)
    return [*_flat(outlining.outline(page), Places(page.source, server.encoding), uri)]


def _in_file(
    path: Path, known: dict[Path, tuple[object, list[types.WorkspaceSymbol]]], server: Server
) -> list[types.WorkspaceSymbol]:
    """The symbols of a file, read again only if it has changed."""
    state = opened.state_of(path)
    if path not in known or known[path][0] != state:
        page = opened.page_in(path)
        found = (
            [] if page is None else _flat(outlining.outline(page), Places(page.source, server.encoding), uri_of(path))
        )
        known[path] = (state, [*found])
    return known[path][1]


def _flat(
    symbols: Sequence[Symbol], places: Places, uri: str, container: str | None = None
) -> Iterator[types.WorkspaceSymbol]:
    for each in symbols:
        place = types.Location(uri, places.range(each.name_span))
        yield types.WorkspaceSymbol(location=place, name=each.name, kind=_kind(each), container_name=container)
        yield from _flat(each.symbols, places, uri, each.name)
