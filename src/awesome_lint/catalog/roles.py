"""What each list item is: an entry, a group of entries, or a part of the entry above it.

Decided from the leaves up: an item without a link of its own heads what is nested in it if most of that names
itself, and is an entry with parts if that does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field

from awesome_lint.catalog import bare, bullets
from awesome_lint.catalog.bullets import BulletItem, walk
from awesome_lint.catalog.line import Start
from awesome_lint.catalog.link_kinds import is_generic, is_generic_text, shows_url
from awesome_lint.catalog.prose import goes_on
from awesome_lint.catalog.repeated import Repeated
from awesome_lint.catalog.ways import Way
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.syntax import nodes as n
from awesome_lint.values.slotted import mutable


def _joined(lists: Sequence[Sequence[BulletItem]], repeated: Repeated) -> frozenset[int]:
    """The links beside those that name items, if there are many and their texts differ as names do."""
    found = [item.further_links for items in lists for item in walk(items)]
    texts = [n.plain_text(link.children).casefold() for links_of in found for link in links_of]
    several = sum(map(bool, found)) >= WEIGHTS.enough_alike
    if not several or len(set(texts)) < len(texts) * WEIGHTS.cell_distinct or not repeated.texts.isdisjoint(texts):
        return frozenset()
    counts = Counter(texts)
    return frozenset(
        id(link) for links_of in found for link in links_of if counts[n.plain_text(link.children).casefold()] == 1
    )


@mutable
class Roles:
    """Tells what the items of a page's lists are."""

    repeated: Repeated
    nest_entries: bool
    """Whether most of what is nested below entries on the page names itself."""
    marked: frozenset[type[n.Node]]
    """The marks (bold, code) of names without a link in them that entries with links have on the page."""
    alike: frozenset[tuple[type[n.Node], bool]] = frozenset()
    """The marks of the names that are links on the page, and whether a colon follows them."""
    are_titles: bool = False
    """Whether the names of nearly all entries with links on the page are texts before their links: titles."""
    are_tasks: bool = False
    """Whether most entries with links on the page are tasks."""
    plain: bool = False
    """Whether titles without links stand alone in lists of the page."""
    single: bool = False
    """Whether what is nested below items without a link is one link each: their address, rather than a group."""
    joined: frozenset[int] = frozenset()
    """The ids of links that name entries of their own beside the link that names their item."""
    listed: set[int] = field(default_factory=set)
    """The ids of items without links whose lists are entries like those with links: `unlinked`."""
    _groups: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def among(cls, lists: Sequence[Sequence[BulletItem]]) -> Roles:
        """Name the items of the lists of a page; what they tell about each other."""
        single = bullets.are_single(lists)
        bullets.name_all(lists, single=single)
        roles = cls(Repeated.among(lists), nest_entries=False, marked=frozenset(), single=single)
        titles = sum(len(items) for items in lists if all(item.is_plain_title for item in items))
        roles.plain = titles >= WEIGHTS.enough_unlinked
        for items in lists:
            roles._settle(items)
        entries = [item for items in lists for item in walk(items) if item.leads_away]
        nested = [(one, item) for item in entries for each in item.nested for one in each]
        own = sum(roles.is_own_child(one, parent) for one, parent in nested)
        roles.nest_entries = own > 0 and own >= len(nested) * WEIGHTS.nested
        roles.joined = _joined(lists, roles.repeated)
        linked = Counter(bare.linked_mark(item) for item in entries)
        marked = [inner for items in lists for inner in roles.lists_in(items) if any(map(bare.mark_of, inner))]
        marks = Counter(bare.mark_of(item) for items in marked for item in roles.entries_of(items))
        roles.marked = frozenset(mark for mark, count in marks.items() if mark and count >= WEIGHTS.enough_marked)
        titled = sum(item.line is not None and item.line.is_title for item in entries)
        roles.are_titles = titled > len(entries) * WEIGHTS.sure
        tasks = sum(item.node.checked is not None for item in entries)
        roles.are_tasks = tasks >= max(WEIGHTS.enough_alike, len(entries) * WEIGHTS.named)
        roles.alike = frozenset(each for each, count in linked.items() if each and count >= WEIGHTS.enough_lines)
        return roles

    def _settle(self, items: Sequence[BulletItem]) -> None:
        """Take what could be groups for entries with parts where most items of their list are such.

        So are groups that are described like an item of their list that has neither a link nor items to head. Where
        most are groups, the others without a link are, too.
        """
        for item in items:
            for nested in item.nested:
                self._settle(nested)
        groups = [item for item in items if item.nested and self.is_group(item)]
        parts = sum(map(self.has_parts, items)) if groups else 0
        are_parts = parts >= WEIGHTS.enough_single and parts > len(items) * WEIGHTS.named
        if are_parts or (groups and all(map(bare.is_told_of, groups)) and any(map(bare.is_told_alone, items))):
            self._groups.update({id(item): False for item in groups})
        elif len(groups) >= WEIGHTS.enough_lines and len(groups) > len(items) * WEIGHTS.named:
            heads = (item for item in items if item.nested and item.line is not None and bare.is_bare_name(item.line))
            self._groups.update({id(item): True for item in heads if not item.leads_away})

    def names_itself(self, item: BulletItem) -> bool:
        """Whether an item names something of its own and links to it, be it nested or not."""
        return item.names_itself and not self.repeated.hold(item)

    def own_names(self, items: Sequence[BulletItem]) -> Iterator[str]:
        """The names of the items of a list that name something of their own, those in groups too.

        One or two addresses are those of something else; several name themselves.
        """
        addresses = [item.line.name for item in items if item.line is not None and item.is_address]
        if len(addresses) >= WEIGHTS.several_addresses:
            yield from addresses
        for item in items:
            if item.nested and self.is_group(item):
                for nested in item.nested:
                    yield from self.own_names(nested)
            elif (self.names_itself(item) and not _is_field(item)) or self.has_parts(item):
                assert item.line is not None
                yield item.line.name.casefold()

    def is_group(self, item: BulletItem) -> bool:
        """Whether an item only heads the entries nested in it."""
        if not item.nested or item.leads_away:
            return False
        known = self._groups.get(id(item))
        if known is None:
            are_own = not (self.single or self._has_address_below(item)) and any(map(self._are_own, item.nested))
            known = are_own or self._heads_marked(item) or self._heads_named(item) or self._heads_titles(item)
            self._groups[id(item)] = known
        return known

    def heads_entries(self, item: BulletItem) -> bool:
        """Whether an item names nothing, though it has a link, but those nested in it do: `Birds [[bird](…)]`."""
        return item.leads_away and not item.names_itself and any(map(self._are_own, item.nested))

    def _has_address_below(self, item: BulletItem) -> bool:
        """Whether one address stands right below an item, and what heads the others there recurs: `Endpoints:`."""
        below = [one for items in item.nested for one in items]
        addresses = sum(one.is_address for one in below)
        return addresses == 1 and any(one.label is not None and self.repeated.hold(one) for one in below)

    def _heads_marked(self, item: BulletItem) -> bool:
        """Whether an item is a name in bold or code, and so are all that are nested in it: `- **DAC 2022**`."""
        mark = bare.mark_of(item)
        if mark is None or item.line is None or item.line.description is not None:
            return False
        below = [one for items in item.nested for one in items]
        return all(bare.mark_of(one) is mark for one in below) and not all(map(self.repeated.hold, below))

    def _heads_named(self, item: BulletItem) -> bool:
        """Whether an item of a few words heads tasks, or items that begin with a name of their own, without links."""
        below = [one for items in item.nested for one in items]
        if item.line is None or not bare.is_bare_name(item.line) or any(one.has_link for one in below):
            return False
        is_plain = item.node.checked is None and bare.mark_of(item) is None
        if is_plain and below and all(one.node.checked is not None for one in below):
            return True
        named = sum(one.line is not None and one.line.separator is not None for one in below)
        return named > 1 and named >= len(below) * WEIGHTS.sure and not any(map(self.repeated.hold, below))

    def _heads_titles(self, item: BulletItem) -> bool:
        """Whether an item is a label above titles without links like those that stand alone in other lists."""
        below = [one for items in item.nested for one in items]
        return self.plain and bare.is_label(item) and len(below) > 1 and all(one.is_plain_title for one in below)

    def _are_own(self, items: Sequence[BulletItem]) -> bool:
        """Whether most items of a nested list with links in them are, or hold, entries of their own."""
        if self._are_fields(items):
            return False
        linked = [item for item in items if item.leads_away or item.nested]
        own = sum(self.is_group(item) or self.names_itself(item) or self.heads_entries(item) for item in linked)
        titles = sum(map(self._heads_links, linked))
        own += titles if titles > 1 else 0
        fields = sum(item.reads_like_a_field for item in items)
        return own > 0 and own >= max(len(linked), len(items) if fields * 2 >= len(items) else 0) * WEIGHTS.named

    def _heads_links(self, item: BulletItem) -> bool:
        """Whether an item is a title without a link, below which stand links that others have, too: `[Paper](…)`."""
        if not self.has_parts(item) or item.line is None or item.line.has_colon or self.repeated.hold(item):
            return False
        below = [one for items in item.nested for one in items if one.leads_away]
        return bool(below) and all(one.is_bare_address or self.repeated.hold(one) for one in below)

    def _are_fields(self, items: Sequence[BulletItem]) -> bool:
        """Whether all items of a nested list are fields that others have, too, each of them once."""
        return len({item.field_name for item in items} & self.repeated.texts) == len(items)

    def has_parts(self, item: BulletItem) -> bool:
        """Whether an item without a link names an entry whose link is a part nested in it."""
        line = item.line
        if line is None or item.leads_away or item.is_contents or self.is_group(item):
            return False
        is_name = line.has_colon or bare.names_something(line)
        return is_name and (any(one.leads_away for items in item.nested for one in items) or item.has_fields_below)

    def entries_of(self, items: Sequence[BulletItem]) -> list[BulletItem]:
        """The items of one list that are entries; what is not is contents, a group or prose."""
        if all(item.links_its_name for item in items):  # as nearly everywhere
            return [*items]
        if sum(item.is_contents for item in items) >= len(items) * WEIGHTS.sure:
            return []
        others = [
            item
            for item in items
            if not (item.is_contents or self.is_group(item) or item.line is None)
            and (item.links_its_name or item.line.separator is not None or not goes_on(item.line.name))
        ]
        named = sum(item.is_named_link or self.has_parts(item) for item in others)
        are_names = all(
            not item.reads_like_a_field and (item.is_named_link or bare.is_bare_name(item.line))
            for item in others
            if item.line
        )
        dated = sum(not item.leads_away and bare.is_dated(item.line) for item in others if item.line)
        mostly = named > 0 and (named + dated >= len(others) * WEIGHTS.named or are_names)
        titled = sum(item.leads_away and item.line.is_title for item in others if item.line) >= named * WEIGHTS.named
        chosen = [
            item
            for item in others
            if item.links_its_name
            or (self.has_parts(item) and all(one.is_bare_address for nested in item.nested for one in nested))
            or (mostly and self._is_like_entries(item, titled=titled))
            or (item.line and bare.mark_of(item) in self.marked and bare.is_bare_name(item.line))
            or bare.begins_quoted(item)
            or (self.are_tasks and item.node.checked is not None and item.line and bare.names_something(item.line))
            or (item.line and (bare.mark_of(item), item.line.has_colon) in self.alike and named)
        ]
        are_marked = len(others) == len(items) and all(bare.mark_of(item) in self.marked for item in others)
        return others if are_marked or (len(chosen) < len(items) and bare.are_told(others, items)) else chosen

    def _is_like_entries(self, item: BulletItem, *, titled: bool) -> bool:
        """Whether an item beside entries is one, though it does not begin with a link."""
        assert item.line is not None
        is_cited = item.way is not None and item.way.way is Way.QUOTED
        is_title = (titled or is_cited or bare.is_dated(item.line)) and bare.is_bare_title(item)
        return item.leads_away or self.has_parts(item) or bare.is_bare_name(item.line) or is_title

    def lists_in(self, items: Sequence[BulletItem]) -> Iterator[Sequence[BulletItem]]:
        """A list, and those nested in its groups."""
        yield items
        for item in items:
            for nested in item.nested if item.nested and self.is_group(item) else ():
                yield from self.lists_in(nested)

    def unlinked_of(self, items: Sequence[BulletItem]) -> list[BulletItem]:
        """The items of a list, most of which have no link, if all name something, or are listed as others are."""
        if items and id(items[0]) in self.listed:
            return [item for item in items if item.line is not None and not self.is_group(item)]
        linked = sum(item.leads_away for item in items)
        if linked > len(items) * WEIGHTS.named:
            return []
        others = [item for item in items if item.line is not None and not item.is_contents and not self.is_group(item)]
        named = sum(item.leads_away or (item.line is not None and bare.names_something(item.line)) for item in others)
        if not others or linked > len(others) * WEIGHTS.named or named < len(others) * WEIGHTS.unlinked_named:
            return []
        if len(items) < WEIGHTS.enough_lines and any(item.line.name[-1:] == "?" for item in others if item.line):
            return []  # a few questions are no list of them
        return others

    def nested_entries(self, parent: BulletItem, items: Sequence[BulletItem]) -> list[BulletItem]:
        """The items nested in an entry that are entries of their own, groups of such among them.

        Most of what is nested, but for parts of the entry, names itself, on the page or here, where each looks like its
        parent then.
        """
        described = parent.line is not None and parent.line.description is not None
        own = [item for item in items if self.is_own_child(item, parent) or self.is_group(item)]
        parts = sum(map(self.repeated.hold, items))
        if not parent.leads_away or len(own) < (len(items) - parts) * WEIGHTS.nested:
            return []
        alike = self.nest_entries or not described
        return [item for item in own if alike or self._is_described(item)]

    def is_own_child(self, item: BulletItem, parent: BulletItem) -> bool:
        """Whether an item nested in an entry could be an entry of its own: it does not begin otherwise."""
        if item.line is None:
            return False
        begins_alike = item.line.start is not Start.TEXT or item.line.separator or _start(parent) is Start.TEXT
        is_field = item.reads_like_a_field and not parent.reads_like_a_field
        return bool(begins_alike) and self.names_itself(item) and not is_field

    def _is_described(self, item: BulletItem) -> bool:
        """Whether an item says more than its name, or heads items that do."""
        if self.is_group(item):
            return all(self._is_described(one) for items in item.nested for one in items)
        return item.line is not None and (item.line.description is not None or bool(item.nested))


def _is_field(item: BulletItem) -> bool:
    """Whether an item is an address, or reads like a field whose link says more than its name."""
    line = item.line
    assert line is not None
    assert line.main is not None
    if line.start is Start.LINK:
        return item.is_address
    return item.reads_like_a_field and (is_generic_text(line.name) or not is_generic(line.main))


def _start(item: BulletItem) -> Start | None:
    return item.line.start if item.line is not None else None


def are_parts(items: Sequence[BulletItem], roles: Roles, recurring: frozenset[str], *, is_linked: bool) -> bool:
    """Whether the items of a list below a title are its fields and links rather than entries.

    Below a title without a link, items without one are only if they read like fields. What has one of the `recurring`
    labels is a field, whatever is nested in it.
    """
    if not is_linked and not any(item.has_link for item in walk(items)):
        return sum(item.reads_like_a_field for item in items) >= len(items) * WEIGHTS.named
    own = sum(item.links_its_name and not item.is_address and roles.names_itself(item) for item in items)
    own += sum(roles.has_parts(item) and item.label is None and not item.reads_like_a_field for item in items)
    addresses = sum((item.is_address or _is_spelled_out(item)) and roles.names_itself(item) for item in items)
    own += addresses if addresses >= WEIGHTS.several_addresses or 1 < addresses == len(items) else 0
    others = [item for item in items if item.label not in recurring]
    return own < len(items) * WEIGHTS.named and not any(item.is_contents or roles.is_group(item) for item in others)


def _is_spelled_out(item: BulletItem) -> bool:
    """Whether an item is a name and its address, without a mark between: `Name https://…`."""
    line = item.line
    if line is None or line.main is None or line.start is not Start.TEXT or item.reads_like_a_field:
        return False
    return shows_url(line.main) and not is_generic_text(line.name)
