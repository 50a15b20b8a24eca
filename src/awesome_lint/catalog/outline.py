"""A page cut at its headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property
from itertools import pairwise
from typing import TypeVar, cast

from awesome_lint.catalog import affairs, html, leads, naming, openings, ways
from awesome_lint.catalog.flat import Flat, count_words, has_link, lines, links, says
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.link_kinds import is_generic, leads_away, says_address
from awesome_lint.catalog.opening import Opening
from awesome_lint.catalog.ways import Naming, Way
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span, moved
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.anchors import without_attributes
from awesome_lint.syntax.slugs import slugify
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import mutable

Value = TypeVar("Value")

_COUNTED = late_pattern(r"\s*(\d{1,3})[ \t]+(?=[^\W\d_])")
"""A number before a name."""
_BOLD = late_pattern(r"</?(?:b|strong)>", re.IGNORECASE)
_UNMADE = late_pattern(r"\*\*(?P<text>[^*]+)\*\*")
"""A text that is bold but for a space within its asterisks."""
_HTML_HEADING = late_pattern(r"<h[1-6]\b", re.IGNORECASE)
_SWALLOWED = late_pattern(
    r"[ \t]*(?:<a[ \t][^<>\r\n]{0,200}>(?:</a>)?[ \t]*)+\r?\n"
    r"(?P<hashes>#{1,6})[ \t]+(?P<text>[^\s<][^<\r\n]{0,200}?)[ \t#]*\s*",
    re.IGNORECASE,
)
"""An anchor and the heading right below it, which is none since no blank line is between them."""


@mutable
class Part:
    """A heading (None above the first) with the blocks up to the next one."""

    heading: n.Heading | None
    blocks: list[n.Node] = field(default_factory=list)
    text: str | None = None
    """That of the page, to read HTML in the heading with."""
    is_html: bool = False
    """Whether the heading is written in HTML."""
    is_html_title: bool = False
    """Whether it is so, and the first one on the page: its title, at whatever level."""
    way: Naming = ways.HEADING
    """What names it if it is an entry: as a title, unless the headings around it tell."""
    is_counted: bool = False
    """Whether it begins with a number that goes on from heading to heading, without a mark behind it."""
    known: dict[Hashable, object] = field(default_factory=dict)
    """What was found of the heading, on the page before maybe, and says nothing of its place."""

    @property
    def level(self) -> int:
        """The level of the heading; 0 above the first."""
        return self.heading.level if self.heading else 0

    def _once(self, name: Hashable, find: Callable[[], Value]) -> Value:
        if name not in self.known:
            self.known[name] = find()
        return cast("Value", self.known[name])

    @cached_property
    def title(self) -> str:
        """The plain text of the heading; that of its images if it has none."""
        return self._once("title", self._title)

    def _title(self) -> str:
        children = self.heading.children if self.heading else []
        text = Flat(children).text.strip()
        if not text:
            text = " ".join(n.plain_text(each.children) for each in children if isinstance(each, n.Image))
        return " ".join(without_attributes(text).split())

    @cached_property
    def nodes(self) -> Sequence[n.Node]:
        """The inline nodes of the heading."""
        children = self.heading.children if self.heading else []
        return children if self.text is None else html.inline(children, self.text)

    @cached_property
    def line(self) -> Line | None:
        """The heading as a line that names something: its link, or all of it but for a link behind or a sign before."""
        first = self.nodes[0] if self.nodes else None
        is_sign = isinstance(first, n.Link) and leads_away(first) and is_generic(first)
        return (naming.read(self.nodes, ways.BEHIND) if is_sign else None) or naming.read(self.nodes, self.way)

    @property
    def beginning(self) -> tuple[Opening | None, bool]:
        """How the heading begins, and whether a link off the page stands in it."""
        return self._once("beginning", self._beginning)

    def _beginning(self) -> tuple[Opening | None, bool]:
        opening = openings.opening(self.nodes) if self.heading is not None else None
        return opening, any(map(leads_away, links(self.nodes)))

    @property
    def is_linked(self) -> bool:
        """Whether the heading names something and links to it: `[Name](…)`, `Name [🔗](…)`."""
        return self._once(("is_linked", self.way), self._is_linked)

    def _is_linked(self) -> bool:
        line = self.line
        if line is None or not leads_away(line.main):
            return False
        if self.way != ways.HEADING:
            return True
        assert line.main is not None
        says_nothing = all(
            says_address(link) or not any(map(str.isalpha, n.plain_text(link.children))) for link in links(line.rest)
        )
        is_behind = line.main.end <= line.name_span.start
        return (
            line.start is Start.LINK
            or is_behind
            or (says_nothing and (line.start is Start.MARKED or not says(line.rest)))
        )

    @property
    def is_read(self) -> bool:
        """Whether a part of the heading is the name, which `line` knows: it is linked, or described behind a dash."""
        return self.is_linked or self.way.way is Way.SEPARATOR

    @property
    def name(self) -> str:
        """The name of the entry that the heading is, if it is one."""
        if self.is_read and self.line is not None:
            return self.line.name
        return " ".join(Flat(self.nodes).text[self.number_end : self.name_end].split())

    @property
    def number_end(self) -> int:
        """Where the number ends that the heading begins with: `1. Name`."""
        text = Flat(self.nodes).text
        counted = _COUNTED.match(text) if self.is_counted else None
        return openings.number_end(text) if counted is None else counted.end()

    @property
    def name_end(self) -> int:
        """Where the name ends: before the venue and the year behind the title of a paper, and before attributes."""
        text = without_attributes(Flat(self.nodes).text)
        cited = leads.CITED_TITLE.match(text)
        return cited.end("title") if cited is not None else len(text)

    @property
    def leads_to(self) -> str | None:
        """What a line in bold at the end says, which groups the sections that follow."""
        return group_title(self.blocks[-1]) if self.blocks else None

    @property
    def is_about_the_page(self) -> bool:
        """Whether the heading names no entry but something about the page itself."""
        return self.is_html_title or affairs.is_affair(self.title)

    @property
    def is_contents(self) -> bool:
        """Whether the heading is that of a contents list; sections forgotten below it hold entries."""
        return affairs.is_contents(self.title)

    @property
    def holds_no_entries(self) -> bool:
        """Whether what stands below the heading are no entries either: licence, sponsors."""
        return affairs.holds_no_entries(self.title)


def group_title(block: n.Node) -> str | None:
    """The text of a paragraph that is a few words in bold and nothing else: the title of a group."""
    if not isinstance(block, n.Paragraph) or not block.children:
        return None
    text = Flat(block.children).text.strip()
    if not _is_bold(block.children):
        meant = _UNMADE.fullmatch(text) if len(block.children) == 1 and isinstance(block.children[0], n.Text) else None
        if meant is None:
            return None
        text = meant["text"].strip()
    text = text.rstrip(":：")
    is_title = 0 < count_words(text) <= WEIGHTS.name_words and text[-1:] not in ".!?。" and any(map(str.isalnum, text))
    if text[:1] in ("(", "（") and text[-1:] in (")", "）"):
        return None  # a remark on the heading above
    return text if is_title and not has_link(block.children) else None


def _is_bold(nodes: Sequence[n.Node]) -> bool:
    """Whether nodes are bold as a whole, in Markdown or in HTML."""
    first, last = nodes[0], nodes[-1]
    if isinstance(first, n.Html) and isinstance(last, n.Html):
        return _BOLD.fullmatch(first.content) is not None and _BOLD.fullmatch(last.content) is not None
    return len(nodes) == 1 and isinstance(first, n.Strong)


def groups(above: Sequence[n.Paragraph]) -> Iterator[tuple[n.Paragraph, str | None]]:
    """Of the paragraphs above the lists of a part those that are titles, beside others: a few words, maybe in italics.

    What begins with a small letter (`and also:`) only ends the group above.
    """
    bold = [(each, group_title(each)) for each in above]
    titled = [
        each
        for each, text in bold
        if _is_emphasized(each) or _ends_in_colon(each) or (text is None and _is_plain(each))
    ]
    yield from ((each, text) for each, text in bold if text is not None and not isinstance(each.children[0], n.Strong))
    if len(titled) + sum(text is not None for _, text in bold) > 1:
        for each in titled:
            text = Flat(each.children).text.strip().rstrip(":：")
            yield each, None if text[0].islower() else text


def _is_emphasized(block: n.Paragraph) -> bool:
    is_alone = len(block.children) == 1 and isinstance(block.children[0], n.Emphasis)
    return is_alone and _is_short(Flat(block.children).text)


def _ends_in_colon(block: n.Paragraph) -> bool:
    text = Flat(block.children).text.rstrip()
    return text.endswith((":", "：")) and isinstance(block.children[0], n.Text) and _is_short(text.rstrip(":："))


def _is_plain(block: n.Paragraph) -> bool:
    """Whether a paragraph is a few words that begin with a capital, or with no letter that could be small."""
    text = Flat(block.children).text
    is_text = len(block.children) == 1 and isinstance(block.children[0], n.Text)
    first = text.lstrip()[:1]
    return is_text and _is_short(text) and not (first.islower() or (first.isascii() and not first.isalnum()))


def _is_short(text: str) -> bool:
    return 0 < count_words(text) <= WEIGHTS.bare_words and text.strip()[-1:] not in ".!?。"


def end_of(at: int, parts: Sequence[Part], level: int = 0) -> int:
    """The index of the first part behind a heading and all below it, which is below `level` too."""
    end = at + 1
    while end < len(parts) and parts[end].level > max(parts[at].level, level):
        end += 1
    return end


def cut(document: n.Document, text: str | None = None, unread: Collection[int] = ()) -> list[Part]:
    """The parts of a page in order; the first one has no heading and may be empty, nor has one below a contents list.

    HTML headings cut it too where `text`, that of the page, is given, and so do lines of paragraphs that begin at
    one of the places `unread`: they are headings but for the space behind their `#`.
    """
    parts = [Part(None)]
    for block in document.children:
        if isinstance(block, n.Heading):
            parts.append(Part(block, text=text, known=document.of_block(block, _nothing, (cut, text is None))))
        elif text is not None and isinstance(block, n.HtmlBlock) and _HTML_HEADING.search(block.content):
            _add(parts, _pieces(block, text), text, is_html=True)
        elif text is not None and isinstance(block, n.HtmlBlock) and (swallowed := _SWALLOWED.fullmatch(block.content)):
            _add(parts, [_swallowed_heading(block, swallowed)], text, is_html=False)
        elif unread and isinstance(block, n.Paragraph) and _holds_heading(block, unread):
            _add(parts, _unread_pieces(block, unread), text, is_html=False)
        elif text is not None and isinstance(block, n.ThematicBreak) and _is_listed_contents(parts[-1]):
            parts.append(Part(None))
        else:
            parts[-1].blocks.append(block)
    return parts


def name_alike(parts: Iterable[Part]) -> None:
    """Tell of headings of one level what names them: `**A Title** [paper](…)`, `Name - what it is`."""
    linked: defaultdict[int, list[tuple[Part, Opening]]] = defaultdict(list)
    others: defaultdict[int, list[tuple[Part, Opening]]] = defaultdict(list)
    begun = Counter[int]()
    for part in parts:
        opening, is_linked = part.beginning
        begun[part.level] += opening is None and is_linked
        if opening is not None:
            (linked if is_linked else others)[part.level].append((part, opening))
    for level, found in linked.items():
        if len(found) >= WEIGHTS.enough_lines:
            forms = ways.choose([([opening for _, opening in found], begun[level])])
            for part, opening in found:
                part.way = forms.way_of(opening)
    for found in others.values():
        mark = ways.behind_each([opening for _, opening in found])
        if mark is not None:
            for part, _ in found:
                part.way = Naming(Way.SEPARATOR, mark)


def count_alike(parts: Iterable[Part]) -> None:
    """Tell of headings of one level whether they are counted: `1 Acme`, `2 Bolt`."""
    counted: defaultdict[int, list[tuple[int, Part]]] = defaultdict(list)
    for part in parts:
        if match := _COUNTED.match(part.title):
            counted[part.level].append((int(match[1]), part))
    for found in counted.values():
        numbers = [number for number, _ in found]
        if len(found) >= WEIGHTS.enough_lines and numbers == [*range(numbers[0], numbers[0] + len(found))]:
            for _, part in found:
                part.is_counted = True


def _is_listed_contents(part: Part) -> bool:
    """Whether a contents list stands in a part: a rule below it ends that."""
    return part.is_contents and any(isinstance(block, n.List) for block in part.blocks)


def _nothing(_: n.Node) -> dict[Hashable, object]:
    return {}


def parts(document: n.Document) -> list[Part]:
    """The parts of a page that headings in Markdown cut it into, for all who ask."""
    return document.once(cut)


def _holds_heading(block: n.Paragraph, unread: Collection[int]) -> bool:
    return any(line and line[0].start in unread for line in lines(block))


def _add(parts: list[Part], pieces: Iterable[n.Node], text: str | None, *, is_html: bool) -> None:
    """Add the headings in a block, and what stands between them, to the parts."""
    for piece in pieces:
        if isinstance(piece, n.Heading):
            is_title = is_html and all(part.heading is None for part in parts)
            parts.append(Part(piece, text=text, is_html=is_html, is_html_title=is_title))
        else:
            parts[-1].blocks.append(piece)


def _unread_pieces(block: n.Paragraph, unread: Collection[int]) -> Iterator[n.Node]:
    """The lines of a paragraph that are headings but for a space, and what stands between them."""
    kept: list[n.Node] = []
    for line in [*lines(block), []]:
        first = line[0] if line else None
        if line and not (isinstance(first, n.Text) and first.start in unread):
            kept += [n.Break(kept[-1].end, line[0].start), *line] if kept else line
            continue
        if kept:
            yield n.Paragraph(kept[0].start, kept[-1].end, children=kept)
            kept = []
        if isinstance(first, n.Text):
            title = first.text.lstrip("#")
            level = len(first.text) - len(title)
            children = [n.Text(first.start + level, first.end, text=title), *line[1:]] if title else line[1:]
            slug = slugify(n.plain_text(children))
            yield n.Heading(first.start, line[-1].end, children=children, level=level, slug=slug)


def _swallowed_heading(block: n.HtmlBlock, match: re.Match[str]) -> n.Heading:
    """The heading that an anchor right above it makes part of the HTML."""
    start, end = moved(Span(*match.span("text")), block.start)
    children: list[n.Node] = [n.Text(start, end, text=match["text"])]
    hashes = block.start + match.start("hashes")
    return n.Heading(hashes, end, children=children, level=len(match["hashes"]), slug=slugify(match["text"]))


def _pieces(block: n.HtmlBlock, text: str) -> Iterator[n.Node]:
    """The headings of an HTML block, and what stands between them."""
    at = block.start
    found = html.lines(block, text)
    for line, following in pairwise([*found, None]):
        if line is None or not _HTML_HEADING.match(f"<{line.tag}>") or not line.nodes:
            continue
        end = following.start if following is not None else line.end
        yield from _html(at, line.start, text)
        slug = slugify(n.plain_text(line.nodes))
        level = int(line.tag[1])
        yield n.Heading(line.start, end, children=line.nodes, level=level, slug=slug)
        at = end
    yield from _html(at, block.end, text)


def _html(start: int, end: int, text: str) -> Iterator[n.HtmlBlock]:
    """A piece of HTML, if it holds more than white space."""
    content = text[start:end]
    if content.strip():
        start += len(content) - len(content.lstrip())
        yield n.HtmlBlock(start, start + len(content.strip()), content=content.strip())
