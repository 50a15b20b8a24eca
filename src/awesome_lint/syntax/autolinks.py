"""Bare URLs and e-mail addresses, as GitHub links them.

Source: GFM specification, section 6.9 (autolinks), and the behaviour of cmark-gfm. The plugin in
mdit-py-plugins takes quadratic time; here each run of text is searched once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from awesome_lint.syntax.inline_state import InlineState

_START = re.compile(
    r"(?P<url>(?<![A-Za-z])(?:https?|ftp)://(?=[^\s!-/:-@\[-`{-~]))"
    r"|(?P<www>(?<![^\s*_~(])www\.(?=[^\s!-/:-@\[-`{-~]))"
    r"|(?P<mail>(?<![A-Za-z0-9.+_-])[A-Za-z0-9.+-]+@(?=[A-Za-z0-9]))",
    re.IGNORECASE,
)
_WORD_END = re.compile(r"(?<![A-Za-z0-9.+_-])[A-Za-z0-9.+-]+\Z")
_LOCAL_PART = re.compile(r"(?P<mail>[A-Za-z0-9.+-]+_[A-Za-z0-9][A-Za-z0-9.+_-]{0,250}@)(?=[A-Za-z0-9])")
_REST = re.compile(r"[^ \t\n\v\f\r<]*")
_DOMAIN = re.compile(r"(?:[^\s!-,/:-@\[-^`{-~]|\\(?=_))+")
_MAIL_DOMAIN = re.compile(r"(?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9]))+")
_ENTITY_END = re.compile(r"&[A-Za-z]+;\Z")
_MAX_CHECKED_DOTS = 10


def bare_link(state: InlineState, start: int, stop: int) -> bool:
    """Push the first bare link that begins between `start` and `stop`, and the text before it."""
    src = state.src
    text = src[start:stop]
    underscore = src.startswith("_", stop)
    if not ("://" in text or "@" in text or "www." in text or underscore) or state.linkLevel:
        return False
    for match in _candidates(src, start, stop, underscore=underscore):
        if match.lastgroup == "mail":
            end = _mail_end(src, match)
        else:
            end = 0 if state.open_brackets else _url_end(src, match, state.posMax)
        if end <= match.end():
            continue
        if match.start() > start:
            state.append_pending(src[start : match.start()])
        _push(state, match.start(), end, {"www": "http://", "mail": "mailto:"}.get(match.lastgroup or "", ""))
        state.pos = end
        return True
    return False


def _candidates(src: str, start: int, stop: int, *, underscore: bool) -> Iterator[re.Match[str]]:
    """Where links may begin; an underscore inside a word is no marker of emphasis but may be of an address."""
    yield from _START.finditer(src, start, stop)
    if underscore and (word := _WORD_END.search(src, start, stop)) and (mail := _LOCAL_PART.match(src, word.start())):
        yield mail


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


def _mail_end(src: str, match: re.Match[str]) -> int:
    domain = _MAIL_DOMAIN.match(src, match.end())
    if domain is None or "." not in domain[0] or src.startswith("@", domain.end()) or not domain[0][-1].isalpha():
        return 0
    return domain.end()
