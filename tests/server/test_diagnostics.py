"""What rules say of open documents, told and asked for."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from editor import codes, opened

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIST = """\
# Tools

## Counting 🧮

- [Abacus](https://example.org/abacus) - Counts.
- [Beacon](https://example.org/beacon) - Shines.
- [計算 🚀](htps://example.org/comet) - Flies by.

## More

- [Abacus](https://example.org/abacus) - Counts.
- [Drift](https://example.org/drift) - Moves on.
- [Ember](https://example.org/ember) - Glows.
"""


async def test_a_client_is_told_what_is_wrong_and_where(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LIST)
    scheme, twice = await buffer.told()
    assert (scheme.code, scheme.severity, scheme.source) == ("LNK001", types.DiagnosticSeverity.Error, "awesome-lint")
    assert scheme.message == "`htps` is not a URL scheme; did you mean `https`?"
    assert buffer.text[slice(*buffer.places.span(scheme.range))] == "htps"
    assert scheme.code_description is not None
    assert scheme.code_description.href.endswith("/rules/lnk001-misspelled-scheme.md")
    assert (twice.code, [*(twice.tags or [])]) == ("ENT007", [types.DiagnosticTag.Unnecessary])
    (related,) = twice.related_information or []
    assert (related.location.uri, related.location.range.start.line) == (buffer.uri, 4)
    assert related.message == "- [Abacus](https://example.org/abacus) - Counts."


async def test_what_is_typed_is_looked_at(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LIST)
    assert codes(await buffer.told()) == [("LNK001", 6), ("ENT007", 10)]
    buffer.type("htps", "https")
    assert codes(await buffer.told()) == [("ENT007", 10)]
    buffer.type("Flies by", "Flies by by")
    buffer.type("- [Abacus](https://example.org/abacus) - Counts.\n- [D", "- [D")
    assert codes(await buffer.told()) == [("SPL003", 6)]


async def test_spelling_follows_what_is_typed(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LIST)
    assert codes(await buffer.told()) == [("LNK001", 6), ("ENT007", 10)]
    for at in range(len("waht")):
        buffer.type("Shines" + "waht"[:at], "Shines" + "waht"[: at + 1])
    buffer.type("Shineswaht", "Shines waht")
    for _ in range(1000):
        if ("SPL001", 5) in codes(plain.diagnostics[buffer.uri]):
            break
        await asyncio.sleep(0.01)
    assert codes(plain.diagnostics[buffer.uri]) == [("SPL001", 5), ("LNK001", 6), ("ENT007", 10)]


async def test_bytes_are_counted_for_a_client_that_counts_them(modern: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(modern, tmp_path / "README.md", LIST, encoding=types.PositionEncodingKind.Utf8)
    scheme, _ = await buffer.asked()
    assert buffer.text[slice(*buffer.places.span(scheme.range))] == "htps"
    assert scheme.range.start.character == len("- [計算 🚀](".encode())


async def test_a_client_that_asks_again_is_told_that_nothing_has_changed(
    modern: LanguageClient, tmp_path: Path
) -> None:
    buffer = await opened(modern, tmp_path / "README.md", LIST, encoding=types.PositionEncodingKind.Utf8)
    params = types.DocumentDiagnosticParams(buffer.document)
    first = await modern.text_document_diagnostic_async(params)
    params.previous_result_id = first.result_id
    again = await modern.text_document_diagnostic_async(params)
    assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
    assert buffer.uri not in modern.diagnostics
    buffer.type("htps", "https")
    assert codes(await buffer.asked()) == [("ENT007", 10)]


async def test_line_endings_are_those_of_the_text(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LIST.replace("\n", "\r\n"))
    assert codes(await buffer.told()) == [("LNK001", 6), ("ENT007", 10)]
    buffer.type("htps", "https")
    buffer.type("Counts.\r\n", "Counts counts\u2028 of of.\u2028\x0c\r\n")
    assert ("SPL003", 4) in codes(await buffer.told())


async def test_settings_are_found_and_watched(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LIST)
    assert codes(await buffer.told()) == [("LNK001", 6), ("ENT007", 10)]
    (tmp_path / ".awesome-lint.toml").write_text('ignore = ["LNK001"]\n', encoding="utf-8")
    plain.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
    assert codes(await buffer.told()) == [("ENT007", 10)]
    (tmp_path / ".awesome-lint.toml").write_text('ignore = ["LNK001", "ENT007"]\n', encoding="utf-8")
    buffer.type("Glows", "Glows Shines")  # a client need not watch files
    assert await buffer.told() == []
    (tmp_path / ".awesome-lint.toml").write_text('ignored = ["LNK001"]\n', encoding="utf-8")
    plain.text_document_did_save(types.DidSaveTextDocumentParams(buffer.document))
    assert await buffer.told() == []
    assert "`ignored`" in plain.messages[-1].message


async def test_each_folder_has_settings_of_its_own(plain: LanguageClient, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "two" / "awesome-lint.toml").write_text('exclude = ["README.md"]\n', encoding="utf-8")
    one = await opened(plain, tmp_path / "one" / "README.md", LIST)
    two = await opened(plain, tmp_path / "two" / "README.md", LIST)
    assert codes(await one.told()) == [("LNK001", 6), ("ENT007", 10)]
    assert await two.told() == []


async def test_what_is_closed_has_no_findings_any_more(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LIST)
    assert len(await buffer.told()) == 2
    plain.text_document_did_close(types.DidCloseTextDocumentParams(buffer.document))
    other = await opened(plain, tmp_path / "other.md", LIST)
    await other.settle()
    assert not plain.diagnostics[buffer.uri]


async def test_a_text_that_is_no_file_is_a_list(plain: LanguageClient) -> None:
    item = types.TextDocumentItem("untitled:Untitled-1", "markdown", 1, LIST)
    plain.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await plain.text_document_formatting_async(
        types.DocumentFormattingParams(
            types.TextDocumentIdentifier(item.uri), types.FormattingOptions(4, insert_spaces=True)
        )
    )
    assert codes(plain.diagnostics[item.uri]) == [("LNK001", 6), ("ENT007", 10)]
