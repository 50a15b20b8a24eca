"""Bare URLs and e-mail addresses, as GitHub links them.

Source: GFM specification, section 6.9 (autolinks), and the behaviour of cmark-gfm: URLs are found
while text is read, addresses when all markup is known. The plugin in mdit-py-plugins takes quadratic
time; here each piece of text is searched once.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.inline_state import InlineState
from awesome_lint.text.patterns import late_pattern

_START = late_pattern(
    r"(?P<url>(?<![A-Za-z])(?:https?|ftp)://(?=[\v]|[^\s!-/:-@\[-`{-~]))"
    r"|(?P<www>(?<![^ \t\n*_~(])www\.(?=[\v]|[^\s!-/:-@\[-`{-~]))",
    re.IGNORECASE,
)
_REST = late_pattern(r"[^ \t\n\r<]*")
_DOMAIN = late_pattern(r"(?:[\v]|[^\s!-,/:-@\[-^`{-~]|\\(?=_))+")
_ENTITY_END = late_pattern(r"&[A-Za-z]+;\Z")
_MAX_CHECKED_DOTS = 10

_LOCAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+-_"
_MAIL_DOMAIN = late_pattern(r"(?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9]))*")
_CHAT_DOMAIN = late_pattern(r"(?:[A-Za-z0-9_/-]|\.(?=[A-Za-z0-9]))*")
_SCHEME = late_pattern(r"(?<![A-Za-z0-9])(?:mailto|xmpp):\Z")
_SCHEME_LENGTH = len("mailto:")


def may_hold_url(text: str) -> bool:
    """Whether there may be a bare URL in a text."""
    return "://" in text or "www." in text.lower()


def read_text(state: InlineState, stop: int) -> None:
    """Read the text up to `stop` and the bare URLs in it, of which the last may reach further."""
    src, start = state.src, state.pos
    text = src[start:stop]
    if not state.open_brackets and may_hold_url(text):
        for match in _START.finditer(src, start, stop):
            end = _url_end(src, match, state.posMax) if match.start() >= state.pos else 0
            if end > match.end():
                if match.start() > state.pos:
                    state.append_pending(src[state.pos : match.start()])
                _push(state, match.start(), end, "http://" if match["www"] else "")
                state.pos = end
    if state.pos < stop:
        state.append_pending(src[state.pos : stop])
        state.pos = stop


def _push(state: InlineState, start: int, end: int, scheme: str) -> None:
    written = state.src[start:end]
    opening = state.push("link_open", "a", 1)
    text = state.push("text", "", 0)
    closing = state.push("link_close", "a", -1)
    for token in (opening, text, closing):
        token.start, token.end = start, end
    opening.attrs = {"url": scheme + written, "title": ""}
    opening.info = "bare"
    opening.url_start, opening.url_end, opening.label = start, end, None
    text.content = written


def _url_end(src: str, match: re.Match[str], limit: int) -> int:
    """The end of the URL that begins at `match`; `match.end()` or less where it is none."""
    domain = _DOMAIN.match(src, match.end(), limit)
    if domain is None or not _is_domain(domain[0] if domain.end() < limit else domain[0][:-1]):
        return 0
    rest = _REST.match(src, domain.end(), limit)
    return _trim(src, match.start(), rest.end() if rest else domain.end())


def _is_domain(domain: str) -> bool:
    """Whether the last two labels hold no underscore; cmark-gfm never looks at a block's last character."""
    if domain and unicodedata.category(domain[0])[0] == "P":
        return False
    labels = domain.split(".")
    return len(labels) > _MAX_CHECKED_DOTS + 1 or not any("_" in label for label in labels[-2:])


def _trim(src: str, start: int, end: int) -> int:
    """Leave out closing punctuation that ends the sentence rather than the URL."""
    surplus = src.count(")", start, end) - src.count("(", start, end)
    while end > start:
        last = src[end - 1]
        if last == ")":
            if surplus <= 0:
                break
            surplus -= 1
            end -= 1
        elif last == ";":
            entity = _ENTITY_END.search(src, max(start, end - 40), end)
            end = entity.start() if entity else end - 1
        elif last in "?!.,:*_~'\"":
            end -= 1
        else:
            break
    return end


def link_addresses(node: n.Node) -> None:
    """Put links in place of the e-mail addresses in the text below a node, which escapes may be part of."""
    linked: list[n.Node] = []
    for is_text, group in groupby(node.children, lambda child: isinstance(child, n.Text | n.Escape)):
        run = [*group]
        if is_text:
            run = _with_links(run)
        else:
            for child in run:
                if child.children and not isinstance(child, n.Link | n.Image):
                    link_addresses(child)
        linked += run
    node.children = linked


def _with_links(run: list[n.Node]) -> list[n.Node]:
    text = "".join(node.text for node in run if isinstance(node, n.Text | n.Escape))
    ends = dict(_addresses(text)) if "@" in text else {}
    if not ends:
        return run
    linked: list[n.Node] = []
    inside: list[n.Node] = []
    at = start = end = 0
    for piece in _cut(run, sorted({*ends, *ends.values()})):
        if at in ends:
            start, end = at, ends[at]
        at += len(piece.text)
        if at > end:
            linked.append(piece)
            continue
        inside.append(piece)
        if at == end:
            linked.append(_address(text[start:end], inside))
            inside = []
    return linked


def _address(written: str, inside: list[n.Node]) -> n.Link:
    span = Span(inside[0].start, inside[-1].end)
    url = written if ":" in written else f"mailto:{written}"
    return n.Link(*span, url=url, kind=n.LinkKind.BARE, url_span=span, children=inside)


def _cut(run: list[n.Node], places: list[int]) -> Iterator[n.Text | n.Escape]:
    """The nodes of a run, cut at the places, which are offsets into what they show together."""
    done, ahead = 0, iter([*places, sys.maxsize])
    place = next(ahead)
    for node in run:
        assert isinstance(node, n.Text | n.Escape)
        begin, length = 0, len(node.text)
        while place < done + length:
            if place > done + begin:
                cut = place - done
                yield n.Text(node.start + begin, node.start + cut, text=node.text[begin:cut])
                begin = cut
            place = next(ahead)
        yield n.Text(node.start + begin, node.end, text=node.text[begin:]) if begin else node
        done += length


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where the addresses in a text begin and end."""
    pos = 0
    while (at := text.find("@", pos)) >= 0:
        start = pos + len(text[pos:at].rstrip(_LOCAL))
        scheme = _SCHEME.search(text, max(pos, start - _SCHEME_LENGTH - 1), start)
        if start == at or not (domain := _domain(text, at + 1, is_chat=bool(scheme and scheme[0] == "xmpp:"))):
            pos = at + 1
            continue
        pos = at + 1 + len(domain)
        if text.startswith("@", pos):
            pos = at + 1
        elif "." in domain and domain[-1].isalpha():
            yield (scheme.start() if scheme else start), pos


def _domain(text: str, start: int, *, is_chat: bool) -> str:
    match = (_CHAT_DOMAIN if is_chat else _MAIL_DOMAIN).match(text, start)
    return match[0] if match else ""
