"""LNK001: a URL begins with a slip of the keyboard: `hhttps://`, `https:/x`, `http//x`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from awesome_lint.diagnostic import Applicability, Diagnostic, Fix
from awesome_lint.page.destinations import Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.rule.keeping import Keeper
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Link, LinkKind, Node, Text
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import is_slip

_WEB = ("http", "https")
_SEPARATORS = {"http": "://", "https": "://", "ftp": "://", "mailto": ":"}
_REAL = frozenset({"shttp", "httpg", "httpu", "httpmu", "httpx", "hxxp", "hxxps"})
"""Schemes one letter from another that are meant: `hxxps` is how malware's URLs are disarmed."""

_MAX_HOST = 400
_JUMBLED = late_pattern(r"(?=.*h)(?=.*p)(?=.*t)[htps]{4,7}")
"""The letters of `https` in another number and order: `hppts`."""
_BEGIN = late_pattern(
    r"(?P<scheme>[A-Za-z]{3,12})(?P<separator>[:;.,]{0,2}[/\\]{2,4}:?|:?[/\\]:[/\\]{0,2}|::?[/\\]?)(?=[^\s/\\:])"
)
_USUAL = late_pattern(r"https?://(?!https?[:/])[a-z0-9]", re.IGNORECASE | re.ASCII)
"""How nearly all URLs begin."""
_STRAY = late_pattern(r"(?:[#=:;.,!*`]{1,3}|\.?/|view-source:)(?P<begin>https?://)(?=\w)", re.IGNORECASE)
"""A mark before a URL: `#https://example.org` is a place on the page."""
_IN_TEXT = late_pattern(r"(?<![\w+./@&=?%#-])(?:[A-Za-z]{3,12}(?:[:;]{0,2}[/\\]{2,4}:?|:[/\\])|https?:)(?=\w)")
_BEHIND = late_pattern(r"[:/\\]*+(?:(?!://)\S)*+://")
"""A URL that begins in the word whose beginning is mended."""
_HOST = late_pattern(r"(?:[^\s/\\:@?#()]{0,200}@)?(?:[\w-]{1,63}\.){1,9}[^\W\d_]{2,63}(?=[/:?#\\.,)\s]|\Z)")
_ADDRESS = late_pattern(r"[^\s/@]{1,64}@[\w.-]+\.\w+")


class Slip(NamedTuple):
    """What is wrong from the beginning of a URL up to `end`, and what it may be meant for."""

    end: int
    wrong: str
    meant: tuple[str, ...]


@rule(Destinations, Document)
def check(subject: object, ctx: Context) -> Iterator[Diagnostic]:
    """Report the misspelt beginnings of URLs, where they are links and where they would be."""
    text = ctx.page.source.text
    if isinstance(subject, Document):
        keeper = Keeper(ctx.page)
        for node in subject.where(_may_begin, Text):
            for match in _IN_TEXT.finditer(text, node.start, node.end):
                yield from _report(ctx, text, Span(match.start(), node.end), keeper)
    elif isinstance(subject, Destinations):
        for _, span, holder in subject.where(_may_be_slip):
            if not _is_text(holder):
                yield from _report(ctx, text, span)


def _may_begin(node: Text) -> bool:
    """Whether a text may hold the beginning of a URL."""
    written = node.text
    return "//" in written or ":/" in written or "\\" in written or "http" in written


def _may_be_slip(_url: str, written: str) -> bool:
    begin = None if _USUAL.match(written) else _BEGIN.match(written) or _STRAY.match(written)
    return begin is not None


def _is_text(node: Node) -> bool:
    """Whether the URL of a link is its text, which is looked at as such."""
    return isinstance(node, Link) and node.kind in (LinkKind.AUTOLINK, LinkKind.BARE)


def _report(ctx: Context, text: str, span: Span, keeper: Keeper | None = None) -> Iterator[Diagnostic]:
    """Report a slip; one in text, of which a link is to be made, is only mended if `keeper` says so."""
    slip = find(text, span.start, span.end, in_text=keeper is not None)
    if slip is None:
        return
    place = Span(span.start, slip.end)
    kind = "is not a URL scheme" if slip.wrong.isalpha() else "is not the beginning of a URL"
    if len(slip.meant) == 1:
        fix: Fix | None = replace(place, slip.meant[0], Applicability.SAFE)
        if keeper is not None:
            # Only what begins with a letter or a digit is a host, and so a link; it would take in a URL behind it.
            host = text[slip.end : slip.end + len("://x")].lstrip(":/\\")[:1]
            takes_in = _BEHIND.match(text, slip.end) is not None
            fix = keeper.kept(fix) if host.isalnum() and not takes_in else None
        yield ctx.diagnostic(place, f"`{slip.wrong}` {kind}; did you mean `{slip.meant[0]}`?", fix)
    else:
        expected = " or ".join(f"`{each}`" for each in slip.meant)
        yield ctx.diagnostic(place, f"`{slip.wrong}` {kind}; expected {expected}")


def find(text: str, start: int, end: int, *, in_text: bool = False) -> Slip | None:
    """The slip at the beginning of the URL from `start` to `end`, if there is one."""
    stray = None if in_text else _STRAY.match(text, start, end)
    if stray is not None:
        return Slip(stray.end(), stray[0], (stray["begin"],))
    begin = None if _USUAL.match(text, start, end) else _BEGIN.match(text, start, end)
    if begin is None:
        return None
    word, separator = begin["scheme"].lower(), begin["separator"]
    second = _second(text, begin.end(), end)
    schemes = (word,) if word in _SEPARATORS else meant(word)
    rest = text[begin.end() : min(end, begin.end() + _MAX_HOST)]
    schemes = tuple(scheme for scheme in schemes if second or _fits(scheme, separator, rest, in_text=in_text))
    if not schemes:
        return None
    if second and schemes[0] in _WEB:
        schemes = tuple(dict.fromkeys((*schemes, second["scheme"].lower())))
        begin_end = second.end()
    elif separator == _SEPARATORS[schemes[0]]:
        return None if word in schemes else Slip(begin.end("scheme"), begin["scheme"], schemes)
    else:
        begin_end = begin.end()
    return Slip(begin_end, text[start:begin_end], tuple(scheme + _SEPARATORS[scheme] for scheme in schemes))


def _second(text: str, pos: int, end: int) -> re.Match[str] | None:
    """The last of the beginnings of URLs that stand right behind the first: `https://https://`."""
    last = None
    while (found := _BEGIN.match(text, pos, end)) is not None:
        if found["scheme"].lower() not in _WEB or found["separator"] not in ("://", "//", ":/"):
            break
        last, pos = found, found.end()
    return last


def _fits(scheme: str, separator: str, rest: str, *, in_text: bool) -> bool:
    """Whether what follows is what this scheme has; where the separator leaves doubt, a host for certain."""
    if scheme == "mailto":
        return not in_text and _ADDRESS.match(rest) is not None
    if separator == "://" or (not in_text and scheme in _WEB and len(separator) > 1):
        return True
    return _HOST.match(rest) is not None


def meant(word: str) -> tuple[str, ...]:
    """The schemes that a word may be a slip for; none where it is far from all, or a scheme itself."""
    if word in _REAL:
        return ()
    if word in _SLIPS:
        return (_SLIPS[word],)
    if _JUMBLED.fullmatch(word):
        return ("https" if "s" in word else "http",)
    return tuple(each for each in (*_WEB, "mailto") if is_slip(word, each))


def _slips(word: str) -> Iterator[str]:
    """The word with a letter left out or doubled, with two letters swapped, or written twice."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[: at + 1] + word[at:]
        yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    yield word * 2


_SLIPS = {
    slip: scheme
    for scheme in _SEPARATORS
    for slip in _slips(scheme)
    if slip not in _SEPARATORS and len(slip) > len("ft")
}
