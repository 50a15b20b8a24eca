"""Lines that need no inline parser: text and links like `[text](url)`, of which most entries of lists consist.

May not: read a line in another way than the parser, which a test compares.
"""

from __future__ import annotations

from awesome_lint.source import Span, new
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.autolinks import may_hold_url
from awesome_lint.text.patterns import late_pattern

_MARKS = r"\n&*<\[\\\]_`~"
"""What else the parser stops at, but for the `!` of images."""
_TARGET = r"\([ \t\v\f]*([^ \t\n\v\f()<>\\&]+)[ \t\v\f]*\)"
_LINK = late_pattern(rf"\[([^{_MARKS}^][^{_MARKS}]*)\]{_TARGET}")
_LINE = late_pattern(rf"(?:[^{_MARKS}!]++|!(?!\[)|\[[^{_MARKS}^][^{_MARKS}]*+\]{_TARGET})*+\Z")


def read(content: str, begin: int) -> list[n.Node] | None:
    """The nodes of such a line, whose characters stand in the text from `begin` on; None for all others."""
    if _LINE.match(content) is None:
        return None
    nodes: list[n.Node] = []
    done = 0
    for match in _LINK.finditer(content):
        start, end = match.span()
        if start > done:
            nodes.append(n.Text(begin + done, begin + start, text=content[done:start]))
        text, url = match.groups()
        at, till = match.span(2)
        inner = n.Text(begin + start + 1, begin + start + 1 + len(text), text=text)
        place = new(Span, (begin + at, begin + till))
        nodes.append(n.Link(begin + start, begin + end, url=url, url_span=place, children=[inner]))
        done = end
    if done < len(content):
        nodes.append(n.Text(begin + done, begin + len(content), text=content[done:]))
    if any(type(node) is n.Text and may_hold_url(node.text) for node in nodes):
        return None
    return nodes
