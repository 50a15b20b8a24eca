"""What stands below a heading that may be an entry: its fields, and the lines that are none."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import chain

from awesome_lint.catalog import fields, html
from awesome_lint.catalog.fields import Candidate
from awesome_lint.catalog.flat import Flat, count_words, first_link, lines, links
from awesome_lint.catalog.link_kinds import is_badge, is_generic, leads_away, shows_url
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import kept, mutable

_FIELD_COLUMNS = 2
"""A table of other than two columns below a heading holds entries rather than fields."""
_ONLY_HEADER, _ONE_ROW = 1, 2
"""A header and one row are the fields of one thing, where no heading has a table of more rows."""
_WORD = late_pattern(r"[^\W\d_]{4,}")
_LONE_LINK = "→ "
"""Marks the key that headings share which have a link of the same text below them."""


@mutable
class Body:
    """What stands below a heading: fields, and the lines that are none.

    `in_text` holds what reads like a field in each paragraph.
    """

    in_bullets: list[Candidate] = field(default_factory=list)
    in_text: list[list[Candidate]] = field(default_factory=list)
    lines: list[tuple[list[n.Node], Candidate | None]] = field(default_factory=list)
    links: list[n.Link] = field(default_factory=list)
    has_table: bool = False
    rows: list[Candidate] = field(default_factory=list)
    """What reads like fields in tables of one row, under their headers."""
    columns: set[str] = field(default_factory=set)
    """The headers of its tables of entries or of one row, each as one text."""
    headers: set[str] = field(default_factory=set)
    """The keys of fields that stand in the header of a table, which may as well say what its columns are."""
    lone_links: list[str] = field(default_factory=list)
    """The texts of links that are paragraphs of their own."""
    is_pictured: bool = False
    """Whether it begins with a picture that leads away."""
    items: list[list[n.Node]] = field(default_factory=list)
    """The lines of bullets that are no fields."""
    sayings: set[str] = field(default_factory=set)
    """What its links say."""
    leading: list[str] = field(default_factory=list)
    """What the first links of those of its `items` say that begin with one, be it behind a label, without case."""
    tagline: str | None = None
    """The only heading below this one, if what stands there was taken for this one's."""
    has_places: bool = False
    """Whether it holds places other than those of nodes of the tree, with which they do not move."""

    @kept
    def away(self) -> list[n.Link]:
        """The links that lead away and are no badges."""
        return [link for link in self.links if leads_away(link) and not is_badge(link)]

    @kept
    def spelled(self) -> list[set[str]]:
        """The words in the address of each of these."""
        return [words_in(link.url) for link in self.away]

    @property
    def is_bare(self) -> bool:
        """Whether nothing but images stands below the heading."""
        return not (self.in_bullets or self.rows or self.lines or self.links or self.has_table)

    @property
    def is_addressed(self) -> bool:
        """Whether the first link below the heading shows where it leads, or says what is there, but no name."""
        first = next(iter(self.away), None)
        return first is not None and (shows_url(first) or is_generic(first))

    @property
    def keys(self) -> Counter[str]:
        """How often each name occurs in what reads like a field; a table beside it holds entries of its own."""
        candidates = [] if self.has_table else [*self.in_bullets, *chain.from_iterable(self.in_text)]
        if not candidates and (self.has_table or not self.lone_links):
            return Counter()
        stems = {candidate.stem for candidate in candidates if candidate.stem}
        names = [candidate.key for candidate in candidates]
        return Counter((*names, *stems, *(f"{_LONE_LINK}{text}" for text in self.lone_links)))


def read(blocks: Sequence[n.Node], text: str, memory: Memory) -> Body:
    """Read the blocks below a heading; `text` is that of the page."""

    def read_anew(blocks: Sequence[n.Node]) -> tuple[Body, bool]:
        made = _read(blocks, text, memory)
        return made, not made.has_places

    if not blocks:
        return Body()
    body = memory.of_part(blocks, read_anew)
    body.tagline = None
    return body


def _read(blocks: Sequence[n.Node], text: str, memory: Memory) -> Body:
    body = Body(is_pictured=_is_linked_picture(blocks[0], text))
    previous: n.Node | None = None
    for block in blocks:
        if isinstance(block, n.List):
            _read_list(block, previous, body, memory)
        elif isinstance(block, n.Paragraph):
            _read_paragraph(block, text, body, memory)
        elif isinstance(block, n.Table):
            _read_table(block, body)
        elif isinstance(block, n.Quote):
            for child in block.children:
                if isinstance(child, n.Paragraph):
                    _read_paragraph(child, text, body, memory)
        previous = block
    return body


def _read_table(block: n.Table, body: Body) -> None:
    body.has_places = True
    if len(block.children[0].children) == _FIELD_COLUMNS:
        found = list(fields.in_table(block))
        body.headers.update(each.key for each in found if each.field.span == block.children[0].span)
        body.in_bullets += found
        _add_links(body, links(block.children))
    elif len(block.children) == _ONE_ROW:
        body.rows += fields.in_row(block)
        body.columns.add(_columns(block))
        _add_links(body, links(block.children))
    elif len(block.children) == _ONLY_HEADER:
        _add_links(body, links(block.children))
    else:
        body.has_table = True
        body.columns.add(_columns(block))


def _columns(block: n.Table) -> str:
    """What the header of a table says, as one text."""
    return sys.intern(" | ".join(n.plain_text(cell.children).strip() for cell in block.children[0].children))


def words_in(text: str) -> set[str]:
    """The words of some length in a text or an address, without case."""
    return {*_WORD.findall(text.casefold())}


def said(link: n.Link) -> str:
    """What a link says, without case; the same text is one object, since it takes less room."""
    return sys.intern(n.plain_text(link.children).casefold())


def pieces(text: str) -> Sequence[str]:
    """What a link says, where several things are said with commas between."""
    return text.split(", ") if ", " in text else (text,)


def _add_links(body: Body, found: Iterable[n.Link]) -> None:
    for link in found:
        body.links.append(link)
        body.sayings.update(pieces(said(link)))


def _sayings(block: n.Node) -> Sequence[str]:
    return tuple(dict.fromkeys(text for link in links([block]) for text in pieces(said(link))))


def _leading(block: n.Node) -> Sequence[str]:
    """What the links say that the items of a list begin with."""
    lines = (item.children[0].children for item in block.children if _begins_with_paragraph(item))
    return tuple(said(first) for line in lines if (first := _leading_link(line)) is not None)


def _leading_link(line: Sequence[n.Node]) -> n.Link | None:
    """The first link of a line, if no more words stand before it than in a label; behind a title it is that of this."""
    first = first_link(line)
    if first is None or line[0] is first:
        return first
    before = (node for node in line if node.end <= first.start)
    return first if count_words(Flat(before).text) <= WEIGHTS.label_words else None


def _begins_with_paragraph(item: n.Node) -> bool:
    return bool(item.children) and isinstance(item.children[0], n.Paragraph)


def _is_linked_picture(block: n.Node, text: str) -> bool:
    """Whether the first line of a block is a picture that is a link, and nothing else."""
    if not isinstance(block, n.Paragraph):
        return False
    found = html.inline(next(lines(block)), text)
    shown = [
        node
        for node in found
        if not isinstance(node, n.Html) and not (isinstance(node, n.Text) and not node.text.strip())
    ]
    return len(shown) == 1 and isinstance(shown[0], n.Link) and is_badge(shown[0]) and leads_away(shown[0])


def _read_paragraph(block: n.Paragraph, text: str, body: Body, memory: Memory) -> None:
    nodes = html.inline(block.children, text)
    _add_links(body, links(nodes))
    body.has_places |= nodes is not block.children
    if len(block.children) == 1 and isinstance(block.children[0], n.Link) and leads_away(block.children[0]):
        body.lone_links.append(n.plain_text(block.children).casefold())
    found = memory.field_lines(block)
    candidates = [candidate for _, candidate in found if candidate is not None]
    if len(found) > 1 and _is_title(found[0][0]) and not _is_first_field(found[0][1], candidates):
        return
    body.has_places |= bool(candidates)
    body.lines += found
    body.in_text.append(candidates)


def _is_title(nodes: Sequence[n.Node]) -> bool:
    """Whether inline nodes are the bold or linked title of what follows: that is an entry of its own."""
    shown = [node for node in nodes if not (isinstance(node, n.Text) and not node.text.strip(" :"))]
    return len(shown) == 1 and isinstance(shown[0], n.Strong | n.Link)


def _is_first_field(first: Candidate | None, candidates: Sequence[Candidate]) -> bool:
    """Whether what could be a title is a field without value, or no field, since fields in bold follow."""
    if first is None:
        return any(candidate.marked for candidate in candidates)
    return not first.field.values and any(candidate.marked for candidate in candidates[1:])


def _read_list(block: n.List, previous: n.Node | None, body: Body, memory: Memory) -> None:
    body.links += memory.links(block)
    body.sayings.update(memory.once(block, _sayings))
    found = memory.candidates(block)
    if isinstance(previous, n.Paragraph):
        owner = _ending_in_name(previous, body)
        if owner is not None and (owner.marked or not found):
            fields.add_list(owner.field, block)
            return
        if _is_title(previous.children):
            return
    body.in_bullets += found
    body.has_places |= bool(found)
    taken = {each.field.span for each in found}
    for item in block.children:
        if _begins_with_paragraph(item) and not (taken and item.span in taken):
            body.items.append(item.children[0].children)
            if taken and (first := _leading_link(item.children[0].children)) is not None:
                body.leading.append(said(first))
    body.leading += () if taken else memory.once(block, _leading)


def _ending_in_name(paragraph: n.Paragraph, body: Body) -> Candidate | None:
    """The field whose name, with nothing behind it, a paragraph ends in: the list below holds its values."""
    line, candidate = body.lines[-1] if body.lines else ([], None)
    is_last = bool(line) and line[-1] is paragraph.children[-1]
    return candidate if is_last and candidate and not candidate.field.values else None
