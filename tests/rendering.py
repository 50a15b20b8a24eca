"""What GitHub's renderer (cmark-gfm) makes of a page, in a form that a syntax tree can be compared with."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

import cmarkgfm  # type: ignore[import-untyped]
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]

from awesome_lint.syntax import nodes as n

_TAG = re.compile(
    r"<(/?)(!-- raw|h[1-6]|[uo]l|li|blockquote|pre|hr|table|tr|t[hd]|a|img|em|strong|del|code|br)\b([^>]*)>"
)
_NAMES = {"th": "cell", "td": "cell", "!-- raw": "html"}
_CONTAINERS = frozenset({"ul", "ol", "li", "blockquote"})
_URL = re.compile(r'(?:href|src)="([^"]*)"')
_FOOTNOTES = re.compile(r'<section class="footnotes".*?</section>', re.DOTALL)
_CODE_BLOCK = re.compile(r"<pre[^>]*><code[^>]*>")
_NOT_LINKED = re.compile(r"(?:javascript|vbscript|file|data):", re.IGNORECASE)
_TAGS = {
    n.Item: "li",
    n.Quote: "blockquote",
    n.CodeBlock: "pre",
    n.ThematicBreak: "hr",
    n.Table: "table",
    n.Row: "tr",
    n.Cell: "cell",
    n.Emphasis: "em",
    n.Strong: "strong",
    n.Strikethrough: "del",
    n.Code: "code",
    n.Html: "html",
    n.HtmlBlock: "html",
}


def rendered(text: str) -> list[str]:
    """The elements that GitHub shows, with the URLs of links and the ends of containers; paragraphs are left out."""
    page = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_FOOTNOTES)
    shown: list[str] = []
    for closing, tag, attributes in _TAG.findall(_FOOTNOTES.sub("", _CODE_BLOCK.sub("<pre>", page))):
        url = _URL.search(attributes)
        if closing:
            shown += [f"/{tag}"] if tag in _CONTAINERS else []
        elif tag in ("a", "img") and url:
            if not url[1].startswith("#fn"):
                shown.append(f"{tag} {unquote(html.unescape(url[1]))}")
        else:
            shown.append(_NAMES.get(tag, tag))
    return shown


def parsed(document: n.Document) -> list[str]:
    """The same of a syntax tree."""
    return list(_elements(document))


def links(elements: list[str]) -> list[str]:
    """The URLs among elements."""
    return [element for element in elements if element.startswith(("a ", "img "))]


def _elements(node: n.Node, *, in_strong: bool = False) -> Iterator[str]:
    match node:
        case n.Footnote():
            return
        case n.Heading():
            yield f"h{node.level}"
        case n.List():
            yield "ol" if node.ordered else "ul"
        case n.Link():
            yield "a " + ("" if _NOT_LINKED.match(node.url) else unquote(node.url))
        case n.Image():
            yield "img " + ("" if _NOT_LINKED.match(node.url) else unquote(node.url))
            return
        case n.Strong() if in_strong:  # GitHub shows strong text in strong text as one
            pass
        case n.Break():
            yield from ["br"] if node.hard else []
        case _:
            yield from [_TAGS[type(node)]] if type(node) in _TAGS else []
    for child in node.children:
        yield from _elements(child, in_strong=isinstance(node, n.Strong))
    match node:
        case n.List():
            yield "/ol" if node.ordered else "/ul"
        case n.Item() | n.Quote():
            yield f"/{_TAGS[type(node)]}"
