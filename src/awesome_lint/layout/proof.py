"""Whether edits leave what the page shows as it is: the blocks that they touch are read again.

A fault whose fix cannot be shown to be harmless is no fault.

Edits are proved in windows: where one stands beside the next, some hundred characters are read at a time,
with the edits above that are known to be harmless. So a page that is out of line everywhere is still read a
bounded number of times. What cannot be proved within that is no fault.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from awesome_lint.diagnostic import Fix
from awesome_lint.diagnostic.edits import applied
from awesome_lint.diagnostic.overlap import Taken
from awesome_lint.layout import Fault
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.syntax.leaves import is_blank, start_of
from awesome_lint.syntax.shown import outline

_REREAD = (10_000, 8)
"""How many characters, or times the page, are read again before the fixes that are left count as doubtful."""
_MAX_REMEMBERED = 32
_WINDOW = 400
"""About how many characters are looked at together where one fix stands beside the next."""


def proven(source: Source, document: n.Document, candidates: Sequence[Fault]) -> Iterator[Fault]:
    """Those of the candidates whose fixes, applied together, change nothing that the page shows.

    A candidate whose edits meet those of one before it waits until that one is mended.
    """
    if not candidates:
        return
    taken = Taken()
    fixes = sorted(
        {id(candidate.fix): candidate.fix for candidate in candidates}.values(), key=lambda fix: min(fix.edits)
    )
    harmless: set[int] = set()
    above: list[Fix] = []
    characters, times = _REREAD
    budget = max(characters, times * len(source.text))
    for first, last, group in _regions(source, document.children, [fix for fix in fixes if taken.take(fix)]):
        region = _Region(source, document.children, first, last, budget)
        above = [fix for fix in above if max(fix.edits).end > region.start]
        above += region.harmless(group, above)
        harmless.update(map(id, above))
        budget = region.budget
    yield from (candidate for candidate in candidates if id(candidate.fix) in harmless)


def _regions(source: Source, blocks: Sequence[n.Node], fixes: Sequence[Fix]) -> Iterator[tuple[int, int, list[Fix]]]:
    """The fixes by the blocks that they touch, from first to last, with those next to them.

    A block might become part of its neighbour, and how it is read may depend on what stands directly above.
    """
    group: list[Fix] = []
    first = last = -1
    seen = top = 0
    may_be_front_matter = source.line(0).rstrip(" \t") == "---"  # if another such line follows
    for fix in fixes:
        above = max(bisect_right(blocks, min(fix.edits).start, key=start_of) - 2, 0)
        seen, top = above, _top(source, blocks, above, seen, top)
        low = 0 if may_be_front_matter else top
        high = min(bisect_right(blocks, max(fix.edits).end, key=start_of), len(blocks) - 1)
        is_wide = group and blocks[high].end - blocks[first].start > _WINDOW
        if group and low > (first if is_wide else last):
            yield first, last, group
            group = []
        first, last = (first, max(high, last)) if group else (low, high)
        group.append(fix)
    if group:
        yield first, last, group


def _top(source: Source, blocks: Sequence[n.Node], index: int, seen: int, top: int) -> int:
    """The first of the blocks above one that no blank line separates from it; that of the block `seen` is `top`."""
    while index > seen and not is_blank(source, source.line_at(blocks[index].start) - 1):
        index -= 1
    return index if index > seen else top


class _Region:
    """Some neighbouring blocks of a page, and how many characters may still be read again to find what is harmless."""

    def __init__(self, source: Source, blocks: Sequence[n.Node], first: int, last: int, budget: int) -> None:
        self.source = source
        self.blocks = blocks[first : last + 1]
        self.start = source.line_span(source.line_at(blocks[first].start)).start if first else 0
        is_end = last + 1 == len(blocks)
        self.end = len(source.text) if is_end else source.line_span(source.line_at(blocks[last + 1].start)).start
        self.head = _definitions(self.blocks) if first else ""
        self.budget = budget

    def harmless(self, fixes: Sequence[Fix], above: Sequence[Fix]) -> list[Fix]:
        """As many of the fixes as can be applied together, and with those that were found harmless above."""
        kept: list[Fix] = []
        parts = [fixes]
        while parts and (self.budget > 0 or parts[0] is fixes):
            part = parts.pop()
            if self._keeps([*above, *kept, *part]):
                kept += part
            elif len(part) > 1:
                middle = len(part) // 2
                parts += part[middle:], part[:middle]
        return kept

    def _keeps(self, fixes: Sequence[Fix]) -> bool:
        """Whether the blocks show what they do on the page, or what they do when read on their own."""
        changed = self._outline(fixes)
        return self._on_page == changed or self._alone == changed  # noqa: PLR1714 -- reading them again takes long

    @cached_property
    def _on_page(self) -> list[object]:
        return outline(self.blocks, with_targets=not self.head)

    @cached_property
    def _alone(self) -> list[object]:
        return self._outline(())

    def _outline(self, fixes: Sequence[Fix]) -> list[object]:
        edits = sorted(edit for fix in fixes for edit in fix.edits if self.start <= edit.start and edit.end <= self.end)
        text, _ = applied(self.source, edits, Span(self.start, self.end))
        self.budget -= self.end - self.start
        return _shown(self.head, text)


@lru_cache(maxsize=_MAX_REMEMBERED)  # what was doubtful before an edit elsewhere still is
def _shown(head: str, text: str) -> list[object]:
    """What a text shows below a head of definitions."""
    blocks = tree.parse(Source(head + text)).children
    return outline(blocks[head.rstrip().count("\n") + 1 :] if head else blocks, with_targets=not head)


def _definitions(blocks: Sequence[n.Node]) -> str:
    """Definitions of all that the blocks refer to; where it leads does not matter here."""
    lines = {"<!-- -->\n"}
    for block in blocks:
        for node in block.walk():
            if isinstance(node, n.Link | n.Image) and node.label is not None:
                lines.add(f"[{' '.join(node.label.split())}]: /\n")
            elif isinstance(node, n.FootnoteReference):
                lines.add(f"[^{node.label}]: /\n")
    return "".join(sorted(lines)) + "\n"
