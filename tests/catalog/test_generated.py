"""Regions that a program writes: how they are told, and that no finding or fix lies in one."""

from __future__ import annotations

import pytest

from awesome_lint import engine, pipeline
from awesome_lint.catalog import generated
from awesome_lint.page import Page
from awesome_lint.settings import OrderSettings, Settings
from awesome_lint.source import Source, Span
from awesome_lint.syntax import tree
from awesome_lint.text import spans


def regions(text: str) -> list[str]:
    source = Source(text)
    return [source.cut(region) for region in generated.regions(tree.parse(source))]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<!-- BEGIN LIST -->", "<!-- END LIST -->"),
        ("<!-- LIST:START -->", "<!-- LIST:END -->"),
        ("<!-- START_SECTION:posts -->", "<!-- END_SECTION:posts -->"),
        ("<!-- BEGIN_TF_DOCS -->", "<!-- END_TF_DOCS -->"),
        ("<!-- ALL-CONTRIBUTORS-LIST:START - Do not remove -->", "<!-- ALL-CONTRIBUTORS-LIST:END -->"),
        ("<!-- START doctoc generated TOC please keep -->", "<!-- END doctoc generated TOC please keep -->"),
        ("<!-- markdown-toc start - Don't edit -->", "<!-- markdown-toc end -->"),
        ("<!-- toc -->", "<!-- tocstop -->"),
        ("<!-- TOC -->", "<!-- /TOC -->"),
        ("<!--ts-->", "<!--te-->"),
        ("<!-- START_SECTION:waka -->", "<!-- END_SECTION:waka -->"),
        ("<!-- start: auto-generated list -->", "<!-- end: auto-generated list -->"),
        ("<!-- readme: contributors -start -->", "<!-- readme: contributors -end -->"),
        ("<!-- tools start (do not edit) -->", "<!-- tools end -->"),
    ],
)
def test_a_region_reaches_from_its_first_comment_to_its_last(start: str, end: str) -> None:
    region = f"{start}\n\n- [a](https://a.org)\n\n{end}"
    assert regions(f"# L\n\n{region}\n\nBehind.\n") == [region]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<!--start-->", "<!--end-->"),
        ("<!-- prettier-ignore-start -->", "<!-- prettier-ignore-end -->"),
        ("<!-- site:ignore:start -->", "<!-- site:ignore:end -->"),
        ("<!-- START of the list -->", "<!-- END of the list -->"),
        ("<!-- A:START -->", "<!-- B:END -->"),
        ("<!-- A:START -->", "<!-- A -->"),
        ("<!-- lists-start -->", "<!-- lists-end -->"),
        ("<!-- links:start -->", "<!-- links:end -->"),
        ("<!-- tabs:start -->", "<!-- tabs:end -->"),
        ("<!-- START Tools -->", "<!-- END Tools -->"),
        ("<!-- if you want to help, this is where to start -->", "<!-- end -->"),
    ],
)
def test_what_no_labelled_pair_of_comments_encloses_is_written_by_people(start: str, end: str) -> None:
    assert regions(f"# L\n\n{start}\n\n- [a](https://a.org)\n\n{end}\n") == []


def test_contents_within_any_labelled_pair_are_written_by_a_program() -> None:
    region = "<!-- nav-start -->\n\n- [A](#a)\n- [B](#b)\n\n<!-- nav-end -->"
    assert regions(f"# L\n\n{region}\n\n## A\n\n## B\n") == [region]


def test_regions_within_regions_are_part_of_them() -> None:
    text = "<!-- A:START -->\n\n<!-- B:START -->\n\nx\n\n<!-- B:END -->\n\n<!-- A:END -->"
    assert regions(f"{text}\n\n<!-- C:START -->\n<!-- C:END -->\n") == [text, "<!-- C:START -->\n<!-- C:END -->"]


def test_a_place_lies_in_a_region_or_not() -> None:
    found = [Span(5, 9), Span(12, 20)]
    assert [spans.at(found, offset) for offset in (4, 5, 8, 9, 19, 20)] == [
        None,
        found[0],
        found[0],
        None,
        found[1],
        None,
    ]
    assert [spans.share_text(found, span) for span in (Span(0, 5), Span(0, 6), Span(9, 12), Span(19, 30))] == [
        False,
        True,
        False,
        True,
    ]
    assert [spans.share_text(found, Span(offset, offset)) for offset in (5, 6, 9)] == [False, True, False]


WRITTEN = "- [a](hhttps://a.org)  \n- [b](https://b.org)\n"
BROKEN = "- [c](hhttps://c.org)  \n- [d](https://d.org)\n"
MENDED = "- [c](https://c.org)\n- [d](https://d.org)\n"


def said(text: str) -> list[tuple[int, str]]:
    return [(each.location.row, each.code) for each in engine.check(Page.read(text, Settings()))]


def test_of_what_a_program_writes_the_faults_of_its_source_are_reported_and_not_fixed() -> None:
    page = f"# L\n\n<!-- LIST:START -->\n\n{WRITTEN}\n<!-- LIST:END -->\n\n{BROKEN}"
    assert said(page) == [(5, "LNK001"), (10, "LNK001"), (10, "FMT001")]
    found = engine.check(Page.read(page, Settings(select=["LNK001"])))
    assert [each.fix is None for each in found] == [True, False]


def test_no_fix_changes_what_a_program_writes() -> None:
    page = f"# L\n\n<!-- LIST:START -->\n{WRITTEN}\n\n\n<!-- LIST:END -->\n\n"
    result = pipeline.fix(page + BROKEN)
    assert result.refused == []
    assert result.text == page + MENDED
    assert pipeline.format_text(page + BROKEN) == page + BROKEN.replace("  \n", "\n")


def test_a_fix_that_reaches_into_a_region_is_left_out() -> None:
    a, b, c, d = (f"## {name}\n\n- Kind: `x`\n\n" for name in "abcd")
    settings = Settings(select=["ORD"], order=OrderSettings(by="name"))
    mixed = engine.check(Page.read(f"# L\n\n{d}<!-- L:START -->\n\n{a}{b}<!-- L:END -->\n\n{c}", settings))
    assert [(each.code, each.location.row, each.fix) for each in mixed] == [("ORD001", 3, None)]
    plain = engine.check(Page.read(f"# L\n\n{d}{a}{b}{c}", settings))
    assert [(each.location.row, each.fix is None) for each in plain] == [(3, False)]


def test_a_page_without_entries_is_reported_outside_its_regions() -> None:
    region = "<!-- toc -->\n\n- [x](#x)\n\n<!-- tocstop -->"
    assert (6, "DOC001") in said(f"{region}\n\nText.\n")
    assert (5, "DOC001") in said(region)


def test_a_dead_link_of_generated_contents_is_reported_where_it_stands() -> None:
    entries = "".join(f"- [{name}](#{name})\n" for name in ("alpha", "beta", "gama", "delta", "epsilon"))
    headings = "".join(
        f"## {name}\n\n- [x](https://{name}.org)\n\n" for name in ("alpha", "beta", "gamma", "delta", "epsilon")
    )
    page = f"# L\n\n<!-- toc -->\n\n{entries}\n<!-- tocstop -->\n\n{headings}"
    assert [each for each in said(page) if each[1] in ("LNK004", "DOC004")] == [(7, "LNK004")]
