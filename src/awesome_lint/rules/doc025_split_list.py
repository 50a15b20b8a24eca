"""DOC025: an item with another bullet splits a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from awesome_lint.layout import split_lists
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import Document, Item, List, Node


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report short lists right above or below longer ones of another marker: they were meant to be one."""
    source = ctx.page.source
    holders: list[Node] = [document, *(item for item in document.of(Item) if len(item.children) > 1)]
    usual_on_page = split_lists.bullet(document)
    odd = ((holder, *each) for holder in holders for each in split_lists.odd(holder.children, source, usual_on_page))
    for holder, block, usual, is_sure in odd:
        first = next(item for item in block.children if isinstance(item, Item))
        if _goes_on(block, holder) or _leads_to(block, source):
            continue  # what stands between two numbers, or below one, is indented too little
        line = source.line_span(source.line_at(first.start))
        if source.text[line.start : first.start].strip(" \t>"):
            continue  # `- 1. text` is a number in an item, and what follows belongs to it
        message = f"the bullet `{first.marker}` begins a new list; expected `{usual}`, like the items around it"
        yield ctx.diagnostic(Span(first.start, line.end), message, _fix(block, usual, source) if is_sure else None)


def _goes_on(block: List, holder: Node) -> bool:
    """Whether the numbers go on: from the last list of numbers above, or to one that only other lists part it from."""
    if not block.ordered:
        return False
    above = [each for each in holder.children if isinstance(each, List) and each.ordered and each.start < block.start]
    behind = (each for each in holder.children if each.start > block.start)
    lists = takewhile(lambda each: isinstance(each, List), behind)
    below = [each for each in lists if isinstance(each, List) and each.ordered]
    pairs = pairwise([*above[-1:], block, *below[:1]])
    return any(_number(one.children[-1]) + 1 == _number(other.children[0]) for one, other in pairs)


def _number(item: Node) -> int:
    assert isinstance(item, Item)
    return int(item.marker[:-1])


def _leads_to(block: List, source: Source) -> bool:
    """Whether a single number ends in a colon, and so is the title of the bullets below it."""
    return (
        block.ordered and len(block.children) == 1 and source.cut(block.span).rstrip(" \t\r\n*_").endswith((":", "："))
    )


def _fix(block: List, marker: str, source: Source) -> Fix | None:
    """The bullet of the other items; None where lines below an item would lie otherwise."""
    items = [item for item in block.children if isinstance(item, Item)]
    if block.ordered and any(source.line_at(item.start) != source.line_at(item.end) for item in items):
        return None
    edits = [Edit(item.start, item.start + len(item.marker), marker) for item in items]
    return Fix(tuple(edits), Applicability.SAFE, f"use `{marker}`")
