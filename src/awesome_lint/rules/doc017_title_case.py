"""DOC017: the title is not written in title case."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document, Heading, Text
from awesome_lint.text.patterns import late_pattern

_WORD = late_pattern(r"[^\W\d_][\w.'’+#-]*")
_SMALL = late_pattern(
    r"an?|and|as|at|but|by|en|for|from|if|in|into|nor|of|on|or|per|so|the|to|up|v|via|vs|with|yet"
    r"|das|de|der|des|die|du|el|et|la|les?|und|von|y"
)


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report words of the title, small ones within it aside, that begin with a small letter."""
    title = next((node for node in document.children if isinstance(node, Heading)), None)
    if title is None or title.level != 1:
        return
    text = "".join(node.text for node in title.children if isinstance(node, Text))
    words = _WORD.findall(text)
    small = [
        word
        for at, word in enumerate(words)
        if word.islower() and not (0 < at < len(words) - 1 and _SMALL.fullmatch(word))
    ]
    small = [word for word in small if "." not in word.rstrip(".")]
    if small:
        wanted = small[0][0].upper() + small[0][1:]
        message = f"the title is not in title case; expected `{wanted}` instead of `{small[0]}`"
        yield ctx.diagnostic(title.content_span, message)
