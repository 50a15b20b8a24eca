"""What shows otherwise than it was meant: marks, bullets, rows, encodings, and pages that are cut off."""

from __future__ import annotations

import pytest

from awesome_lint import engine
from awesome_lint.page import Page
from awesome_lint.settings import Settings


def said(text: str, code: str) -> list[tuple[int, str]]:
    found = engine.check(Page.read(text, Settings(select=[code])))
    return [(each.location.row, each.message) for each in found]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Very ** hard to say **.", "**hard to say**"),
        ("Very **hard **, they say.", "**hard**"),
        ("Very * hard *, they say.", None),
        ("Very *hard *, they say.", "*hard*"),
        ("**Note:**text", "**Note**:"),
        ("这是**“新”**的", "“**新**”"),
        ("**注意：**这", "**注意**："),
        ("a**(beta)**b", "(**beta**)"),
        ("**kwargs and **options", None),
        ("2 ** 3 ** 4", None),
        ("**/build/** and **/dist/**", None),
        ("\\*\\*Note:\\*\\*text", None),
        ("`**Note:**text`", None),
        ("**Note:** text", None),
        ("price* and fee *", None),
    ],
)
@pytest.mark.parametrize("before", ["", "- ", "## ", "| a |\n| - |\n| "])
def test_asterisks_that_are_no_marks(before: str, written: str, wanted: str | None) -> None:
    found = said(f"{before}{written}\n", "DOC028")
    assert [message.rpartition("expected ")[2] for _, message in found] == ([f"`{wanted}`"] if wanted else [])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("- a\n-\n- b\n", [2]),
        ("1. a\n2.\n", [2]),
        ("- a\n  - b\n  -\n", [3]),
        ("-\n-\n", []),
        ("- a\n- [ ] b\n", []),
        ("- a\n-\n  b\n", []),
    ],
)
def test_an_item_is_empty_if_nothing_follows_its_bullet(text: str, rows: list[int]) -> None:
    assert [row for row, _ in said(text, "DOC029")] == rows


@pytest.mark.parametrize("text", ["café", "naïve «Ångström»", "VERSÃO", "â la carte", "São Paulo — “quoted”…", "Â"])
def test_letters_with_marks_are_not_garbled(text: str) -> None:
    assert said(f"{text}\n", "DOC030") == []


@pytest.mark.parametrize("meant", ["’", "é", "“", "—", "ü", "日本", "🚀", "…"])
def test_text_that_was_read_as_windows_1252_is_told(meant: str) -> None:
    garbled = "".join(
        bytes([byte]).decode("latin-1" if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "cp1252")
        for byte in meant.encode()
    )
    assert said(f"x {garbled} y\n", "DOC030") == [
        (1, f"`{garbled}` is UTF-8 text that was read as Windows-1252; expected `{meant}`")
    ]


def test_a_page_is_cut_where_github_stops() -> None:
    line = "- [tool](https://example.org/tool) - Does things.\n"
    lines = 512_000 // len(line)
    assert said(line * lines, "DOC031") == []
    ((row, message),) = said(line * (lines + 3), "DOC031")
    size = f"{len(line) * (lines + 3):,}"
    assert row == lines + 1
    assert message == f"GitHub shows only the first 512,000 bytes of a page, and this one has {size}; split it"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("##Tools\n\ntext\n\n##Books\n", [1, 5]),
        ("# T\n\n###Tools\n", [3]),
        ("# T\n\n##tags and more\nin a sentence\n", []),
        ("# T\n\n#awesome #list\n", []),
    ],
)
def test_a_heading_without_a_space_may_stand_alone(text: str, rows: list[int]) -> None:
    assert [row for row, _ in said(text, "DOC023")] == rows


def test_text_right_below_a_table_is_a_row_of_it() -> None:
    table = "| a | b |\n| - | - |\n| c | d |\n"
    assert [row for row, _ in said(f"{table}text\n\n{table}--- x ---\n", "DOC022")] == [4, 9]
    assert said(f"{table}\ntext\n", "DOC022") == []
    assert said("a | b\n- | -\nc\n", "DOC022") == []
    assert said("| a |\n| - |\ntext\n", "DOC022") == []


def test_a_number_in_an_item_begins_no_other_list() -> None:
    below = "".join(f"  - [{name}](https://{name}.org)\n" for name in ("a", "b", "c", "d"))
    assert said(f"- 1. [x](https://x.org)\n{below}", "DOC025") == []
    assert [row for row, _ in said(f"- x\n  1. [x](https://x.org)\n{below}", "DOC025")] == [2]


def test_a_cell_that_a_pipe_cuts_off_lacks_no_backtick() -> None:
    table = "| a | b |\n| - | - |\n"
    assert said(f"{table}| `c | d` |\n", "DOC008") == []
    assert [row for row, _ in said(f"{table}| `c | d |\n", "DOC008")] == [3]


def test_contents_may_be_written_as_headings() -> None:
    assert said("# L\n\n## [A](#a-1)\n\n## A\n", "DOC007") == []
    assert [row for row, _ in said("# L\n\n## [A](https://a.org)\n\n## A\n", "DOC007")] == [5]
    assert [row for row, _ in said('# L 🚀\n\n<h1 align="center">L</h1>\n', "DOC007")] == [3]
    assert [row for row, _ in said("<h1>L</h1>\n\n# L\n", "DOC007")] == [3]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("a\u202eb\u202c", ["U+202E", "U+202C"]),
        ("a\u2067b\u2069", ["U+2067", "U+2069"]),
        ("a\u2067\u05d0\u2069", []),
        ("a\u202e\u05d0\u202c", ["U+202E", "U+202C"]),
        ("a\U000e0041b", ["U+E0041"]),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flag", []),
        ("a\x08b", ["U+0008"]),
        ("a\x85b\x0cc", []),
    ],
)
def test_characters_that_nobody_sees_are_told_where_they_are_of_no_use(text: str, points: list[str]) -> None:
    found = [message.split()[2] for _, message in said(f"{text}\n", "DOC027")]
    assert found == points


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("a[^1]\n", ["1"]),
        ("a[^1] b[^2]\n\n[^1]: note\n", ["2"]),
        ("a[^x] b[^1]\n\n[^1]: note\n", ["x"]),
        ("a[^x] and [^a-z]\n", []),
        ("a\\[^1] `[^1]`\n", []),
    ],
)
def test_a_note_that_nobody_wrote(text: str, labels: list[str]) -> None:
    assert [message.split("`")[1] for _, message in said(text, "LNK007")] == labels


@pytest.mark.parametrize("url", ["http://localhost:3000", "https://x.org/a", "https://127.0.0.1", "http://[::1]/x"])
def test_hosts_that_need_no_domain(url: str) -> None:
    assert said(f"[x]({url})\n", "LNK002") == []
