"""Whatever is typed, a client is told what a check of the text says, and no request fails.

`AWESOME_LINT_EDITS=10000` makes so many edits.
"""

from __future__ import annotations

import os
import random
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import LanguageClient

from awesome_lint import Settings, check
from awesome_lint.server.diagnostics import told
from editor import Buffer, opened
from generated import EDITS, RELAXED, Edit, likely_edit
from styles import EVERY
from thoroughness import tries

_REQUEST_FAILED = -32803
_PER_EXAMPLE = 20
_EXAMPLES = max(int(os.environ.get("AWESOME_LINT_EDITS", tries(80, 1000))) // _PER_EXAMPLE, 1)

UNSPELLED = Settings(ignore=["SPL001"])
Seen = list[tuple[object, ...]]


def seen(found: list[types.Diagnostic]) -> Seen:
    return [
        (
            each.code,
            each.message,
            each.severity,
            each.range,
            [*(each.tags or ())],
            [one.location.range for one in each.related_information or ()],
        )
        for each in found
    ]


def expected(buffer: Buffer, path: Path) -> Seen:
    return seen(told(check(buffer.text, UNSPELLED, path=path), buffer.places, buffer.uri))


async def _complete(buffer: Buffer, at: types.Position) -> None:
    await buffer.client.text_document_completion_async(types.CompletionParams(buffer.document, at))


async def _point(buffer: Buffer, at: types.Position) -> None:
    client, document = buffer.client, buffer.document
    await client.text_document_definition_async(types.DefinitionParams(document, at))
    await client.text_document_references_async(types.ReferenceParams(types.ReferenceContext(True), document, at))  # noqa: FBT003
    await client.text_document_document_highlight_async(types.DocumentHighlightParams(document, at))


async def _rename(buffer: Buffer, at: types.Position) -> None:
    await buffer.client.text_document_prepare_rename_async(types.PrepareRenameParams(buffer.document, at))
    try:
        edit = await buffer.client.text_document_rename_async(types.RenameParams(buffer.document, at, "New"))
    except JsonRpcException as error:
        if error.code != _REQUEST_FAILED:  # which says why not
            raise
    else:
        buffer.edited(edit)


async def _hover(buffer: Buffer, at: types.Position) -> None:
    await buffer.client.text_document_hover_async(types.HoverParams(buffer.document, at))


async def _outline(buffer: Buffer, _: types.Position) -> None:
    client, document = buffer.client, buffer.document
    await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    await client.text_document_folding_range_async(types.FoldingRangeParams(document))
    await client.text_document_code_lens_async(types.CodeLensParams(document))
    await client.workspace_symbol_async(types.WorkspaceSymbolParams("a"))


async def _act(buffer: Buffer, at: types.Position) -> None:
    for action in await buffer.actions(types.Range(at, at)):
        if buffer.encoding == types.PositionEncodingKind.Utf8:
            action = await buffer.client.code_action_resolve_async(action)  # noqa: PLW2901
        if action.edit is not None:
            buffer.edited(action.edit)


async def _format(buffer: Buffer, at: types.Position) -> None:
    how = types.FormattingOptions(4, insert_spaces=True)
    client, document = buffer.client, buffer.document
    whole = await client.text_document_formatting_async(types.DocumentFormattingParams(document, how))
    part = await client.text_document_range_formatting_async(
        types.DocumentRangeFormattingParams(document, types.Range(at, at), how)
    )
    buffer.applied(whole or [])
    buffer.applied(part or [])


REQUESTS: list[Callable[[Buffer, types.Position], Awaitable[None]]] = [
    _complete,
    _point,
    _rename,
    _hover,
    _outline,
    _act,
    _format,
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    (folder / ".awesome-lint.toml").write_text('ignore = ["SPL001"]\n', encoding="utf-8")
    return folder


@pytest.mark.asyncio(loop_scope="module")
@settings(RELAXED, max_examples=_EXAMPLES)
@given(st.sampled_from([*EVERY]), EDITS, st.randoms(use_true_random=False), st.booleans())
async def test_what_is_told_is_what_a_check_says(
    plain: LanguageClient,
    modern: LanguageClient,
    folder: Path,
    style: str,
    edits: list[Edit],
    dice: random.Random,
    is_modern: bool,  # noqa: FBT001
) -> None:
    path = folder / "README.md"
    encoding = types.PositionEncodingKind.Utf8 if is_modern else types.PositionEncodingKind.Utf16
    buffer = await opened(modern if is_modern else plain, path, EVERY[style], encoding=encoding)
    for number in range(_PER_EXAMPLE):
        place, removed, put = edits[number] if number < len(edits) else likely_edit(dice, buffer.text or "- a")
        at = round(place * len(buffer.text))
        buffer.replace(at, min(at + removed, len(buffer.text)), put)
        found = await buffer.asked() if is_modern else await buffer.told()
        assert seen(found) == expected(buffer, path)
        position = buffer.places.position(dice.randrange(len(buffer.text) + 1))
        await dice.choice(REQUESTS)(buffer, position)
    buffer.client.text_document_did_close(types.DidCloseTextDocumentParams(buffer.document))
