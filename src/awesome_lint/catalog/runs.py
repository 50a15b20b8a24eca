"""Blocks that go together: a title without a link and its links, a linked title and what is said of it, lists.

One page in which many do tells it of all that stand alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise

from awesome_lint.catalog import labelled
from awesome_lint.catalog.flat import Flat, count_words, has_link, links, says
from awesome_lint.catalog.link_kinds import are_addresses, is_badge, leads_away, says_address
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.outline import Part
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.syntax import nodes as n
from awesome_lint.values.slotted import immutable

Ask = Callable[[n.Node, Callable[[n.Node], bool]], bool]
"""Asks a function about a block that is kept for the page after an edit, with what it says."""

_COLONS = (":", "：")
_PAIR = 2
"""A label and its link; and the most words of a label."""


@immutable
class Runs:
    """The ids of paragraphs that are titles without a link, and of those that belong to the title above them.

    `nested` are the ids of lists that belong to the numbered item above them, which was meant to hold them.
    """

    titles: frozenset[int]
    below: frozenset[int]
    nested: frozenset[int]
    records: frozenset[int]
    """The ids of paragraphs that begin a record with a label: what is below them goes on with it."""


def among(parts: Sequence[Part], memory: Memory) -> Runs:
    """What the paragraphs of parts are to each other."""
    blocks = [part.blocks for part in parts]
    recorded = [*labelled.records(blocks, memory.once)]
    below = chain.from_iterable(record[1:] for record in recorded)
    told = chain(_told(blocks, memory.once), _led(blocks, memory.once), below)
    heads = (record[0] for record in recorded)
    return Runs(*(frozenset(map(id, each)) for each in (_titles(blocks, memory.once), told, _nested(blocks), heads)))


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
    if not isinstance(block, n.Paragraph) or has_link([block]):
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
    return isinstance(block, n.Paragraph) and are_addresses(block.children)


def _is_linked_title(block: n.Node) -> bool:
    """Whether a paragraph is nothing but a link that names something, or begins with a name in bold before links."""
    found = links([block]) if isinstance(block, n.Paragraph) else []
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


def _led(parts: Sequence[Sequence[n.Node]], ask: Ask) -> Iterator[n.Node]:
    """What stands below titles in bold, on a page where many have their address in a paragraph further below."""
    found = [run for blocks in parts for run in _runs(blocks, ask)]
    if sum(any(ask(block, _is_labelled) for block in run[1:]) for run in found) >= WEIGHTS.enough_alike:
        yield from chain.from_iterable(found)


def _runs(blocks: Sequence[n.Node], ask: Ask) -> Iterator[list[n.Node]]:
    """Below each title in bold the texts, lists and code that may say more of it, no list of links right below it."""
    run: list[n.Node] | None = None
    for block in blocks:
        is_headed = not run and isinstance(block, n.List) and has_link([block])
        if ask(block, _is_bold_title):
            run = []
            yield run
        elif run is not None and ask(block, _says_more) and not is_headed:
            run.append(block)
        else:
            run = None


def _is_bold_title(block: n.Node) -> bool:
    """Whether a paragraph is a title in bold without a link, or one with lines of text below it."""
    if not isinstance(block, n.Paragraph) or not isinstance(block.children[0], n.Strong):
        return False
    is_alone = len(block.children) == 1 or isinstance(block.children[1], n.Break)
    return is_alone and not has_link(block.children[:1])


def _is_bold(block: n.Node) -> bool:
    return len(block.children) == 1 and isinstance(block.children[0], n.Strong)


def _is_labelled(block: n.Node) -> bool:
    """Whether a paragraph is an address behind a label and a colon: `Access: https://…`."""
    inner = block.children[0].children if _is_bold(block) else block.children
    if not isinstance(block, n.Paragraph) or len(inner) != _PAIR:
        return False
    label, link = inner
    is_label = isinstance(label, n.Text) and label.text.rstrip()[-1:] in _COLONS and count_words(label.text) <= _PAIR
    return is_label and isinstance(link, n.Link) and says_address(link) and leads_away(link)


def _says_more(block: n.Node) -> bool:
    """Whether a block is a text, a list or code that names nothing else with a link."""
    named = sum(not says_address(link) for link in links([block]))
    is_list = isinstance(block, n.List) and named * 2 <= len(block.children)
    return is_list or _is_text(block) or _is_labelled(block) or isinstance(block, n.CodeBlock)


def _nested(parts: Sequence[Sequence[n.Node]]) -> Iterator[n.Node]:
    """The lists right below numbered ones, on a page where several of these go on with the next number behind."""
    found: list[n.Node] = []
    going_on = 0
    for blocks in parts:
        for at, (one, two) in enumerate(pairwise(blocks)):
            if _is_numbered(one) and isinstance(two, n.List) and not two.ordered:
                found.append(two)
                last = blocks[at + 2] if at + 2 < len(blocks) else None
                going_on += last is not None and _is_numbered(last) and _number(last, 0) == _number(one, -1) + 1
    if going_on >= WEIGHTS.enough_lines:
        yield from found


def _is_numbered(block: n.Node) -> bool:
    return isinstance(block, n.List) and block.ordered


def _number(block: n.Node, at: int) -> int:
    """The number of an item of a numbered list."""
    item = block.children[at]
    return int(item.marker[:-1]) if isinstance(item, n.Item) else 0
