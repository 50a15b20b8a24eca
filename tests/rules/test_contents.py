"""Contents lists: how they are read, and that every slip planted in those of real lists is found and mended."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache

import pytest

from awesome_lint import engine, fix
from awesome_lint.catalog import contents
from awesome_lint.catalog.contents import Contents, ContentsEntry
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.editing import fixer
from awesome_lint.editing.fixer import Judge
from awesome_lint.page import Page
from awesome_lint.registry import selection
from awesome_lint.settings import Settings
from awesome_lint.syntax import anchors
from awesome_lint.text import spans
from places import CORPUS, lists, needs_lists

DOC004 = Settings(select=["DOC004"])
SELECTED = selection.matching("DOC004")
MAX_SIZE = 60_000
PER_LIST = 2


@lru_cache(maxsize=4)
def read(text: str) -> Page:
    return Page.read(text, DOC004)


def check(text: str) -> list[Diagnostic]:
    return engine.check(read(text), SELECTED)


def mended(text: str) -> str:
    """The text after the fixes, of a page that may have been read."""
    return fixer.apply(text, Judge(lambda each, _: read(each), lambda page: engine.check(page, SELECTED))).text


def said(text: str) -> list[tuple[int, str]]:
    return [(each.location.row, each.message) for each in check(text)]


def found_in(text: str) -> Sequence[Contents]:
    page = read(text)
    return [*contents.find(page.document, page.source)]


def page(entries: list[str], headings: list[str]) -> str:
    below = (f"{heading}\n\n- [x](https://{at}.example.org/) - Does.\n" for at, heading in enumerate(headings))
    return "# Tools\n\n" + "\n".join(entries) + "\n\n" + "\n".join(below)


SIX = ["Compilers", "Debuggers", "Editors", "Linters", "Parsers", "Shells"]


def contents_of(*names: str) -> list[str]:
    return [f"- [{name}](#{name.lower().replace(' ', '-')})" for name in names]


def sections(*names: str) -> list[str]:
    return [f"## {name}" for name in names]


def test_entries_know_their_headings_and_their_place() -> None:
    (found,) = found_in(page(["- [A](#a)", "  - [B](#b)", "- [C](#C)"], ["## A", "### B", "## C"]))
    assert [(each.text, each.depth, each.target and each.target.text) for each in found.entries] == [
        ("A", 0, "A"),
        ("B", 1, "B"),
        ("C", 0, "C"),
    ]
    assert found.entries[1].parent is found.entries[0]
    assert [[each.text for each in run] for run in found.runs] == [["A", "C"], ["B"]]


@pytest.mark.parametrize(
    "entries",
    [
        ["- [A](#a)", "- [B](#b)"],
        ["- [A](https://a.org)", "- [B](https://b.org)", "- [C](#c)", "- [D](#d)"],
        ["- A", "- B", "- C"],
    ],
)
def test_few_anchors_make_no_contents_list(entries: list[str]) -> None:
    assert found_in(page(entries, ["## A", "## B", "## C", "## D"])) == []


def test_a_heading_is_found_by_the_name_that_html_gives_it() -> None:
    text = page(
        ["- [A](#a)", "- [C#](#csharp)", "- [C++](#cpp)"],
        ["## A", '<a name="csharp"></a>\n\n## C#', "## C++ <a id=cpp></a>"],
    )
    (found,) = found_in(text)
    assert [each.target and each.target.text for each in found.entries] == ["A", "C#", "C++"]
    assert said(text) == []


def test_contents_may_stand_below_an_item_without_a_link() -> None:
    entries = ["- The list", *(f"  {each}" for each in contents_of(*SIX))]
    assert [message for _, message in said(page(entries, sections(*SIX)))] == []
    assert "missing from the contents" in said(page([*entries[:3], *entries[4:]], sections(*SIX)))[0][1]


def test_a_heading_is_listed_by_the_anchor_that_the_others_have() -> None:
    headings = [f'<a id="{name}-header"></a>\n\n## {name}' for name in SIX]
    text = page([f"- [{name}](#{name}-header)" for name in SIX if name != "Debuggers"], headings)
    fixed = fixer.fix(text, DOC004)
    assert "- [Compilers](#Compilers-header)\n- [Debuggers](#Debuggers-header)\n- [Editors]" in fixed.text


def test_an_anchor_belongs_to_the_first_heading_below_it() -> None:
    names = ["Arabic", "Bengali", "Czech"]
    headings = [f'<a id="{name}-header"></a>\n\n## {name}\n### About {name}' for name in names]
    text = page([f"- [{name}](#{name}-header)" for name in names], headings)
    (found,) = found_in(text)
    assert [each.target and each.target.text for each in found.entries] == names
    assert said(text) == []


def test_a_list_in_step_is_silent() -> None:
    assert said(page(contents_of(*SIX), sections(*SIX))) == []


def test_of_few_headings_the_only_one_that_is_missing_is_told() -> None:
    entries = contents_of("Compilers", "Editors", "Shells")
    found = said(page(entries, sections("Compilers", "Debuggers", "Editors", "Shells")))
    assert found[0][1] == "the heading `Debuggers` is missing from the contents; list it after `Compilers`"
    assert said(page(entries, sections("Compilers", "Debuggers", "Editors", "Linters", "Shells"))) == []


def test_another_choice_of_levels_and_sections_is_silent() -> None:
    headings = [*sections(*SIX), "## Contributing", "## License", "### Details", "### More"]
    assert said(page(contents_of(*SIX), headings)) == []


def test_a_section_without_entries_is_not_missed() -> None:
    text = page(contents_of(*SIX), sections(*SIX)).replace("## Editors\n", "## Words\n\nOnly words.\n\n## Editors\n")
    assert said(text) == []


@pytest.mark.parametrize("title", ["Appendix", "Related projects", "More lists"])
def test_what_stands_beside_the_list_is_not_missed_behind_the_last_listed_section(title: str) -> None:
    assert said(page(contents_of(*SIX), sections(*SIX, title))) == []


@pytest.mark.parametrize(("entries", "place"), [(SIX[:-1], "after `Parsers`"), (SIX[1:], "before `Debuggers`")])
def test_the_only_section_before_or_behind_the_listed_ones_is_missed(entries: list[str], place: str) -> None:
    lost = next(name for name in SIX if name not in entries)
    found = check(page(contents_of(*entries), sections(*SIX)))
    assert [each.message for each in found] == [f"the heading `{lost}` is missing from the contents; list it {place}"]
    assert found[0].fix is not None
    assert found[0].fix.applicability is Applicability.SAFE


def test_two_sections_behind_the_listed_ones_are_left_out_on_purpose() -> None:
    assert said(page(contents_of(*SIX[:-2]), sections(*SIX))) == []


def test_below_its_heading_a_list_of_two_is_contents() -> None:
    text = page(["## Contents", "", *contents_of("Compilers", "Debugger")], sections("Compilers", "Debuggers"))
    assert said(text) == [(6, "this page has no anchor `#debugger`; the heading `Debuggers` is `#debuggers`")]
    text = page(["## Contents", "", *contents_of("Compilers", "Debuggers")], sections(*SIX[:3]))
    assert [message for _, message in said(text)] == [
        "the heading `Editors` is missing from the contents; list it after `Debuggers`"
    ]


def test_each_heading_is_meant_by_one_entry() -> None:
    entries = [
        *contents_of("Guides", "Libraries"),
        "  - [Vision](#vision)",
        "  - [Plotting](#plotting)",
        "  - [Geometry](#geometry)",
    ]
    text = page(entries, sections("Guides", "Vision", "Plotting and charts", "Geometry"))
    assert said(text) == [
        (4, "this page has no anchor `#libraries`; update or remove the entry"),
        (6, "this page has no anchor `#plotting`; the heading `Plotting and charts` is `#plotting-and-charts`"),
    ]
    assert "- [Libraries](#libraries)\n  - [Vision]" in fixer.fix(text, DOC004, selected=SELECTED).text


def test_a_link_that_leads_to_a_heading_is_led_elsewhere_only_if_asked_to() -> None:
    entries = [*contents_of("Compilers", "Editors", "Shells"), "- [Linters](#shells)"]
    (found,) = check(page(entries, sections("Compilers", "Editors", "Shells", "Linters")))
    assert found.message == "`#shells` is another heading; the heading `Linters` is `#linters`"
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize(
    ("entry", "heading", "slug"),
    [
        ("[Databases](#db)", "## 2. Databases", "2-databases"),
        (
            "[Databases](#-databases-2020) (2020)",
            "## ![paid](paid.png) [Databases](https://db.example) (2020)",
            "databases-2020",
        ),
        ("[Data bases](#data.bases)", "## Data bases (12)", "data-bases-12"),
        ("[Databases](#databases)", "## Databases and Storage", "databases-and-storage"),
        ("[C#](#c#)", "## C#", "c"),
        ("[Gears](#-gears)", "## ⚙\ufe0f Gears", "%EF%B8%8F-gears"),
        ("[Gears](#)", "## Gears", "gears"),
    ],
)
def test_a_heading_is_meant_by_its_words_without_numbers_and_asides(entry: str, heading: str, slug: str) -> None:
    text = page([*contents_of("Compilers", "Editors"), f"- {entry}"], [*sections("Compilers", "Editors"), heading])
    (found,) = check(text)
    assert found.message.endswith(f" is `#{slug}`")
    assert found.fix is not None
    assert found.fix.applicability is Applicability.SAFE
    assert f"](#{slug})" in fixer.fix(text, DOC004, selected=SELECTED).text


def test_a_paragraph_of_links_to_headings_is_contents() -> None:
    text = page(["[A](#a) · [B](#b) ·", "[D](#d) · [E](#ee)"], sections(*"ABCDE"))
    assert [message for _, message in said(text)] == [
        "this page has no anchor `#ee`; the heading `E` is `#e`",
        "the heading `C` is missing from the contents; list it after `B`",
    ]
    wanted = "[A](#a) · [B](#b) ·\n[C](#c) ·\n[D](#d) · [E](#e)"
    assert wanted in fixer.fix(text, DOC004, selected=SELECTED).text


@pytest.mark.parametrize("line", ["See [A](#a), [B](#b), [D](#d).", "[A](#a) [B](#b) [D](https://d.example)"])
def test_a_paragraph_that_says_something_is_no_contents(line: str) -> None:
    assert found_in(page([line], sections(*"ABCD"))) == []


def test_headings_in_no_order_of_the_list_are_its_own_choice() -> None:
    assert said(page(contents_of(*SIX), sections(*reversed(SIX)))) == []


def test_a_numbered_list_is_reported_and_not_renumbered() -> None:
    entries = [f"{at}. [{name}](#{name.lower()})" for at, name in enumerate([*SIX[:2], *SIX[3:]], 1)]
    (found,) = check(page(entries, sections(*SIX)))
    assert found.message == "the heading `Editors` is missing from the contents; list it after `Debuggers`"
    assert found.fix is None


def test_an_entry_that_says_more_than_its_link_is_no_pattern_for_another() -> None:
    entries = [f"{entry} (12)" for entry in contents_of(*SIX[:2], *SIX[3:])]
    (found,) = check(page(entries, sections(*SIX)))
    assert found.fix is not None
    assert found.fix.applicability == "unsafe"


def test_line_endings_are_kept_when_an_entry_is_inserted() -> None:
    text = page(contents_of(*SIX[:2], *SIX[3:]), sections(*SIX)).replace("\n", "\r\n")
    wanted = page(contents_of(*SIX), sections(*SIX)).replace("\n", "\r\n")
    assert fixer.fix(text, DOC004, selected=SELECTED).text == wanted


def test_indentation_and_marker_are_those_of_the_list() -> None:
    entries = ["*   [A](#a)", *(f"    *   [{name}](#{name.lower()})" for name in SIX if name != "Linters")]
    text = page(entries, ["## A", *(f"### {name}" for name in SIX)])
    assert (
        "    *   [Editors](#editors)\n    *   [Linters](#linters)\n" in fixer.fix(text, DOC004, selected=SELECTED).text
    )


def test_a_slip_in_the_text_is_mended_only_if_asked_to() -> None:
    names = [*SIX, "Servers", "Viewers", "Writers", "Zippers", "Tracers"]
    text = page(contents_of(*names), sections(*names)).replace("[Debuggers]", "[Debugers]")
    (found,) = check(text)
    assert found.message == "the contents say `Debugers` where the heading says `Debuggers`"
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE


def test_percent_encoding_is_kept() -> None:
    entries = ["- [编译器](#%E7%BC%96%E8%AF%91%E5%99%A8)", "- [编辑器](#%E7%BC%96%E8%BE%91)", "- [工具](#工具)"]
    text = page(entries, ["## 编译器", "## 编辑器", "## 工具"])
    assert said(text) == [(4, "this page has no anchor `#%E7%BC%96%E8%BE%91`; the heading `编辑器` is `#编辑器`")]
    assert "(#%E7%BC%96%E8%BE%91%E5%99%A8)" in fixer.fix(text, DOC004, selected=SELECTED).text


def test_what_a_program_writes_is_left_to_it() -> None:
    text = page(["<!-- toc -->", "", *contents_of(*SIX[1:]), "- [Gone](#gone)", "", "<!-- tocstop -->"], sections(*SIX))
    assert [each for each in check(text) if each.location.row < 12] == []


def test_a_long_contents_list_is_read_in_time_in_proportion_to_its_length() -> None:
    names = [f"Section {at}" for at in range(3_000)]
    text = page([f"- [{name}](#{name.lower().replace(' ', '_')})" for name in names], sections(*names))
    read_page = read(text)
    started = time.process_time()
    assert len(engine.check(read_page, SELECTED)) == 3_000
    assert time.process_time() - started < 5


# planted


def planting_places() -> Iterator[tuple[str, str, Page, list[ContentsEntry]]]:
    """A few entries of each contents list of real pages that are in step."""
    draw = random.Random(4)
    for path in lists(CORPUS, below=MAX_SIZE):
        text = path.read_bytes().decode()
        whole = read(text)
        for found in contents.find(whole.document, whole.source):
            sound = [each for each in found.entries if is_sound(each, whole)]
            chosen = draw.sample(sound, min(PER_LIST, len(sound)))
            if chosen:
                yield path.name, text, whole, sorted(chosen, key=lambda each: each.link.start)


def is_sound(entry: ContentsEntry, whole: Page) -> bool:
    """Whether an entry leads to the heading that it names, and to no other of that name or place in HTML."""
    target = entry.target
    regions = whole.catalog.generated
    if entry.anchor in {name for name, _ in anchors.named(whole.document, whole.source)}:
        return False
    if target is None or spans.at(regions, entry.link.start) or entry.anchor != target.node.slug:
        return False
    return (
        target.listed == 1
        and f"#{entry.anchor}-1" not in whole.source.text
        and contents.letters(entry.text) == target.letters
    )


def inserted(text: str, pieces: list[tuple[int, str]]) -> str:
    """The text with pieces put in at offsets."""
    for at, piece in sorted(pieces, reverse=True):
        text = text[:at] + piece + text[at:]
    return text


@needs_lists
def test_slips_planted_in_real_contents_lists_are_found_and_mended() -> None:
    tried = renamed = found_renamed = as_before = 0
    for name, text, whole, entries in planting_places():
        rows = {whole.source.position(each.link.start).row for each in entries}
        urls = [each.link.url_span for each in entries]
        before = mended(text)
        for planted in (
            inserted(text, [(url.end, "s") for url in urls]),
            inserted(text, [(url.start + 1, "my-") for url in urls]),
        ):
            tried += len(entries)
            assert rows <= {row for row, _ in said(planted)}, (name, rows)
            as_before += len(entries) * (mended(planted) == before)
        headings = [each.target.node.content_span for each in entries if each.target]
        renamed += len(entries)
        found_renamed += len(
            rows & {row for row, _ in said(inserted(text, [(each.end, " of old") for each in headings]))}
        )
    assert tried > 30
    assert as_before >= 0.97 * tried
    assert found_renamed >= 0.97 * renamed


def printed(text: str) -> list[str]:
    """The first part of each message that is printed by default."""
    return [each.message.partition(";")[0] for each in check(text) if each.severity.reaches(Severity.WARNING)]


def test_contents_in_groups_of_their_own() -> None:
    def listed(*groups: str) -> str:
        lines = []
        for at, names in enumerate(groups):
            lines += [f"- Group {at}", *(f"  - [{name}](#{name.lower()})" for name in names.split())]
        headings = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Gum", "Hazel", "Ivy"]
        sections = "".join(f"## {name}\n\n- [{name} tool](https://{name}.dev/x) - Sorts.\n\n" for name in headings)
        return "# T\n\n## Contents\n\n" + "\n".join(lines) + f"\n\n{sections}"

    assert printed(listed("Ash Birch Elm Cedar", "Fir Gum Hazel Ivy")) == ["`Elm` is not in the order of the headings"]
    assert printed(listed("Fir Gum Ivy Hazel", "Ash Cedar Birch", "Elm")) == []
    assert printed(listed("Ash Birch Cedar Elm", "Ash Fir Gum Hazel Ivy")) == []
    assert printed(listed("Ash Birch Gum Ivy", "Cedar Fir", "Hazel Elm")) == []


def test_contents_that_lead_to_another_heading_of_the_same_name() -> None:
    names = ["Ash", "Birch", "Cedar", "Elm"]
    listed = "".join(f"- [{name}](#{name.lower()})\n" for name in names)
    sections = "".join(f"## {name}\n\n- [{name} tool](https://{name}.dev/x) - Sorts.\n\n" for name in names)
    deep = "### Elm\n\n- [Deep tool](https://deep.dev/x) - Sorts.\n\n"
    text = f"# T\n\n## Contents\n\n{listed}\n" + sections.replace("## Birch", f"{deep}## Birch")
    assert printed(text) == ["`#elm` is another heading of that name"]


def test_anchors_with_blanks_are_written_so_that_they_lead_there() -> None:
    titles = ["Alder", "Birch", "Cedar", "Dogwood", "Elm"]
    listed = "".join(f"- [{title}](#my-{title.lower()})\n" for title in titles if title != "Dogwood")
    sections = "".join(
        f'<a name="my{" " if title == "Dogwood" else "-"}{title.lower()}"></a>\n\n## {title}\n\n- [{title} B](https://{title}.org)\n\n'
        for title in titles
    )
    fixed = fix(f"# T\n\n## Contents\n\n{listed}\n{sections}", Settings(select=["DOC004"]))
    assert not fixed.refused
    assert "- [Dogwood](#my%20dogwood)\n" in fixed.text


def test_an_image_behind_a_title_leaves_no_anchor_of_its_own() -> None:
    titles = ["Alder", "Birch", "Cedar", "Dogwood"]
    listed = "".join(f"- [{title}](#my-{title.lower()})\n" for title in titles)
    sections = "".join(
        f'<a name="my-{title.lower()}"></a>\n\n## {title}\n\n- [{title} B](https://{title}.org)\n\n' for title in titles
    )
    images = " ".join(f"![{name}](https://a.org/{name}.svg)" for name in "ab")
    text = f"# Trees {images}\n\n## Contents\n\n- [Trees](#trees-)\n{listed}\n{sections}"
    fixed = fix(text, Settings(select=["DOC004"]))
    assert "- [Trees](#trees)\n" in fixed.text
