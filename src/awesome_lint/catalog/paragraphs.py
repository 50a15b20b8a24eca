"""Entries that are paragraphs: `**[name](url)** — text`, a bold title with its fields below, quotes, HTML."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import chain

from awesome_lint.catalog import building, fields, html, labelled, leads, line_labels, naming, openings, ways
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.bullets import BulletItem
from awesome_lint.catalog.fields import Candidate
from awesome_lint.catalog.flat import Flat, count_words, has_link, lines, links, says
from awesome_lint.catalog.leads import authored, is_date
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.link_kinds import (
    are_addresses,
    is_badge,
    is_generic,
    is_generic_text,
    leads_away,
    says_address,
    shows_url,
    spells_address,
)
from awesome_lint.catalog.opening import Opening
from awesome_lint.catalog.records import Style
from awesome_lint.catalog.ways import Naming, Way
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.syntax.leaves import start_of
from awesome_lint.values.slotted import mutable

_DESCRIBED = " described"
"""Marks the shape of paragraphs that are a linked name, a mark and a description: `[name](url) - Text.`"""
_DATED = "dated"
"""The shape of a date in bold, which heads what follows."""
_RECORD = "record"
"""The shape of what stands behind the first label of a record."""
_PLAIN = "plain"
"""The shape of titles without a link whose links stand below them."""
_LABELLED = "labelled"
"""The shape of linked names behind a label: a date, a venue, persons."""
_CITED = "cited plain"
"""The shape of titles without a link before a venue or a year."""
_SEVERAL = 2
_STOPS = (".", "!", "。")
_TITLE = " title"
"""Marks the shape of paragraphs that are a name alone; beside linked names, a paragraph may describe one."""


@mutable
class EntryParagraph:
    """A paragraph that may be one entry or, with one in each line, several. `shape` is what it looks like."""

    node: n.Node
    lines: list[Line]
    shape: str
    further: Sequence[Sequence[n.Node]]
    is_title: bool
    items: list[BulletItem] = field(default_factory=list)
    """The items of the list below a title."""
    below: list[n.Paragraph] = field(default_factory=list)
    """Paragraphs below it that belong to it: addresses and fields of a title, a quote."""
    titled: tuple[Opening, Sequence[n.Node]] | None = None
    """How it begins, if others that begin like it tell what its title is, and its nodes."""
    drafts: dict[int, Draft] = field(default_factory=dict, compare=False)
    """The entries that were made of nothing but a line, by the ids of these."""
    in_further: list[Candidate | None] = field(default_factory=list, compare=False)
    """The fields that the further lines hold, once somebody has asked."""

    def move(self, growth: int) -> None:
        """Move all that was read but for the nodes."""
        for line in self.lines:
            line.move(growth)
        for each in self.in_further:
            if each is not None:
                each.move(growth)

    def with_fields(self) -> Iterator[tuple[Sequence[n.Node], Candidate | None]]:
        """The further lines, each with the field that it holds."""
        if len(self.in_further) < len(self.further):
            self.in_further += map(fields.in_line, self.further)
        return zip(self.further, self.in_further, strict=True)

    def made(self, block: n.Node) -> list[n.Node]:
        """The nodes that are none of the block's, with which they do not move: what HTML stands for, pieces of text."""
        lines = (nodes for line in self.lines for nodes in (line.nodes, line.tags, line.badges))
        nodes = chain(*lines, *self.further, (self.titled or ((), ()))[1])
        return tree.others(nodes, {*map(id, block.walk())})

    def fresh(self) -> EntryParagraph:
        """The same as it was read, without what stands below it."""
        return replace(self, lines=[*self.lines], items=[], below=[])

    @property
    def is_linked(self) -> bool:
        """Whether a link stands in the paragraph, or in what belongs to it below."""
        below = any(item.line is not None and item.line.main is not None for item in self.items)
        return below or has_link([self.node, *self.below])

    @property
    def has_lost_link(self) -> bool:
        """Whether it is a title and lines that say more, as it is where others have a link there."""
        return self.is_title and bool(self.further)

    def takes(self, block: n.Paragraph) -> bool:
        """Whether a paragraph below is the addresses of what this one names, or, of a title without a link, fields."""
        if is_furniture(block.children):
            return len(self.lines) == 1  # not of each of several
        is_bold = len(block.children) == 1 and isinstance(block.children[0], n.Strong)
        if not self.is_title or is_bold or has_link([self.node]):
            return False
        found = links(block.children)
        is_address = all(leads_away(link) and (shows_url(link) or is_generic(link)) for link in found)
        return (bool(found) and is_address and not says(block.children)) or (
            self.shape.endswith(f"bold{_TITLE}") and all(field is not None for _, field in fields.in_paragraph(block))
        )


def is_furniture(nodes: Sequence[n.Node]) -> bool:
    """Whether nodes are nothing but links that say what they lead to, or badges: `[paper](…) [code](…)`."""
    return are_addresses(nodes) and all(is_generic(each) or is_badge(each) for each in links(nodes))


def read_paragraph(node: n.Paragraph, text: str, where: str) -> EntryParagraph | None:
    """Read a paragraph as entries; None where it does not begin with a name. `where` it stands is part of its shape."""
    found = [html.inline(line, text) for line in lines(node)]
    several = _entry_each(found)
    if several:
        return EntryParagraph(node, several, f"{where} lines", [], is_title=False)
    while len(found) > 1 and _shows_nothing(found[0]):
        found = found[1:]  # a place that links lead to
    begin = next((each.start for each in found[0]), node.start)
    whole = [each for each in html.inline(node.children, text) if each.start >= begin]
    is_authored = len(found) > 1 and openings.are_authors(whole[:3])
    if is_authored:
        found = [[*found[0], whole[1], *found[1]], *found[2:]]
    if len(found) > _SEVERAL and _leads_to_title(found):
        found = found[1:]
    first = _read_behind_label(found[0])
    if first is None or not _is_name(first, node.children):
        begun = openings.opening(whole)
        if cited := _cited_each(found):
            titled = (begun, whole) if begun is not None and len(found) == 1 else None
            return EntryParagraph(node, cited, f"{where} {_CITED}", [], is_title=False, titled=titled)
        line, shape = (None, "") if begun is None else _behind_text(begun, whole)
        if line is None:
            return None
        titled = (begun, whole) if begun is not None and shape == "titled" else None
        return EntryParagraph(node, [line], f"{where} {shape}", [], is_title=False, titled=titled)
    if first.start is Start.MARKED and is_date(first.name):
        return EntryParagraph(node, [first], _DATED, [], is_title=False)
    begun = openings.opening(whole)
    is_title = not any(isinstance(each, n.Text) and each.text.strip() for each in first.rest) or (
        first.description is None and all(map(spells_address, links(first.rest)))
    )
    if first.main is None and len(found) == 1 and first.name.endswith(_STOPS):
        return None  # a sentence in bold
    further = found[1:] if is_title else []
    line = first if is_title else _read_behind_label(whole)
    assert line is not None
    if is_authored and first.start is Start.LINK:
        return EntryParagraph(node, [line], f"{where} {_LABELLED}", [], is_title=False)
    kind = "link" if first.start is Start.LINK else "bold"
    is_described = kind == "link" and line.separator is not None and line.description is not None
    shape = f"{where} {kind}{_TITLE if is_title else _DESCRIBED if is_described else ''}"
    is_told = begun is not None and (_is_behind(begun, first) or (begun.mark == ways.EMPHASIS and not is_title))
    titled = (begun, whole) if begun is not None and is_told else None
    return EntryParagraph(node, [line], shape, further, is_title=is_title, titled=titled)


def _shows_nothing(nodes: Sequence[n.Node]) -> bool:
    """Whether a line is nothing but tags of HTML that show nothing: `<a name="saw"></a>`."""
    return all(isinstance(node, n.Html) for node in nodes)


def _leads_to_title(found: Sequence[Sequence[n.Node]]) -> bool:
    """Whether a line of text that ends in a colon, and then nothing but a title in bold stand above other lines."""
    above, title = found[:2]
    is_text = len(above) == 1 and isinstance(above[0], n.Text) and above[0].text.rstrip().endswith((":", "："))
    return is_text and len(title) == 1 and isinstance(title[0], n.Strong)


def _is_behind(begun: Opening, first: Line) -> bool:
    """Whether a paragraph begins with a link that says what it leads to, and its title stands behind that."""
    return begun.is_behind and (is_generic_text(first.name) or leads.is_dated_label(first.name))


def read_title(node: n.Paragraph, text: str) -> EntryParagraph | None:
    """Read a paragraph that is a title, whose links are those of the paragraph below it."""
    line = naming.read(html.inline(node.children, text), ways.HEADING)
    return None if line is None else EntryParagraph(node, [line], _PLAIN, [], is_title=True)


def read_record(node: n.Paragraph, text: str) -> EntryParagraph | None:
    """Read a paragraph that begins a record: its name stands behind a label, and what is below has labels, too."""
    line = naming.read(html.inline(labelled.behind_label(node), text), ways.HEADING)
    return None if line is None else EntryParagraph(node, [line], _RECORD, [], is_title=True)


def _read_behind_label(nodes: Sequence[n.Node]) -> Line | None:
    """Read a line that may begin with a date or a label before its link."""
    begin = line_labels.label_end(nodes)
    line = naming.read(nodes[begin:])
    if line is not None and begin:
        line.before = [*nodes[:begin], *line.before]
    return line


def name_titled(found: Sequence[EntryParagraph]) -> None:
    """Name the paragraphs that are titles with links behind them, or behind labels, in the way that they share."""
    titled = [(each, *each.titled) for each in found if each.titled is not None]
    forms = ways.choose([([begun for _, begun, _ in titled], 0)])
    for paragraph, begun, nodes in titled:
        way = forms.way_of(begun)
        if paragraph.shape.endswith(_CITED) and not way.labels and (way.way is Way.SEPARATOR or way == ways.HEADING):
            continue
        line = naming.read(nodes, way) if way is not ways.USUAL or not begun.is_labelled else None
        paragraph.lines = paragraph.lines if line is None else [line]


def _entry_each(found: Sequence[Sequence[n.Node]]) -> list[Line] | None:
    """The lines of a paragraph that name something and link to it, if there are several and nearly all do."""
    found = [nodes for nodes in found if any(map(str.isalnum, Flat(nodes).text)) or any(map(is_badge, nodes))]
    if len(found) < _SEVERAL:
        return None
    begun = [openings.opening(nodes) for nodes in found]
    forms = ways.choose([([each for each in begun if each is not None], begun.count(None))])
    read = [
        naming.read(nodes, forms.way_of(each) if each is not None else ways.USUAL)
        for nodes, each in zip(found, begun, strict=True)
    ]
    lines_read = [line for line in read if line is not None and leads_away(line.main)]
    named = sum(map(_says_name, lines_read))
    are_most = min(len(lines_read), named) >= len(found) * WEIGHTS.sure
    return lines_read if are_most and len(lines_read) >= _SEVERAL else None


def _says_name(line: Line) -> bool:
    """Whether a line with a link begins with a name: linked, bold, or all that stands before an address or a mark."""
    if line.start is not Start.TEXT or line.is_title or line.has_colon:
        return True
    return line.separator is not None and line.main is not None and says_address(line.main)


def _cited_each(found: Sequence[Sequence[n.Node]]) -> list[Line]:
    """The lines of a paragraph without links if nearly all are titles that end in a venue or a year."""
    cited = sum(leads.ENDS_IN_YEAR.match(Flat(nodes).text) is not None for nodes in found)
    if not cited or cited < len(found) * WEIGHTS.sure or any(map(has_link, found)):
        return []
    read = [naming.read(nodes, ways.HEADING) for nodes in found]
    return [line for line in read if line is not None]


def _behind_text(opening: Opening, nodes: Sequence[n.Node]) -> tuple[Line | None, str]:
    """A line whose name stands behind a text, and how: `SIGCOMM 2019, [Title](…)`, `A. Author. **Title.** …`."""
    if opening.link is None:
        return None, ""
    if opening.marked and opening.says_nothing:
        return naming.read(nodes, Naming(Way.MARKED)), "cited"
    if opening.says_nothing and _ends_in_links(nodes) and count_words(opening.text) <= WEIGHTS.title_words:
        return naming.read(nodes, ways.HEADING), "titled"
    is_label = opening.mark and count_words(opening.text) <= WEIGHTS.label_words
    if opening.says_nothing or not (is_label or authored(opening.text)):
        return None, ""
    line = naming.read(nodes, Naming(Way.LINK))
    return (line, _LABELLED) if line is not None and leads_away(line.main) else (None, "")


def _ends_in_links(nodes: Sequence[n.Node]) -> bool:
    """Whether a text ends in links, with nothing but marks between and behind them."""
    first = next(index for index, node in enumerate(nodes) if has_link([node]))
    behind = Flat(node for node in nodes[first:] if not isinstance(node, n.Link)).text
    return not any(map(str.isalnum, behind))


def _is_name(line: Line, nodes: Sequence[n.Node]) -> bool:
    """Whether a line begins with a link off the page that is no date, or with something in bold."""
    if line.start is Start.LINK:
        return leads_away(line.main) and not is_date(line.name)
    named = (node for node in nodes if node.start <= line.name_span.start < node.end)
    return line.start is Start.MARKED and isinstance(next(named, None), n.Strong)


def accepted(found: Sequence[EntryParagraph], all_paragraphs: int, listed: int) -> frozenset[str]:
    """The shapes that are those of entries. `listed` is the number of entries in lists and tables."""
    counts = Counter(each.shape for each in found)
    entries: Counter[str] = Counter()
    for each in found:
        entries[each.shape] += len(each.lines)
    for shape in [*counts]:
        if shape.endswith(_DESCRIBED):  # they are also of the shape of those that are not described
            counts[shape.removesuffix(_DESCRIBED)] += counts[shape]
            entries[shape.removesuffix(_DESCRIBED)] += entries[shape]
    enough = [shape for shape in counts if entries[shape] >= WEIGHTS.enough_alike and shape != _DATED]
    shapes = frozenset(
        shape
        for shape in enough
        if shape.endswith(_DESCRIBED)
        or (
            counts[shape] >= all_paragraphs * WEIGHTS.alike
            and (shape.endswith(("titled", f"link{_TITLE}")) or entries[shape] * WEIGHTS.per_alike >= listed)
        )
    )
    if sum(entries[shape] for shape in shapes) * WEIGHTS.per_alike > listed:  # the page is made of paragraphs
        shapes |= {shape for shape in counts if shape.endswith(_DESCRIBED)}
    linked = {shape.removesuffix(_TITLE) for shape in shapes if shape.endswith(("link", f"link{_TITLE}"))}
    of_lines = {f"{shape.partition(' ')[0]} lines" for shape in linked}
    return shapes | linked | of_lines | {f"{shape}{more}" for shape in linked for more in (_TITLE, _DESCRIBED)}


def drafts(paragraph: EntryParagraph, *, unlinked: bool) -> Iterator[Draft]:
    """The entries of an accepted paragraph; one without a link only on a page whose entries have none."""
    alone = len(paragraph.lines) == 1
    for line in paragraph.lines:
        start, end = paragraph.node.span if alone else _span(line, paragraph.node.children)
        known = paragraph.drafts.get(id(line))
        is_bare = not (paragraph.further or paragraph.below or paragraph.items)
        if known is not None and is_bare and known.line is line and known.is_complete:
            known.move(Span(start, end))
            yield known
            continue
        made = draft(line, Span(start, end), Style.BULLET)
        if is_bare and made.can_move:
            paragraph.drafts[id(line)] = made
        for further, candidate in paragraph.with_fields():
            building.add_further(made, further, candidate.field if candidate else None)
        if paragraph.shape == _RECORD:
            _add_labelled(made, paragraph)
        else:
            for block in paragraph.below:
                _add_below(made, block)
            for item in paragraph.items:
                add_part(made, item)
        ends = [each.end for each in (*paragraph.below, *(item.node for item in paragraph.items))]
        made.entry.span = Span(start, max([made.entry.span.end, *ends]))
        if made.entry.links or unlinked or paragraph.shape in (_PLAIN, _RECORD) or paragraph.has_lost_link:
            yield made


def _add_labelled(made: Draft, paragraph: EntryParagraph) -> None:
    """Add what goes on with a record: a paragraph behind a label is a field, with the list below an empty one."""
    filled: Candidate | None = None
    parts: list[n.Paragraph | BulletItem] = [*paragraph.below, *paragraph.items]
    for each in sorted(parts, key=lambda part: _node_of(part).start):
        if isinstance(each, BulletItem):
            if filled is None:
                add_part(made, each)
                continue
            nodes = [node for below in each.paragraphs for node in below.children]
            fields.add_values(filled.field, Flat(nodes), 0, nodes)
            made.entry.links += [fields.link_record(link, filled.field.name) for link in links(nodes)]
            continue
        candidate = fields.in_line(each.children) if labelled.label(each) else None
        filled = candidate if candidate is not None and not candidate.field.values else None
        if candidate is None:
            _add_below(made, each)
        else:
            building.add_further(made, each.children, candidate.field)


def _node_of(part: n.Paragraph | BulletItem) -> n.Node:
    return part.node if isinstance(part, BulletItem) else part


def _add_below(made: Draft, block: n.Paragraph) -> None:
    """Add a paragraph below a title: its fields, if it is nothing else."""
    read = [*fields.in_paragraph(block)]
    if not all(candidate is not None for _, candidate in read):
        read = [([*block.children], None)]
    for nodes, candidate in read:
        building.add_further(made, nodes, candidate.field if candidate else None)


def add_part(made: Draft, item: BulletItem) -> None:
    """Take an item that is no entry as a field, links or the description of the entry above it."""
    candidate = item.as_field
    nodes = [node for paragraph in item.paragraphs for node in paragraph.children]
    building.add_further(made, nodes, candidate.field if candidate else None)


def _span(line: Line, nodes: Sequence[n.Node]) -> Span:
    """The place of a line among the nodes of its paragraph, with the whole of the link or emphasis that names it."""
    parts = [line.name_span, *(node.span for node in (*line.before, *line.rest))]
    start, end = min(each.start for each in parts), max(each.end for each in parts)
    at = [bisect_right(nodes, offset, key=start_of) - 1 for offset in (start, end - 1)]
    cut = [nodes[index].span for index in at if index >= 0 and not isinstance(nodes[index], n.Text)]
    whole = [Span(start, end), *(each for each in cut if each.start < end and start < each.end)]
    return Span(min(each.start for each in whole), max(each.end for each in whole))
