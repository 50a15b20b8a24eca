"""Fixes are applied in rounds until nothing changes, and what a gate refuses changes nothing."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_lint import engine
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.editing import fixer, gates
from awesome_lint.editing.fixer import Parse
from awesome_lint.editing.gates import Trace
from awesome_lint.page import Page
from awesome_lint.settings import Settings
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import Document

SAFE, UNSAFE, DISPLAY = Applicability
PAGE = "# Tools\n\n- [a](https://a.org) - One.\n- [b](https://b.org) - Two.\n"

Check = Callable[[str], Iterator[tuple[str, Fix]]]


def one(start: int, end: int, text: str, applicability: Applicability = SAFE) -> Fix:
    return Fix((Edit(start, end, text),), applicability, "mend it")


def replacing(pattern: str, text: str, code: str = "TST001", applicability: Applicability = SAFE) -> Check:
    """A rule that would have each match of a pattern replaced."""

    def check(page: str) -> Iterator[tuple[str, Fix]]:
        for match in re.finditer(pattern, page):
            yield code, one(*match.span(), text, applicability)

    return check


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the engine run nothing but the given checks."""

    def use(*checks: Check) -> None:
        def check(page: Page, selected: object = None, on_crash: object = None) -> list[Diagnostic]:
            return [diagnostic(page.source, *each) for run in checks for each in run(page.source.text)]

        monkeypatch.setattr(engine, "run", check)

    return use


def diagnostic(source: Source, code: str, fix: Fix) -> Diagnostic:
    span = Span(fix.edits[0].start, fix.edits[0].end)
    location, end = source.position(span.start), source.position(span.end)
    return Diagnostic(code, "fault", "fault", Severity.ERROR, span, location, end, fix)


def fix(text: str, *, unsafe: bool = False) -> fixer.FixResult:
    return fixer.fix(text, Settings(), unsafe=unsafe, selected=[])


def test_a_fix_is_applied_and_reported(use: Callable[..., None]) -> None:
    use(replacing("frmework", "framework"))
    result = fix("a frmework\n")
    assert result.text == "a framework\n"
    assert [each.code for each in result.applied] == ["TST001"]
    assert result.remaining == []
    assert result.refused == []


def test_a_later_round_sees_what_an_earlier_one_made(use: Callable[..., None]) -> None:
    use(replacing("a", "b", "TST001"), replacing("b", "c", "TST002"))
    result = fix("ab\n")
    assert result.text == "cc\n"
    assert [each.code for each in result.applied] == ["TST001", "TST002", "TST002"]


@pytest.mark.parametrize(
    ("applicability", "unsafe", "expected"),
    [(SAFE, False, "b"), (UNSAFE, False, "a"), (UNSAFE, True, "b"), (DISPLAY, False, "a"), (DISPLAY, True, "a")],
)
def test_only_what_may_be_applied_is(
    use: Callable[..., None], applicability: Applicability, *, unsafe: bool, expected: str
) -> None:
    use(replacing("a", "b", applicability=applicability))
    result = fix("a\n", unsafe=unsafe)
    assert result.text == f"{expected}\n"
    assert len(result.remaining) == (expected == "a")


def test_overlapping_fixes_wait_for_the_next_round(use: Callable[..., None]) -> None:
    use(replacing("abc", "ac"), replacing("cd", "d"), replacing("ac", "x"))
    assert fix("abcd\n").text == "ad\n"


def test_edits_that_only_touch_go_in_one_round(use: Callable[..., None]) -> None:
    def check(page: str) -> Iterator[tuple[str, Fix]]:
        if page == "abcd\n":
            yield "TST001", one(0, 2, "x")
            yield "TST001", one(2, 4, "y")

    use(check)
    assert fix("abcd\n").text == "xy\n"


def test_fixes_that_are_harmless_alone_and_not_together_go_rule_by_rule(use: Callable[..., None]) -> None:
    def check(page: str) -> Iterator[tuple[str, Fix]]:
        if page == "a\n\n\nb\n":
            yield "FMT001", one(1, 2, "")
            yield "FMT004", one(3, 4, "")

    use(check)
    result = fix("a\n\n\nb\n")
    assert result.text == "a\n\nb\n"
    assert [each.code for each in result.applied] == ["FMT001"]


def test_what_is_inserted_beside_text_that_moves_waits_for_the_next_round(use: Callable[..., None]) -> None:
    def check(page: str) -> Iterator[tuple[str, Fix]]:
        if page == "b\na\n":
            yield "ORD001", Fix((Edit(0, 1, "a"), Edit(2, 3, "b")), SAFE, "swap the lines")
        if "b." not in page:
            at = page.index("b") + 1
            yield "ENT011", one(at, at, ".")

    use(check)
    assert fix("b\na\n").text == "a\nb.\n"


def test_of_two_insertions_at_one_point_the_second_waits(use: Callable[..., None]) -> None:
    def check(page: str) -> Iterator[tuple[str, Fix]]:
        if page == "ab\n":
            yield "TST001", one(1, 1, "1")
            yield "TST002", one(1, 1, "2")

    use(check)
    assert fix("ab\n").text == "a1b\n"


def test_a_fix_is_applied_whole_or_not_at_all(use: Callable[..., None]) -> None:
    swap = Fix((Edit(0, 1, "b"), Edit(2, 3, "a")), SAFE, "swap")

    def check(page: str) -> Iterator[tuple[str, Fix]]:
        if page == "a b\n":
            yield "TST001", one(2, 3, "c")
            yield "TST002", swap

    use(check)
    assert fix("a b\n").text == "a c\n"


def test_a_shared_fix_is_applied_once_for_all_its_diagnostics(use: Callable[..., None]) -> None:
    def check(page: str) -> Iterator[tuple[str, Fix]]:
        if page.startswith("b"):
            shared = Fix((Edit(0, 2, ""), Edit(4, 4, "b\n")), SAFE, "sort")
            yield "TST001", shared
            yield "TST001", shared

    use(check)
    result = fix("b\na\n")
    assert result.text == "a\nb\n"
    assert len(result.applied) == 2


@pytest.mark.parametrize("text", ["x\r\ny\n", "x\ny\r\n", "x\ry\r\n", "x\r\n\r\ny", "x"])
def test_new_lines_get_the_ending_of_their_place(use: Callable[..., None], text: str) -> None:
    use(lambda page: iter([("TST001", one(1, 1, "\n-"))] if "-" not in page else []))
    ending = Source(text).ending(0) or "\n"
    assert fix(text).text == f"x{ending}-{text[1:]}"


def test_a_line_between_two_gets_the_ending_of_the_upper_one(use: Callable[..., None]) -> None:
    use(lambda page: iter([("TST001", one(3, 3, "-\n"))] if "-" not in page else []))
    assert fix("x\r\ny\n").text == "x\r\n-\r\ny\n"


def test_fixes_that_undo_each_other_change_nothing_and_are_named(use: Callable[..., None]) -> None:
    use(replacing("a", "b", "TST001"), replacing("b", "a", "TST002"))
    result = fix("a\n")
    assert result.text == "a\n"
    assert result.applied == []
    assert [each.code for each in result.remaining] == ["TST001"]
    assert result.refused == [
        "the fixes of TST002 keep changing the page; this is a bug of awesome-lint, please report it"
    ]


def test_fixes_without_end_are_stopped_after_a_hundred_rounds(use: Callable[..., None]) -> None:
    rounds = count()

    def check(page: str) -> Iterator[tuple[str, Fix]]:
        next(rounds)
        yield "ORD099", one(0, 0, "a")

    use(check)
    result = fix("\n")
    assert result.text == "\n"
    assert "ORD099 keep changing the page" in result.refused[0]
    assert next(rounds) == fixer.MAX_ROUNDS + 2  # the last one is for the text as it was


def test_a_fix_that_does_not_mend_its_fault_is_left_out_alone(use: Callable[..., None]) -> None:
    def check(page: str) -> Iterator[tuple[str, Fix]]:
        yield "TST002", one(0, 1, page[0] + "!")

    use(replacing("b", "c"), check)
    result = fix("a b\n")
    assert result.text == "a c\n"
    assert [each.code for each in result.applied] == ["TST001"]
    assert result.refused == [
        "the fixes of TST002 do not fix what they report; this is a bug of awesome-lint, please report it"
    ]


def test_what_a_fix_brings_to_light_elsewhere_is_mended_in_the_next_round(use: Callable[..., None]) -> None:
    def check(page: str) -> Iterator[tuple[str, Fix]]:
        at = page.rfind("frmework")
        if at >= 0:  # the one before it is found as soon as this one is right
            yield "TST001", one(at, at + len("frmework"), "framework")

    use(check)
    result = fix("a frmework, b frmework, c\n")
    assert result.text == "a framework, b framework, c\n"
    assert len(result.applied) == 2
    assert result.refused == []


def test_no_fix_is_offered_that_changes_nothing() -> None:
    text = "# T\n\n- [A](htps://a.dev) - B.\n"
    [found] = engine.check(Page.read(text, Settings(select=["LNK001"])))
    span = found.span
    idle = replace(found, fix=Fix((Edit(span.start, span.end, text[span.start : span.end]),), SAFE, "do nothing"))
    assert [each.fix for each in engine._promoted(Source(text), [found, idle], frozenset())] == [found.fix, None]


def test_a_page_with_a_nul_is_not_changed(use: Callable[..., None]) -> None:
    use(replacing("b", "c"))
    result = fix("a\nb\0\n")
    assert result.text == "a\nb\0\n"
    assert result.refused == ["line 2 contains a NUL character; remove it first"]
    assert fix("\0\n").refused == []


def test_a_page_nested_too_deeply_is_not_changed(use: Callable[..., None]) -> None:
    use(replacing("x", "y"))
    text = "\n" + "> " * 200 + "x\n"
    result = fix(text)
    assert result.text == text
    assert result.refused == ["line 2 is nested too deeply to be read; reduce the nesting first"]


@pytest.mark.parametrize(
    ("pattern", "text"), [("Tools", "Tool"), (r"\n- \[b", "[b"), (r"\) - One", ")- One"), (r"- (?=\[a)", "1. ")]
)
def test_layout_that_changes_what_the_page_shows_is_refused(use: Callable[..., None], pattern: str, text: str) -> None:
    use(replacing(pattern, text, "FMT999"))
    result = fix(PAGE)
    assert result.text == PAGE
    assert re.match("the fixes of FMT999 would change how the page renders at line [13];", result.refused[0])


def test_an_order_fix_that_loses_an_entry_is_refused(use: Callable[..., None]) -> None:
    use(replacing(r"- \[a\].*\n", "", "ORD999"))
    result = fix(PAGE)
    assert result.text == PAGE
    assert result.refused == [
        "the fixes of ORD999 would change the entry `a`, which they should not affect; "
        "this is a bug of awesome-lint, please report it"
    ]


def test_an_order_fix_that_moves_an_entry_passes(use: Callable[..., None]) -> None:
    first, second = (line for line in PAGE.splitlines(keepends=True) if line.startswith("-"))

    def check(page: str) -> Iterator[tuple[str, Fix]]:
        if page == PAGE:
            at = page.index(first)
            yield "ORD999", Fix((Edit(at, at + len(first), ""), Edit(len(page), len(page), first)), SAFE, "sort")

    use(check)
    assert fix(PAGE).text == f"# Tools\n\n{second}{first}"


def test_a_fix_may_change_the_entry_that_it_touches(use: Callable[..., None]) -> None:
    use(replacing("One", "Uno"))
    assert fix(PAGE).text == PAGE.replace("One", "Uno")


def test_a_fix_may_change_an_entry_by_the_definition_of_its_link(use: Callable[..., None]) -> None:
    use(replacing("hhttps", "https"))
    page = "# Tools\n\n- [a] - One.\n- [b](https://b.org) - Two.\n\n[a]: hhttps://a.org\n"
    assert fix(page).text == page.replace("hhttps", "https")


def test_a_fix_that_changes_another_entry_is_refused(use: Callable[..., None]) -> None:
    use(replacing("(?<=# Tools\n)\n(?=- )|(?<=Tools\n)(?=\n- )", "\n```"))
    result = fix(PAGE)
    assert result.text == PAGE
    assert "would change the entry `" in result.refused[0]


def test_a_fix_that_loses_an_entry_that_it_touches_is_refused(use: Callable[..., None]) -> None:
    use(replacing(r"- \[a\].*\n", ""))
    result = fix(PAGE)
    assert result.text == PAGE
    assert result.refused == [
        "the fixes of TST001 would lose an entry; this is a bug of awesome-lint, please report it"
    ]


def test_an_unsafe_fix_that_does_harm_is_left_out_and_called_no_bug(use: Callable[..., None]) -> None:
    use(replacing(r"- \[a\].*\n", "", applicability=UNSAFE))
    result = fix(PAGE, unsafe=True)
    assert result.text == PAGE
    assert result.refused == ["the fixes of TST001 would lose an entry; they are left out"]


def test_layout_right_behind_a_url_does_not_hide_that_its_link_is_lost(use: Callable[..., None]) -> None:
    use(replacing(r"\Attp", "http"), replacing(r"(?<!\n)\Z", "\n", "FMT005"))
    result = fix("ttp://w.org/(a@b.org")
    assert result.text == "ttp://w.org/(a@b.org\n"
    assert ["lose the link to `mailto:a@b.org`" in each for each in result.refused] == [True]


def test_a_fix_that_is_refused_stops_no_other(use: Callable[..., None]) -> None:
    use(replacing(r"- \[a\].*\n", ""), replacing("One|Two", "Uno"), replacing("Tools", "Lists"))
    result = fix(PAGE)
    assert result.text == PAGE.replace("One", "Uno").replace("Two", "Uno").replace("Tools", "Lists")
    assert len(result.remaining) == 1
    assert result.refused == [
        "the fixes of TST001 would lose an entry; this is a bug of awesome-lint, please report it"
    ]
    assert fix(result.text).text == result.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a \nb\n", "a\nb\n"),
        ("a\t\nb\n", "a\nb\n"),
        ("# a\nb\n", "# a\n\nb\n"),
        ("- a\n\n\n- b\n", "- a\n\n- b\n"),
        ("```\na", "```\na\n"),
        ("Foo\t\nBar\n===\n", "Foo\nBar\n===\n"),
    ],
)
def test_pages_that_differ_in_white_space_render_the_same(before: str, after: str) -> None:
    one, other = (Trace.of(Page.read(text, Settings())) for text in (before, after))
    assert gates.changed_rendering(one, other) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a  \nb\n", "a\nb\n"),
        ("*a* b\n", "*a*b\n"),
        ("a\nb\n", "a\n\nb\n"),
        ("- a\n- b\n", "- a\n\n- b\n"),
        ("```\na \n```\n", "```\na\n```\n"),
        ("1. a\n", "2. a\n"),
        ("[a](b)\n", "[a](c)\n"),
        ("a\n\nb\n", "a\n"),
        ("[a]\n\n[a]: b\n", "[a]\n\n[a]: c\n"),
    ],
)
def test_pages_that_show_something_else_do_not_render_the_same(before: str, after: str) -> None:
    one, other = (Trace.of(Page.read(text, Settings())) for text in (before, after))
    assert (gates.changed_rendering(one, other) or "").startswith("would change how the page renders at")


FRAGMENTS = st.lists(st.sampled_from(["a", "b", "ab", "ba", "c", " ", "\n", "\r\n"]), max_size=12).map("".join)


@settings(deadline=None)
@given(FRAGMENTS, st.lists(st.tuples(st.sampled_from(["ab", "b", "c", "bc"]), st.sampled_from(["", "c", "x"]))))
def test_a_second_run_changes_nothing_whatever_the_fixes(text: str, rewrites: list[tuple[str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:

        def check(page: Page, selected: object = None, on_crash: object = None) -> list[Diagnostic]:
            checks = [replacing(old, new) for old, new in rewrites if old != new]
            return [diagnostic(page.source, *each) for run in checks for each in run(page.source.text)]

        patch.setattr(engine, "run", check)
        result = fix(text)
        if not result.applied:
            assert result.text == text
        if not result.refused:
            assert result.remaining == []
        assert fix(result.text).text == result.text


def test_the_page_before_is_let_go_when_the_next_one_is_checked() -> None:
    read: list[int] = []

    def reading(text: str, parse: Parse) -> Page:
        page = Page.read(text, Settings(), parse=parse)
        read.append(id(page.document))
        return page

    def checking(page: Page) -> list[Diagnostic]:
        alive = {id(each) for each in gc.get_objects() if isinstance(each, Document)}
        assert alive.intersection(read) == {id(page.document)}
        return engine.check(page)

    result = fixer.apply("# Tools\n\n- [A](htp://a.org) - One one.\n", fixer.Judge(reading, checking), unsafe=True)
    assert len(read) > 1
    assert result.applied
