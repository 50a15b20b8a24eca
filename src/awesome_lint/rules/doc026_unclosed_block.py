"""DOC026: a comment, a code block or a `<details>` that nothing closes swallows the rest of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import LINE_ENDING, Span
from awesome_lint.syntax.nodes import CodeBlock, Document, Html, HtmlBlock
from awesome_lint.text.patterns import late_pattern

_COMMENT = "<!--"
_SWALLOWED = late_pattern(
    r"[ \t>]*(?:#{2,6}[ \t]+\S|(?:[-*+]|\d+[.)])[ \t]+\S.*\]\(|.*\]\(https?://|!\[|`{3,}|~{3,})|\|.*\|[ \t]*\Z"
)
"""A line that is no code, but Markdown that should not be shown as such."""
_TAG = late_pattern(r"<!--.*?(?:-->|\Z)|<(?P<closing>/?)details\b[^>]*>", re.IGNORECASE | re.DOTALL)


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report what is open at the end of the page or of the item that holds it, and `</details>` that closes nothing."""
    text = ctx.page.source.text
    for block in document.of(HtmlBlock):
        if text.startswith(_COMMENT, block.start) and "-->" not in block.content:
            place = Span(block.start, block.start + len(_COMMENT))
            yield ctx.diagnostic(place, "comment is not closed, so what follows does not show; expected `-->`")
    for code in document.of(CodeBlock):
        if code.fence and not _is_closed(text[code.start : code.end], code.fence):
            message = f"code block is not closed, so everything that follows is code; expected a line of `{code.fence}`"
            # one that holds nothing but code is shown as it should be, wherever it ends
            severity = None if any(map(_SWALLOWED.match, LINE_ENDING.split(code.content))) else Severity.INFO
            yield ctx.diagnostic(Span(code.start, code.start + len(code.fence)), message, severity=severity)
    opened, stray = _lone_details(document, text)
    for tag in opened:
        yield ctx.diagnostic(
            tag, "`<details>` is not closed, so everything that follows is folded; expected `</details>`"
        )
    for tag in stray:
        yield ctx.diagnostic(tag, "`</details>` closes nothing; expected `<details>` before it")


def _is_closed(written: str, fence: str) -> bool:
    """Whether a block of code, as written, ends in a line that closes it."""
    first, *rest = LINE_ENDING.split(written.rstrip())
    last = rest[-1].strip(" \t>") if rest else ""
    return bool(first) and len(last) >= len(fence) and not last.strip(fence[0])


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
