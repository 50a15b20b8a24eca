"""What a client is offered while somebody types, and what else it may do with the places of a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from editor import Buffer, opened
from styles import BULLETS, FOREIGN, HEADINGS, NESTED, TABLE

pytestmark = pytest.mark.asyncio(loop_scope="module")
CURSOR = "‸"


async def labels(buffer: Buffer) -> list[str]:
    """What may be written at the cursor, which the text does not have for the server."""
    at = buffer.text.index(CURSOR)
    buffer.replace(at, at + 1, "")
    position = buffer.places.position(at)
    found = await buffer.client.text_document_completion_async(types.CompletionParams(buffer.document, position))
    assert isinstance(found, types.CompletionList)
    for each in found.items:
        assert isinstance(each.text_edit, types.TextEdit)
        assert buffer.applied([each.text_edit]) != buffer.text
    return [each.label for each in found.items]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEADINGS.replace("* Type: `system`", f"* Type: `s{CURSOR}`"), ["library", "framework", "system"]),
        (HEADINGS.replace("* Type: `system`", f"* Ty{CURSOR}"), ["Type"]),
        (TABLE.replace("| demos | Rome", f"| {CURSOR} | Rome"), ["demos", "talks"]),
        (BULLETS.replace("(#shining)", f"(#sh{CURSOR})", 1), ["#tools-", "#counting-", "#shining"]),
        (BULLETS.replace("for a while", f"🔥 on a gith{CURSOR}"), ["GitHub"]),
        (
            BULLETS.replace("a while.", f"a while. <!-- awesome-lint-enable ORD00{CURSOR} -->"),
            ["DOC001", "unrecognized-list"],
        ),
        (FOREIGN.replace("\r\n", "\n").replace("* [余", f"* {CURSOR}\n* [余"), ["new entry"]),
        (NESTED.replace("- Ships", f"  - {CURSOR}\n- Ships"), ["new entry"]),
    ],
)
async def test_completion_in_lists(
    plain: LanguageClient, tmp_path: Path, text: str, expected: list[str], newline: str
) -> None:
    buffer = await opened(plain, tmp_path / "README.md", text.replace("\n", newline))
    assert (await labels(buffer))[: len(expected)] == expected


async def test_rule_codes_and_keys_in_pyproject(plain: LanguageClient, tmp_path: Path) -> None:
    text = f'[tool.awesome-lint]\nignore = ["SPL0{CURSOR}"]\n'
    buffer = await opened(plain, tmp_path / "pyproject.toml", text, language="toml")
    assert "SPL001" in await labels(buffer)
    buffer = await opened(plain, tmp_path / "awesome-lint.toml", f"[links]\ndup{CURSOR}\n", language="toml")
    assert "duplicates" in await labels(buffer)


async def test_a_value_is_renamed_everywhere(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", HEADINGS)
    at = buffer.at("system`\n* L")
    edit = await plain.text_document_rename_async(types.RenameParams(buffer.document, at, "platform"))
    assert buffer.edited(edit) == HEADINGS.replace("`system`", "`platform`")


async def test_an_entry_moves_to_its_place_and_a_section_is_sorted(plain: LanguageClient, tmp_path: Path) -> None:
    lines = [f"- [{name}](https://example.org/{name}) - Is a letter 字.\n" for name in "abcdefghijkl"]
    text = "# Letters\n\nIn alphabetical order.\n\n## All\n\n{}"
    mixed = text.format("".join([*lines[:3], *lines[4:], lines[3]]))
    buffer = await opened(plain, tmp_path / "README.md", mixed)
    found = {each.title: each for each in await buffer.actions(buffer.over("- [d]"), "refactor.rewrite")}
    for title in ("Move the entry to its place", "Sort this section"):
        assert buffer.edited(found[title].edit) == text.format("".join(lines))


async def test_formatting_is_an_action_too(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", BULLETS.replace("## Shining\n", "## Shining  \n"))
    (found,) = await buffer.actions(buffer.over("# Tools"), "source.format")
    assert buffer.edited(found.edit) == BULLETS
