"""Links that are written so that GitHub shows them as text, at the beginning of a line.

In what is scanned for them, markup keeps its length: real links are U+0002, code, images and HTML U+0001,
escaped brackets U+0003 and one of U+0004 to U+0007.
A line that goes on with `(` on the next one is looked at as one.

May not: judge how it should be; that a line holds no link though it is written like one is all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from awesome_lint.catalog.flat import EMPHASES
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import UNMADE, unclosed_end
from awesome_lint.values.slotted import immutable

_MIN_LINKED = 3
_MIN_LINKED_BESIDE_IMAGE = 1
_MIN_LINKED_SHARE = 0.75
_MIN_LINKED_NAMES = 4
_MIN_LINKED_NAMES_SHARE = 0.85
"""In a list of which fewer other entries begin with a link, a URL in brackets behind a name is the way of the list."""
_LONGEST_LABEL, _LONGEST_WIDE_LABEL = 16, 6
"""A longer word without a space is no label, one of Chinese characters less so."""
_MOST_WORDS = 5
"""More of them before a colon are a sentence: `Or use the search on our website: url`."""
_SAMPLE = 50
"""So many entries of a list show what its links are like."""


class Flaw(StrEnum):
    """What keeps a line from being read; the examples say it."""

    SPACE_BEFORE_URL = "[name] (url)"
    BREAK_BEFORE_URL = "[name], and (url) on the next line"
    NOT_CLOSED = "[name](url"
    SPACE_IN_URL = "[name](u rl)"
    NO_CLOSING_BRACKET = "[name(url)"
    NO_OPENING_BRACKET = "name](url)"
    NOT_SEPARATED = "[name url)"
    STRAY_MARK = "[name]-(url)"
    REVERSED = "(name)[url], [url](the name)"
    SQUARE = "[name][url]"
    FULL_WIDTH = "[name]（url）"
    COLON = "[name]: url"
    TWO_BRACKETS = "[name]((url), [name]](url)"
    OPENED_TWICE = "[name[(url)"
    NO_ROUND_BRACKET = "[name]url)"
    NO_ROUND_BRACKETS = "[name]url, [name]<url>, [name](<url)"
    WORD_BEFORE_URL = "[name](word url)"
    OTHER_BRACKETS = "{name}(url), (name)(url), (name](url), 【name】(url)"
    BRACES = "[name]{url}"
    ESCAPED = r"\[name\](url), [name]\(url\)"
    NO_BRACKETS = "name (url), name: url, name <url>, name [url]"
    NO_URL = "[name]"
    IMAGE = "![name](url)"
    CODE = "`[name](url)`"
    NO_SPACE_AFTER_BULLET = "-[name](url)"
    NO_BULLET = "– [name](url)"
    MISSING_BULLET = "[name](url) below an item that is written so"


@immutable
class Unread:
    """A line that could not be read. `name` and `url` are the places of the link's parts.

    `ends` says whether nothing follows the span in its paragraph. Of a fault of the bullet, `span` is
    the bullet and `sibling` the item that swallows the line or, above a list, its first one.
    """

    fault: Flaw
    span: Span
    name: Span
    url: Span
    ends: bool = False
    sibling: n.Node | None = None


_SCHEME = r"(?:[a-z][a-z0-9+-]*:/|www\.(?![a-z]+:/))"
_URL = rf"{_SCHEME}(?!/?https?://)[^\s()\[\]<>\x02\x03（）]*(?:\((?!{_SCHEME})[^\s()]*\)[^\s()\[\]<>\x02\x03（）]*)*"
PATH = r"\.{0,2}/?[\w.~%/-]*[/.-][\w.~%/#-]*"
_LEADING = r"[^\w\[\](){}［］【】〔〕\x02-\x07]*"
_BEFORE = r"[^\[\]()\x02-\x07]*"
_NAME = r"(?P<name>(?!\^)[^\[\]\x02]+)"
_ASIDE = r"\([^()\[\]\x01-\x07]*\)"
_TITLE = rf"(?P<name>(?:[^()\[\]\x02]|{_ASIDE})+)"
"""A name in other brackets, which may hold an aside in brackets."""
_SHORT = r"[^\s()\[\]<>\"'\x02]{1,20}"
_ENDS = r"(?=[ \t]|\Z)"
_GAP = "[ \\t\\r\\n\u00a0\u202f\u3000\u200b\u200c\u200d\u2060\ufeff]"
_SPACED = late_pattern(
    rf"{_BEFORE}(?P<span>\[{_NAME}\]{_GAP}+\((?P<url>{_URL}|(?P<path>{PATH}))\))", re.IGNORECASE, ("]",)
)
_OPEN = late_pattern(rf"{_BEFORE}(?P<span>\[{_NAME}(?=\]\())", needs=("](",))
_IN_URL = (":/", "www.")
_FORMS = (
    (Flaw.NO_CLOSING_BRACKET, _IN_URL, rf"\[(?P<name>[^\[\]()\x02]+)\((?P<url>{_URL})\)(?=[^\]]*\Z)"),
    (Flaw.NO_CLOSING_BRACKET, _IN_URL, rf"\[(?P<name>[^\[\]()\x02]+)\((?P<url>{_URL}){_ENDS}(?=[^\])]*\Z)"),
    (Flaw.NO_OPENING_BRACKET, ("](",), rf"(?P<name>\w(?:(?!://)[^\[\]\x02])*)\]\((?P<url>{_URL}|{PATH})\)"),
    (Flaw.SQUARE, ("][",), rf"\[{_NAME}\]\[(?P<url>{_URL})\]"),
    (Flaw.COLON, ("]:",), rf"\[{_NAME}\]:[ \t]*\((?P<url>{_URL})\)"),
    (Flaw.COLON, ("]:",), rf"\[{_NAME}\]:[ \t]*(?P<url>{_URL}){_ENDS}"),
    (Flaw.FULL_WIDTH, ("（",), rf"\[{_NAME}\][ \t]*（(?P<url>{_URL})[）)]"),
    (Flaw.FULL_WIDTH, ("）",), rf"\[{_NAME}\][ \t]*\((?P<url>{_URL})）"),
    (Flaw.TWO_BRACKETS, ("]((",), rf"\[{_NAME}\]\(\((?P<url>{_URL})\)(?!\))"),
    (Flaw.TWO_BRACKETS, ("]](",), rf"\[{_NAME}\]\]\((?P<url>{_URL})\)"),
    (Flaw.OPENED_TWICE, ("[(",), rf"\[{_NAME}\[\((?P<url>{_URL})\)"),
    (Flaw.NO_ROUND_BRACKET, _IN_URL, rf"\[{_NAME}\](?:[ \t]*|[/\\|<\[{{)])(?P<url>{_URL})\)"),
    (Flaw.WORD_BEFORE_URL, ("](",), rf"\[(?!https?:){_NAME}\]\({_SHORT}[ \t]+(?P<url>{_URL})\)"),
    (Flaw.NO_ROUND_BRACKETS, ("](<",), rf"\[{_NAME}\]\(<(?P<url>{_URL})(?:[>)]|{_ENDS})"),
    (Flaw.NO_ROUND_BRACKETS, ("]<",), rf"\[{_NAME}\]<(?P<url>{_URL})>"),
    (Flaw.NO_ROUND_BRACKETS, _IN_URL, rf"\[{_NAME}\](?P<url>{_URL}){_ENDS}"),
    (Flaw.OTHER_BRACKETS, ("}(",), rf"\{{(?P<name>[^{{}}\[\]()\x02]+)\}}\((?P<url>{_URL})\)"),
    (Flaw.BRACES, ("]{",), rf"\[{_NAME}\]\{{(?P<url>{_URL})\}}"),
    (Flaw.OTHER_BRACKETS, (")(",), rf"\({_TITLE}\)\((?P<url>{_URL})\)"),
    (Flaw.OTHER_BRACKETS, ("](",), rf"[(\]](?P<name>[^()\[\]\x02]+)\]\((?P<url>{_URL})\)"),
    (
        Flaw.OTHER_BRACKETS,
        (*"［【〔",),
        rf"[［【〔](?P<name>(?:[^［］〔〕\[\]()\x02]|{_ASIDE})+)[］】〕][(（](?P<url>{_URL})[)）]",
    ),
    (Flaw.ESCAPED, ("\x03\x04",), rf"\x03\x04(?P<name>[^\[\]\x02-\x07]+)\x03\x05\((?P<url>{_URL})\)"),
    (Flaw.ESCAPED, ("\x03\x06",), rf"\[{_NAME}\]\x03\x06(?P<url>{_SCHEME}[^\s()\\\x03]+)[\\\x03]?[)\x07]"),
    (Flaw.REVERSED, (")[",), rf"\({_TITLE}\)\[(?P<url>{_URL})\]"),
    (Flaw.REVERSED, (")[",), rf"\((?P<url>{_URL})\)\[(?P<name>[^\[\]\x02]+)\]"),
    (Flaw.REVERSED, ("](",), rf"\[(?P<url>{_URL})\]\({_TITLE}\)"),
    (Flaw.STRAY_MARK, _IN_URL, rf"\[{_NAME}\][-–—=./\\,;|>]\((?P<url>{_URL})\)"),
    (Flaw.NOT_SEPARATED, _IN_URL, rf"\[(?P<name>(?:[^()\[\]\x02]|{_ASIDE})+?)[ \t]+(?P<url>{_URL})\)"),
)
"""The forms of links that are none, with what each of them needs."""
_LINKS = tuple(
    (fault, late_pattern(rf"{_LEADING}(?P<span>{form})", re.IGNORECASE, needs)) for fault, needs, form in _FORMS
)
_AMONG_LINKS = tuple(
    (fault, late_pattern(form, re.IGNORECASE, needs))
    for fault, needs, form in (
        (
            Flaw.NO_ROUND_BRACKETS,
            _IN_URL,
            rf"(?P<span>\[(?P<name>[^\[\]\x02]*[^\W\d_]{{2}}[^\[\]\x02]*)\][ \t]+<?(?P<url>{_URL})>?){_ENDS}",
        ),
        (
            Flaw.NO_URL,
            ("]",),
            r"(?P<span>\[(?P<name>(?!\^)[^\[\]\x02]*[^\W\d_]{2}[^\[\]\x02]*)\](?P<url>))"
            r"(?![ \t]*[-–—:]*[ \t]*\x02)(?=:?[ \t]+(?:[-–—:][ \t]|(?-i:[A-Z]))|\Z)",
        ),
    )
)
"""What is taken for a broken link only in a list whose entries begin with links."""
_AMONG_NAMES = late_pattern(
    rf"(?P<span>(?P<name>\*{{0,2}}[^\W_](?:(?:[^\[\]()\x01-\x07]|{_ASIDE}){{0,120}}?(?:[^\s\[\]()\x01-\x07:,，、]|{_ASIDE}))?)"
    rf"(?P<label>:?)(?:[ \t]+|(?=[(<\[]))(?P<bracket>[(<\[]?)(?P<url>{_URL})[)>\]]?)"
    r"(?:(?P<ends>(?=[:,：，]|[ \t]+(?:[-–—:(,]|by\b)|\Z))|(?=[ \t]+(?-i:[^a-z])))",
    re.IGNORECASE,
    _IN_URL,
)
_IN_SQUARE = late_pattern(r"(?<=\w) ?\[https?://[^\s\[\]]+\]", re.IGNORECASE)
"""A URL in square brackets, which GitHub makes no link of."""
_IN_CODE = late_pattern(rf"(?P<span>`+\[{_NAME}\]\((?P<url>{_URL})\)`+)\Z", re.IGNORECASE, ("](",))
_OPENING = "[({［【〔!*<"
_BRACKET = late_pattern(r"[\[\](［【〔{]")
_ESCAPED = {"[": "\x03\x04", "]": "\x03\x05", "(": "\x03\x06", ")": "\x03\x07"}
PICTURE = late_pattern(
    r"\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|mp4|mov|webm)(?:[?#]|\Z)|badge|shields|/assets/|images?[./]|avatars|camo\."
    r"|raw|thumb|photo|logo|icon|screenshot|contrib\.rocks|\.(?:io|com)/api",
    re.IGNORECASE,
)


def find(line: Sequence[n.Node], block: n.List | None, text: str, *, ends: bool) -> Unread | None:
    """What was meant as a link where a line of an item has none before it; `block` is the list of the item.

    Without a list, all entries of the page are known to begin with links. `ends` says whether the line is the last of
    its paragraph.
    """
    if line and isinstance(line[0], n.Image):
        return _image(line[0], block)
    if line and isinstance(line[0], n.Code):
        return _code(line[0], block, text)
    if not _may_be_unmade(line):
        return _bare(line, block, text, ends=ends)
    start, shape = line[0].start, _shape(line, text)
    spaced = _SPACED.match(shape)
    if spaced is not None and (spaced["path"] is None or _links_by_path(block)):
        gap = shape[spaced.end("name") : spaced.start("url")]
        fault = Flaw.SPACE_BEFORE_URL if len(gap.splitlines()) == 1 else Flaw.BREAK_BEFORE_URL
        return _unread(fault, spaced, start, ends=ends)
    match = _form(_LINKS, shape)
    opened = _OPEN.match(shape)
    if opened is not None and (match is None or match[0] not in (Flaw.FULL_WIDTH, Flaw.NO_ROUND_BRACKETS)):
        intended = _intended(opened, shape, start, ends=ends)
        if intended is not None:
            return intended
    if match is None and (among := _form(_AMONG_LINKS, shape)) is not None:
        match = among if _begin_with_links(block, _MIN_LINKED, _MIN_LINKED_SHARE) else None
    return _unread(*match, start, ends=ends) if match else _bare(line, block, text, ends=ends)


def _bare(line: Sequence[n.Node], block: n.List | None, text: str, *, ends: bool) -> Unread | None:
    """A name without brackets in front of its URL, where the others begin with links."""
    if not may_be_bare(line):
        return None
    if not _begin_with_links(block, _MIN_LINKED_NAMES, _MIN_LINKED_NAMES_SHARE, but=1):
        return None
    match = _AMONG_NAMES.match(_shape(line, text))
    if match is None or (match["ends"] is None and not (match["label"] or match["bracket"])):
        return None
    may_be_label = match["label"] and (match.end() == len(match.string) or match["ends"] is None)
    is_sentence = match["label"] and len(match["name"].split()) > _MOST_WORDS
    if is_sentence or (may_be_label and _is_label(match["name"], match["url"])):
        return None
    return _unread(Flaw.NO_BRACKETS, match, line[0].start, ends=ends)


def may_be_bare(line: Sequence[n.Node]) -> bool:
    """Whether a line begins with text, or with such in bold, in front of a URL."""
    if line and isinstance(line[0], n.Text) and _IN_SQUARE.search(line[0].text):
        return True
    if len(line) < len(("name", "URL")):
        return False
    first, *rest = line
    if isinstance(first, n.Strong) and isinstance(rest[0], n.Text) and rest[0].text.strip(" :(") == "":
        first, *rest = first.children[0], *rest[1:]
    return isinstance(first, n.Text) and bool(rest) and _is_bare(rest[0])


def _is_label(name: str, url: str) -> bool:
    """Whether a name is one short word that the URL does not hold: `Website: https://example.org`."""
    if len(name) > (_LONGEST_LABEL if name.isascii() else _LONGEST_WIDE_LABEL) or " " in name:
        return False
    letters, others = ("".join(filter(str.isalnum, each.casefold())) for each in (name, url))
    return letters not in others


def _is_bare(node: n.Node) -> bool:
    """Whether a node is a URL that links to itself."""
    return isinstance(node, n.Link) and node.kind in (n.LinkKind.BARE, n.LinkKind.AUTOLINK)


def _form(forms: Sequence[tuple[Flaw, re.Pattern[str]]], shape: str) -> tuple[Flaw, re.Match[str]] | None:
    """The first of some forms that a line begins with."""
    for fault, pattern in forms:
        match = pattern.match(shape)
        if match is not None:
            return fault, match
    return None


def _links_by_path(block: n.List | None) -> bool:
    """Whether entries of a list link to files, so that a word in brackets may be one."""
    if block is None:
        return False
    firsts = (item.children[0].children[:1] for item in block.children[:_SAMPLE] if item.children)
    return any(isinstance(node, n.Link) and re.fullmatch(PATH, node.url) for first in firsts for node in first)


def _begin_with_links(block: n.List | None, at_least: int, share: float, but: int = 0) -> bool:
    """Whether all items of a list but few, and `but` that are asked about, begin with a link, or with brackets."""
    if block is None:
        return True
    firsts = [_first(item) for item in block.children[:_SAMPLE]]
    linked = sum(isinstance(first, n.Link) for first in firsts)
    others = sum(isinstance(first, n.Text) and first.text[0] not in _OPENING for first in firsts)
    return linked >= max(at_least, (linked + others - but) * share)


def _first(item: n.Node) -> n.Node | None:
    """What the first paragraph of an item begins with; a link may be in bold."""
    first = within = next(iter(item.children[0].children if item.children else ()), None)
    while isinstance(within, EMPHASES) and within.children:
        within = within.children[0]
    return within if isinstance(within, n.Link) else first


def _image(image: n.Image, block: n.List | None) -> Unread | None:
    """An image of what is none, where the others begin with links."""
    is_picture = PICTURE.search(image.url) is not None or not image.url.startswith("http")
    if is_picture or not image.children or not _begin_with_links(block, _MIN_LINKED_BESIDE_IMAGE, _MIN_LINKED_SHARE):
        return None
    name = Span(image.children[0].start, image.children[-1].end)
    return Unread(Flaw.IMAGE, image.span, name, image.url_span)


def _code(code: n.Code, block: n.List | None, text: str) -> Unread | None:
    """A link within backticks, where the others begin with links."""
    match = _IN_CODE.match(text[code.start : code.end])
    if match is None or not _begin_with_links(block, _MIN_LINKED_BESIDE_IMAGE, _MIN_LINKED_SHARE):
        return None
    return _unread(Flaw.CODE, match, code.start, ends=False)


def _may_be_unmade(nodes: Sequence[n.Node]) -> bool:
    """Whether text before the first real link could be part of one: a quick no for most lines."""
    left = [*reversed(nodes)]
    while left:
        node = left.pop()
        if isinstance(node, n.Link) and not _is_bare(node):
            return False
        if isinstance(node, n.Text):
            if _BRACKET.search(node.text) is not None:
                return True
        elif isinstance(node, n.Escape) and node.text == "[":
            return True
        elif isinstance(node, EMPHASES):
            left += reversed(node.children)
    return False


def _shape(nodes: Sequence[n.Node], text: str) -> str:
    """The source of nodes in which markup that is read stands for itself no more."""
    parts: list[str] = []
    for node in nodes:
        written = text[node.start : node.end]
        if isinstance(node, n.Text | n.Break) or _is_bare(node):
            parts.append(written)
        elif isinstance(node, n.Link):
            parts.append("\x02" * len(written))
        elif isinstance(node, n.Escape) and written.startswith("\\") and node.text in _ESCAPED:
            parts.append(_ESCAPED[node.text])
        elif isinstance(node, EMPHASES) and node.children:
            first, last = node.children[0], node.children[-1]
            parts += text[node.start : first.start], _shape(node.children, text), text[last.end : node.end]
        else:
            parts.append("\x01" * len(written))
    return "".join(parts)


def _intended(opened: re.Match[str], shape: str, start: int, *, ends: bool) -> Unread | None:
    """`[name](` of which no link was made: its URL is not closed or holds a space."""
    match = UNMADE.match(shape, opened.end())
    if match is None or "\x02" in match["url"] or (match["end"] and not match["rest"].strip()):
        return None
    name = Span(start + opened.start("name"), start + opened.end("name"))
    url = Span(start + match.start("url"), start + (match.end("url") if match["end"] else unclosed_end(match)))
    begin = start + opened.start("span")
    if match["end"]:
        return Unread(Flaw.SPACE_IN_URL, Span(begin, start + match.end()), name, url)
    is_last = ends and url.end == start + match.end("url") and not shape[match.end("url") :].strip()
    return Unread(Flaw.NOT_CLOSED, Span(begin, url.end), name, url, is_last)


def _unread(fault: Flaw, match: re.Match[str], start: int, *, ends: bool) -> Unread:
    def place(group: str) -> Span:
        return Span(start + match.start(group), start + match.end(group))

    return Unread(fault, place("span"), place("name"), place("url"), ends and match.end() == len(match.string))
