"""Outline, folding, hover, places and other names, as a client is told them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from editor import Buffer, opened
from styles import BULLETS, EVERY, FOREIGN, HEADINGS

pytestmark = pytest.mark.asyncio(loop_scope="module")


def said(buffer: Buffer, locations: object) -> list[str]:
    assert isinstance(locations, list | tuple)
    return [buffer.text[slice(*buffer.places.span(each.range))] for each in locations]


@pytest.mark.parametrize("name", EVERY)
async def test_the_outline_of_a_list(modern: LanguageClient, tmp_path: Path, name: str) -> None:
    buffer = await opened(modern, tmp_path / "README.md", EVERY[name], encoding=types.PositionEncodingKind.Utf8)
    found = await modern.text_document_document_symbol_async(types.DocumentSymbolParams(buffer.document))
    assert found
    folds = await modern.text_document_folding_range_async(types.FoldingRangeParams(buffer.document))
    assert folds or name == "table"
    names = [buffer.text[slice(*buffer.places.span(each.selection_range))] for each in found]  # type: ignore[union-attr]
    assert all(names)


async def test_go_to_the_heading_of_an_anchor_and_back(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", BULLETS)
    at = buffer.at("#counting-")
    there = await plain.text_document_definition_async(types.DefinitionParams(buffer.document, at))
    assert said(buffer, there) == ["Counting 🧮"]
    context = types.ReferenceContext(include_declaration=True)
    back = types.ReferenceParams(context, buffer.document, buffer.at("## Counting"))
    assert said(buffer, await plain.text_document_references_async(back)) == [
        "#counting-",
        "#counting-",
        "Counting 🧮",
    ]
    same = types.DocumentHighlightParams(buffer.document, buffer.at("[Fable]"))
    assert said(buffer, await plain.text_document_document_highlight_async(same)) == [
        "[Fable][fable]",
        "[fable]: https://example.org/fable",
    ]


async def test_go_to_a_file(plain: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "more.md").touch()
    buffer = await opened(plain, tmp_path / "README.md", "# Tools\n\nSee [more](more.md) and [less](less.md).\n")
    params = types.DefinitionParams(buffer.document, buffer.at("more.md"))
    (there,) = await plain.text_document_definition_async(params) or []  # type: ignore[misc]
    assert isinstance(there, types.Location)
    assert there.uri == (tmp_path / "more.md").as_uri()
    params.position = buffer.at("less.md")
    assert not await plain.text_document_definition_async(params)


async def test_a_heading_is_renamed(modern: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(modern, tmp_path / "README.md", BULLETS, encoding=types.PositionEncodingKind.Utf8)
    at = buffer.at("## Shining")
    prepared = await modern.text_document_prepare_rename_async(types.PrepareRenameParams(buffer.document, at))
    assert isinstance(prepared, types.PrepareRenamePlaceholder)
    assert prepared.placeholder == "Shining"
    edit = await modern.text_document_rename_async(types.RenameParams(buffer.document, at, "Glowing"))
    assert buffer.edited(edit) == BULLETS.replace("#shining", "#glowing").replace("Shining", "Glowing")
    with pytest.raises(Exception, match="the new name is empty"):
        await modern.text_document_rename_async(types.RenameParams(buffer.document, at, " "))
    nothing = types.PrepareRenameParams(buffer.document, buffer.at("A list"))
    assert await modern.text_document_prepare_rename_async(nothing) is None


async def test_a_label_is_renamed_with_its_references(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", BULLETS)
    at = buffer.at("fable]: ")
    prepared = await plain.text_document_prepare_rename_async(types.PrepareRenameParams(buffer.document, at))
    assert isinstance(prepared, types.PrepareRenamePlaceholder)
    assert (prepared.placeholder, said(buffer, [types.Location("", prepared.range)])) == ("fable", ["fable"])
    edit = await plain.text_document_rename_async(types.RenameParams(buffer.document, at, "the fable"))
    assert buffer.edited(edit) == BULLETS.replace("[fable]", "[the fable]")


async def test_hover_tells_of_the_finding_the_link_and_the_entry(plain: LanguageClient, tmp_path: Path) -> None:
    text = HEADINGS.replace("`system`\n* L", "`sytem`\n* L")
    buffer = await opened(plain, tmp_path / "README.md", text)
    found = await plain.text_document_hover_async(types.HoverParams(buffer.document, buffer.at("sytem")))
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    assert "**VOC002** misspelled-value" in found.contents.value
    assert "/rules/voc002-misspelled-value.md)" in found.contents.value
    assert buffer.text[slice(*buffer.places.span(found.range))] == "sytem"  # type: ignore[arg-type]
    blank = types.HoverParams(buffer.document, types.Position(1, 0))
    assert await plain.text_document_hover_async(blank) is None


async def test_completion_of_a_value_and_of_an_entry(modern: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(modern, tmp_path / "README.md", HEADINGS, encoding=types.PositionEncodingKind.Utf8)
    buffer.type("* Type: `system`", "* Type: `sy`")
    params = types.CompletionParams(buffer.document, buffer.at("* Type: `sy", after=True))
    found = await modern.text_document_completion_async(params)
    assert isinstance(found, types.CompletionList)
    system = next(each for each in found.items if each.label == "system")
    assert isinstance(system.text_edit, types.TextEdit)
    assert "* Type: `system`" in buffer.applied([system.text_edit])
    buffer.replace(len(buffer.text), len(buffer.text), "\n#### ")
    params.position = buffer.places.position(len(buffer.text))
    found = await modern.text_document_completion_async(params)
    assert isinstance(found, types.CompletionList)
    assert [(each.label, each.insert_text_format) for each in found.items] == [
        ("new entry", types.InsertTextFormat.Snippet)
    ]


async def test_completion_in_settings(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / ".awesome-lint.toml", "[order]\nby = ", language="toml")
    params = types.CompletionParams(buffer.document, buffer.places.position(len(buffer.text)))
    found = await plain.text_document_completion_async(params)
    assert isinstance(found, types.CompletionList)
    assert [each.label for each in found.items] == ["name", "none"]
    other = await opened(plain, tmp_path / "other.toml", "[order]\nby = ", language="toml")
    params.text_document = other.document
    assert await plain.text_document_completion_async(params) is None
    assert not plain.diagnostics.get(buffer.uri)


async def test_a_lens_over_each_section_sorts_it(modern: LanguageClient, tmp_path: Path) -> None:
    lines = [f"- [{name}](https://example.org/{name}) - Is a letter 🔤.\n" for name in "abcdefghijkl"]
    text = "# Letters\n\nIn alphabetical order.\n\n## All\n\n{}"
    mixed = text.format("".join([*lines[1:], lines[0]]))
    buffer = await opened(modern, tmp_path / "README.md", mixed, encoding=types.PositionEncodingKind.Utf8)
    (lens,) = await modern.text_document_code_lens_async(types.CodeLensParams(buffer.document)) or []
    assert lens.command is not None
    assert lens.command.title == "12 entries, 1 out of alphabetical order"
    edits: list[types.WorkspaceEdit] = []

    def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        edits.append(params.edit)
        return types.ApplyWorkspaceEditResult(applied=True)

    modern.feature(types.WORKSPACE_APPLY_EDIT)(apply)
    await modern.workspace_execute_command_async(
        types.ExecuteCommandParams(lens.command.command, arguments=lens.command.arguments)
    )
    assert buffer.edited(edits[0]) == text.format("".join(lines))


async def test_what_a_list_does_is_pinned(modern: LanguageClient, tmp_path: Path) -> None:
    lines = [f"* [{name}](https://example.org/{name})：数{name}。\n" for name in "abcdefghijkl"]
    text = "# Letters\n\n## All\n\n" + "".join(lines)
    buffer = await opened(modern, tmp_path / "README.md", text, encoding=types.PositionEncodingKind.Utf8)
    found = await buffer.actions(buffer.over("# Letters"), "source.pin")
    order = next(each for each in found if "`order.by`" in each.title)
    chosen = await modern.code_action_resolve_async(order)
    assert chosen.edit is not None
    create, change = chosen.edit.document_changes or []
    assert isinstance(create, types.CreateFile)
    assert isinstance(change, types.TextDocumentEdit)
    assert create.uri == (tmp_path / ".awesome-lint.toml").as_uri()
    assert [each.new_text for each in change.edits if isinstance(each, types.TextEdit)] == ['[order]\nby = "name"\n']
    (tmp_path / "awesome-lint.toml").write_text("[order]\n", encoding="utf-8")
    modern.text_document_did_save(types.DidSaveTextDocumentParams(buffer.document))
    chosen = await modern.code_action_resolve_async(order)
    (change,) = chosen.edit.document_changes or []  # type: ignore[union-attr]
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.uri == (tmp_path / "awesome-lint.toml").as_uri()


async def test_symbols_of_all_lists_of_the_workspace(plain: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(HEADINGS, encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "notes.md").write_text("# Tools\n\n- [Abacus](https://example.org/abacus)\n", encoding="utf-8")
    buffer = await opened(plain, tmp_path / "other" / "README.md", FOREIGN)
    folders = types.WorkspaceFoldersChangeEvent([types.WorkspaceFolder(tmp_path.as_uri(), "lists")], [])
    plain.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(folders))
    found = await plain.workspace_symbol_async(types.WorkspaceSymbolParams("abacus"))
    uris = [each.location.uri for each in found or []]
    assert [each for each in uris if each.startswith(tmp_path.as_uri())] == [(tmp_path / "README.md").as_uri()]
    found = await plain.workspace_symbol_async(types.WorkspaceSymbolParams("灯塔"))
    assert [(each.name, each.location.uri) for each in found or []] == [("灯塔", buffer.uri)]
