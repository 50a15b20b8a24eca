"""DOC034: an HTML tag within text has no counterpart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Html, HtmlBlock, Text
from awesome_lint.text.patterns import late_pattern

_TAG = late_pattern(
    r"<!--.*?(?:-->|\Z)|<(?P<closing>/?)"
    r"(?P<name>a|abbr|b|big|center|del|div|em|font|i|ins|kbd|mark|s|samp|small|span|strike|strong|su[bp]|tt|u|var)"
    r"(?P<rest>(?:\s[^<>]*)?)>",
    re.IGNORECASE | re.DOTALL,
)
_PLACE = late_pattern(r"<a(?![^<>]*\bhref\s*=)[\s/>]", re.IGNORECASE)
_TARGET = late_pattern(r"\bhref\s*=", re.IGNORECASE)
_CUT = late_pattern(r"</?br\b(?!\s*/?>)", re.IGNORECASE)
_MAX_TOLD = 2
"""A page on which more tags of a name are left open means it."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report tags that are opened or closed only, or not ended; an anchor that marks a place needs no end."""
    for text in document.where(_has_cut, Text):
        for cut in _CUT.finditer(text.text):
            place = Span(text.start + cut.start(), text.start + cut.end())
            yield ctx.diagnostic(place, f"no `>` ends this tag, so it shows as text; expected `{cut[0]}>`")
    alone: defaultdict[str, list[tuple[Span, bool]]] = defaultdict(list)
    opened: defaultdict[str, list[Span]] = defaultdict(list)
    marks_places = _PLACE.search(ctx.page.source.text) is not None  # which the `</a>` may belong to
    for tag in _tags(document, ctx.page.source.text):
        name = tag["name"].lower()
        if not tag["closing"]:
            opened[name].append(Span(*tag.span()))
        elif opened[name]:
            opened[name].pop()
        elif name != "a" or not marks_places:
            alone[name].append((Span(*tag.span()), True))
    for name, those in opened.items():
        alone[name] += [(span, False) for span in those]
    for name, found in alone.items():
        for span, is_end in found if len(found) <= _MAX_TOLD else ():
            what = f"`</{name}>` closes nothing; expected `<{name}>` before it"
            yield ctx.diagnostic(span, what if is_end else f"`<{name}>` is not closed; expected `</{name}>` behind it")


def _has_cut(text: Text) -> bool:
    return "<" in text.text and _CUT.search(text.text) is not None


def _tags(document: Document, text: str) -> Iterator[re.Match[str]]:
    """The tags of text on a page, in order."""
    for node in document.of(HtmlBlock, Html):
        for tag in _TAG.finditer(text, node.start, node.end):
            is_tag = tag["name"] and not tag["rest"].rstrip().endswith("/")
            if is_tag and (tag["closing"] or tag["name"].lower() != "a" or _TARGET.search(tag["rest"])):
                yield tag
