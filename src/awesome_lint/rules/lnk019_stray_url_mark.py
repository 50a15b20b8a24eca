"""LNK019: a mark or an invisible character came into a URL with what stood around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from awesome_lint.page.destinations import Destination, Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Link, LinkKind
from awesome_lint.text.patterns import late_pattern

_INVISIBLE = "\u00a0\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff"
_BLANK = "\u00a0"
_STRAY = late_pattern(
    rf"(?P<invisible>[{_INVISIBLE}]+)|(?:[,;>，；。、！）】”’»\"`]+|(?<=\))[.]+|(?P<period>(?<![.:])[.:])|(?P<quote>')|(?P<bracket>\])"
    r"|(?:%20|%09|%0[AaDd])+)\Z|\A[“‘«\"]+"
)
_MAY_END_IN_PERIOD = late_pattern(r"[@#?=]|wiki", re.IGNORECASE)
"""URLs in which a name or a sentence may be quoted."""
_INITIALS = late_pattern(r"[/.](?:[A-Za-z]\.){2,}\Z")
"""What has a period behind each letter: `E.T.`"""
_ENTITY = late_pattern(r"&#?\w{1,31}\Z")
_ESCAPED = late_pattern(r"\\(?=[_&*~.#()\[\]-])")
"""A backslash as programs put it before what may be markup: it is part of a URL that is no part of `[…](…)`."""
_LONE = late_pattern(r"[\[\]](?=\w)")
_WEB = late_pattern(r"[“‘«\"\s]*(?:https?:|www\.)")


@rule(Destinations)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report what stands at the ends of web addresses and is no part of them, and what nobody sees."""
    text = ctx.page.source.text
    for url, span, _ in destinations.where(_has_lone_bracket):
        match = _LONE.search(url.partition("//")[2])
        if match is not None and (at := text.find(match[0], *span)) >= 0:
            place = Span(at, at + 1)
            message = f"the URL contains `{match[0]}` without its counterpart; remove it"
            yield ctx.diagnostic(place, message, replace(place, "", Applicability.UNSAFE))
    yield from (_escaped(each, ctx) for each in destinations.where(_has_backslash) if _is_as_written(each))
    for destination in destinations.where(_may_be_stray):
        start, end = destination.span
        for match in _STRAY.finditer(text[start:end]):
            place = Span(start + match.start(), start + match.end())
            if match[0][0] == "%" and "?" in text[start : place.start]:
                continue  # what a query asks for may end so
            if match[0][0] == ";" and _ENTITY.search(text, start, place.start):
                continue  # `&amp;`
            if match["period"] and (_MAY_END_IN_PERIOD.search(text, start, end) or _INITIALS.search(text, start, end)):
                continue
            if match["quote"] and (text.count("'", start, end) > 1 or "wiki" in text[start:end]):
                continue
            if match["bracket"] and text.count("[", start, end):
                continue
            right, remedy = "", "remove it"
            if match["invisible"]:
                what = f"the URL contains the invisible character U+{ord(match[0][0]):04X}"
                if _is_blank_behind(destination, place, match[0]):
                    right, remedy = " ", "put a space"
            else:
                what = f"the URL {'begins with' if match.start() == 0 else 'ends in'} `{match[0]}`"
            is_all = place.end == end and text.endswith("//", start, place.start)
            fix = None if is_all else replace(place, right, Applicability.UNSAFE, remedy)
            yield ctx.diagnostic(place, f"{what}; {remedy}", fix)


def _has_backslash(_url: str, written: str) -> bool:
    return "\\" in written and _ESCAPED.search(written) is not None and _WEB.match(written) is not None


def _is_as_written(destination: Destination) -> bool:
    """Whether the URL of a link is its text, in which a backslash stands for itself."""
    node = destination.node
    return isinstance(node, Link) and node.kind in (LinkKind.AUTOLINK, LinkKind.BARE)


def _escaped(destination: Destination, ctx: Context) -> Diagnostic:
    written, start = ctx.page.source.cut(destination.span), destination.span.start
    first = _ESCAPED.search(written)
    assert first is not None
    edits = tuple(Edit(start + each.start(), start + each.end(), "") for each in _ESCAPED.finditer(written))
    message = f"the `\\` before `{written[first.end()]}` is part of the URL here; remove it"
    fix = Fix(edits, Applicability.UNSAFE, "remove the backslashes")
    return ctx.diagnostic(Span(start + first.start(), start + first.end()), message, fix)


def _has_lone_bracket(url: str, _written: str) -> bool:
    """Whether a web address has one bracket within, which stands alone."""
    return ("[" in url) != ("]" in url) and url.count("[") + url.count("]") == 1 and _WEB.match(url) is not None


def _is_blank_behind(destination: Destination, place: Span, found: str) -> bool:
    """Whether a blank that looks like any other parts a bare URL from the text behind it."""
    node = destination.node
    is_bare = isinstance(node, Link) and node.kind is LinkKind.BARE
    return is_bare and found[0] == _BLANK and place.end < destination.span.end


def _may_be_stray(url: str, written: str) -> bool:
    """Whether a mark may stand at an end of a web address, or an invisible character in it."""
    ends_well = written[-1:].isalnum() or (written[-1:] == "/" and written[:1].isalnum())
    is_plain = ends_well and url.isascii() and "%" not in written[-3:]
    return not is_plain and _WEB.match(written) is not None
