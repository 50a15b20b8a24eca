"""What is known of the place under the pointer."""

from __future__ import annotations

from lsprotocol import types

from awesome_lint.pipeline import telling
from awesome_lint.pipeline.opened import OpenList
from awesome_lint.report import rule_url
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import Server


def register(server: Server) -> None:
    """Answer what is known of a place."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        def work(each: OpenList, text: str) -> types.Hover | None:
            look = each.look(text)
            places = Places(look.page.source, server.encoding)
            offset = places.offset(params.position)
            told = telling.about(look.page, look.diagnostics, offset)
            if told is None:
                return None
            here = (found for found in look.diagnostics if found.span.start <= offset <= found.span.end)
            links = {found.code: url for found in here if (url := rule_url(found)) is not None}
            pages = " · ".join(f"[{code}]({url})" for code, url in links.items())
            text = f"{told.text}\n\n{pages}" if pages else told.text
            return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), places.range(told.span))

        return await server.ask(params.text_document.uri, work)
