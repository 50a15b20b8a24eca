"""DOC032: a heading has another level than those that stand beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from awesome_lint.catalog import contents, intended
from awesome_lint.catalog.contents import ContentsEntry, HeadingTarget
from awesome_lint.diagnostic import Applicability, Diagnostic, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Heading

_MIN_OTHERS = 3
_SECTION = 2
"""The level of sections below a title."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report the only heading of its level among those that the contents list side by side, and a second title."""
    astray = {heading.start: (heading, usual) for heading, usual in _listed(document, ctx)}
    second = _second_title(document, ctx)
    if second is not None and second.start not in astray:
        astray[second.start] = second, _SECTION
    for heading, usual in astray.values():
        message = f"heading level {heading.level}; expected {usual}, as of the headings beside it"
        yield ctx.diagnostic(heading.content_span, message, _fix(heading, usual))


def _listed(document: Document, ctx: Context) -> Iterator[tuple[Heading, int]]:
    """Headings with the level that all others have which the contents list beside them, or as deep."""
    for each in contents.find(document, ctx.page.source):
        depths = ([entry for entry in each.entries if entry.depth == depth] for depth in range(2))
        for group in (*each.runs, *depths):
            yield from _odd_one(group)


def _odd_one(entries: Sequence[ContentsEntry]) -> Iterator[tuple[Heading, int]]:
    led = [entry.target for entry in entries if entry.target is not None and _is_section(entry, entry.target)]
    levels = Counter(target.level for target in led)
    if len(levels) != len(("usual", "other")):
        return
    (usual, others), (level, count) = levels.most_common()
    if count == 1 and others >= _MIN_OTHERS:
        yield next(target.node for target in led if target.level == level), usual


def _is_section(entry: ContentsEntry, target: HeadingTarget) -> bool:
    """Whether an entry names the section that it leads to, which is neither the whole page nor about it."""
    is_title = target.index == 0 and target.level == 1
    return intended.is_named(entry, target) and not is_title and not target.part.is_about_the_page


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
