"""Reports: what each format writes, and that nothing in a file can harm who reads it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint import report
from awesome_lint.catalog.coverage import Coverage
from awesome_lint.catalog.missed import Missed, MissedKind
from awesome_lint.catalog.records import Style
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.report import FOR_PEOPLE, Findings, Format, View, diff, statistics
from awesome_lint.source import Position, Source, Span
from awesome_lint.text.escapes import inert
from timing import takes_less

PAGE = "# Tools\n\n* [one](hhttps://a.org)\n* two\n"


def finding(
    text: str,
    start: int,
    end: int,
    *,
    message: str = "what is wrong",
    severity: Severity = Severity.ERROR,
    applicability: Applicability | None = None,
    entry: str | None = None,
) -> Diagnostic:
    source = Source(text)
    fix = None if applicability is None else Fix((Edit(start, end, "https"),), applicability, "replace with `https`")
    places = source.position(start), source.position(end)
    return Diagnostic("LNK001", "misspelled-scheme", message, severity, Span(start, end), *places, fix, entry)


def scheme(applicability: Applicability | None = Applicability.SAFE, entry: str | None = None) -> Diagnostic:
    start = PAGE.index("hhttps")
    return finding(PAGE, start, start + len("hhttps"), applicability=applicability, entry=entry)


def render(text: str, style: Format, *found: Diagnostic, filename: str = "a.md", color: bool = False) -> str:
    return report.render([Findings(filename, Source(text), found)], style, View(color))


def snippet(text: str, start: int, end: int) -> list[str]:
    """The marked line and the line with the carets, without the frame."""
    lines = render(text, Format.TEXT, finding(text, start, end)).split("\n")
    at = next(index for index, line in enumerate(lines) if "^" in line)
    return [line.partition(" | ")[2] for line in lines[at - 1 : at + 1]]


@given(st.text("xyz -", max_size=400), st.data())
def test_a_line_is_shown_alike_with_and_without_an_accent(line: str, data: st.DataObject) -> None:
    """Lines of plain characters are measured at once, others character by character."""
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    plain = snippet(f"|{line}|", start, end)
    assert snippet(f"|{line}|".replace("x", "é"), start, end) == [plain[0].replace("x", "é"), plain[1]]


def test_text_shows_the_place_and_the_fix() -> None:
    assert render(PAGE, Format.TEXT, scheme()) == (
        "error LNK001 [*] what is wrong\n"
        " --> a.md:3:9\n"
        "  |\n"
        "1 | # Tools\n"
        "2 |\n"
        "3 | * [one](hhttps://a.org)\n"
        "  |         ^^^^^^\n"
        "4 | * two\n"
        "help: replace with `https`\n"
        "\n"
    )


@pytest.mark.parametrize(
    ("count", "width", "told"),
    [
        (6, 80, []),
        (8, 80, ["  --> a.md: 3 more of these, in lines 6, 7, 8"]),
        (
            99,
            50,
            [
                "  --> a.md: 94 more of these, in lines 6, 7, 8, …",
                "help: see each of them with `--output-format concise`",
            ],
        ),
    ],
)
def test_text_tells_the_lines_of_what_is_the_same_many_times(count: int, width: int, told: list[str]) -> None:
    text = "* [one](hhttps://a.org)\n" * count
    found = [
        replace(scheme(), span=Span(24 * at + 8, 24 * at + 14), location=Position(at + 1, 9)) for at in range(count)
    ]
    other = replace(scheme(None), message="something else")
    lines = report.render([Findings("a.md", Source(text), [*found, other])], Format.TEXT, View(width=width)).split("\n")
    assert sum("^" in line for line in lines) == (6 if count == 6 else 5) + 1
    assert [each for each in lines if "more of these" in each or "concise" in each] == told
    assert lines.index("error LNK001 something else") > len(lines) - 12


def test_text_marks_only_safe_fixes() -> None:
    unsafe = render(PAGE, Format.TEXT, scheme(Applicability.UNSAFE)).split("\n")
    assert unsafe[0] == "error LNK001 what is wrong"
    assert unsafe[-3] == "help: replace with `https` (unsafe fix)"
    assert render(PAGE, Format.TEXT, scheme(Applicability.DISPLAY)).split("\n")[-3] == "help: replace with `https`"
    assert "help" not in render(PAGE, Format.TEXT, scheme(None))


def test_text_widens_the_margin_for_large_numbers() -> None:
    text = "a\n" * 9 + "b\n"
    lines = render(text, Format.TEXT, finding(text, 18, 19)).split("\n")
    assert lines[1:5] == ["  --> a.md:10:1", "   |", " 8 | a", " 9 | a"]


@pytest.mark.parametrize(
    ("text", "marked", "carets"),
    [
        ("a\tbad", "a   bad", "    ^^^"),
        ("\tbad", "    bad", "    ^^^"),
        ("数据bad", "数据bad", "    ^^^"),
        ("e\u0301bad", "e\u0301bad", " ^^^"),
        ("🎉bad", "🎉bad", "  ^^^"),
        ("\x1bbad", "\\x1bbad", "    ^^^"),
        ("\u202ebad", "\\u202ebad", "      ^^^"),
    ],
)
def test_carets_stand_below_what_they_mean(text: str, marked: str, carets: str) -> None:
    start = text.index("bad")
    assert snippet(text, start, start + 3) == [marked, carets]


def test_wide_characters_get_wide_carets() -> None:
    assert snippet("数据库", 1, 3) == ["数据库", "  ^^^^"]


def test_an_empty_place_gets_one_caret() -> None:
    assert snippet("abc", 3, 3) == ["abc", "   ^"]
    assert snippet("abc\n\n", 4, 4) == ["", "^"]


def test_a_place_of_several_lines_is_marked_on_its_first() -> None:
    assert snippet("abc\ndef\n", 1, 6) == ["abc", " ^^"]


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    marked, carets = snippet("x" * 300 + "bad" + "y" * 300, 300, 303)
    assert marked == "…" + "x" * 37 + "bad" + "y" * 34 + "…"
    assert carets == " " * 38 + "^^^"
    marked, carets = snippet("x" * 300 + "bad", 300, 303)
    assert marked == "…" + "x" * 71 + "bad"
    assert carets == " " * 72 + "^^^"
    marked, carets = snippet("bad" + "y" * 300, 0, 300)
    assert marked == "bad" + "y" * 71 + "…"
    assert carets == "^" * 74


@pytest.mark.parametrize("letter", ["x", "é", "界"])
def test_of_a_very_long_line_no_more_is_looked_at_than_could_be_shown(letter: str) -> None:
    assert snippet(letter * 900 + "bad" + letter * 900, 900, 903) == snippet(
        letter * 90_000 + "bad" + letter * 90_000, 90_000, 90_003
    )
    text = letter * 1_000_000
    found = [finding(text, at, at + 3) for at in range(0, len(text), 500)]
    assert takes_less(lambda: render(text, Format.TEXT, *found), 2.0)


@pytest.mark.parametrize(("width", "columns"), [(20, 24), (40, 40), (90, 90), (300, 124)])
@pytest.mark.parametrize("letter", ["x", "é"])
def test_excerpts_fit_the_terminal(width: int, columns: int, letter: str) -> None:
    text = letter * 400
    shown = report.render([Findings("a.md", Source(text), [finding(text, 200, 210)])], Format.TEXT, View(width=width))
    excerpt = [line for line in shown.splitlines() if "|" in line]
    assert max(len(line) for line in excerpt) == columns
    assert excerpt[2].endswith("^" * (9 if width == 20 else 10))


def test_notes_follow_the_findings_one_line_a_file() -> None:
    files = [("a\x1b.md", [scheme()]), ("b.md", []), ("c.md", [scheme()])]
    found = [Findings(name, Source(PAGE), each, "2 more") for name, each in files]
    lines = report.render(found, Format.TEXT).splitlines()
    assert [(index, line) for index, line in enumerate(lines) if line.endswith("more")] == [
        (10, "a\\x1b.md: 2 more"),
        (11, "b.md: 2 more"),
        (23, "c.md: 2 more"),
    ]
    assert (lines[9], lines[12], lines[22], lines[-1]) == ("", "", "", "")
    assert report.render(found[1:2], Format.CONCISE) == "b.md: 2 more\n"
    assert report.render(found[1:2], Format.GROUPED) == "b.md:\n  2 more\n\n"
    for style in {*Format} - {*FOR_PEOPLE}:
        assert report.render(found, style) == report.render([replace(each, note="") for each in found], style)


def test_a_byte_order_mark_moves_no_caret() -> None:
    assert snippet("\ufeffbad", 1, 4) == ["bad", "^^^"]


def test_colours_only_where_asked_for() -> None:
    for style in FOR_PEOPLE:
        assert "\x1b[" in render(PAGE, style, scheme(), color=True)
        assert "\x1b[" not in render(PAGE, style, scheme())
    for style in {*Format} - {*FOR_PEOPLE}:
        assert render(PAGE, style, scheme(), color=True) == render(PAGE, style, scheme())


def test_concise_is_one_line_a_finding() -> None:
    assert render(PAGE, Format.CONCISE, scheme(), scheme(None)) == (
        "a.md:3:9: error LNK001 [*] what is wrong\na.md:3:9: error LNK001 what is wrong\n"
    )


@pytest.mark.parametrize("style", [*Format])
def test_control_characters_never_get_out(style: Format) -> None:
    harmful = "\x1b[31m\x07\x9b\u202e\u2066\u2028\r"
    text = f"a{harmful}b"
    found = finding(text, 0, len(text), message=f"no {harmful}", applicability=Applicability.SAFE)
    written = render(text, style, found, filename=f"a{harmful}.md")
    assert not set(harmful.replace("[31m", "")) & set(written)


def test_json_is_the_contract() -> None:
    assert json.loads(render(PAGE, Format.JSON, scheme(entry="one"))) == [
        {
            "code": "LNK001",
            "name": "misspelled-scheme",
            "message": "what is wrong",
            "severity": "error",
            "filename": "a.md",
            "location": {"row": 3, "column": 9},
            "end_location": {"row": 3, "column": 15},
            "entry": "one",
            "url": "https://github.com/awesome-lint/awesome-lint/blob/main/rules/lnk001-misspelled-scheme.md",
            "fix": {
                "applicability": "safe",
                "message": "replace with `https`",
                "edits": [
                    {
                        "content": "https",
                        "location": {"row": 3, "column": 9},
                        "end_location": {"row": 3, "column": 15},
                    }
                ],
            },
        }
    ]


def test_json_has_null_for_what_there_is_not() -> None:
    (found,) = json.loads(render(PAGE, Format.JSON, scheme(None)))
    assert found["fix"] is None
    assert found["entry"] is None


def test_json_of_no_findings_is_an_empty_array() -> None:
    assert report.render([], Format.JSON) == "[]\n"


def test_json_keeps_letters_and_what_it_escapes_comes_back() -> None:
    text = "数据\x1b\u202e\x85"
    written = render(text, Format.JSON, finding(text, 0, 1, message=text))
    assert "数据" in written
    assert json.loads(written)[0]["message"] == text


def test_github_is_one_command_a_finding() -> None:
    assert render(PAGE, Format.GITHUB, scheme()) == (
        "::error file=a.md,line=3,col=9,endLine=3,endColumn=15,title=LNK001 (misspelled-scheme)::what is wrong\n"
    )


def test_github_gets_no_columns_for_several_lines() -> None:
    warning = finding(PAGE, 0, len(PAGE), severity=Severity.WARNING)
    assert render(PAGE, Format.GITHUB, warning) == (
        "::warning file=a.md,line=1,endLine=5,title=LNK001 (misspelled-scheme)::what is wrong\n"
    )


def test_github_commands_are_escaped() -> None:
    found = finding(PAGE, 0, 1, message="100%, a:b\n::error::x\x1b")
    assert render(PAGE, Format.GITHUB, found, filename="a,b:c%\n.md") == (
        "::error file=a%2Cb%3Ac%25%0A.md,line=1,col=1,endLine=1,endColumn=2,"
        "title=LNK001 (misspelled-scheme)::100%25, a:b%0A::error::x\\x1b\n"
    )


def test_statistics_count_the_most_frequent_first() -> None:
    layout = replace(scheme(None), code="FMT001", name="trailing-space")
    found = Findings("a.md", Source(PAGE), [layout, scheme(), scheme()])
    rules = "2  LNK001 [*] misspelled-scheme\n1  FMT001     trailing-space\n"
    assert statistics.render([(found, Coverage())], color=False) == rules
    assert statistics.render([], color=False) == ""


def test_statistics_say_how_much_was_read() -> None:
    found = Findings("a.md", Source("\n" * 9), [scheme()])
    kinds = [MissedKind.LINE, MissedKind.ROW, MissedKind.ROW, MissedKind.ROW, MissedKind.ROW]
    missed = tuple(Missed(kind, "x", Span(at, at + 1)) for kind, at in zip(kinds, (0, 2, 3, 4, 7), strict=True))
    read = Coverage(Counter({Style.BULLET: 3030, Style.TABLE: 1}), 12, missed)
    shown = [
        "   1  LNK001 [*] misspelled-scheme",
        "",
        "3030  bullets",
        "   1  table row",
        "   1  entry-like line not read",
        "   4  table rows not read",
        "  12  generated and never fixed",
        "",
        "a.md: entry-like line not read: line 1",
        "a.md: table rows not read: lines 3-5, 8",
    ]
    assert statistics.render([(found, read)], color=False).splitlines() == shown
    silent = replace(found, diagnostics=[])
    assert statistics.render([(silent, read)], color=False).splitlines() == shown[2:]


def test_a_diff_can_be_applied() -> None:
    assert diff.render("a.md", "one\r\n\u2028two\nthree", "one\r\n\u2028two \nthree\n") == (
        "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n one\r\n"
        "-\u2028two\n-three\n\\ No newline at end of file\n+\u2028two \n+three\n"
    )


def test_a_diff_to_be_shown_is_harmless() -> None:
    shown = diff.render("a.md", "\x1ba\n", "\x1bb\r\n", is_exact=False)
    assert shown == "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-\\x1ba\n+\\x1bb\r\n"
    assert "\x1b[32m+b\x1b[0m\n" in diff.render("a.md", "a\n", "b\n", color=True)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::x", "\\x3a:error::x"),
        ("  ::error file=a,line=1::x", "  \\x3a:error file=a,line=1::x"),
        ("x\r::error::x", "x\\x0d::error::x"),
        ("x ##[error]x", "x #\\x23[error]x"),
        ("x ##[Add-Mask value]x", "x #\\x23[Add-Mask value]x"),
        ("##vso[task.setvariable]x", "#\\x23vso[task.setvariable]x"),
        ("##teamcity[message]", "#\\x23teamcity[message]"),
        (":::note", ":::note"),
        ("##[Tools](#tools)", "##[Tools](#tools)"),
        ("std::vector::at", "std::vector::at"),
    ],
)
def test_what_is_shown_holds_no_command_of_a_ci(line: str, shown: str) -> None:
    told = diff.render("a\n::error::.md", f"{line}\na\n", f"{line}\nb\n", is_exact=False)
    assert told.split("\n")[0] == "--- a\\x0a::error::.md"
    assert told.split("\n")[3] == f" {shown}"
    source = Source(f"a\n{line}\n")
    span = Span(0, 1)
    found = Diagnostic("LNK001", "misspelled-scheme", line, Severity.ERROR, span, Position(1, 1), Position(1, 2))
    text = report.render([Findings("a.md", source, [found])], Format.TEXT)
    assert "##[error]" not in text
    assert not re.search(r"^\s*::[^:].*::", text, re.MULTILINE)


def test_many_blank_lines_take_no_time() -> None:
    text = "\n" * 200_000 + "::error::x\n"
    assert inert(text) == "\n" * 200_000 + "\\x3a:error::x\n"
