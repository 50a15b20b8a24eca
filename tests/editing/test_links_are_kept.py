"""No fix loses a link or an image: edits touch the text of a link alone, and a gate counts all that a page links to."""

from __future__ import annotations

import pytest

from awesome_lint.editing import fixer, gates
from awesome_lint.editing.gates import Change, Trace
from awesome_lint.page import Page
from awesome_lint.settings import FieldSettings, Settings
from awesome_lint.source import Span


def fixed(text: str, settings: Settings | None = None, *, unsafe: bool = True) -> str:
    result = fixer.fix(text, settings or Settings(), unsafe=unsafe)
    assert result.refused == []
    return result.text


def bullets(usual: str, last: str) -> str:
    """A list whose entries end alike, but for the last one."""
    lines = [f"- [Tool {at}](https://example.org/{at}) - Does it. {usual.format(at)}" for at in range(9)]
    return "\n".join(["# Tools", "", "## All", "", *lines, f"- [Zeal](https://example.org/zeal) - Does it. {last}", ""])


def test_the_safe_fix_of_a_misspelled_field_keeps_the_link_that_its_name_is() -> None:
    settings = Settings(fields={"Website": FieldSettings(required=True)})
    text = bullets("[Website](https://a.org/{0})", "[Webiste](https://b.org/x)")
    assert fixed(text, settings, unsafe=False) == text.replace("Webiste", "Website")


@pytest.mark.parametrize("wrong", ["libary", "LIBRARY"])
@pytest.mark.parametrize(
    "image", ["![{0}](https://a.org/badge.svg)", "![{0}][badge]", "[![{0}](https://a.org/b.svg)](https://a.org/t)"]
)
def test_a_misspelled_or_miscased_value_keeps_the_image_that_it_is(image: str, wrong: str) -> None:
    settings = Settings(fields={"badges": FieldSettings(values=["library"])})
    text = bullets(image.format("library"), image.format(wrong)) + "\n[badge]: https://a.org/badge.svg\n"
    assert fixed(text, settings) == text.replace(wrong, "library")


def test_a_url_is_not_taken_for_a_misspelled_one() -> None:
    text = bullets("[Website](https://a.org/one)", "[Website](https://a.org/onx)")
    assert fixed(text) == text


def test_a_word_that_is_the_label_of_a_definition_too_is_left_alone() -> None:
    settings = Settings(fields={"badges": FieldSettings(values=["library"])})
    text = bullets("![library](https://a.org/b.svg)", "![libary]") + "\n[libary]: https://a.org/b.svg\n"
    assert fixed(text, settings) == text


def trace(text: str) -> Trace:
    return Trace.of(Page.read(text, Settings()))


@pytest.mark.parametrize(
    ("before", "after", "cut", "refused"),
    [
        ("[a](https://a.org)\n", "b\n", Span(0, 18), "would lose the link to `https://a.org`"),
        ("![a](https://a.org/a.png)\n", "a\n", Span(0, 25), "would lose the link to `https://a.org/a.png`"),
        ("<a href='https://a.org'>a</a>\n", "a\n", Span(0, 29), "would lose the link to `https://a.org`"),
        ("[a](http://a.org)\n", "[a](https://a.org)\n", Span(4, 8), None),
        ("[a](http://a.org)\n", "[a](b c)\n", Span(4, 16), "would lose a link"),
        ("[a](#b)\n", "a\n", Span(0, 7), None),
        (r"[a]\(https://a.org\)", "[a](https://a.org)", Span(3, 20), None),
    ],
)
def test_the_gate_counts_links_outside_entries_too(before: str, after: str, cut: Span, refused: str | None) -> None:
    put = Span(cut.start, cut.end + len(after) - len(before))
    assert gates.changed_links(trace(before), trace(after), Change([cut], [put])) == refused


@pytest.mark.parametrize(
    ("before", "after", "cut", "refused"),
    [
        ("Some.\n\n<!-- a -->\nMore.\n", "Some.\n\n<!-- a \nMore.\n", Span(14, 17), "would hide `More`"),
        ("Some.\n\n<!-- a \nMore.\n", "Some.\n\n<!-- a -->\nMore.\n", Span(14, 14), "would show `More`"),
        ("Some text.\n", "Same text.\n", Span(1, 2), None),
        ("See (https://a.org/b).\n", "See [b](https://a.org/b).\n", Span(4, 4), None),
    ],
)
def test_the_gate_sees_words_that_no_edit_touches(before: str, after: str, cut: Span, refused: str | None) -> None:
    put = Span(cut.start, cut.end + len(after) - len(before))
    said = gates.changed_words(trace(before), trace(after), Change([cut], [put]))
    assert said == (f"{refused}, which they should not affect" if refused else None)


def test_a_space_that_would_make_code_of_the_next_line_is_not_put_behind_hashes() -> None:
    text = "# Tools\n\n## One\n\n- [a](https://a.org) - Text.\n\n##Two\n{0}[b](https://b.org) - Text.\n"
    assert fixed(text.format("    ")) == text.format("    ")
    assert fixed(text.format("")).startswith(text.format("").replace("##Two", "## Two").partition("[b]")[0][:60])


def test_a_fix_that_would_hide_a_word_is_left_out_and_says_so() -> None:
    text = "ttp://a.org&nbsp;b\n"
    result = fixer.fix(text, Settings())
    assert result.text == text
    assert result.refused == ["the fixes of LNK001 would show `nbsp`, which they should not affect; they are left out"]
