"""What stands behind the name of a line: separator, description, notes, tags, badges."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from awesome_lint.catalog.flat import Flat
from awesome_lint.catalog.line import Line
from awesome_lint.catalog.link_kinds import is_badge, is_generic, shows_url
from awesome_lint.patterns import late_pattern
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n

_DASH = r"[-–—−‐‑]+|=>|->|→|\||·|•|~"
_SPACE = r"[ \t\u00a0]{0,99}"  # bounded, like others below, or each of many spaces would be a try
_SEPARATOR = late_pattern(rf"{_SPACE}(?:(?:{_DASH})(?=\s|\Z)|[:：](?!//|[a-z0-9_+-]+:)|[–—]){_SPACE}|{_SPACE}--?(?=\w)")
_COLONS = (":", "：")
_BRACKETED = late_pattern(r"\((?:[^()]|\([^()]{0,99}\)){0,199}\)|\[[^\[\]]{0,199}\]")
_WORDLESS = r"[^\x01-\x04\w\s:：,.;!?'\"“«<>()\[\]{}|–—−‐‑~=→·•#&/*+-]"
_BEHIND_NAME = late_pattern(
    rf"(?:[\s\x01-\x04\x06]|:[a-z0-9_+-]+:|{_BRACKETED.pattern}|{_WORDLESS})*?(?P<separator>{_SEPARATOR.pattern}|\x05\s*)"
)
_UNSEPARATED = " \t\n\u00a0\x01\x02\x03\x04\x05,.;:|/·•"
_BESIDE_LINKS = " \t\n\u00a0,;|/·•&+"
_SENTENCE_ENDS = ".!?。…)）]】|/·•,;，；\n"
_BRACKETS = (("(", ")"), ("[", "]"), ("（", "）"))
_MARKS = " \t\n.,;:!?…-–—"
"""Of nothing but these no description consists."""
_TRAILING_LINKS = late_pattern(
    r"[\s\x05,;]{0,99}[(\[](?=[^)\]]{0,400}[\x02-\x04])[\x02-\x05\s/,|·•&;+-]{0,400}[)\]][.\s\x05]*\Z"
)  # bounded, so that many brackets stay cheap
_TRAILING_TAGS = late_pattern(
    r"(?:(?<=[.!?。…)\]])|(?<=[.!?。…)\]]\s)|\A)[\s\x05,;/|]*[\x01\x03][\x01\x03\s\x05,;/|]*\Z"
)
_TRAILING_MARKED = late_pattern(r"(?<![\x03\x04])[\s\x05,;/|]{0,99}\x04[\x03\x04\s\x05,;/|]*\Z")
_NOTE = late_pattern(rf"(?:{_BRACKETED.pattern}\s*)+")
_LINKED = late_pattern(r"[\x02-\x04]")


def describe(line: Line) -> None:
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
    is_note = line.separator is None and _NOTE.fullmatch(shape, start, end) is not None
    if flat.text[start:end].strip(_MARKS) and not is_note:
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
            mark = "\x02" if not is_generic(node) else "\x04" if text[:1] in "[(" else "\x03"
            parts.append(mark * len(text))
        elif isinstance(node, n.Strong | n.Emphasis | n.Strikethrough):
            text = _shape(node.children)
            is_mark = isinstance(node, n.Strong) and text.isupper() and " " not in text
            parts.append("\x06" * len(text) if is_mark else text)
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


def trimmed(line: Line, fields: Collection[Span]) -> tuple[str | None, Span | None]:
    """The description without the links at its ends that show their URL or are fields of the list.

    A link that a sentence or a bracket ends with is part of it.
    """
    place = line.description_span
    assert place is not None
    whole = [_cut(node, place) for node in line.rest if node.end > place.start and node.start < place.end]
    pieces = _without_links(whole, fields)
    pieces = pieces[next((at for at, node in enumerate(pieces) if not _is_address(node)), len(pieces)) :]
    if len(pieces) == len(whole):
        return line.description, place
    flat = Flat(pieces)
    start, end = flat.stripped(characters=_BESIDE_LINKS)
    if not any(map(str.isalnum, flat.text[start:end])):
        return None, None
    if any(flat.text.count(opening) != flat.text.count(closing) for opening, closing in _BRACKETS):
        return line.description, place
    return " ".join(flat.text[start:end].split()), flat.span(start, end)


def _is_address(node: n.Node) -> bool:
    """Whether a node is a link that shows its URL, or says nothing."""
    if isinstance(node, n.Link):
        return shows_url(node)
    return not any(map(str.isalnum, Flat([node]).text))


def _without_links(pieces: list[n.Node], fields: Collection[Span]) -> list[n.Node]:
    """Nodes without the links at their end that are fields or show their URL, and are no part of a sentence."""
    kept = pieces
    for at in range(len(pieces) - 1, -1, -1):
        node = pieces[at]
        if isinstance(node, n.Link):
            if not (node.span in fields or shows_url(node)):
                break
            before = "".join("\n" if isinstance(each, n.Break) else Flat([each]).text for each in pieces[:at])
            if (
                not before.strip()
                or before.rstrip(" \t(")[-1:] in _SENTENCE_ENDS
                or before.rstrip(" \t(")[-1:].isdigit()
            ):
                kept = pieces[:at]
        elif any(map(str.isalnum, Flat([node]).text)):
            break
    return kept


def _cut(node: n.Node, place: Span) -> n.Node:
    """The part of a text that lies in a place; what is no text stays whole."""
    if not isinstance(node, n.Text) or node.end - node.start != len(node.text):
        return node
    start, end = max(node.start, place.start), min(node.end, place.end)
    return n.Text(start, end, text=node.text[start - node.start : end - node.start])
