"""One line that names an entry: name, link, what stands behind them.

`[name](url) - Description.` and its kin: the name in bold or code, behind an emoji, badge or
number, with the link in the name or after it, any separator or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from awesome_lint.catalog.flat import Flat, links
from awesome_lint.patterns import late_pattern
from awesome_lint.source import Span, moved
from awesome_lint.syntax import nodes as n

_LEADING = late_pattern(
    r"(?:\[[^\[\]]{1,24}\](?=[ \t])|!?\[[^\[\]]*\]\[[^\[\]]*\]|:[a-z0-9_+-]+:|\(?\d{1,4}[.)][ \t]|[^\w`]|_)*",
    re.IGNORECASE,
)
_DASH = r"[-–—−‐‑]+|=>|->|→|\||·|•|~"
_SPACE = r"[ \t\u00a0]{0,99}"  # bounded, like others below, or each of many spaces would be a try
_SEPARATOR = late_pattern(rf"{_SPACE}(?:(?:{_DASH})(?=\s|\Z)|[:：](?!//|[a-z0-9_+-]+:)|[–—]){_SPACE}|{_SPACE}--?(?=\w)")
_COLONS = (":", "：")
_BRACKETED = late_pattern(r"\((?:[^()]|\([^()]{0,99}\)){0,199}\)|\[[^\[\]]{0,199}\]")
_WORDLESS = r"[^\x01-\x04\w\s:：,.;!?'\"“«<>()\[\]{}|–—−‐‑~=→·•#&/*+-]"
_BEHIND_NAME = late_pattern(
    rf"(?:[\s\x01-\x04]|:[a-z0-9_+-]+:|{_BRACKETED.pattern}|{_WORDLESS})*?(?P<separator>{_SEPARATOR.pattern}|\x05\s*)"
)
_UNSEPARATED = " \t\n\u00a0\x01\x02\x03\x04\x05,.;:|/·•"
_MARKS = " \t\n.,;:!?…-–—"
"""Of nothing but these no description consists."""
_TRAILING_LINKS = late_pattern(
    r"[\s\x05,;]{0,99}[(\[](?=[^)\]]{0,400}[\x02-\x04])[\x02-\x05\s/,|·•&;+-]{0,400}[)\]][.\s\x05]*\Z"
)  # bounded, so that many brackets stay cheap
_TRAILING_TAGS = late_pattern(
    r"(?:(?<=[.!?。…)\]])|(?<=[.!?。…)\]]\s)|\A)[\s\x05,;/|]*[\x01\x03][\x01\x03\s\x05,;/|]*\Z"
)
_TRAILING_MARKED = late_pattern(r"(?<![\x03\x04])[\s\x05,;/|]{0,99}\x04[\x03\x04\s\x05,;/|]*\Z")
_GENERIC = late_pattern(
    r"\W*(?:papers?|pdf|epub|mobi|html|links?|code|official|web ?sites?|home ?page|home|project(?: page)?|demos?"
    r"|git(?:hub)?|repo(?:sitory)?|source(?: code)?|here|slides?|videos?|blog|arxiv|doi|docs?|documentation|tweet"
    r"|model|data(?:set)?|site|download|url|web|article|post|wiki|bibtex|supp(?:lementary)?|poster|talk|read|view"
    r"|visit|more|\d[\d.,k]*)\W*\Z",
    re.IGNORECASE,
)
_SOURCE = late_pattern(
    r"\W*(?:papers?|pdf|arxiv|code|project(?: page)?|slides?|videos?|doi|bibtex|poster|data(?:set)?|demo|website)\W*\Z",
    re.IGNORECASE,
)
_CITATION = late_pattern(r"[.,?!](?=[ \t])|[ \t]+(?=\()")
"""Where the authors, the venue or the year of a paper begin behind its title."""
_ON_PAGE = late_pattern(r"(?:\./)?(?:readme\.md)?#", re.IGNORECASE)
_LINKED = late_pattern(r"[\x02-\x04]")
_BAR = late_pattern(r"(?<![ \t])[ \t]*\|")
_NAME_END = late_pattern(  # begins at the first of many spaces, or each of them would be a try
    r"(?<![ \t])[ \t]+(?:[-–—−]+|\||=>)[ \t]+|(?:(?<![ \t])[ \t]+)?[–—][ \t]*|[:：](?=\s|\Z)|："
)


class Start(StrEnum):
    """What a line begins with, apart from decoration."""

    LINK = "link"
    MARKED = "marked"
    TEXT = "text"


@dataclass(slots=True)
class Line:
    """A line read as an entry.

    `before` and `rest` are all before and behind the name; `separator` is the place of the mark
    between it and the description; `notes` are bracketed texts between them, `tags` the code spans
    there and behind the description.
    """

    start: Start
    name: str
    name_span: Span
    main: n.Link | None
    before: Sequence[n.Node]
    rest: list[n.Node]
    separator: Span | None = None
    has_colon: bool = False
    """Whether the separator is a colon."""
    description: str | None = None
    description_span: Span | None = None
    notes: list[tuple[str, Span]] = field(default_factory=list)
    tags: list[n.Code] = field(default_factory=list)
    badges: list[n.Image] = field(default_factory=list)

    @property
    def is_cited(self) -> bool:
        """Whether it is the title of a paper, perhaps with its authors, with nothing but links to it at the end."""
        if self.start is not Start.TEXT or self.separator is not None or self.main is None:
            return False
        if _SOURCE.match(n.plain_text(self.main.children)) is None or " " not in self.name:
            return False
        behind = (node for node in self.rest if node.start >= self.main.end)
        return not any(character.isalnum() for node in behind if isinstance(node, n.Text) for character in node.text)

    def move(self, growth: int) -> None:
        """Move all places; the nodes were moved with the tree."""
        self.name_span = moved(self.name_span, growth)
        self.separator = self.separator and moved(self.separator, growth)
        self.description_span = self.description_span and moved(self.description_span, growth)
        self.notes = [(text, moved(span, growth)) for text, span in self.notes]


def read(nodes: Sequence[n.Node]) -> Line | None:
    """Read inline nodes as an entry's line; None where nothing in them could be a name."""
    at = _skip_decoration(nodes)
    if at == len(nodes):
        return None
    first = nodes[at]
    if isinstance(first, n.Link):
        line = _named_by(nodes, at, first, Start.LINK, first)
    elif isinstance(first, n.Text | n.Escape):
        line = _named_in_text(nodes, at)
    else:
        inner = [first] if not isinstance(first, n.Strong | n.Emphasis | n.Strikethrough) else first.children
        if len(inner) > 1 and at == len(nodes) - 1 and isinstance(inner[0], n.Link):
            return read(inner)  # a whole entry in emphasis or struck through
        linked = next(links(inner), None)
        is_link = linked is not None and _covers(inner, linked)
        line = _named_by(nodes, at, first, Start.LINK if is_link else Start.MARKED, linked)
    if line is not None:
        line.main = line.main or _link_behind(line.rest)
        _describe(line)
    return line


def renamed(line: Line, link: n.Link) -> Line:
    """The line with its link as the name, if that says anything: `More on [gun violence](…)`."""
    named = read([link])
    if named is None:
        return line
    named.before = [*line.before, *(node for node in line.rest if node.end <= link.start)]
    named.rest = [node for node in line.rest if node.start >= link.end]
    _describe(named)
    return named


def _link_behind(rest: Sequence[n.Node]) -> n.Link | None:
    """The first link behind a name that is no badge, else the first one."""
    found = list(links(rest))
    return next((link for link in found if not is_badge(link)), found[0] if found else None)


def leads_away(link: n.Link | None) -> bool:
    """Whether there is a link, and it leads off the page."""
    return link is not None and ("#" not in link.url or _ON_PAGE.match(link.url) is None)


def is_generic(link: n.Link) -> bool:
    """Whether a link's text says what it leads to rather than what it is called: `paper`, `code`."""
    return is_generic_text(n.plain_text(link.children))


def is_generic_text(text: str) -> bool:
    """Whether a text says what a link leads to rather than what that is called."""
    return _GENERIC.match(text) is not None


def is_badge(node: n.Node) -> bool:
    """Whether a node is an image, or a link that shows nothing but images."""
    if isinstance(node, n.Link):
        return bool(node.children) and all(
            isinstance(child, n.Image) or (isinstance(child, n.Text) and not child.text.strip())
            for child in node.children
        )
    return isinstance(node, n.Image)


def _skip_decoration(nodes: Sequence[n.Node]) -> int:
    """The index of the first node that says something: not an image, emoji, number, bracket or tag."""
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if isinstance(node, n.Text):
            match = _LEADING.match(node.text)
            if match is None or match.end() < len(node.text):
                return index
            if node.text.rstrip()[-1:] in ("(", "["):
                index = _closing(nodes, index)
        elif isinstance(node, n.Code):
            if not _is_tag(nodes, index):
                return index
        elif isinstance(node, n.Escape):
            if node.text.isalnum():
                return index
        elif not (is_badge(node) or isinstance(node, n.Html | n.Break | n.FootnoteReference)):
            return index
        index += 1
    return len(nodes)


def _closing(nodes: Sequence[n.Node], opening: int) -> int:
    """The index of the node before the bracket that closes one before emphasis, `(*CVPR 2020*) …`."""
    if len(nodes) > opening + 2 and isinstance(nodes[opening + 1], n.Emphasis):
        closing = nodes[opening + 2]
        if isinstance(closing, n.Text) and closing.text[:1] in (")", "]"):
            return opening + 1
    return opening


def _is_tag(nodes: Sequence[n.Node], index: int) -> bool:
    """Whether a code span stands right before a link or bold text, which is the name then."""
    following = nodes[index + 1 : index + 3]
    return (
        len(following) > 1
        and isinstance(following[0], n.Text)
        and not following[0].text.strip()
        and isinstance(following[1], n.Link | n.Strong)
        and not is_badge(following[1])
    )


def _covers(nodes: Sequence[n.Node], link: n.Link) -> bool:
    """Whether a link is all that nodes say."""
    return all(node is link or is_badge(node) or (isinstance(node, n.Text) and not node.text.strip()) for node in nodes)


def _named_by(nodes: Sequence[n.Node], at: int, named: n.Node, start: Start, main: n.Link | None) -> Line | None:
    inner = named.children or [named]
    if len(inner) == 1 and isinstance(inner[0], n.Text):
        name, span = inner[0].text.strip(), inner[0].span
        if len(name) != span.end - span.start:
            begin = span.start + inner[0].text.index(name)
            span = Span(begin, begin + len(name))
    else:
        flat = Flat(inner)
        begin, end = flat.stripped()
        name, span = " ".join(flat.text[begin:end].split()), flat.span(begin, end) if begin < end else named.span
    if not name:
        return None
    return Line(start, name, span, main, nodes[:at], list(nodes[at + 1 :]))


def _named_in_text(nodes: Sequence[n.Node], at: int) -> Line | None:
    """A name in plain text: up to a separator, else up to the first link, else all of it."""
    flat = Flat(nodes[at : _text_end(nodes, at)])
    leading = _LEADING.match(flat.text)
    begin = leading.end() if leading else 0
    match = _NAME_END.search(flat.text, begin)
    if match is not None and flat.text.rstrip()[-1:] == "|":  # `A title: with a colon | venue |`
        match = _BAR.search(flat.text, begin)
    end = match.start() if match else len(flat.text)
    if match is None and _leads_to_source(nodes[at:]):
        citation = _CITATION.search(flat.text, begin)
        end = citation.start() if citation else end
    begin, end = flat.stripped(begin, end, " \t\u00a0([:,;")
    if begin >= end:
        return None
    name, span = " ".join(flat.text[begin:end].split()), flat.span(begin, end)
    rest = _after(nodes[at:], span.end)
    return Line(Start.TEXT, name, span, None, nodes[:at], rest)


def _leads_to_source(nodes: Sequence[n.Node]) -> bool:
    """Whether the first link says that it leads to a paper, its code or the like."""
    link = next(links(nodes), None)
    return link is not None and _SOURCE.match(n.plain_text(link.children)) is not None


def _text_end(nodes: Sequence[n.Node], at: int) -> int:
    """The index of the first link, image or line break behind `at`."""
    for index in range(at, len(nodes)):
        if isinstance(nodes[index], n.Link | n.Image | n.Break) or (index > at and next(links([nodes[index]]), None)):
            return index
    return len(nodes)


def _after(nodes: Sequence[n.Node], offset: int) -> list[n.Node]:
    """The nodes behind an offset; text across it is cut."""
    rest: list[n.Node] = []
    for node in nodes:
        if node.start >= offset:
            rest.append(node)
        elif node.end > offset and isinstance(node, n.Text):
            rest.append(n.Text(offset, node.end, text=node.text[offset - node.start :]))
    return rest


# what stands behind the name


def _describe(line: Line) -> None:
    """Find separator, description, tags and badges in the rest of a line."""
    rest = line.rest
    line.badges = [node for node in line.before if isinstance(node, n.Image)]
    if len(rest) == 1 and isinstance(rest[0], n.Text) and (match := _SEPARATOR.match(rest[0].text)):
        _describe_text(line, rest[0], match)
        return
    flat = Flat(rest)
    shape = _shape(rest)
    behind = _BEHIND_NAME.match(shape)
    if behind is not None and behind["separator"]:
        if behind["separator"][0] != "\x05":
            line.separator = flat.span(*behind.span("separator"))
            line.has_colon = behind["separator"].strip() in _COLONS
        start = behind.end()
    else:
        start = len(shape) - len(shape.lstrip(_UNSEPARATED))
    start, end = flat.stripped(start, max(start, _trailing(shape, start)))
    if flat.text[start:end].strip(_MARKS):
        line.description = " ".join(flat.text[start:end].split())
        line.description_span = flat.span(start, end)
    line.notes = list(_notes(flat, shape, line))
    kept = line.description_span or Span(0, 0)
    line.tags = [node for node in rest if isinstance(node, n.Code) and not kept.start <= node.start < kept.end]
    line.badges += [each for node in rest if is_badge(node) for each in node.walk() if isinstance(each, n.Image)]


def _describe_text(line: Line, node: n.Text, match: re.Match[str]) -> None:
    """The usual case: nothing but a separator and text."""
    line.separator = Span(node.start + match.start(), node.start + match.end())
    line.has_colon = match[0].strip() in _COLONS
    text = node.text[match.end() :].rstrip()
    if text.strip(_MARKS):
        start = node.start + match.end()
        line.description = " ".join(text.split())
        line.description_span = Span(start, start + len(text))


def _shape(nodes: Sequence[n.Node]) -> str:
    """The text of nodes with each character of a code span as U+0001 and of a link as U+0002.

    A link whose text only says what it leads to is U+0003, in brackets U+0004; a line break is U+0005.
    """
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, n.Text):
            parts.append(node.text)
        elif isinstance(node, n.Code):
            parts.append("\x01" * len(node.text))
        elif isinstance(node, n.Break):
            parts.append("\x05")
        elif isinstance(node, n.Link):
            text = Flat([node]).text
            mark = "\x02" if not is_generic(node) else "\x04" if text[:1] in "[(" else "\x03"
            parts.append(mark * len(text))
        elif isinstance(node, n.Strong | n.Emphasis | n.Strikethrough):
            parts.append(_shape(node.children))
        else:
            parts.append(Flat([node]).text)
    return "".join(parts)


def _trailing(shape: str, start: int) -> int:
    """Where the description ends: before bracketed links and the tags behind its last sentence."""
    end = len(shape)
    patterns = (_TRAILING_LINKS, _TRAILING_TAGS, _TRAILING_MARKED)
    while match := next((found for each in patterns if (found := each.search(shape, start, end))), None):
        end = match.start()
    return end


def _notes(flat: Flat, shape: str, line: Line) -> Iterator[tuple[str, Span]]:
    """The bracketed texts between name and description."""
    limit = line.separator.start if line.separator else None
    if limit is None and line.description_span is not None:
        limit = line.description_span.start
    for match in _BRACKETED.finditer(shape):
        span = flat.span(*match.span())
        if limit is not None and span.end > limit:
            return
        if _LINKED.search(match[0]) is None:
            yield flat.text[match.start() : match.end()], span
