"""Paragraphs that go together: a title without a link and its links, or a linked title and what is said of it.

One page in which many do tells it of all that stand alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise

from awesome_lint.catalog.flat import Flat, count_words, links, says
from awesome_lint.catalog.link_kinds import is_badge, leads_away, says_address
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.outline import Part
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.syntax import nodes as n
from awesome_lint.values.slotted import immutable

Ask = Callable[[n.Node, Callable[[n.Node], bool]], bool]
"""Asks a function about a block that is kept for the page after an edit, with what it says."""


@immutable
class Runs:
    """The ids of paragraphs that are titles without a link, and of those that belong to the title above them."""

    titles: frozenset[int]
    below: frozenset[int]


def among(parts: Sequence[Part], memory: Memory) -> Runs:
    """What the paragraphs of parts are to each other."""
    blocks = [part.blocks for part in parts]
    return Runs(frozenset(map(id, _titles(blocks, memory.once))), frozenset(map(id, _told(blocks, memory.once))))


def _titles(parts: Sequence[Sequence[n.Node]], ask: Ask) -> Iterator[n.Node]:
    """The titles of a page on which many have their links below them; one alone below a heading tells of that."""
    addressed = [_addressed(blocks, ask) for blocks in parts]
    several = (sum(ask(block, _is_title) for block in blocks) > 1 for blocks in parts)
    if sum(len(known) for known, are in zip(addressed, several, strict=True) if are) < WEIGHTS.enough_alike:
        return
    for blocks, known in zip(parts, addressed, strict=True):
        if known or all(ask(block, _is_title) or ask(block, _is_address) for block in blocks):
            yield from (block for block in blocks if id(block) in known or _is_long_title(block))


def _addressed(blocks: Sequence[n.Node], ask: Ask) -> set[int]:
    """The ids of the titles with an address right below them."""
    return {id(one) for one, two in pairwise(blocks) if ask(two, _is_address) and ask(one, _is_title)}


def _told(parts: Sequence[Sequence[n.Node]], ask: Ask) -> Iterator[n.Node]:
    """What is said below linked titles, on a page where that is usual."""
    linked = sum(ask(block, _is_linked_title) for blocks in parts for block in blocks)
    pairs = chain.from_iterable(map(pairwise, parts))
    told = sum(ask(one, _is_linked_title) and ask(two, _is_text) for one, two in pairs)
    if told >= max(WEIGHTS.enough_alike, linked * WEIGHTS.told_below):
        for blocks in parts:
            yield from _below(blocks)


def _is_title(block: n.Node) -> bool:
    """Whether a paragraph is a few words in one line, without a link or a mark at their end."""
    if not isinstance(block, n.Paragraph) or any(True for _ in links([block])):
        return False
    if not all(isinstance(node, n.Text | n.Escape) for node in block.children):
        return False
    text = Flat(block.children).text.strip()
    return 0 < count_words(text) <= WEIGHTS.title_words and text[-1] not in ":：!。" and text[0].isalnum()


def _is_long_title(block: n.Node) -> bool:
    """Whether a paragraph is a title of several words."""
    return _is_title(block) and count_words(Flat(block.children).text) > 1


def _is_address(block: n.Node) -> bool:
    """Whether a paragraph is nothing but links that say what they lead to."""
    found = list(links([block])) if isinstance(block, n.Paragraph) else []
    return bool(found) and not says(block.children) and all(leads_away(each) and says_address(each) for each in found)


def _is_linked_title(block: n.Node) -> bool:
    """Whether a paragraph is nothing but a link that names something, or begins with a name in bold before links."""
    found = list(links([block])) if isinstance(block, n.Paragraph) else []
    if found and isinstance(block.children[0], n.Strong) and block.children[0].end < found[0].start:
        return leads_away(found[0])
    if len(found) != 1 or says(block.children) or is_badge(found[0]):
        return False
    return leads_away(found[0]) and not says_address(found[0])


def _is_text(block: n.Node) -> bool:
    return isinstance(block, n.Paragraph) and isinstance(block.children[0], n.Text) and says(block.children)


def _below(blocks: Sequence[n.Node]) -> Iterator[n.Node]:
    """The paragraphs of text that follow a linked title, up to the next one or to a block of another kind."""
    is_below = False
    for block in blocks:
        is_below = _is_linked_title(block) or (is_below and _is_text(block))
        if is_below and _is_text(block):
            yield block
