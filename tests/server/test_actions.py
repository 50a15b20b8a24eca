"""Fixes and comments, worked out at once or once they are chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pytest_lsp import LanguageClient

from awesome_lint import Settings, check, fix, format_text
from editor import opened

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIST = """\
# Tools

## Counting

* [Abacus](https://example.org/abacus) - Counts.
* [Comet](htps://example.org/comet) - Flies by by.
* [Beacon](https://example.org/beacon) - Shines.
* [Drift](https://example.org/drift) - Moves on.
* [Ember](https://example.org/ember) - Glows.
* [Fable](https://example.org/fable) - Tells a story.
* [Grain](https://example.org/grain) - Grows.
* [Hinge](https://example.org/hinge) - Turns.
## More
"""


async def test_the_fix_of_one_finding(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LIST)
    safe, *_ = await buffer.actions(buffer.over("htps"), "quickfix")
    assert (safe.title, safe.is_preferred) == ("Replace with `https` (LNK001)", True)
    assert buffer.edited(safe.edit) == LIST.replace("htps", "https")
    assert [each.code for each in safe.diagnostics or []] == ["LNK001"]


async def test_safe_fixes_come_first_and_others_are_named_unsafe(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LIST)
    line = types.Range(types.Position(5, 0), types.Position(6, 0))
    titles = [each.title for each in await buffer.actions(line, "quickfix") if "Silence" not in each.title]
    assert titles[0] == "Replace with `https` (LNK001)"
    assert [each for each in titles if "unsafe" in each] == titles[1:]


async def test_silencing(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LIST)
    found = {each.title: each for each in await buffer.actions(buffer.over("htps"), "quickfix")}
    here = buffer.edited(found["Silence LNK001 (misspelled-scheme) on this line"].edit)
    assert here == LIST.replace("by by.", "by by. <!-- awesome-lint-disable-line LNK001 -->")
    everywhere = buffer.edited(found["Silence LNK001 (misspelled-scheme) in this list"].edit)
    assert everywhere == f"<!-- awesome-lint-disable LNK001 -->\n\n{LIST}"
    for text in (here, everywhere):
        assert "LNK001" not in {each.code for each in check(text)}


async def test_what_a_program_writes_is_not_silenced_line_by_line(plain: LanguageClient, tmp_path: Path) -> None:
    text = LIST.replace("* [Abacus]", "<!-- BEGIN LIST -->\n* [Abacus]").replace(
        "## More", "<!-- END LIST -->\n\n## More"
    )
    buffer = await opened(plain, tmp_path / "README.md", text)
    titles = [each.title for each in await buffer.actions(buffer.over("htps"), "quickfix")]
    assert "Silence LNK001 (misspelled-scheme) in this list" in titles
    assert "Silence LNK001 (misspelled-scheme) on this line" not in titles


async def test_all_safe_fixes_are_those_of_the_command_line(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LIST)
    (found,) = await buffer.actions(buffer.over("# Tools"), "source.fixAll")
    assert found.kind == "source.fixAll.awesome-lint"
    assert buffer.edited(found.edit) == fix(LIST, Settings(), path=tmp_path / "README.md").text


async def test_an_action_is_worked_out_once_it_is_chosen(modern: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(modern, tmp_path / "README.md", LIST, encoding=types.PositionEncodingKind.Utf8)
    first, *_ = await buffer.actions(buffer.over("htps"))
    assert first.edit is None
    chosen = await modern.code_action_resolve_async(first)
    assert buffer.edited(chosen.edit) == LIST.replace("htps", "https")
    buffer.type("Shines", "Shines on")
    with pytest.raises(Exception, match="has changed"):
        await modern.code_action_resolve_async(first)


@pytest.mark.parametrize(
    "data",
    [
        None,
        5,
        {},
        {"uri": []},
        {"how": "nothing"},
        {"how": []},
        {"how": "sort"},
        {"how": "move", "offset": "1"},
        {"how": "pin", "table": "x"},
        {"how": "fix", "about": 5},
        {"how": "silence"},
    ],
    ids=repr,
)
async def test_what_was_not_offered_is_refused(modern: LanguageClient, tmp_path: Path, data: object) -> None:
    buffer = await opened(modern, tmp_path / "README.md", LIST, encoding=types.PositionEncodingKind.Utf8)
    given = {"uri": buffer.uri, "version": buffer.version, **data} if isinstance(data, dict) else data
    with pytest.raises(JsonRpcInvalidParams, match="no action that was offered"):
        await modern.code_action_resolve_async(types.CodeAction("Mend all", data=given))


@pytest.mark.parametrize(
    "data",
    [
        {"how": "sort", "offset": -99},
        {"how": "move", "offset": 10**9},
        {"how": "pin", "table": {"a": {"b": [None]}}},
        {"how": "fix", "about": ["LNK001", "a", {}, None]},
    ],
    ids=repr,
)
async def test_what_is_about_nothing_changes_nothing(modern: LanguageClient, tmp_path: Path, data: object) -> None:
    buffer = await opened(modern, tmp_path / "README.md", LIST, encoding=types.PositionEncodingKind.Utf8)
    given = {"uri": buffer.uri, "version": buffer.version, **data}  # type: ignore[dict-item]
    assert (await modern.code_action_resolve_async(types.CodeAction("Mend all", data=given))).edit is None


async def test_a_document_is_formatted_with_small_edits(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LIST.replace("\n", "\r\n"))
    edits = await plain.text_document_formatting_async(
        types.DocumentFormattingParams(buffer.document, types.FormattingOptions(4, insert_spaces=True))
    )
    assert edits
    assert buffer.applied(edits) == format_text(LIST).replace("\n", "\r\n")
    assert all(len(each.new_text) < 10 for each in edits)


async def test_only_the_blocks_of_a_range_are_formatted(plain: LanguageClient, tmp_path: Path) -> None:
    tidy = LIST.replace("## More", "\n## More")
    text = tidy.replace("# Tools\n", "# Tools\n\n\n")
    buffer = await opened(plain, tmp_path / "README.md", text)
    params = types.DocumentRangeFormattingParams(
        buffer.document, buffer.over("Ember"), types.FormattingOptions(4, insert_spaces=True)
    )
    assert not await plain.text_document_range_formatting_async(params)
    params.range = buffer.over("Tools")
    edits = await plain.text_document_range_formatting_async(params)
    assert buffer.applied(edits or []) == tidy
