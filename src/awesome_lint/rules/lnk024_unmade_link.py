"""LNK024: text was meant to be a link or an image, and shows with its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awesome_lint.catalog.unmade import PICTURE
from awesome_lint.diagnostic import Applicability, Diagnostic, Fix
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.rule.keeping import Keeper
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import (
    Cell,
    Code,
    Document,
    Escape,
    Image,
    Item,
    Link,
    LinkKind,
    Node,
    NodeT,
    Text,
    plain_text,
)
from awesome_lint.text import spans
from awesome_lint.text.patterns import late_pattern

_URL = r"https?://[^\s()<>\[\]]+"
_PLACE = r"#[\w%-]+|[\w./~%-]+\.(?:md|html?|pdf|png|jpe?g|gif|svg|webp)"
"""An anchor or a file beside the page."""
_BEFORE_URL = late_pattern(
    r"(?P<name>\[(?!\d*\]|[ xX]\]|\^)[^\[\]\r\n]+\])\Z|(?P<braced>\{(?=[^{}\r\n]*\w)[^{}\r\n]+\})\(\Z"
)
_BARE = late_pattern(rf"(?P<angle><)?(?P<url>{_URL})", re.IGNORECASE)
_NESTED = late_pattern(rf"\[\[[^\[\]\r\n]+\]\([^\s()]+\)\]\((?:{_URL}|{_PLACE})\)", re.IGNORECASE)
_AROUND_IMAGE = late_pattern(r"\[!\[[^\[\]\r\n]*\]\([^\s()]+\)(?:\(\))?\](?![(\[:])")
_BRACED_URL = late_pattern(r"\[(?P<name>[^\[\]\r\n]+)\]\{(?P<url>https?://[^\s()<>\[\]{}]+)\}", re.IGNORECASE)
_ESCAPED = late_pattern(rf"\\\[(?P<name>[^\[\]\\\r\n]+)\\?\]\\?\((?P<url>{_URL})\)", re.IGNORECASE)
_EXCHANGED = late_pattern(rf"\[(?P<url>{_URL})\]\((?P<name>[^()\r\n]*[^()\s][ \t]+[^()\r\n]+)\)", re.IGNORECASE)
_OPEN_ANGLE = late_pattern(rf"\[(?P<name>[^\[\]\r\n]+)\]\(<(?P<url>{_URL})\)", re.IGNORECASE)
_LINK = rf"\[(?P<name>[^\[\]\r\n]+)\]\((?P<url>{_URL})\)"
_IN_CODE = late_pattern(rf"`+{_LINK}`+", re.IGNORECASE)
_AS_IMAGE = late_pattern(rf"!{_LINK}", re.IGNORECASE)
_WORD = late_pattern(r"[^\W\d_]{2}")
_MAX_ODD = 2
"""More links of a page in code, or images without a picture, are meant."""


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
        if text.startswith("[![", node.end - 1) and (around := _AROUND_IMAGE.match(text, node.end - 1)):
            message = "no URL follows the brackets around the image, so they show; expected one in `()`"
            yield ctx.diagnostic(Span(*around.span()), message)
        for pattern, mark in ((_IMAGE, "!["), (_INNER, "[")):
            for at in _places(mark, node, text):
                match = pattern.match(text, at)
                if match is not None and (match["open"] or match["gap"] or not match["end"]):
                    yield _half_made(match, ctx, keeper)
    yield from _written_otherwise(document, ctx, keeper)


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


def _is_bracket(node: Escape) -> bool:
    return node.text == "["


def _is_before_brace(node: Text) -> bool:
    return "]{" in node.text


def _is_before_angle(node: Text) -> bool:
    return "](<" in node.text


def _is_before_url(node: Text) -> bool:
    return "[http" in node.text or node.text.endswith("[")


_IN_TEXT = (
    (_BRACED_URL, "]{", _is_before_brace, "the URL is in braces"),
    (_EXCHANGED, "[", _is_before_url, "the name and the URL are exchanged"),
    (_OPEN_ANGLE, "](<", _is_before_angle, "there is a `<` before the URL"),
)
"""What is written otherwise in text, with what stands in such a page, and in a text maybe."""


def _is_code(node: Code) -> bool:
    return node.text.startswith("[") and "](http" in node.text


def _is_image_of_page(node: Image) -> bool:
    """Whether an image has the URL of what is no picture."""
    is_page = node.kind is LinkKind.INLINE and node.url.startswith("http") and "?" not in node.url
    return is_page and PICTURE.search(node.url) is None and _WORD.search(plain_text(node.children)) is not None


def _holds_image(link: Link) -> bool:
    return any(isinstance(each, Image) for each in link.children)


def _few(nodes: Sequence[NodeT], document: Document) -> Sequence[NodeT]:
    """Those that stand in an item or a cell, if they are few: more are meant so."""
    if not nodes or len(nodes) > _MAX_ODD:
        return ()
    holders = document.of(Item, Cell)
    return [node for node in nodes if any(each.start <= node.start < each.end for each in holders)]


def _otherwise(document: Document, text: str) -> Iterator[tuple[re.Pattern[str], Node, str]]:
    """What may hold a link that is written otherwise: how that is written, and what keeps it from being one."""
    escaped = document.where(_is_bracket, Escape)
    links = [link.span for link in document.of(Link)] if escaped else []
    yield from (
        (_ESCAPED, node, "there is a backslash before the brackets")
        for node in escaped
        if not spans.at(links, node.start)
    )
    for pattern, mark, test, what in _IN_TEXT:
        if mark in text:  # as in few pages
            yield from ((pattern, node, what) for node in document.where(test, Text))
    linked = [link.span for link in document.where(_holds_image, Link)]
    images = [each for each in document.where(_is_image_of_page, Image) if not spans.at(linked, each.start)]
    codes = document.where(_is_code, Code)
    yield from ((_IN_CODE, node, "the link is in backticks") for node in _few(codes, document))
    yield from ((_AS_IMAGE, node, "there is a `!` before the link") for node in _few(images, document))


def _written_otherwise(document: Document, ctx: Context, keeper: Keeper) -> Iterator[Diagnostic]:
    source = ctx.page.source
    for pattern, node, what in _otherwise(document, source.text):
        match = pattern.search(source.text, node.start, source.line_span(source.line_at(node.start)).end)
        if match is not None:
            place = Span(*match.span())
            fix = replace(place, f"[{match['name']}]({match['url']})", Applicability.UNSAFE, "write it as a link")
            none = "this is an image instead of a link" if match[0][0] == "!" else "this is not a link"
            yield ctx.diagnostic(place, f"{what}, so {none}; expected `[name](url)`", keeper.kept(fix))
