"""DOC032: a heading has another level than those that stand beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesome_lint.catalog import contents, intended
from awesome_lint.catalog.contents import Contents, ContentsEntry, HeadingTarget
from awesome_lint.diagnostic import Applicability, Diagnostic, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Heading, plain_text
from awesome_lint.text.patterns import late_pattern

_MIN_OTHERS = 3
_MIN_BESIDE = 3
"""So many headings of one level show what is usual on a page without a contents list."""
_MIN_ABOVE = 2
_STEM = 5
_DIGITS = late_pattern(r"\d+")
_NUMBER = late_pattern(r"\W*([0-9]{1,4}(?:\.[0-9]{1,4})*)")
_WORD = late_pattern(r"[^\W\d_]{3,}|[^\W\d_a-z]{2,}")
_SECTION = 2
"""The level of sections below a title."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report the only heading of its level among those that the contents list side by side, or on the page."""
    listed = contents.find(document, ctx.page.source)
    is_listed = any(each.entries for each in listed)
    headings = [node for node in document.children if isinstance(node, Heading)]
    shown = [each for each in headings if each.start not in ctx.page.catalog.astray]
    found = [*(_listed(listed, headings) if is_listed else _odd_of_series(shown))]
    sure = {heading.start for heading, _ in found}.union(heading.start for heading in _first(shown))
    found += [] if is_listed else _alone(shown, ctx)
    astray = {heading.start: (heading, usual) for heading, usual in (*found, *_second_title(headings, ctx))}
    holding = _holding(ctx) if astray else set()
    for heading, usual in astray.values():
        # one section in another is common where no contents list the two side by side
        is_part = heading.level > usual and heading.start not in sure
        message = f"heading level {heading.level}; expected {usual}, like the headings beside it"
        is_apart = usual == _SECTION and heading.level == 1 and heading.start not in holding
        severity = Severity.INFO if is_part or is_apart else None
        yield ctx.diagnostic(heading.content_span, message, _fix(heading, usual), severity=severity)


def _first(headings: Sequence[Heading]) -> Sequence[Heading]:
    """The first heading below the title; without a title that is the first one, which is not too deep for anything."""
    return headings[1:2] if headings and headings[0].level == 1 else headings[:1]


def _listed(found: Sequence[Contents], headings: Sequence[Heading]) -> Iterator[tuple[Heading, int]]:
    """Headings with the level that all others have which the contents list beside them, or as deep."""
    below = {one.start: other for one, other in pairwise(headings)}
    for each in found:
        titles = Counter(target.letters for target in each.targets)
        depths = ([entry for entry in each.entries if entry.depth == depth] for depth in range(2))
        for group in (*each.runs, *depths):
            led = (entry.target for entry in group if entry.target is not None and _is_section(entry, entry.target))
            # of headings of one title nobody knows which is meant
            nodes = [target.node for target in led if titles[target.letters] == 1]
            for heading, usual in _odd_level(nodes):
                part = below.get(heading.start)
                # what stands above a heading of the usual level that is not listed beside it is a group of such
                if part is None or part in nodes or not heading.level < part.level <= usual:
                    yield heading, usual


def _odd_level(headings: Sequence[Heading]) -> Iterator[tuple[Heading, int]]:
    """The only one of some headings that has another level than all others."""
    levels = Counter(heading.level for heading in headings)
    if len(levels) != len(("usual", "other")):
        return
    (usual, others), (level, count) = levels.most_common()
    if count == 1 and others >= _MIN_OTHERS:
        yield next(heading for heading in headings if heading.level == level), usual


def _is_section(entry: ContentsEntry, target: HeadingTarget) -> bool:
    """Whether an entry names the section that it leads to, which is neither the whole page nor about it."""
    is_title = target.index == 0 and target.level == 1
    return intended.is_named(entry, target) and not is_title and not target.part.is_about_the_page


def _alone(headings: Sequence[Heading], ctx: Context) -> Iterator[tuple[Heading, int]]:
    """The only heading of its level amid many of another one, with that level."""
    holding = _holding(ctx)
    by_level = {
        level: [each for each in headings if each.level == level] for level in {each.level for each in headings}
    }
    for at, heading in enumerate(headings):
        beside = headings[at - 1] if at and headings[at - 1].level > 1 else next(iter(headings[at + 1 :]), heading)
        usual = by_level[beside.level]
        is_one = len(by_level[heading.level]) == 1 and len(usual) >= _MIN_BESIDE
        if is_one and {heading.start, beside.start} <= holding:
            above = headings[at - 1] if at and headings[at - 1] in usual else beside
            is_deeper = heading.level == beside.level + 1 == max(by_level) and not _is_part(heading, above, usual)
            is_deeper &= beside.level == next((each.level for each in headings[at + 1 :]), 0)
            is_higher = heading.level == beside.level - 1 and beside.level == max(by_level) and at >= _MIN_ABOVE
            if is_deeper or (is_higher and not _is_group(at, headings)):
                yield heading, beside.level


def _is_group(at: int, headings: Sequence[Heading]) -> bool:
    """Whether a heading without a number stands between numbered ones, of which those behind it begin anew."""
    before, own, *behind = (_number(each) for each in headings[at - 1 : at + 2])
    return bool(before) and not own and behind != [] and [] < behind[0] < before


def _number(heading: Heading) -> list[int]:
    """The number that a heading begins with, part by part: `1.5 Caching`."""
    match = _NUMBER.match(_text(heading))
    return [int(part) for part in match[1].split(".")] if match else []


def _odd_of_series(headings: Sequence[Heading]) -> Iterator[tuple[Heading, int]]:
    """The odd one of headings that are alike but for numbers, as years are."""
    series = defaultdict(list)
    for heading in headings:
        series[_DIGITS.sub("0", _text(heading))].append(heading)
    for title, members in series.items():
        if "0" in title:
            yield from _odd_level(members)


def _holding(ctx: Context) -> set[int]:
    """The places of the headings that are entries, and of those with entries right below them."""
    sections = (section for top in ctx.page.catalog.sections for section in top.walk() if section.entries)
    entries = ctx.page.catalog.entries
    return {entry.span.start for entry in entries} | {section.span.start for section in sections}


def _is_part(heading: Heading, above: Heading, beside: Sequence[Heading]) -> bool:
    """Whether a heading shares a word with the one above, as the name of a part of it does: `Tools`, `CLI tools`.

    A word that most headings have says nothing.
    """
    said = [frozenset(part for word in _WORD.findall(_text(each)) for part in _parts(word)) for each in beside]
    usual = Counter(part for parts in said for part in parts)
    one = {part for word in _WORD.findall(_text(heading)) for part in _parts(word)}
    return any(part in one and usual[part] * 2 <= len(beside) for part in said[beside.index(above)])


def _text(heading: Heading) -> str:
    return plain_text(heading.children).casefold()


def _parts(word: str) -> Iterator[str]:
    """The beginning of a word; any two characters of scripts that are written without spaces."""
    if word.isascii():
        yield word[:_STEM]
    else:
        yield from (word[at : at + 2] for at in range(len(word) - 1))


def _second_title(headings: Sequence[Heading], ctx: Context) -> Iterator[tuple[Heading, int]]:
    """The only further heading of level 1 behind the title, if it holds entries as the sections do, or is the last."""
    tops = [heading for heading in headings if heading.level == 1]
    if len(tops) != len(("title", "other")) or headings[0] is not tops[0]:
        return
    sections = (section for top in ctx.page.catalog.sections for section in top.walk())
    holding = {section.span.start: section for section in sections if section.holds_entries}
    second = holding.get(tops[1].start)
    before = [heading for heading in headings[1 : headings.index(tops[1])] if heading.start in holding]
    is_like = second.entries if second is not None else headings[-1] is tops[1]
    if is_like and sum(each.level == _SECTION for each in before) >= _MIN_OTHERS:
        yield tops[1], _SECTION


def _fix(heading: Heading, level: int) -> Fix | None:
    if heading.setext:
        return None
    hashes = Span(heading.start, heading.start + heading.level)
    return replace(hashes, "#" * level, Applicability.UNSAFE)
