"""Defects planted one at a time in links of real lists: each is found at its line, and fixed to the very original."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from awesome_lint import engine
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page import Page
from awesome_lint.page.destinations import Destination, destinations
from awesome_lint.settings import Settings
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from corpus import page_of
from places import CORPUS, lists, needs_lists
from thoroughness import tries

SETTINGS = Settings(select=["LNK", "ENT010", "DOC004"])
MAX_PAGE = 40_000
SEED = 20260
PER_KIND = int(os.environ.get("PLANTED_PER_KIND", tries(4, 12)))
MIN_FOUND = 0.97

pytestmark = needs_lists

Plant = Callable[["RealList", Destination, random.Random], tuple[str, int] | None]
"""Takes a page and one of its URLs; gives the page with the defect and the offset of the defect there."""


@dataclass(frozen=True, slots=True)
class RealList:
    text: str
    source: Source
    headings: dict[str, Span]
    destinations: tuple[Destination, ...]


@cache
def pages() -> tuple[RealList, ...]:
    return tuple(_pages())


def _pages() -> Iterator[RealList]:
    for path in lists(CORPUS):
        text = path.read_bytes().decode()
        if len(text) <= MAX_PAGE:
            page = page_of(path)
            source, document, generated = page.source, page.document, page.catalog.generated
            found = [
                each
                for node in document.walk()
                for each in destinations(node, source)
                if not any(region.start <= each.span.start < region.end for region in generated)
            ]
            if found:
                headings = {
                    node.slug: node.content_span
                    for node in document.walk()
                    if isinstance(node, n.Heading) and node.slug
                }
                yield RealList(text, source, headings, tuple(found))


def replaced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def beginning(wrong: str, right: str) -> Plant:
    """Put a slip in the place of the beginning of a URL."""

    def plant(page: RealList, one: Destination, _: random.Random) -> tuple[str, int] | None:
        text, start = page.text, one.span.start
        if not text.startswith(right, start) or text.startswith("http", start + len(right)):
            return None
        return replaced(text, start, start + len(right), wrong), start

    return plant


def space_in_url(page: RealList, one: Destination, rng: random.Random) -> tuple[str, int] | None:
    text = page.text
    start, end = one.span
    if not one.url.startswith("http") or end - start < 20 or kind(one) in (n.LinkKind.BARE, n.LinkKind.AUTOLINK):
        return None
    at = rng.randrange(start + len("https://") + 1, end - 1)
    return replaced(text, at, at, " "), at


def empty_url(page: RealList, one: Destination, _: random.Random) -> tuple[str, int] | None:
    if kind(one) in (n.LinkKind.BARE, n.LinkKind.AUTOLINK) or isinstance(one.node, n.Definition) or not one.url:
        return None
    return replaced(page.text, *one.span, ""), one.span.start


def space_before_url(page: RealList, one: Destination, _: random.Random) -> tuple[str, int] | None:
    text = page.text
    start = one.span.start
    if not isinstance(one.node, n.Link) or not one.url.startswith("http") or text[start - 2 : start] != "](":
        return None
    if not re.search(r"[^\W\d_]", n.plain_text(one.node.children)) or text[one.span.end] != ")":
        return None
    return replaced(text, start - 1, start - 1, " "), start


def left_open(page: RealList, one: Destination, _: random.Random) -> tuple[str, int] | None:
    text = page.text
    start, end = one.span
    if not isinstance(one.node, n.Link) or not one.url.startswith("http") or text[start - 2 : start] != "](":
        return None
    return (replaced(text, end, end + 1, ""), start) if re.match(r"\)(?!\))", text[end:]) else None


def anchor_renamed(page: RealList, one: Destination, rng: random.Random) -> tuple[str, int] | None:
    text = page.text
    start, end = one.span
    if not one.url.startswith("#") or end - start < 6 or not isinstance(one.node, n.Link):
        return None
    at = rng.randrange(start + 1, end)
    return replaced(text, at, at + 1, "" if text[at] != "-" else "_"), start


def heading_renamed(page: RealList, one: Destination, rng: random.Random) -> tuple[str, int] | None:
    """The link to the heading is what is broken then."""
    title = page.headings.get(one.url[1:]) if one.url.startswith("#") else None
    if title is None or title.start < one.span.end or f"{one.url[1:]}-1" in page.headings:
        return None
    if re.search(rf"(?:name|id)=.{re.escape(one.url[1:])}\b", page.text):
        return None
    letters = [at for at in range(*title) if page.text[at].isalpha() and page.text[at].isascii()]
    if len(letters) < 4 or "<" in page.text[title.start : title.end]:
        return None
    at = rng.choice(letters)
    return replaced(page.text, at, at, "x"), one.span.start


def insecure(page: RealList, one: Destination, _: random.Random) -> tuple[str, int] | None:
    start, scheme = one.span.start, "https://"
    if not re.match(r"https://(?:www\.)?(?:github\.com|\w+\.github\.io|youtube\.com|arxiv\.org)/", one.url):
        return None
    is_written = page.text.startswith(scheme, start) and page.text.count("http://") < 4
    return (replaced(page.text, start, start + len(scheme), "http://"), start) if is_written else None


def kind(one: Destination) -> n.LinkKind | None:
    return one.node.kind if isinstance(one.node, n.Link | n.Image) else None


BEGINNINGS = {
    "hhttps": ("hhttps://", "https://"),
    "htps": ("htps://", "https://"),
    "httpss": ("httpss://", "https://"),
    "htttp": ("htttp://", "http://"),
    "httsp": ("httsp://", "https://"),
    "ttps": ("ttps://", "https://"),
    "https//": ("https//", "https://"),
    "http//": ("http//", "http://"),
    "https:/": ("https:/", "https://"),
    "http:/": ("http:/", "http://"),
    "https:///": ("https:///", "https://"),
    "https:": ("https:", "https://"),
    "https;//": ("https;//", "https://"),
    "https://https://": ("https://https://", "https://"),
}
DEFECTS: dict[str, Plant] = {name: beginning(*pair) for name, pair in BEGINNINGS.items()} | {
    "space in a URL": space_in_url,
    "empty URL": empty_url,
    "space before the URL": space_before_url,
    "link left open": left_open,
    "renamed anchor": anchor_renamed,
    "renamed heading": heading_renamed,
    "insecure link": insecure,
}
ONE_RIGHT_ANSWER = (*BEGINNINGS, "space before the URL", "link left open", "insecure link")


@dataclass(frozen=True, slots=True)
class Planted:
    page: RealList
    text: str
    line: int
    where: str


def plantings(name: str) -> Iterator[Planted]:
    """Up to so many random places of one kind of defect, at most a few a page."""
    rng = random.Random(f"{SEED} {name}")
    count = 0
    order = list(pages()) * 4
    rng.shuffle(order)
    for page in order:
        for one in rng.sample(page.destinations, min(len(page.destinations), 40)):
            planted = DEFECTS[name](page, one, rng)
            if planted is not None:
                text, offset = planted
                line = page.source.line_at(min(offset, len(page.text) - 1))
                yield Planted(page, text, line + 1, f"{type(one.node).__name__} {one.url[:60]}")
                count += 1
                break
        if count >= PER_KIND:
            return


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether anything is said of the line that was not said before, and whether a fix restores the original."""

    where: str
    is_found: bool
    is_restored: bool


@cache
def outcomes(name: str) -> list[Outcome]:
    return [outcome(planted) for planted in plantings(name)]


def outcome(planted: Planted) -> Outcome:
    before = Counter(each.message for each in said(planted.page.text) if is_at(each, planted.line))
    here = [each for each in said.__wrapped__(planted.text) if is_at(each, planted.line)]
    new = Counter(each.message for each in here) - before
    fixed = {apply(planted.text, each) for each in here if each.fix}
    return Outcome(planted.where, bool(new), planted.page.text in fixed)


@cache
def said(text: str) -> list[Diagnostic]:
    return engine.check(Page.read(text, SETTINGS))


def is_at(one: Diagnostic, line: int) -> bool:
    return one.location.row <= line <= one.end_location.row


def apply(text: str, one: Diagnostic) -> str:
    assert one.fix is not None
    for edit in reversed(one.fix.edits):
        text = replaced(text, edit.start, edit.end, edit.text)
    return text


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_found_at_its_line(name: str) -> None:
    all_of_kind = outcomes(name)
    missed = [each.where for each in all_of_kind if not each.is_found]
    assert all_of_kind
    assert len(missed) <= (1 - MIN_FOUND) * len(all_of_kind), missed


@pytest.mark.parametrize("name", ONE_RIGHT_ANSWER)
def test_the_fix_of_a_planted_defect_restores_the_original(name: str) -> None:
    wrong = [each.where for each in outcomes(name) if not each.is_restored]
    assert len(wrong) <= (1 - MIN_FOUND) * len(outcomes(name)), wrong
