"""What may be written where somebody types, in lists and in settings."""

from __future__ import annotations

from lsprotocol import types

from awesome_lint.pipeline import completing, configuring
from awesome_lint.pipeline.completing import Choice, Kind
from awesome_lint.pipeline.opened import OpenList
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import Server
from awesome_lint.source import Source

_KINDS = {
    Kind.VALUE: types.CompletionItemKind.EnumMember,
    Kind.FIELD: types.CompletionItemKind.Field,
    Kind.ANCHOR: types.CompletionItemKind.Reference,
    Kind.ENTRY: types.CompletionItemKind.Snippet,
    Kind.WORD: types.CompletionItemKind.Text,
    Kind.RULE: types.CompletionItemKind.Constant,
}
_TRIGGERS = ["#", " ", ":", "`", "|", "-", '"', "["]


def register(server: Server) -> None:
    """Answer what may be written at a place."""

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    async def complete(params: types.CompletionParams) -> types.CompletionList | None:
        document = server.documents.get(params.text_document.uri)
        if document is None:
            return None
        text = document.text
        if document.is_settings:
            if document.path is None or not configuring.is_settings_file(document.path):
                return None
            source = Source(text)
            places = Places(source, server.encoding)
            found = configuring.complete(source, document.path.name, places.offset(params.position))
            return types.CompletionList(is_incomplete=False, items=[_item(server, each, places) for each in found])

        def work(each: OpenList, text: str) -> list[types.CompletionItem]:
            page = each.read(text)
            places = Places(page.source, server.encoding)
            return [_item(server, one, places) for one in completing.complete(page, places.offset(params.position))]

        items = await server.ask(document.uri, work) or []
        return types.CompletionList(is_incomplete=False, items=items)


def _item(server: Server, choice: Choice, places: Places) -> types.CompletionItem:
    snippet = choice.snippet if server.can("text_document.completion.completion_item.snippet_support") else None
    typed = places.source.cut(choice.place)
    return types.CompletionItem(
        label=choice.label,
        kind=_KINDS[choice.kind],
        detail=choice.detail or None,
        filter_text=choice.text if typed and choice.text.startswith(typed) else None,
        insert_text_format=types.InsertTextFormat.Snippet if snippet else types.InsertTextFormat.PlainText,
        text_edit=types.TextEdit(places.range(choice.place), snippet or choice.text),
    )
