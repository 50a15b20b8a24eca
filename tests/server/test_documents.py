"""The texts of open documents as they are typed."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from awesome_lint.server.documents import Document, path_of, uri_of
from awesome_lint.server.positions import Places
from awesome_lint.source import Source
from awesome_lint.world.settings_files import SettingsFinder

TEXTS = st.text(st.sampled_from("ab🚀中\u2028\x0c\r\n"), max_size=20)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), TEXTS), max_size=8)


def document(text: str, encoding: str) -> Document:
    return Document(types.TextDocumentItem("untitled:x", "markdown", 1, text), encoding, SettingsFinder)


@given(TEXTS, CHANGES, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_a_document_has_the_text_of_its_editor(
    text: str, changes: list[tuple[float, float, str]], encoding: str
) -> None:
    open_ = document(text, encoding)
    assert open_.text == text
    for version, (one, other, new) in enumerate(changes, 2):
        start, end = sorted(int(each * len(text)) for each in (one, other))
        start -= text[start - 1 : start + 1] == "\r\n"  # no editor puts its cursor between the two
        end -= text[end - 1 : end + 1] == "\r\n"
        range_ = Places(Source(text), encoding).range((start, max(start, end)))
        open_.change(version, [types.TextDocumentContentChangePartial(range=range_, text=new)])
        text = text[:start] + new + text[max(start, end) :]
        assert open_.text == text
    open_.change(99, [types.TextDocumentContentChangeWholeDocument("new\n")])
    assert (open_.text, open_.version) == ("new\n", 99)


def test_what_lies_outside_of_the_text_is_at_its_end() -> None:
    open_ = document("a\nb", "utf-16")
    range_ = types.Range(types.Position(7, 3), types.Position(9, 9))
    open_.change(2, [types.TextDocumentContentChangePartial(range=range_, text="c")])
    assert open_.text == "a\nbc"


def test_files_have_uris(tmp_path: Path) -> None:
    path = tmp_path / "a b ü.md"
    assert path_of(uri_of(path)) == path
    assert path_of("untitled:a") is None
