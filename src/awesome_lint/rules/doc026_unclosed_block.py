"""DOC026: a comment, a code block or a `<details>` that nothing closes swallows the rest of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import LINE_ENDING, Span
from awesome_lint.syntax import anchors
from awesome_lint.syntax.nodes import Cell, CodeBlock, Document, Html, HtmlBlock, Item, Link, Text
from awesome_lint.syntax.slugs import slugify
from awesome_lint.text.patterns import late_pattern

_COMMENT = "<!--"
_NO_COMMENT = late_pattern(r"(?P<begin><!(?:-(?!-)|[–—]-?))[^<>\r\n]*")
"""What was meant to begin a comment: `<!- note -->`, `<!— note —>`."""
_SWALLOWED = late_pattern(
    r"[ \t>]*(?:#{2,6}[ \t]+\S|(?:[-*+]|\d+[.)])[ \t]+\S.*\]\(|.*\]\(https?://|!\[|`{3,}|~{3,})|\|.*\|[ \t]*\Z"
)
"""A line that is no code, but Markdown that should not be shown as such."""
_HEADING = late_pattern(r"^#{1,6}[ \t]+(?P<title>[^\r\n]*[^\s#])[ \t]*#*[ \t]*$", re.MULTILINE)
_TAG = late_pattern(r"<!--.*?(?:-->|\Z)|<(?P<closing>/?)details\b[^>]*>", re.IGNORECASE | re.DOTALL)


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report what is open at the end of the page or of the item that holds it, and `</details>` that closes nothing."""
    text = ctx.page.source.text
    for block in document.of(HtmlBlock):
        if text.startswith(_COMMENT, block.start) and "-->" not in block.content:
            place = Span(block.start, block.start + len(_COMMENT))
            yield ctx.diagnostic(place, "comment is not closed, so what follows does not show; expected `-->`")
    for node in document.where(_may_hold_comment, Text):
        for match in _NO_COMMENT.finditer(text, node.start, node.end):
            place = Span(match.start(), match.end("begin"))
            yield ctx.diagnostic(place, f"`{match['begin']}` begins no comment, so it shows; expected `{_COMMENT}`")
    for code in document.of(CodeBlock):
        if code.fence and not _is_closed(text[code.start : code.end], code.fence):
            message = f"code block is not closed, so everything that follows is code; expected a line of `{code.fence}`"
            # one that holds nothing but code is shown as it should be, wherever it ends
            severity = None if any(map(_SWALLOWED.match, LINE_ENDING.split(code.content))) else Severity.INFO
            yield ctx.diagnostic(Span(code.start, code.start + len(code.fence)), message, severity=severity)
    yield from _hidden(document, ctx)
    opened, stray = _lone_details(document, text)
    for tag in opened:
        message = "`<details>` is not closed, so everything that follows is folded; expected `</details>`"
        yield ctx.diagnostic(tag, message, severity=Severity.INFO if _ends_with_holder(tag, document, text) else None)
    for tag in stray:
        yield ctx.diagnostic(tag, "`</details>` closes nothing; expected `<details>` before it")


def _may_hold_comment(node: Text) -> bool:
    return "<!" in node.text


def _hidden(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report blocks that a later one closes by chance: they hold headings that the page links to."""
    links = {unquote(link.url[1:]).casefold() for link in document.of(Link) if link.url.startswith("#")}
    missing = links.difference(each.casefold() for each in anchors.of_headings(document, ctx.page.source))
    if not missing:
        return
    for block in document.of(HtmlBlock, CodeBlock):
        is_comment = isinstance(block, HtmlBlock)
        if is_comment and not ("-->" in block.content and block.content.startswith(_COMMENT)):
            continue
        titles = [match["title"] for match in _HEADING.finditer(block.content) if slugify(match["title"]) in missing]
        if len(titles) > is_comment:  # a single section may be hidden on purpose
            what = "comment hides" if is_comment else "code block holds"
            message = f"{what} the heading `{titles[0]}`, to which the page links; expected its end above the heading"
            yield ctx.diagnostic(Span(block.start, block.start + len(_COMMENT[:3])), message)


def _is_closed(written: str, fence: str) -> bool:
    """Whether a block of code, as written, ends in a line that closes it."""
    first, *rest = LINE_ENDING.split(written.rstrip())
    last = rest[-1].strip(" \t>") if rest else ""
    return bool(first) and len(last) >= len(fence) and not last.strip(fence[0])


def _ends_with_holder(tag: Span, document: Document, text: str) -> bool:
    """Whether a tag stands in the last line of an item or in a cell, which closes it: nothing else is folded."""
    holders = (each for each in document.of(Item, Cell) if each.start <= tag.start < each.end)
    holder = max(holders, key=lambda each: each.start, default=None)
    return holder is not None and not LINE_ENDING.search(text[tag.end : holder.end].strip())


def _lone_details(document: Document, text: str) -> tuple[list[Span], list[Span]]:
    """The places of the tags that no later one closes, and of those that close nothing."""
    opened: list[Span] = []
    stray: list[Span] = []
    for node in document.of(HtmlBlock, Html):
        if "details" not in node.content.lower():
            continue
        for tag in _TAG.finditer(text, node.start, node.end):
            if tag["closing"] == "":
                opened.append(Span(*tag.span()))
            elif tag["closing"] and opened:
                opened.pop()
            elif tag["closing"]:
                stray.append(Span(*tag.span()))
    return opened, stray
