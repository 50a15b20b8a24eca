"""LNK003: a link or image without URL."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.catalog.link_kinds import says_none
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.destinations import Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Definition, Image, Link, plain_text
from awesome_lint.text.patterns import late_pattern

_UNFILLED = late_pattern(r"[ \t]*\|(?:[ \t]*(?:!?\[[^\[\]]*\]\(\)[ \t]*)*\|)+[ \t]*")
_SHOWN = late_pattern(r"[^<>]*>\s*(?P<text>[^<>]*?)\s*</a>")
_SOON = late_pattern(r"[\])\s]*[(\[]?\s*(?:coming|soon|to come|tba|tbd|todo)\b", re.IGNORECASE)
"""What stands behind a link that will have its URL."""
_MANY = 10
"""More links without a URL on a page than this are told as one: their author has yet to look for these."""


@rule(Destinations)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report each URL that is empty, but many links at once."""
    found = destinations.where(_is_empty)
    links = [node for _, _, node in found if isinstance(node, Link)]
    if len(links) > _MANY:
        message = f"{len(links)} links have no URL, such as {_called(links[0])}; add the URLs or keep only the texts"
        yield ctx.diagnostic(links[0].span, message, fault="links have no URL", severity=Severity.INFO)
    for _, span, node in found:
        if isinstance(node, Link) and len(links) > _MANY:
            continue
        if isinstance(node, Link | Image):
            is_known = _is_to_be_filled(node, ctx) or says_none(plain_text(node.children).strip())
            is_known |= _SOON.match(ctx.page.source.text, node.end) is not None
            severity = Severity.INFO if is_known else None
            message = f"{_called(node)} has no URL; add it or keep only the text"
            yield ctx.diagnostic(node.span, message, severity=severity)
        elif isinstance(node, Definition) and not node.title:  # `[comment]: <> (text)` is a comment
            yield ctx.diagnostic(node.span, f"the definition of `{node.label}` has no URL; add it")
        elif not isinstance(node, Definition):
            said = _SHOWN.match(ctx.page.source.text, span.end)
            severity = Severity.INFO if said is not None and says_none(said["text"]) else None
            yield ctx.diagnostic(span, "the attribute has no URL; add it or remove the tag", severity=severity)


def _is_empty(url: str, _written: str) -> bool:
    return not url or url.isspace()


def _is_to_be_filled(node: Link | Image, ctx: Context) -> bool:
    """Whether a row of a table holds nothing but such links: it waits for what is to come."""
    source = ctx.page.source
    return _UNFILLED.fullmatch(source.text, *source.line_span(source.line_at(node.start))) is not None


def _called(node: Link | Image) -> str:
    what = "image" if isinstance(node, Image) else "link"
    text = plain_text(node.children).strip()
    return f"the {what} `{text}`" if text else f"the {what}"
