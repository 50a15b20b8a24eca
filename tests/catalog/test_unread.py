"""Lines that look like entries and are none: which they are, what mends them, and that they are counted."""

from __future__ import annotations

from functools import partial

import pytest

from awesome_lint import catalog, engine, pipeline
from awesome_lint.catalog import coverage, unread
from awesome_lint.catalog.coverage import Counts, Coverage
from awesome_lint.catalog.records import Catalog, Style
from awesome_lint.catalog.unmade import Flaw, Unread
from awesome_lint.diagnostic import Applicability
from awesome_lint.page import Page
from awesome_lint.settings import Settings
from awesome_lint.source import Source, Span
from awesome_lint.syntax import tree
from timing import seconds, takes_less

NOTHING = Catalog(None, None, Span(0, 0))
SELECTED = Settings(ignore=["DOC", "SPL"])
GOOD = "- [one](https://one.org) - First.\n"
AFTER = "- [two](https://two.org) - Last.\n"


def find(text: str, *, is_list: bool = True) -> list[Unread]:
    source = Source(text)
    document = tree.parse(source)
    return unread.find(document, catalog.read(source, document), text, is_list=is_list)


def faults(text: str, *, is_list: bool = True) -> list[tuple[int, Flaw]]:
    source = Source(text)
    return [(source.position(each.span.start).row, each.fault) for each in find(text, is_list=is_list)]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("[name] (https://x.org) - Text.", Flaw.SPACE_BEFORE_URL),
        ("[name]  (www.x.org)", Flaw.SPACE_BEFORE_URL),
        ("**[name] (https://x.org)** - Text.", Flaw.SPACE_BEFORE_URL),
        ("Meetup [name] (https://x.org)", Flaw.SPACE_BEFORE_URL),
        ("🚀 [`name`] (https://x.org/a_(b)) - Text.", Flaw.SPACE_BEFORE_URL),
        ("[name](https://x.org", Flaw.NOT_CLOSED),
        ("[name](https://x.org - Text.", Flaw.NOT_CLOSED),
        ("[name](https://x.org/a_(b) - Text.", Flaw.NOT_CLOSED),
        ("[name](https://x.org/a b) - Text.", Flaw.SPACE_IN_URL),
        ("[name(https://x.org) - Text.", Flaw.NO_CLOSING_BRACKET),
        ("[name(https://x.org) - See [docs](https://d.org).", Flaw.NO_CLOSING_BRACKET),
        ("name](https://x.org) - Text.", Flaw.NO_OPENING_BRACKET),
        ("name (of it)](docs/name.md) - Text.", Flaw.NO_OPENING_BRACKET),
        ("(name)[https://x.org] - Text.", Flaw.REVERSED),
        ("(https://x.org)[name] - Text.", Flaw.REVERSED),
        ("[name][https://x.org] - Text.", Flaw.SQUARE),
        ("[name]((https://x.org) - Text.", Flaw.TWO_BRACKETS),
        ("[name]](https://x.org) - Text.", Flaw.TWO_BRACKETS),
        ("[name]https://x.org) - Text.", Flaw.NO_ROUND_BRACKET),
        ("[name] https://x.org) - Text.", Flaw.NO_ROUND_BRACKET),
        ("[name]（https://x.org） - Text.", Flaw.FULL_WIDTH),
        ("[name](https://x.org） - Text.", Flaw.FULL_WIDTH),
        ("[name]: https://x.org - Text.", Flaw.COLON),
        ("[name]:(https://x.org) - Text.", Flaw.COLON),
        ("[name]\u00a0(https://x.org) - Text.", Flaw.SPACE_BEFORE_URL),
        ("[name](https://x.org] - Text.", Flaw.NOT_CLOSED),
        ("[name](https://x.org/a} - Text.", Flaw.NOT_CLOSED),
        ("[name]https://x.org - Text.", Flaw.NO_ROUND_BRACKETS),
        ("[name]<https://x.org> - Text.", Flaw.NO_ROUND_BRACKETS),
        ("[name](<https://x.org) - Text.", Flaw.NO_ROUND_BRACKETS),
        ("{name}(https://x.org) - Text.", Flaw.OTHER_BRACKETS),
        ("(name)(https://x.org) - Text.", Flaw.OTHER_BRACKETS),
        ("［name］(https://x.org) - Text.", Flaw.OTHER_BRACKETS),
        ("【name】（https://x.org） - Text.", Flaw.OTHER_BRACKETS),
        ("\\[name\\](https://x.org) - Text.", Flaw.ESCAPED),
        ("[name]\\(https://x.org\\) - Text.", Flaw.ESCAPED),
        ("[name[(https://x.org) - Text.", Flaw.OPENED_TWICE),
    ],
)
@pytest.mark.parametrize("bullet", ["-", "*", "+", "1.", "- [ ]"])
def test_a_broken_link_at_the_start_of_an_item(line: str, fault: Flaw, bullet: str) -> None:
    assert faults(f"# L\n\n{bullet} {line}\n") == [(3, fault)]
    assert faults(f"# L\n\n- Category\n  {bullet} {line}\n") == [(4, fault)]


@pytest.mark.parametrize(
    "line",
    [
        "[name](https://x.org) - Text [like] (this).",
        "[name](https://x.org) - [Demo] (https://d.org)",
        "[name][ref] - Text.",
        "[name] - Text (https://x.org).",
        "[name] (2024) - Text.",
        "[name] (see below) [x](https://x.org)",
        "[name] (self-hosted) - Text.",
        "name (https://x.org) - Text.",
        "name [1], see (https://x.org)",
        "`[name] (https://x.org)` - how not to write it.",
        "\\[name\\] (https://x.org)",
        "[name](<https://x.org/a b>) - Text.",
        "[name](#anchor) (https://x.org)",
        "[![badge](https://b.org)](https://x.org) name](x)",
        "array[0](x) of (a)[b]",
        "[ ] (https://x.org) is a task that is open",
        "see this aside [and more (https://x.org)] - Text.",
    ],
)
def test_what_is_a_link_or_was_not_meant_as_one(line: str) -> None:
    assert faults(f"# L\n\n{GOOD}- {line}\n{AFTER}\n[ref]: https://r.org\n") == []


def test_a_file_in_brackets_is_a_url_where_the_list_links_to_files() -> None:
    line = "- [b] (awesome-b) - Text.\n"
    assert faults(f"# L\n\n- [a](./awesome-a) - Text.\n{line}") == [(4, Flaw.SPACE_BEFORE_URL)]
    assert faults(f"# L\n\n{GOOD}{line}") == []


@pytest.mark.parametrize("bullet", ["-", "*", "+", "1.", "2)"])
def test_a_bullet_without_a_space(bullet: str) -> None:
    line = f"{bullet}[name](https://x.org) - Text.\n"
    expected = Flaw.NO_SPACE_AFTER_BULLET
    assert faults(f"# L\n\n{GOOD}{line}{AFTER}") == [(4, expected)]
    assert faults(f"# L\n\n{line}{AFTER}") == [(3, expected)]
    assert faults(f"# L\n\n{GOOD}\n{line}") == [(5, expected)]
    assert faults(f"# L\n\n## S\n\n{line}{line}") == [(5, expected), (6, expected)]
    assert faults(f"# L\n\n{GOOD}{bullet}**[name](https://x.org)** - Text.\n") == [(4, expected)]


def test_a_name_in_brackets_among_links_lacks_its_url() -> None:
    lines = "".join(f"- [{name}](https://{name}.org) - Text.\n" for name in ("ant", "bee", "cat"))
    assert [each.fault for each in find(f"# L\n\n{lines}- [dog] - Text.\n")] == [Flaw.NO_URL]
    assert find("# L\n\n- [ant] - Text.\n- [bee] - Text.\n") == []


LINKED = "".join(f"- [{name}](https://{name}.org) - Text.\n" for name in ("ant", "bee", "cat", "dog", "elk", "fox"))


@pytest.mark.parametrize(
    ("line", "fault", "wanted"),
    [
        ("[gnu] https://gnu.org - Text.", Flaw.NO_ROUND_BRACKETS, "[gnu](https://gnu.org) - Text."),
        ("gnu (https://gnu.org) - Text.", Flaw.NO_BRACKETS, "[gnu](https://gnu.org) - Text."),
        ("![gnu](https://gnu.org/x) - Text.", Flaw.IMAGE, "[gnu](https://gnu.org/x) - Text."),
    ],
)
def test_what_is_a_broken_link_only_among_links(line: str, fault: Flaw, wanted: str) -> None:
    assert faults(f"# L\n\n{LINKED}- {line}\n") == [(9, fault)]
    assert faults(f"# L\n\n- {line}\n- Other text.\n") == []
    assert fixed(f"# L\n\n{LINKED}- {line}\n")[0] == f"# L\n\n{LINKED}- {wanted}\n"


@pytest.mark.parametrize(
    "line",
    [
        "![gnu](https://gnu.org/x.png) - Text.",
        "![gnu](https://img.shields.io/x) [gnu](https://gnu.org)",
        "gnu, which is (https://gnu.org) and more",
        "[Videos] : [one](https://one.org), [two](https://two.org)",
        "[2024] https://gnu.org",
    ],
)
def test_what_is_no_broken_link_even_among_links(line: str) -> None:
    assert faults(f"# L\n\n{LINKED}- {line}\n") == []


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("[name](https://x.org] - Text.", "[name](https://x.org) - Text."),
        ("[name](https://x.org/a_(b)} - Text.", "[name](https://x.org/a_(b)) - Text."),
        ("[name[(https://x.org) - Text.", "[name](https://x.org) - Text."),
        ("\\[name\\](https://x.org) - Text.", "[name](https://x.org) - Text."),
        ("【name】(https://x.org) - Text.", "[name](https://x.org) - Text."),
        ("[name](<https://x.org) - Text.", "[name](https://x.org) - Text."),
        ("[name]\u00a0(https://x.org) - Text.", "[name](https://x.org) - Text."),
    ],
)
def test_brackets_are_mended_as_a_person_would(line: str, wanted: str) -> None:
    text, applicability = fixed(f"# L\n\n{GOOD}- {line}\n")
    assert text == f"# L\n\n{GOOD}- {wanted}\n"
    assert applicability == [Applicability.SAFE]


def test_a_no_break_space_is_no_space_behind_a_bullet() -> None:
    text = "# L\n\n- [ant](https://ant.org) - Text.\n-\u00a0[bee](https://bee.org) - Text.\n"
    assert [each.fault for each in find(text)] == [Flaw.NO_SPACE_AFTER_BULLET]


def test_a_dash_is_no_bullet() -> None:
    line = "— [name](https://x.org) - Text.\n"
    assert faults(f"# L\n\n{GOOD}{line}") == [(4, Flaw.NO_BULLET)]
    assert faults(f"# L\n\n{line}{GOOD}") == [(3, Flaw.NO_BULLET)]
    assert faults(f"# L\n\n{GOOD}  {line}  {AFTER}") == [(4, Flaw.NO_BULLET)]


@pytest.mark.parametrize(
    "text",
    [
        f"# L\n\n{GOOD}  — [code](https://c.org)\n{AFTER}",
        f"# L\n\n{GOOD}  and\n  *[more](https://m.org)*\n",
        "# L\n\n> Wise words.\n\n-[Author](https://x.org)\n",
        f"# L\n\n{GOOD}\nText\n- and [a](https://x.org)\n",
        f"# L\n\n{GOOD}-[on the page](#one)\n",
        f"# L\n\n{GOOD}-[![badge](https://b.org/x.svg)](https://x.org)\n",
        "# L\n\n```\n-[name](https://x.org)\n- [name] (https://x.org)\n```\n",
    ],
)
def test_what_is_no_broken_bullet(text: str) -> None:
    assert faults(text) == []


def test_a_page_that_need_not_be_a_list_is_one_with_many_bullets() -> None:
    broken = "- [name] (https://x.org)\n"
    assert faults(f"# Notes\n\n{GOOD}{broken}", is_list=False) == []
    many = "".join(f"- [n{at}](https://n{at}.org)\n" for at in range(10))
    assert faults(f"# Notes\n\n{many}{broken}", is_list=False) == [(13, Flaw.SPACE_BEFORE_URL)]


# records


def test_what_cannot_be_read_is_no_entry_and_no_part_of_the_one_above() -> None:
    broken = "- [n] (https://n.org) - N.\n  - [child](https://child.org)\n-[m](https://m.org) - M.\n"
    source = Source(f"# L\n\n{GOOD}-[l](https://l.org) - L.\n{broken}{AFTER}")
    page = catalog.read(source, tree.parse(source))
    assert [(each.name, each.description, [link.url for link in each.links]) for each in page.entries] == [
        ("one", "First.", ["https://one.org"]),
        ("child", None, ["https://child.org"]),
        ("two", "Last.", ["https://two.org"]),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- [n] (https://n.org) - N.",
        "- [n](https://n.org",
        "- [n](https://n.org/a b) - N.",
        "- [n(https://n.org) - N.",
        "- n](https://n.org) - N.",
        "- (n)[https://n.org] - N.",
        "-[n](https://n.org) - N.",
        "– [n](https://n.org) - N.",
    ],
)
def test_one_fault_is_reported_once(line: str) -> None:
    before = "".join(f"- [{letter}](https://{letter}.org) - About it.\n" for letter in "abcdefghijklm")
    found = engine.check(Page.read(f"# L\n\n## S\n\n{before}{line}\n- [o](https://o.org) - About it.\n", SELECTED))
    assert [each.code for each in found] == ["ENT010"]


# fixes


def fixed(text: str) -> tuple[str, list[Applicability]]:
    settings = Settings(select=["ENT010"])
    found = engine.check(Page.read(text, settings))
    result = pipeline.fix(text, settings, unsafe=True)
    assert result.refused == []
    return result.text, [each.fix.applicability for each in found if each.fix]


@pytest.mark.parametrize(
    ("line", "mended", "safe"),
    [
        ("[name]  (https://x.org) - T.", "[name](https://x.org) - T.", True),
        ("[name](https://x.org", "[name](https://x.org)", True),
        ("[name](https://x.org/(a)", "[name](https://x.org/(a))", False),
        ("[name](https://x.org - T.", "[name](https://x.org) - T.", False),
        ("[name](https://x.org\n  - and on", "[name](https://x.org)\n  - and on", True),
        ("[name](https://x.org/a\n  b) - T.", "[name](https://x.org/a)\n  b) - T.", False),
        ("[name(https://x.org) - T.", "[name](https://x.org) - T.", True),
        ("[name (https://x.org) - T.", "[name](https://x.org) - T.", False),
        ("name](https://x.org) - T.", "[name](https://x.org) - T.", True),
        ("a name](https://x.org) - T.", "[a name](https://x.org) - T.", False),
        ("(name)[https://x.org] - T.", "[name](https://x.org) - T.", True),
        ("(https://x.org)[name] - T.", "[name](https://x.org) - T.", True),
        ("[name][https://x.org] - T.", "[name](https://x.org) - T.", True),
        ("[name] （https://x.org） - T.", "[name](https://x.org) - T.", True),
    ],
)
def test_a_link_is_mended_and_safely_where_there_is_one_way(line: str, mended: str, *, safe: bool) -> None:
    expected = Applicability.SAFE if safe else Applicability.UNSAFE
    assert fixed(f"# L\n\n{GOOD}- {line}\n{AFTER}") == (f"# L\n\n{GOOD}- {mended}\n{AFTER}", [expected])


@pytest.mark.parametrize(
    ("text", "mended", "safe"),
    [
        (f"{GOOD}-[n](https://n.org)\n", f"{GOOD}- [n](https://n.org)\n", True),
        (f"-[n](https://n.org)\n{GOOD}", f"- [n](https://n.org)\n{GOOD}", True),
        (f"{GOOD}*[n](https://n.org)\n", f"{GOOD}* [n](https://n.org)\n", False),
        (f"{GOOD}  -[n](https://n.org)\n", f"{GOOD}  - [n](https://n.org)\n", False),
        (f"{GOOD}\n-[n](https://n.org)\n", f"{GOOD}\n- [n](https://n.org)\n", False),
        (f"{GOOD}– [n](https://n.org)\n", f"{GOOD}- [n](https://n.org)\n", False),
        ("1. [o](https://o.org)\n2.[n](https://n.org)\n", "1. [o](https://o.org)\n2. [n](https://n.org)\n", True),
        ("* [o](https://o.org)\n• [n](https://n.org)\n", "* [o](https://o.org)\n* [n](https://n.org)\n", False),
    ],
)
def test_a_bullet_is_mended_and_safely_where_its_siblings_have_it(text: str, mended: str, *, safe: bool) -> None:
    expected = Applicability.SAFE if safe else Applicability.UNSAFE
    assert fixed(f"# L\n\n{text}") == (f"# L\n\n{mended}", [expected])


def test_several_bullets_in_a_row_are_mended_and_line_endings_kept() -> None:
    text = "# L\r\n\r\n- [a](https://a.org) - A.  \r\n-[b](https://b.org) - B.\r\n-[c](https://c.org) - C.\r\n"
    mended = text.replace("-[", "- [")
    assert fixed(text) == (mended, [Applicability.SAFE] * 2)
    assert [entry.name for entry in pipeline.parse(mended).entries] == ["a", "b", "c"]


def test_a_mended_line_may_be_a_link_of_the_entry_above() -> None:
    courses = "".join(
        f"- [Course {at}](https://c{at}.org) - About {at}.\n  - [Lectures](https://c{at}.org/lectures)\n"
        for at in range(4)
    )
    text = f"# L\n\n{courses}- [Last](https://last.org) - Last.\n  - [Lectures] (https://last.org/lectures)\n"
    assert fixed(text) == (text.replace("] (", "]("), [Applicability.SAFE])


# coverage


def measured(text: str, *, is_list: bool = True) -> Coverage:
    source = Source(text)
    document = tree.parse(source)
    return coverage.measure(document, catalog.read(source, document), text, Settings(), is_list=is_list)


def test_coverage_counts_entries_by_style_and_lines_that_were_not_read() -> None:
    table = "| Name | Kind |\n| --- | --- |\n| [t](https://t.org) | x |\n| [u](https://u.org) | y |\n"
    region = "<!-- L:START -->\n\n- [g](https://g.org) - G.\n\n<!-- L:END -->\n"
    found = measured(f"# L\n\n## A\n\n{GOOD}-[n](https://n.org)\n{AFTER}\n## B\n\n{table}\n## C\n\n{region}")
    assert dict(found.styles) == {Style.BULLET: 3, Style.TABLE: 2}
    assert (found.entries, found.generated, len(found.missed)) == (5, 1, 1)
    counts = Counts.of(found)
    assert counts.parts() == [(3, "bullets"), (2, "table rows")]
    assert counts.gaps() == [(1, "entry-like line not read"), (1, "generated and never fixed")]


def test_coverage_adds_up() -> None:
    one, other = measured(f"# L\n\n{GOOD}"), measured("# L\n\n## a\n\n- Kind: `x`\n\n## b\n\n- Kind: `y`\n")
    both = Counts.of(one, other)
    assert both.parts() == [(2, "headings"), (1, "bullet")]
    assert both.gaps() == []
    assert Counts.of() == Counts()


@pytest.mark.parametrize(
    "line",
    [
        "- [name(https://x.org - [[[ ((( [a](https://a.org)\n-[b](https://b.org)\n",
        "- [name] (some-file)\n",
        "- [name] - Text.\n",
        "- [a](https://a.org)\n-[b](https://b.org)\n",
    ],
)
def test_many_broken_lines_take_time_in_proportion_to_their_number(line: str) -> None:
    def taken(count: int) -> float:
        text = "# L\n\n" + line * count
        document = tree.parse(Source(text))
        return seconds(partial(unread.find, document, NOTHING, text, is_list=True), 3)

    taken(10)
    assert taken(4000) < 30 * max(taken(400), 0.001)


@pytest.mark.parametrize("character", "[(*- ")
def test_a_long_line_takes_little_time(character: str) -> None:
    text = f"# L\n\n- [{character * 20_000}\n"
    assert takes_less(partial(unread.find, tree.parse(Source(text)), NOTHING, text, is_list=True), 1)
