"""List items: their lines, what else they hold, and the items nested in them.

What an item is (an entry, a group of entries, a part of the entry above it) is decided in `roles`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from awesome_lint.catalog import fields, html, naming, openings, unread, ways
from awesome_lint.catalog.building import Draft
from awesome_lint.catalog.fields import Candidate
from awesome_lint.catalog.flat import Flat, count_words, has_link, links, says
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.link_kinds import is_generic, leads_away, says_address, shows_url
from awesome_lint.catalog.opening import Opening
from awesome_lint.catalog.records import Field
from awesome_lint.catalog.ways import USUAL, Forms, Naming
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.catalog.wrapping import Wrapping
from awesome_lint.source import Span, moved
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import web
from awesome_lint.values.slotted import mutable

_UNMADE = late_pattern(r"\*\*[ \t]{0,9}(?P<text>[^*]{1,99}[^* \t])[ \t]{0,9}\*\*(?=.)")
_ENDS = frozenset(".!?")
_JOINTS = late_pattern(r"[\s,，、;；/|+&·•]*")


@mutable
class BulletItem:
    """A list item as read: its line, what else it holds, the items nested in it.

    `nodes` are those of its line, and `way` is how the line is named, if it begins with text. `further` are the
    paragraphs of which nothing belongs to the line.
    """

    node: n.Item
    nodes: Sequence[n.Node]
    opening: Opening | None
    paragraphs: Sequence[n.Paragraph]
    further: Sequence[n.Paragraph]
    nested: Sequence[list[BulletItem]] = ()
    line: Line | None = None
    way: Naming | None = None
    draft: Draft | None = None
    """The entry that was made of nothing but the line, if one was."""
    leads_away: bool = False
    """Whether the item's link leads off the page."""
    links_its_name: bool = False
    """Whether the item begins with a link that names it and leads off the page."""
    is_address: bool = False
    """Whether that link shows its URL."""
    is_contents: bool = False
    """Whether the item is one of a contents list: it names a place on the page."""
    names_itself: bool = False
    """Whether the item names something and links to it, and the link does not only say what it leads to."""
    is_named_link: bool = False
    """Whether the item names something and links to it."""
    made: Sequence[n.Node] | None = None
    """The nodes of its line that are none of the tree, with which they do not move; None if nobody has looked yet."""
    start: int = 0
    """Where it stood when all that was read of it was last moved."""
    part: Candidate | None = None
    """The item as a field of the entry above it, if somebody asked and it reads like one."""
    further_links: Sequence[n.Link] = ()
    """The links beside the one that names the item, if nothing but marks, `,` or `/`, is between them."""

    def name(self, forms: Forms, *, single: bool) -> None:
        """Read the line in the way that lines of its form have on the page; a group's is no title."""
        way = USUAL if self.opening is None or (not single and self.heads) else forms.way_of(self.opening)
        if way != self.way:
            self.way, self.draft, self.made = way, None, None
            self.line = naming.read(self.nodes, way) if self.nodes else None
            self._note()

    def _note(self) -> None:
        """Note what is asked of the line again and again."""
        line = self.line
        main = None if line is None else line.main
        self.leads_away = leads_away(main)
        self.links_its_name = self.leads_away and line is not None and line.start is Start.LINK
        self.is_address = self.links_its_name and main is not None and shows_url(main)
        self.is_named_link = self.leads_away and line is not None and _is_named(line)
        self.is_contents = main is not None and not self.leads_away
        says_more = line is not None and main is not None and (line.start is not Start.LINK or not is_generic(main))
        self.names_itself = self.is_named_link and says_more
        self.further_links = self._further_links()

    @property
    def heads(self) -> bool:
        """Whether the item has a text without a link, and others with links that name something nested in it.

        Where something else than plain text begins it, these links show their addresses.
        """
        if not self.nested:
            return False
        below = [one for items in self.nested for one in items]
        is_text = self.opening is not None and self.opening.link is None
        is_name = is_text or (bool(self.nodes) and not self.has_link and any(one.is_labelled_address for one in below))
        return is_name and self.linked_below > 0 and not any(one.is_generic for one in below)

    def _further_links(self) -> Sequence[n.Link]:
        line = self.line
        found = [node for node in line.rest if isinstance(node, n.Link)] if line is not None else []
        if not found or line is None or self.nested or self.further or not self.links_its_name:
            return ()
        marks = Flat(node for node in line.rest if not isinstance(node, n.Link)).text
        are_names = all(
            leads_away(link) and not says_address(link) and n.plain_text(link.children)[:1].isalnum() for link in found
        )
        are_joined = _JOINTS.fullmatch(marks) is not None and len("".join(marks.split())) >= len(found)
        return found if are_names and are_joined and not _are_versions([line.main, *found]) else ()

    @property
    def is_generic(self) -> bool:
        """Whether the item is nothing but a link that says what it leads to: `[Paper](…)`."""
        only = self.nodes[0] if len(self.nodes) == 1 else None
        return isinstance(only, n.Link) and is_generic(only)

    @property
    def is_labelled_address(self) -> bool:
        """Whether the item is a link that shows its URL, with a label beside it at most: `[code] https://…`."""
        found = links(self.nodes)
        text = Flat(self.nodes).text.replace(n.plain_text(found[0].children), "") if found else ""
        return len(found) == 1 and shows_url(found[0]) and count_words(text) <= 1 and not self.nested

    @property
    def is_bare_address(self) -> bool:
        """Whether the item is nothing but a link that shows its URL."""
        return len(self.nodes) == 1 and self.is_labelled_address

    @property
    def has_fields_below(self) -> bool:
        """Whether most paragraphs below its line are fields, one of them with a link: `*Website*: https://…`."""
        found = [fields.in_line(paragraph.children) for paragraph in self.further]
        read = [each.field for each in found if each is not None]
        leads = any(leads_away(link) for paragraph in self.further for link in links(paragraph.children))
        return leads and len(read) * 2 > len(found)

    @property
    def as_field(self) -> Candidate | None:
        """What the item is as a field of the entry above it."""
        self.part = self.part or fields.in_item(self.node)
        return self.part

    def field_in(self, paragraph: n.Paragraph) -> Field | None:
        """The field that a paragraph below the line holds, if most of these are fields."""
        candidate = fields.in_line(paragraph.children) if self.has_fields_below else None
        return candidate.field if candidate is not None else None

    @property
    def linked_below(self) -> int:
        """How many of the items nested in it have a link, or others nested in them."""
        return sum(bool(one.nested) or one.has_link for items in self.nested for one in items)

    @property
    def has_link(self) -> bool:
        """Whether a link stands in the line."""
        return has_link(self.nodes)

    @property
    def reads_like_a_field(self) -> bool:
        """Whether the item begins with a text and a colon: `Paper: [title](…)`."""
        return self.opening is not None and ":" in (self.opening.mark or self.opening.inner).replace("：", ":")

    @property
    def is_plain_title(self) -> bool:
        """Whether the item is nothing but several words that are no sentence."""
        if self.nested or self.has_link or self.line is None or self.line.start is Start.MARKED:
            return False
        text = Flat(self.nodes).text.strip()
        return count_words(text) >= WEIGHTS.title_least and text[-1:] not in _ENDS

    @property
    def field_name(self) -> str | None:
        """What stands before the colon of an item that begins like a field, without case."""
        if self.opening is None:
            return None
        name, colon, _ = self.opening.text.replace("：", ":").partition(":")
        is_field = self.reads_like_a_field or (bool(colon) and count_words(name) <= WEIGHTS.label_words)
        return name.strip().casefold() if is_field else None

    @property
    def label(self) -> str | None:
        """What the item is called if it is nothing but a text and a colon, without case."""
        if not self.nodes or isinstance(self.nodes[-1], n.Link):  # as nearly everywhere
            return None
        text = Flat(self.nodes).text.strip()
        return text[:-1].strip().casefold() if text.endswith((":", "：")) and not self.has_link else None


def _is_named(line: Line) -> bool:
    """Whether a line says what its link is called: `Name - [paper](…)`, `Name by Ada [paper](…)`, `Name https://…`."""
    if line.start is not Start.TEXT or line.separator is not None or line.is_title or line.is_cut:
        return True
    return line.main is not None and shows_url(line.main) and count_words(line.name) <= WEIGHTS.bare_words


def _are_versions(found: Sequence[n.Link | None]) -> bool:
    """Whether links are two that lead to files of one name in two folders of a site: `zh/saw.md`, `en/saw.md`."""
    if len(found) != 2 or not all(found):  # noqa: PLR2004
        return False
    (folder, _, name), (other, _, again) = (link.url.rpartition("/") for link in found if link is not None)
    sites = {parts.host if (parts := web(each)) is not None else "" for each in (f"{folder}/", f"{other}/")}
    return bool(name) and name == again and folder != other and len(sites) == 1


def read_list(block: n.List, text: str, before: Mapping[n.Node, BulletItem] | None = None) -> list[BulletItem]:
    """Read all items of a list and of those nested in it, but for their names; some may be known from `before`."""
    known = before or {}
    wrapping = Wrapping(block, text)
    items = [
        known[item] if item in known and unread.is_usual(item) else _read_item(item, block, text, wrapping)
        for item in block.children
        if isinstance(item, n.Item)
    ]
    return [*_with_addresses(items, text)] if any(item.is_bare_address for item in items[1:]) else items


def _with_addresses(items: Sequence[BulletItem], text: str) -> Iterator[BulletItem]:
    """The items of a list; an address belongs to the text above it where it is indented further, or all do."""
    pairs = [*zip(items[::2], items[1::2], strict=False)]
    are_pairs = len(items) == 2 * len(pairs) > 2 and all(  # noqa: PLR2004
        not one.has_link and not one.reads_like_a_field and two.is_bare_address for one, two in pairs
    )
    head: BulletItem | None = None
    for item in items:
        if head is not None and item.is_bare_address and (are_pairs or _column(item, text) > _column(head, text)):
            head.nested = [*head.nested, [item]]
            continue
        head = item if item.nodes and not item.has_link else None
        yield item


def _column(item: BulletItem, text: str) -> int:
    """Where in its line the marker of an item stands."""
    return item.node.start - (text.rfind("\n", 0, item.node.start) + 1)


def _read_item(item: n.Item, block: n.List, text: str, wrapping: Wrapping) -> BulletItem:
    paragraphs = tuple(child for child in item.children if isinstance(child, n.Paragraph))
    nodes = html.inline(unread.readable(item, block, text), text) if paragraphs else _html_line(item, text)
    nodes = _emphasized(wrapping.joined(nodes))
    further = paragraphs[1:]
    if nodes and (addresses := _addresses(item, nodes, text)):
        nodes = [*nodes, n.Break(nodes[-1].end, addresses[0].start), *addresses]
        further = further[1:] if isinstance(item.children[1], n.Paragraph) else further
    if further and openings.are_authors(nodes):
        nodes = [*nodes, n.Break(nodes[-1].end, further[0].start), *html.inline(further[0].children, text)]
        further = further[1:]
    nested = tuple(read_list(child, text) for child in item.children if isinstance(child, n.List))
    opening = openings.opening(nodes) if nodes else None
    return BulletItem(item, nodes, opening, paragraphs, further, nested, start=item.start)


def _emphasized(nodes: Sequence[n.Node]) -> Sequence[n.Node]:
    """The nodes of a line that begins like bold text but shows its asterisks, with that bold: `**Name:**text`."""
    first = nodes[0] if nodes else None
    unmade = _UNMADE.match(first.text) if isinstance(first, n.Text) else None
    if first is None or unmade is None:
        return nodes
    inner, end = moved(Span(*unmade.span("text")), first.start), first.start + unmade.end()
    bold = n.Strong(first.start, end, children=[n.Text(*inner, text=unmade["text"])])
    return [bold, n.Text(end, first.end, text=unmade.string[unmade.end() :]), *nodes[1:]]


def _html_line(item: n.Item, text: str) -> Sequence[n.Node]:
    """The first line that says anything of the HTML that an item begins with."""
    first = item.children[0] if item.children else None
    if not isinstance(first, n.HtmlBlock):
        return ()
    return next((line.nodes for line in html.lines(first, text) if Flat(line.nodes).text.strip()), ())


def _addresses(item: n.Item, nodes: Sequence[n.Node], text: str) -> Sequence[n.Node]:
    """The nodes of a paragraph of nothing but links right below the line of an item that has none.

    In a quote, something may stand beside links that say what they lead to.
    """
    below = item.children[1] if len(item.children) > 1 else None
    is_quote = isinstance(below, n.Quote)
    if below is not None and is_quote and len(below.children) == 1:
        below = below.children[0]
    if not isinstance(below, n.Paragraph) or has_link(nodes):
        return ()
    found = html.inline(below.children, text)
    away = [link for link in links([*found]) if leads_away(link)]
    if not away or (is_quote and says_address(away[0])):
        return found if away else ()
    says_more = any(map(str.isalnum, Flat([each for each in found if not isinstance(each, n.Link | n.Image)]).text))
    return () if says_more else found


def name_all(lists: Sequence[Sequence[BulletItem]], *, single: bool) -> None:
    """Name the items of the lists of a page in the ways that they have in common."""
    forms = ways.choose(_openings(lists, single=single))
    for items in lists:
        _name(items, forms, single=single)


def _name(items: Sequence[BulletItem], forms: Forms, *, single: bool) -> None:
    """Name the items of a list and those nested in them."""
    here = forms.within([item.opening for item in items if item.opening is not None and (single or not item.heads)])
    for item in items:
        item.name(here, single=single)
        for nested in item.nested:
            _name(nested, forms, single=single)


def are_single(lists: Sequence[Sequence[BulletItem]]) -> bool:
    """Whether most items without a link have one link nested below them: their address, rather than a group.

    A link that names something, with words about it behind, is an entry in a group.
    """
    heads = [item for items in lists for item in items if item.heads and item.linked_below]
    single = [item for item in heads if item.linked_below == 1]
    if len(heads) < WEIGHTS.enough_single or len(single) < len(heads) * WEIGHTS.single:
        return False
    return sum(map(_has_described_below, single)) < len(single) * WEIGHTS.named


def _has_described_below(item: BulletItem) -> bool:
    below = (one.nodes for items in item.nested for one in items)
    return any(isinstance(nodes[0], n.Link) and not is_generic(nodes[0]) and says(nodes) for nodes in below if nodes)


def _openings(lists: Sequence[Sequence[BulletItem]], *, single: bool) -> Iterator[tuple[list[Opening], int]]:
    """How the lines of each list begin, but of those below an item with a link; how many begin with a link."""
    for items in lists:
        found = [item.opening for item in items if item.opening is not None and (single or not item.heads)]
        if found:
            yield found, sum(item.opening is None and bool(item.nodes) for item in items)
        for item in items:
            if item.nested and (item.opening is None or item.opening.link is None or item.opening.is_labelled):
                yield from _openings(item.nested, single=single)


def walk(items: Sequence[BulletItem]) -> Iterator[BulletItem]:
    """Yield items and all nested in them in order."""
    for item in items:
        yield item
        for nested in item.nested:
            yield from walk(nested)
