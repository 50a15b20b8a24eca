"""The entries in the blocks below a section's heading: lists, tables, paragraphs, HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import chain

from awesome_lint.catalog import building, labels, outline, paragraphs, part_blocks, runs, table_rows, tables, unlinked
from awesome_lint.catalog.abstracts import is_citation
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.bullets import BulletItem, walk
from awesome_lint.catalog.leads import is_dated_label
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.link_kinds import are_addresses, says_address
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.outline import Part
from awesome_lint.catalog.paragraphs import EntryParagraph
from awesome_lint.catalog.part_blocks import ListBlock, PartBlocks, Readable
from awesome_lint.catalog.records import Style
from awesome_lint.catalog.roles import Roles, are_parts
from awesome_lint.catalog.tables import Rows
from awesome_lint.catalog.titles import DETAILS_END, GROUP, Title, TitlePath
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.values.slotted import mutable


@mutable
class Found:
    """An entry at the top of its part; `path` are the groups in its part that it belongs to."""

    draft: Draft
    path: list[str] = field(default_factory=list)


@mutable
class Blocks:
    """The blocks of some parts of a page as read, with what they tell about each other."""

    parts: list[PartBlocks]
    roles: Roles

    @classmethod
    def gather(cls, parts: Sequence[Part], text: str, memory: Memory) -> Blocks:
        """Read the blocks of parts; what they share decides how their lines are named."""
        records = {id(each) for each in table_rows.are_records([*_tables(parts)])}
        followed = runs.among(parts, memory)
        read_parts = [part_blocks.read(part, text, memory, records, followed) for part in parts]
        tables.settle([each for part in read_parts for each in part.of(Rows)])
        lists = [listing.items for part in read_parts for listing in part.of(ListBlock)]
        paragraphs.name_titled([each for part in read_parts for each in part.of(EntryParagraph)])
        roles = Roles.among(lists)
        recurring = _recurring([listing for part in read_parts for listing in part.of(ListBlock)])
        for part in read_parts:
            _give_to_titles(part, roles, recurring)
        return cls(read_parts, roles)

    def own(self) -> list[int]:
        """How many entries of their own the lists and tables of each part would be, those left out that recur."""
        shapes = _shapes(self.parts)
        names = [self._own_names(part, shapes) for part in self.parts]
        times = Counter(name for found in names for name in set(found))
        least = max(WEIGHTS.recurring, len(self.parts) * WEIGHTS.shared)
        return [sum(times[name] < least for name in found) for found in names]

    def _own_names(self, part: PartBlocks, shapes: frozenset[str]) -> list[str]:
        rows = [each.drafts for each in part.of(Rows) if each.is_linked]
        names = [each.entry.name for found in (part.of(Draft), *rows) if len(found) > 1 for each in found]
        lines = [line for each in part.of(EntryParagraph) if each.shape in shapes for line in each.lines]
        addresses = [line.name for line in lines if _is_address(line)]
        are_own = len(addresses) >= WEIGHTS.several_addresses
        names += [line.name for line in lines if are_own or not _is_address(line)]
        return names + [name for listing in part.of(ListBlock) for name in self.roles.own_names(listing.items)]

    def entries(self, others: int, text: str, memory: Memory) -> list[list[Found]]:
        """The entries of each part in order; there are so many `others` on the page, whose text is `text`."""
        shapes = _shapes(self.parts)
        found = [list(_in_part(part, self.roles, shapes, frozenset())) for part in self.parts]
        alone = [at for at, part in enumerate(self.parts) if not found[at] and _are_alone(part)]
        if others + sum(map(len, found)) + len(alone) > WEIGHTS.enough_alike:
            for at in alone:
                self.parts[at].shapes = frozenset(each.shape for each in self.parts[at].of(EntryParagraph))
                found[at] = list(_in_part(self.parts[at], self.roles, shapes, frozenset()))
        linked = sum(each.draft.entry.url is not None for here in found for each in here)
        candidates = [[*_candidates(part, self.roles, shapes)] for part in self.parts]
        kinds = unlinked.made_of(chain.from_iterable(candidates), others + linked, text)
        for at, part in enumerate(self.parts) if kinds else ():
            has_more = any(kind in kinds for kind, _, _ in candidates[at])
            if has_more or not part.of(Draft):  # to these, what is below them would be added again
                found[at] = list(_in_part(part, self.roles, shapes, kinds))
        for at in self._listed(found, others):
            found[at] = list(_in_part(self.parts[at], self.roles, shapes, frozenset([ListBlock])))
        drafts = [
            draft
            for each in found
            for one in each
            for draft in (_with_nested(one.draft) if one.draft.nested else (one.draft,))
        ]
        memory.common = building.settle(drafts, memory.decided)
        labels.take_off(drafts, memory.common, memory.decided)
        return found

    def _listed(self, found: Sequence[Sequence[Found]], others: int) -> Iterator[int]:
        """The parts that hold nothing but lists without links whose items are entries like those with links."""
        entries = [each.draft.entry for here in found for each in here]
        if len(entries) + others <= WEIGHTS.enough_alike:
            return
        starts = {entry.span.start for entry in entries}
        lists = (each.items for part in self.parts for each in part.of(ListBlock))
        listed = [item for items in lists for item in walk(items) if item.node.start in starts]
        ordered = frozenset(item.node.marker[:1].isdigit() for item in listed)
        like = unlinked.Lists(ordered, len(listed) > (others + len(entries)) * WEIGHTS.sure)
        for at, part in enumerate(self.parts):
            if not (found[at] or part.asks) and unlinked.are_listed(part, self.roles, like):
                self.roles.listed.update(id(item) for each in part.of(ListBlock) for item in each.items)
                yield at


def _candidates(part: PartBlocks, roles: Roles, shapes: frozenset[str]) -> Iterator[unlinked.Candidate]:
    """What of a part would be entries without links."""
    for readable in part.readable:
        found: list[tuple[Span, str | None]] = []
        if isinstance(readable, ListBlock) and not (part.asks or _is_told(readable, shapes)):
            left = (item for items in roles.lists_in(readable.items) for item in unlinked.left(items, roles))
            found = [(item.node.span, item.line.name if item.line else None) for item in left]
        elif isinstance(readable, Rows) and not readable.is_linked:
            found = [(each.entry.span, each.entry.name) for each in readable.drafts]
        elif isinstance(readable, EntryParagraph) and readable.shape in shapes and not readable.is_linked:
            is_one = len(readable.lines) == 1
            found = [(readable.node.span if is_one else line.name_span, None) for line in readable.lines]
        yield from ((type(readable), span, name) for span, name in found)


def _are_alone(part: PartBlocks) -> bool:
    """Whether nothing but paragraphs stands in a part, each of which begins with a link that names something."""
    found = part.of(EntryParagraph)
    lines = [each.lines[0] for each in found]
    are_all = len(found) == len(part.readable) == part.paragraphs > 0
    return are_all and all(line.start is Start.LINK and not _is_address(line) for line in lines)


def _is_address(line: Line) -> bool:
    """Whether a line is an address that nothing before it names."""
    return line.start is Start.LINK and line.main is not None and says_address(line.main)


def _with_nested(one: Draft) -> Iterator[Draft]:
    yield one
    for nested in one.nested:
        yield from _with_nested(nested)


def _tables(parts: Sequence[Part]) -> Iterator[n.Table]:
    return (block for part in parts for block in part.blocks if isinstance(block, n.Table))


def _recurring(listings: Sequence[ListBlock]) -> frozenset[str]:
    """What items below titles, one after the other, are called that read like fields: `Apps:`, `Requirements:`."""
    titled = [listing.items for listing in listings if listing.title is not None and listing.title.is_title]
    counts = Counter(label for items in titled for label in {item.label for item in items if item.label})
    return frozenset(label for label, count in counts.items() if count >= WEIGHTS.recurring)


def _give_to_titles(part: PartBlocks, roles: Roles, recurring: frozenset[str]) -> None:
    """Give each list right below a title whose parts its items are to that title.

    `recurring` are the names of such parts that have items of their own.
    """
    kept: list[Readable] = []
    places: dict[int, int] = {}
    above = [each.above for each in part.of(ListBlock) if each.above is not None]
    groups = {id(node): title for node, title in outline.groups(above)}
    for each in part.readable:
        title = each.title if isinstance(each, ListBlock) else None
        text = outline.group_title(title.node) if title is not None else None
        if isinstance(each, ListBlock) and id(each.above) in groups:
            kept.append(Title(GROUP, groups[id(each.above)]))
        if (
            isinstance(each, ListBlock)
            and title is not None
            and (title.is_title or (not title.is_linked and are_addresses(each.items[0].nodes)))
            and not (text and is_dated_label(text))
            and are_parts(each.items, roles, recurring, is_linked=title.is_linked)
        ):
            title.items = each.items
        elif title is not None and text is not None:
            kept[places[id(title)]] = Title(GROUP, text)
            kept.append(each)
        elif isinstance(each, ListBlock) and kept and (text := _heading(kept[-1])) and any(roles.own_names(each.items)):
            kept[-1:] = [Title(GROUP, text), each]
        else:
            places[id(each)] = len(kept)
            kept.append(each)
    part.readable = kept


def _heading(readable: Readable) -> str | None:
    """What a line in bold without a link says, be there a text between it and the list that it heads."""
    return outline.group_title(readable.node) if isinstance(readable, EntryParagraph) and not readable.items else None


def _shapes(read_parts: Sequence[PartBlocks]) -> frozenset[str]:
    found: list[EntryParagraph] = []
    count = listed = 0
    for part in read_parts:
        here = part.of(EntryParagraph)
        found += here
        count += part.paragraphs if here else 0
        listed += len(part.of(Draft)) + sum(len(each.items) for each in part.of(ListBlock))
        listed += sum(len(each.drafts) for each in part.of(Rows))
    return paragraphs.accepted(found, count, listed)


def _in_part(part: PartBlocks, roles: Roles, shapes: frozenset[str], kinds: frozenset[type]) -> Iterator[Found]:
    titles = TitlePath()
    shapes |= part.shapes
    kinds -= {ListBlock} if part.asks else set()
    last: Draft | None = None
    folded: Draft | None = None
    for readable in part.readable:
        if isinstance(readable, ListBlock) and folded is not None and not any(roles.own_names(readable.items)):
            _take_folded(folded, readable.items)
            continue
        is_told = isinstance(readable, ListBlock) and _is_told(readable, shapes)
        if isinstance(readable, ListBlock) and last is not None and (is_told or _are_parts_of(last, readable, roles)):
            for item in readable.items:
                paragraphs.add_part(last, item)
            last.entry.span = Span(last.entry.span.start, max(last.entry.span.end, readable.items[-1].node.end))
            continue
        title = _title(readable, shapes)
        if title is not None:
            titles.enter(title)
            _unfold(title, folded if last is folded else None)
            folded = last if title.is_entry else None
        if isinstance(readable, Rows):
            for each in readable.found if readable.is_linked or Rows in kinds else ():
                if isinstance(each, Title):
                    titles.enter(each)
                else:
                    last = each
                    yield Found(each, titles.texts)
        elif not isinstance(readable, Title):
            for found in _found(readable, roles, shapes, titles.texts, kinds):
                last = found.draft
                yield found
            if isinstance(readable, ListBlock) and readable.below is not None and last is not None:
                _take_quote(last, readable.items, readable.below)


def _are_parts_of(last: Draft, block: ListBlock, roles: Roles) -> bool:
    """Whether the items of a list are parts of the entry above: what recurs, or addresses right below its line."""
    if roles.repeated.hold_most(block.items):
        return True
    is_below = block.title is not None and last.line in block.title.lines
    return is_below and all(item.is_labelled_address for item in block.items)


def _is_told(block: ListBlock, shapes: frozenset[str]) -> bool:
    """Whether the items of a list without links say more of the entry right above it."""
    if any(item.has_link for item in walk(block.items)):
        return False
    title = block.title
    is_below_paragraph = title is not None and title.shape in shapes and title.is_linked and not title.items
    return is_below_paragraph or block.is_below_entry


def _title(readable: Readable, shapes: frozenset[str]) -> Title | None:
    """What heads the blocks that follow: a title, or a line in bold above a list that is no entry."""
    if isinstance(readable, EntryParagraph):
        is_group = bool(readable.items) and readable.shape not in shapes
        return Title(GROUP, outline.group_title(readable.node)) if is_group else None
    return readable if isinstance(readable, Title) else None


def _unfold(title: Title, folded: Draft | None) -> None:
    """Let the entry in a summary, if it is the only one so far, reach to the end of what is folded below it."""
    if title.tag == DETAILS_END and folded is not None:
        folded.entry.span = Span(folded.entry.span.start, title.end)


def _take_folded(folded: Draft, items: Sequence[BulletItem]) -> None:
    """Take the items of a list for parts of the entry in the summary above, which reaches to their end."""
    for item in items:
        paragraphs.add_part(folded, item)
    folded.entry.span = Span(folded.entry.span.start, items[-1].node.end)


def _take_quote(last: Draft, items: Sequence[BulletItem], quote: n.Quote) -> None:
    """Describe the last entry of a list by the quote below it, if nothing else does; what cites it does not.

    Below several items that have such, the quote is about all of them, or about what follows.
    """
    said = last.entry.description
    if last.entry.span == items[-1].node.span and (said is None or (len(items) == 1 and is_citation(said))):
        for paragraph in quote.children:
            if isinstance(paragraph, n.Paragraph):
                building.add_further(last, paragraph.children, None)
        last.entry.span = Span(last.entry.span.start, quote.end)
        items[-1].draft = None


def _found(
    readable: ListBlock | EntryParagraph | Draft,
    roles: Roles,
    shapes: frozenset[str],
    path: list[str],
    kinds: frozenset[type],
) -> Iterator[Found]:
    if isinstance(readable, Draft):
        yield Found(readable, path)
    elif isinstance(readable, ListBlock):
        yield from _in_list(readable.items, roles, path, is_unlinked=ListBlock in kinds)
    elif readable.shape in shapes:
        yield from (Found(each, path) for each in paragraphs.drafts(readable, unlinked=EntryParagraph in kinds))
    elif readable.items:
        yield from _in_list(readable.items, roles, path, is_unlinked=ListBlock in kinds)


def _in_list(items: Sequence[BulletItem], roles: Roles, path: list[str], *, is_unlinked: bool) -> Iterator[Found]:
    entries = [*roles.entries_of(items), *(roles.unlinked_of(items) if is_unlinked else [])]
    chosen = {id(item) for item in (*entries, *unlinked.beside(items, entries, roles))}
    for item in items:
        if id(item) in chosen:
            yield Found(_draft(item, roles), path)
        elif roles.is_group(item) or roles.heads_entries(item):
            name = item.line.name if item.line else ""
            for nested in item.nested:
                yield from _in_list(nested, roles, [*path, name] if name else path, is_unlinked=is_unlinked)


def _draft(item: BulletItem, roles: Roles) -> Draft:
    if item.draft is not None:
        return item.draft
    assert item.line is not None
    made = draft(item.line, item.node.span, Style.BULLET)
    joined = [link for link in item.further_links if id(link) in roles.joined] if roles.joined else []
    if joined:
        building.add_joined(made, joined)
    elif not item.nested and not item.further and made.can_move:
        item.draft = made
    for paragraph in item.further:
        building.add_further(made, paragraph.children, item.field_in(paragraph))
    for items in item.nested:
        _take_nested(made, item, items, roles)
        made.entry.span = Span(made.entry.span.start, max(made.entry.span.end, items[-1].node.end))
    return made


def _take_nested(made: Draft, parent: BulletItem, items: Sequence[BulletItem], roles: Roles) -> None:
    """Add the items nested in an entry: as entries of their own, or as parts of it."""
    chosen = {id(one) for one in roles.nested_entries(parent, items)}
    for one in items:
        if id(one) not in chosen:
            paragraphs.add_part(made, one)
        elif roles.is_group(one):
            for nested in one.nested:
                _take_nested(made, parent, nested, roles)
        else:
            entry = _draft(one, roles)
            made.nested.append(entry)
            made.entry.entries.append(entry.entry)
