"""Records of paragraphs that begin with labels in bold: `**Title:** [A saw](…)`, `**Authors:** A. North`, and so on.

May not: name what is recorded; which paragraphs begin a record, and which go on with it, is all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from awesome_lint.catalog.flat import Flat, count_words
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.syntax import nodes as n

_COLONS = (":", "：")
_MIN_LABELS = 3
"""So many labels that recur make a record."""
_LONGEST = 3
"""Words of a label at most."""
Ask = Callable[[n.Node, Callable[[n.Node], str | None]], str | None]


def records(parts: Sequence[Sequence[n.Node]], ask: Ask) -> Iterator[list[n.Node]]:
    """The blocks of each record of a page on which one label begins nearly all runs of others that recur.

    A record ends where the next one begins, or at a block that is neither text nor a list.
    """
    told = [[(block, ask(block, label)) for block in blocks] for blocks in parts]
    counts = Counter(said for part in told for _, said in part if said)
    firsts = Counter(said for part in told if (said := next((each for _, each in part if each), None)))
    head, times = firsts.most_common(1)[0] if firsts else ("", 0)
    recurring = sum(count * 2 >= counts[head] for count in counts.values())
    if counts[head] < WEIGHTS.enough_alike or times < firsts.total() * WEIGHTS.sure or recurring < _MIN_LABELS:
        return
    for part in told:
        run: list[n.Node] = []
        for block, said in part:
            if said == head or not isinstance(block, n.Paragraph | n.List):
                yield from [run] if run else []
                run = []
            if run or said == head:
                run.append(block)
        yield from [run] if run else []


def label(block: n.Node) -> str | None:
    """The label in bold that a paragraph begins with, without case and colon; None where there is none."""
    if not isinstance(block, n.Paragraph) or not isinstance(block.children[0], n.Strong):
        return None
    said, behind = Flat(block.children[:1]).text.strip(), block.children[1:2]
    is_behind = bool(behind) and isinstance(behind[0], n.Text) and behind[0].text.lstrip().startswith(_COLONS)
    if not (said.endswith(_COLONS) or is_behind) or count_words(said) > _LONGEST:
        return None
    return said.rstrip(":： ").casefold() or None


def behind_label(block: n.Paragraph) -> list[n.Node]:
    """What stands behind the label of a paragraph."""
    rest = [*block.children[1:]]
    first = rest[0] if rest else None
    if isinstance(first, n.Text):
        kept = first.text.lstrip(" \t:：")
        start = first.end - len(kept)
        rest[:1] = [n.Text(start, first.end, text=kept)] if kept else []
    return rest
