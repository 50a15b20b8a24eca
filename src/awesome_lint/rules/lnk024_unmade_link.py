"""LNK024: text was meant to be a link or an image, and shows with its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Fix
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.rule.keeping import Keeper
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Text
from awesome_lint.text.patterns import late_pattern

_URL = r"https?://[^\s()<>\[\]]+"
_PLACE = r"#[\w%-]+|[\w./~%-]+\.(?:md|html?|pdf|png|jpe?g|gif|svg|webp)"
"""An anchor or a file beside the page."""
_BEFORE_URL = late_pattern(
    r"(?P<name>\[(?!\d*\]|[ xX]\]|\^)[^\[\]\r\n]+\])\Z|(?P<braced>\{(?=[^{}\r\n]*\w)[^{}\r\n]+\})\(\Z"
)
_BARE = late_pattern(rf"(?P<angle><)?(?P<url>{_URL})", re.IGNORECASE)
_NESTED = late_pattern(rf"\[\[[^\[\]\r\n]+\]\([^\s()]+\)\]\((?:{_URL}|{_PLACE})\)", re.IGNORECASE)


def _half_made_of(begin: str, url: str) -> re.Pattern[str]:
    """`begin(url)`, `begin] (url)`, and `begin](url` at the end of a line."""
    return late_pattern(
        rf"{begin}(?:(?P<open>\()|\](?P<gap>[ \t]+)\(|\]\()(?P<url>{url})(?:(?P<end>\))|(?=[ \t]*(?:[\r\n]|\Z)))",
        re.IGNORECASE,
    )


_IMAGE = _half_made_of(r"!\[[^\[\]()\r\n]*", f"{_URL}|{_PLACE}")
_INNER = _half_made_of(r"(?<![\]!\\])\[[^\[\]()\r\n]+", _PLACE)


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report brackets that show because one of the marks of a link or an image is missing or misplaced."""
    text = ctx.page.source.text
    keeper = Keeper(ctx.page)
    for node in document.where(_may_be_meant, Text):
        before = _BEFORE_URL.search(text, node.start, node.end)
        if before is not None and (url := _BARE.match(text, node.end)):
            yield _before_url(before, url, ctx, keeper)
        if text.startswith("[[", node.end - 1) and (nested := _NESTED.match(text, node.end - 1)):
            message = "a link cannot hold another one, so its brackets show; expected one link, or `!` before an image"
            yield ctx.diagnostic(Span(*nested.span()), message)
        for pattern, mark in ((_IMAGE, "!["), (_INNER, "[")):
            for at in _places(mark, node, text):
                match = pattern.match(text, at)
                if match is not None and (match["open"] or match["gap"] or not match["end"]):
                    yield _half_made(match, ctx, keeper)


def _may_be_meant(node: Text) -> bool:
    return "[" in node.text or node.text.endswith("}(")


def _places(mark: str, node: Text, text: str) -> Iterator[int]:
    at = text.find(mark, node.start, node.end)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1, node.end)


def _before_url(before: re.Match[str], url: re.Match[str], ctx: Context, keeper: Keeper) -> Diagnostic:
    """`[name]https://…`, `[name]<https://…>`, `{name}(https://…)`."""
    if before["braced"]:
        message = "the name is in braces, so this is not a link; expected `[` and `]`"
        place = Span(*before.span("braced"))
        fix = replace(place, f"[{before['braced'][1:-1]}]", Applicability.UNSAFE)
        return ctx.diagnostic(place, message, keeper.kept(fix))
    what = "the URL is in angle brackets" if url["angle"] else "there is no `(` before the URL"
    place = Span(before.start(), url.end())
    return ctx.diagnostic(place, f"{what}, so this is not a link; expected it in `()` right after `]`")


def _half_made(match: re.Match[str], ctx: Context, keeper: Keeper) -> Diagnostic:
    """`[name(url)`, `[name] (url)`, `[name](url`."""
    none = "so this is not an image" if match[0][0] == "!" else "so this is not a link"
    if match["open"]:
        message = f"the text is not closed, {none}; expected `]` after it"
        fix = _inserted(match.start("open"), "]")
    elif match["gap"]:
        message = f"there is a space before the URL, {none}; expected none between `]` and `(`"
        fix = replace(Span(*match.span("gap")), "", Applicability.UNSAFE, "remove the space")
    else:
        message = f"the URL is not closed, {none}; expected `)` after it"
        fix = _inserted(match.end("url"), ")")
    return ctx.diagnostic(Span(*match.span()), message, keeper.kept(fix))


def _inserted(at: int, mark: str) -> Fix:
    return replace(Span(at, at), mark, Applicability.UNSAFE, f"insert `{mark}`")
