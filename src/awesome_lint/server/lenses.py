"""What there is to say of each section, above its heading."""

from __future__ import annotations

from lsprotocol import types

from awesome_lint.pipeline import outlining
from awesome_lint.pipeline.opened import OpenList
from awesome_lint.server.commands import SORT
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import Server


def register(server: Server) -> None:
    """Answer what there is to say of sections."""

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions(resolve_provider=False))
    async def lenses(params: types.CodeLensParams) -> list[types.CodeLens] | None:
        uri = params.text_document.uri

        def work(each: OpenList, text: str) -> list[types.CodeLens]:
            page = each.read(text)
            places = Places(page.source, server.encoding)
            found = []
            for one in outlining.summaries(page):
                where = places.range(one.title_span)
                command = types.Command(one.text, SORT, arguments=[uri, where.start.line]) if one.astray else None
                found.append(types.CodeLens(where, command or types.Command(one.text, "")))
            return found

        return await server.ask(uri, work)
