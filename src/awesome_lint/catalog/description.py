"""What stands behind the name of a line: separator, description, notes, tags, badges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awesome_lint.catalog.flat import ATTRIBUTES, EMPHASES, Flat, count_words, links, says
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.link_kinds import is_badge, is_generic, shows_url
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_DASH = r"[-–—−‐‑]+|=>|->|→|\||·|•|~"
_SPACE = r"[ \t\u00a0]{0,99}"  # bounded, like others below, or each of many spaces would be a try
_SEPARATOR = late_pattern(rf"{_SPACE}(?:(?:{_DASH})(?=\s|\Z)|[:：](?!//|[a-z0-9_+-]+:)|[–—]){_SPACE}|{_SPACE}--?(?=\w)")
_COLONS = (":", "：")
_BRACKETED = late_pattern(
    rf"\((?:[^()]|\([^()]{{0,99}}\)){{0,199}}\)|\[[^\[\]]{{0,199}}\]|{ATTRIBUTES.pattern}", needs="([{"
)
_LABEL = 2
"""A link of no more words that stands for itself says what it leads to."""
_WORDLESS = r"[^\x01-\x04\x06\w\s:：,.;!?'\"“«<>()\[\]{}|–—−‐‑~=→·•#&/*+-]"
# No character fits two of these, or each would be two ways to go on, and many of them as many as grains of sand.
_BEHIND_NAME = late_pattern(
    rf"(?:[\s\x01-\x04\x06]|:[a-z0-9_+-]+:|{_BRACKETED.pattern}|{_WORDLESS})*?(?P<separator>{_SEPARATOR.pattern}|\x05\s*)"
)
_CLOSING = late_pattern(r"[.,]?[\"”»>〉》』」]+", needs='"”»>〉》』」')
_OPENING = ('"', "“", "«", "<", "〈", "《", "『", "「")
_MARKS = late_pattern(
    r"(?:[，、。；،,;]+\s*|[:：]+(?![a-z0-9_+:-]+:)\s*|[-–—]+\s+)+(?=[\w\"“《(（\[])", needs="，、。；،,;:：-–—"
)
"""Marks between a name, or a separator, and a description."""
_UNSEPARATED = " \t\n\u00a0\x01\x02\x03\x04\x05,.;:|/·•"
_TRAILING_LINKS = late_pattern(
    r"[\s\x05,;]{0,99}[(\[](?=[^)\]]{0,400}[\x02-\x04])[\x02-\x05\s/,|·•&;+-]{0,400}[)\]][.\s\x05]*\Z",
    needs="\x02\x03\x04",
)  # bounded, so that many brackets stay cheap
_LEADING_LINKS = late_pattern(r"[\s\x05]{0,99}\((?=[^()]{0,400}[\x02-\x04])[^()]{0,400}\)(?=[\s\x05]+\w)", needs="(")
"""Links in brackets right behind a name: `(gem: [x](…), source: [y](…))`."""
_TRAILING_TAGS = late_pattern(
    r"(?:(?<=[.!?。…)\]])|(?<=[.!?。…)\]]\s)|\A)(?!,)[\s\x05,;/|]*[\x01\x03][\x01\x03\s\x05,;/|]*\Z",
    needs="\x01\x03",
)
_TRAILING_MARKED = late_pattern(r"(?<![\x03\x04])[\s\x05,;/|]{0,99}\x04[\x03\x04\s\x05,;/|]*\Z", needs="\x04")
_NOTE = late_pattern(rf"(?:{_BRACKETED.pattern}\s*)+[^\w.()\[\]]*", needs="([{")
_WORDS_BEFORE = late_pattern(r"[^\W\d_][ \t]?\Z")
_WORDS_BEHIND = late_pattern(r"[ \t]?[^\W\d_]")
_ADDRESS = late_pattern(r"[<(]?\x03+[>)]?")
_LINKED = late_pattern(r"[\x02-\x04]")
_MARKED = late_pattern(r"[\x01-\x04]")


def describe(line: Line) -> None:
    """Find separator, description, tags and badges in the rest of a line."""
    rest = line.rest
    line.badges = tuple(node for node in line.before if isinstance(node, n.Image))
    if not rest:
        return
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
        start = _behind_address(line, shape, behind.end())
    else:
        skipped = ATTRIBUTES.match(shape) or _LEADING_LINKS.match(shape) or _closed(line, shape)
        start = skipped.end() if skipped else 0
        start += len(shape) - start - len(shape[start:].lstrip(_UNSEPARATED))
    marks = _MARKS.match(shape, start)
    start, end = flat.stripped(marks.end() if marks else start, max(start, _trailing(shape, start)))
    is_told = line.separator is None or shape[max(start - 1, 0)] == "\x03"
    is_note = is_told and (_NOTE.fullmatch(shape, start, end) is not None or _are_emphasized(rest))
    is_note |= _LINKED.search(shape, start, end) is not None and _NOTE.fullmatch(shape, start, end) is not None
    if line.start is not Start.LINK and start < end:
        is_note |= _are_labels(rest, flat.span(start, end), only_urls=line.separator is not None and not line.has_colon)
    if any(map(str.isalnum, flat.text[start:end])) and not is_note:
        line.description = " ".join(flat.text[start:end].split())
        line.description_span = flat.span(start, end)
    line.notes = tuple(_notes(flat, shape, line))
    kept = line.description_span or Span(0, 0)
    line.tags = tuple(node for node in rest if isinstance(node, n.Code) and not kept.start <= node.start < kept.end)
    pictures = (each for node in rest if is_badge(node) for each in node.walk() if isinstance(each, n.Image))
    line.badges = (*line.badges, *pictures)


def _behind_address(line: Line, shape: str, start: int) -> int:
    """Where what is said begins behind a colon: behind the address of what the line names, and a mark."""
    address = _ADDRESS.match(shape, start) if line.has_colon and line.main and shows_url(line.main) else None
    if address is None:
        return start
    behind = _BEHIND_NAME.match(shape, address.end())
    return behind.end() if behind is not None and behind["separator"] else address.end()


def _closed(line: Line, shape: str) -> re.Match[str] | None:
    """The marks that close a quotation or brackets which the name stands in."""
    match = _CLOSING.match(shape)
    return match if match is not None and Flat(line.before).text.endswith(_OPENING) else None


def _are_emphasized(nodes: Sequence[n.Node]) -> bool:
    """Whether all words outside links are in italics, as authors and venues are."""
    said = [node for node in nodes if not isinstance(node, n.Link) and any(map(str.isalnum, Flat([node]).text))]
    return bool(said) and all(isinstance(node, n.Emphasis) for node in said)


def _are_labels(nodes: Sequence[n.Node], place: Span, *, only_urls: bool) -> bool:
    """Whether nothing but links of a word or two stand at a place: they say what they lead to, `website, YouTube`.

    With `only_urls`, they are such only if they show their URLs.
    """
    here = [node for node in nodes if node.start < place.end and node.end > place.start]
    found = links(here)
    if not found or says(here):
        return False
    return all(
        shows_url(link) or (not only_urls and count_words(n.plain_text(link.children)) <= _LABEL) for link in found
    )


def _describe_text(line: Line, node: n.Text, match: re.Match[str]) -> None:
    """The usual case: nothing but a separator and text."""
    line.separator = Span(node.start + match.start(), node.start + match.end())
    line.has_colon = match[0].strip() in _COLONS
    text = node.text[match.end() :].rstrip()
    if any(map(str.isalnum, text)):
        start = node.start + match.end()
        line.description = " ".join(text.split())
        line.description_span = Span(start, start + len(text))


def _shape(nodes: Sequence[n.Node]) -> str:
    """The text of nodes with each character of a code span as U+0001 and of a link as U+0002.

    A link whose text only says what it leads to is U+0003, in brackets U+0004; a line break is U+0005, and a word
    in bold capitals U+0006.
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
            says_nothing = is_generic(node) or shows_url(node)
            mark = "\x02" if not says_nothing else "\x04" if text[:1] in "[(" else "\x03"
            parts.append(mark * len(text))
        elif isinstance(node, EMPHASES):
            text = _shape(node.children)
            is_mark = isinstance(node, n.Strong) and text.isupper() and " " not in text
            parts.append("\x06" * len(text) if is_mark else text)
        else:
            parts.append(Flat([node]).text)
    return "".join(parts)


def _trailing(shape: str, start: int) -> int:
    """Where the description ends: before bracketed links and the tags behind its last sentence."""
    end = len(shape)
    if _MARKED.search(shape, start) is None:
        return end
    patterns = (_TRAILING_LINKS, _TRAILING_TAGS, _TRAILING_MARKED)
    while match := next((found for pattern in patterns if (found := pattern.search(shape, start, end))), None):
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
        is_attributes = ATTRIBUTES.fullmatch(match[0]) is not None
        if not is_attributes and _LINKED.search(match[0]) is None and not _is_amid_words(shape, match):
            yield flat.text[match.start() : match.end()], span


def _is_amid_words(shape: str, match: re.Match[str]) -> bool:
    """Whether a bracket stands within a text, `Ann Smith (Oxford) et al.`."""
    return _WORDS_BEFORE.search(shape, 0, match.start()) is not None and (
        _WORDS_BEHIND.match(shape, match.end()) is not None
    )
