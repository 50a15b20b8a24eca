"""Faults of layout that are planted in pages without any: the page shows the same, and one thing is out of line."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from awesome_lint.layout.columns import column, gap, shifted
from awesome_lint.layout.survey import Survey, survey
from awesome_lint.source import Source
from awesome_lint.syntax import tree

Change = tuple[int, int, str]
Planter = Callable[[Source, Survey], Iterator[list[Change]]]


def planted(text: str, seed: int) -> Iterator[tuple[str, Planter, str]]:
    """The text with one fault of each kind that it has a place for, with the rule and the planter of that kind."""
    source = Source(text)
    found = survey(tree.parse(source))
    for code, planters in PLANTERS.items():
        for planter in planters:
            places = list(planter(source, found))
            if places:
                yield code, planter, _changed(text, random.Random(seed).choice(places))


def _changed(text: str, changes: Sequence[Change]) -> str:
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def underlined_heading(source: Source, found: Survey) -> Iterator[list[Change]]:
    headings = [each for each in found.headings if each.level <= 2]
    for each in headings if len(headings) > 2 else ():
        start, end = each.content_span
        if each in found.top and start < end and not each.setext:
            yield [(each.start, start, ""), (end, each.end, source.newline + "=-"[each.level - 1] * (end - start))]


def wide_heading(_: Source, found: Survey) -> Iterator[list[Change]]:
    for each in found.headings if len(found.headings) > 2 else ():
        if not each.setext and each.children:
            start = each.content_span.start
            yield from ([(start, start, " ")], [(each.start + each.level, start, "\t")])


def closed_heading(_: Source, found: Survey) -> Iterator[list[Change]]:
    for each in found.headings if len(found.headings) > 2 else ():
        if not each.setext and each.children:
            yield [(each.end, each.end, " ##")]


def indented_heading(source: Source, found: Survey) -> Iterator[list[Change]]:
    headings = [each for each in found.headings if not each.setext and each in found.top]
    at_margin = [each for each in headings if column(source, each.start) == 0]
    for each in at_margin if len(at_margin) > len(headings) / 2 + 1 else ():
        yield [(each.start, each.start, "  ")]


def other_bullet(_: Source, found: Survey) -> Iterator[list[Change]]:
    bullets = [each for each in found.lists if not each.node.ordered]
    sizes = {depth: sum(len(each.node.children) for each in bullets if each.depth == depth) for depth in range(9)}
    for each in bullets:
        if (
            2 * len(each.node.children) < sizes.get(each.depth, 0)
            and sum(one.depth == each.depth for one in bullets) > 2
        ):
            yield [(item.start, item.start + 1, "+") for item in each.items]


def spaced_item(source: Source, found: Survey) -> Iterator[list[Change]]:
    items = [item for each in found.lists if not each.node.ordered for item in each.items]
    for item in items if len(items) > 2 else ():
        space, moves = gap(source, item), shifted(source, item, 1)
        if space is not None and space.end - space.start == 1 and moves is not None:
            yield [(space.start, space.end, "  "), *((edit.start, edit.end, edit.text) for edit in moves)]


def stray_item(source: Source, found: Survey) -> Iterator[list[Change]]:
    items = [item for each in found.lists if each.depth == 0 and not each.is_quoted for item in each.items]
    at_margin = [item for item in items if column(source, item.start) == 0]
    for item in at_margin if len(at_margin) > len(items) / 2 + 1 else ():
        moves = shifted(source, item, 1)
        if moves is not None:
            yield [(item.start, item.start, " "), *((edit.start, edit.end, edit.text) for edit in moves)]


def deep_list(source: Source, found: Survey) -> Iterator[list[Change]]:
    lists = [each for each in found.lists if each.depth == 1 and not each.is_quoted and not each.node.ordered]
    total = sum(len(each.node.children) for each in lists)
    for each in lists if len(lists) > 2 else ():
        if 3 * len(each.node.children) >= total:
            continue  # it might become the majority
        changes: list[Change] = []
        for item in each.items:
            moves = shifted(source, item, 1)
            at = column(source, item.start)
            if moves is None or not at or source.text[item.start - at : item.start].strip():
                break
            changes += (item.start, item.start, " "), *((edit.start, edit.end, edit.text) for edit in moves)
        else:
            yield changes


def underscored_emphasis(_: Source, found: Survey) -> Iterator[list[Change]]:
    for nodes in (found.emphases, found.strongs):
        for each in nodes if len(nodes) > 2 else ():
            other = each.marker.translate({ord("*"): "_", ord("_"): "*"})
            yield [(each.start, each.start + len(other), other), (each.end - len(other), each.end, other)]


def other_rule(source: Source, found: Survey) -> Iterator[list[Change]]:
    for each in found.breaks[1:] if len(found.breaks) > 2 else ():
        yield [(each.start, each.end, "* * *" if source.cut(each.span) != "* * *" else "___")]


def tilde_fence(source: Source, found: Survey) -> Iterator[list[Change]]:
    blocks = [each for each in found.code if each.fence]
    for each in blocks if len(blocks) > 2 else ():
        if each.fence == "```" and source.cut(each.span).endswith("\n```"):
            yield [(each.start, each.start + 3, "~~~"), (each.end - 3, each.end, "~~~")]


def tabbed_item(source: Source, found: Survey) -> Iterator[list[Change]]:
    nested = [item for each in found.lists if each.depth and not each.is_quoted for item in each.items]
    for item in nested if len(nested) > 2 else ():
        at = column(source, item.start)
        if at == 4 and not source.text[item.start - at : item.start].strip():
            yield [(item.start - at, item.start, "\t")]


def spaced_definition(source: Source, found: Survey) -> Iterator[list[Change]]:
    for each in found.definitions if len(found.definitions) > 2 else ():
        start = each.url_span.start - (source.text[each.url_span.start - 1] == "<")
        yield [(start, start, "  ")]


def wrong_number(source: Source, found: Survey) -> Iterator[list[Change]]:
    for each in found.lists:
        items = list(each.items)
        if each.node.ordered and len(items) > 3 and items[0].marker != items[1].marker:
            for item in items[1:]:
                digits = source.text[item.start : item.start + len(item.marker) - 1]
                if digits not in ("9", "99") and not digits.startswith("0"):
                    yield [(item.start, item.start + len(digits), str(int(digits) + 1))]


PLANTERS: dict[str, tuple[Planter, ...]] = {
    "FMT006": (underlined_heading,),
    "FMT007": (wide_heading, closed_heading, indented_heading),
    "FMT008": (other_bullet,),
    "FMT009": (spaced_item,),
    "FMT010": (stray_item, deep_list),
    "FMT011": (underscored_emphasis,),
    "FMT012": (other_rule,),
    "FMT013": (tilde_fence,),
    "FMT014": (tabbed_item,),
    "FMT016": (spaced_definition,),
    "FMT017": (wrong_number,),
}
