"""DOC032: a heading has another level than those that stand beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

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
_WORD = late_pattern(r"[^\W\d_]{3,}|[^\W\d_a-z]{2,}")
_SECTION = 2
"""The level of sections below a title."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report the only heading of its level among those that the contents list side by side, or on the page."""
    listed = contents.find(document, ctx.page.source)
    found = _listed(listed) if any(each.entries for each in listed) else _alone(ctx)
    astray = {heading.start: (heading, usual) for heading, usual in found}
    second = _second_title(document, ctx)
    if second is not None and second.start not in astray:
        astray[second.start] = second, _SECTION
    for heading, usual in astray.values():
        message = f"heading level {heading.level}; expected {usual}, as of the headings beside it"
        yield ctx.diagnostic(heading.content_span, message, _fix(heading, usual))


def _listed(found: Sequence[Contents]) -> Iterator[tuple[Heading, int]]:
    """Headings with the level that all others have which the contents list beside them, or as deep."""
    for each in found:
        depths = ([entry for entry in each.entries if entry.depth == depth] for depth in range(2))
        for group in (*each.runs, *depths):
            yield from _odd_one(group)


def _odd_one(entries: Sequence[ContentsEntry]) -> Iterator[tuple[Heading, int]]:
    led = (entry.target for entry in entries if entry.target is not None and _is_section(entry, entry.target))
    yield from _odd_level([target.node for target in led])


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


def _alone(ctx: Context) -> Iterator[tuple[Heading, int]]:
    """The only heading of its level amid many of another one, with that level, and the odd one of a numbered series."""
    astray, holding = ctx.page.catalog.astray, _holding(ctx)
    headings = [each for each in ctx.page.document.children if isinstance(each, Heading) and each.start not in astray]
    by_level = {
        level: [each for each in headings if each.level == level] for level in {each.level for each in headings}
    }
    for at, heading in enumerate(headings):
        beside = headings[at - 1] if at and headings[at - 1].level > 1 else next(iter(headings[at + 1 :]), heading)
        usual = by_level[beside.level]
        is_one = len(by_level[heading.level]) == 1 and len(usual) >= _MIN_BESIDE
        if is_one and {heading.start, beside.start} <= holding:
            is_deeper = heading.level == beside.level + 1 == max(by_level) and not _is_part(heading, beside, usual)
            is_deeper &= beside.level == next((each.level for each in headings[at + 1 :]), 0)
            is_higher = heading.level == beside.level - 1 and beside.level == max(by_level) and at >= _MIN_ABOVE
            if is_deeper or is_higher:
                yield heading, beside.level
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


def _second_title(document: Document, ctx: Context) -> Heading | None:
    """The only further heading of level 1 behind the title, if it holds entries as the sections before it do."""
    headings = [node for node in document.children if isinstance(node, Heading)]
    tops = [heading for heading in headings if heading.level == 1]
    if len(tops) != len(("title", "other")) or headings[0] is not tops[0]:
        return None
    sections = (section for top in ctx.page.catalog.sections for section in top.walk())
    holding = {section.span.start: section for section in sections if section.holds_entries}
    second = holding.get(tops[1].start)
    before = [heading for heading in headings[1 : headings.index(tops[1])] if heading.start in holding]
    is_one = second is not None and second.entries and sum(each.level == _SECTION for each in before) >= _MIN_OTHERS
    return tops[1] if is_one else None


def _fix(heading: Heading, level: int) -> Fix | None:
    if heading.setext:
        return None
    hashes = Span(heading.start, heading.start + heading.level)
    return replace(hashes, "#" * level, Applicability.UNSAFE)
