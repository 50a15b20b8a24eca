"""How HTML becomes inline nodes: the parser of the standard library, which takes a while to import."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from awesome_lint.catalog.html_line import HtmlLine
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"i", "em"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = _HEADINGS | {"li", "summary", "dt", "dd", "td", "th", "tr", "p", "div", "ul", "ol", "dl", "table", "thead"}
_LINES |= {"tbody", "details", "center", "section"}
_MAX_DEPTH = 50
_VOID = frozenset({"br", "img", "hr", "input", "source", "wbr"})
_SILENT = frozenset({"script", "style", "svg", "picture", "template"})
_BARE = late_pattern(r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)>")
"""A tag without attributes; most are, and it takes no parser to read them."""


class Reader(HTMLParser):
    """Turns tags and text into nodes; `_open` holds the inline elements that are not closed yet."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [HtmlLine("", 0, 0)]
        self._open: list[tuple[str, n.Node]] = []
        self._silent = 0
        self._here = 0
        self._bare: str | None = None

    def read(self, text: str, start: int, end: int) -> None:
        """Read a piece of the source."""
        piece = text[start:end]
        self._here = start
        bare = _BARE.fullmatch(piece)
        self._bare = piece if bare is not None else None
        if bare is not None:
            self.handle_endtag(bare["name"].lower()) if bare["slash"] else self.handle_starttag(
                bare["name"].lower(), []
            )
            return
        self.reset()
        try:
            self.feed(piece)
            self.close()
        except AssertionError:  # how the parser says that it does not know a declaration such as `<![x`
            return

    def finish(self) -> list[HtmlLine]:
        """Close what is open and give the lines."""
        self._close_all()
        return self._lines

    def add(self, node: n.Node) -> None:
        """Add a node to the innermost open element, or to the line."""
        if self._silent:
            return
        if self._open:
            self._open[-1][1].children.append(node)
        else:
            self._lines[-1].nodes.append(node)
        self._lines[-1].end = max(self._lines[-1].end, node.end)

    def get_starttag_text(self) -> str | None:
        """How the tag is written that is begun."""
        return self._bare or super().get_starttag_text()

    # called by the parser

    def updatepos(self, i: int, j: int) -> int:
        """Move on from one offset to another; places are offsets here as well, and not lines."""
        self._here += max(j - i, 0)
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element or a line."""
        start, written = self._here, self.get_starttag_text() or ""
        end = start + len(written)
        if tag in _SILENT:
            self._silent += 1
        elif tag in _LINES:
            self._close_all()
            self._lines.append(HtmlLine(tag, start, end))
        elif tag == "br":
            self.add(n.Break(start, end, hard=True))
        elif tag == "img":
            self.add(_image(start, end, dict(attrs), written))
        elif tag == "a" and "href" in dict(attrs):
            self._push(tag, _link(start, end, dict(attrs), written))
        elif tag in _STRONG:
            self._push(tag, n.Strong(start, end))
        elif tag in _EMPHASIS:
            self._push(tag, n.Emphasis(start, end))
        elif tag in _CODE:
            self._push(tag, n.Code(start, end, content_span=Span(end, end), children=[]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin and end an element: `<b/>`."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element or a line."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in _LINES:
            self._close_all()
            self._lines.append(HtmlLine(f"/{tag}", self._here, self._here))
        elif any(name == tag for name, _ in self._open):
            end = self._here + len(f"</{tag}>")
            while True:
                name, node = self._open.pop()
                node.end = end
                if name == tag:
                    break
            self._lines[-1].end = max(self._lines[-1].end, end)
            if isinstance(node, n.Code):
                node.text = n.plain_text(node.children)
                node.content_span = Span(node.content_span.start, self._here)
                node.children = []

    def handle_data(self, data: str) -> None:
        """Add text."""
        start = self._here
        if data:
            self.add(n.Text(start, start + len(data), text=data))

    def handle_entityref(self, name: str) -> None:
        """Add the character of an entity: `&amp;`."""
        self._escape(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Add the character of a number: `&#38;`."""
        self._escape(f"&#{name}")

    def _escape(self, written: str) -> None:
        start = self._here
        self.add(n.Escape(start, start + len(written) + 1, text=unescape(written + ";")))

    def _push(self, tag: str, node: n.Node) -> None:
        if len(self._open) < _MAX_DEPTH:
            self.add(node)
            self._open.append((tag, node))

    def _close_all(self) -> None:
        """Let the elements that nothing closed end with their line."""
        for _, node in self._open:
            node.end = self._lines[-1].end
        self._open.clear()


def _link(start: int, end: int, attributes: dict[str, str | None], written: str) -> n.Link:
    url = attributes.get("href") or ""
    return n.Link(start, end, url=url, kind=n.LinkKind.HTML, url_span=_value_span(start, written, "href", url))


def _image(start: int, end: int, attributes: dict[str, str | None], written: str) -> n.Image:
    url, alternative = attributes.get("src") or "", attributes.get("alt") or ""
    image = n.Image(start, end, url=url, kind=n.LinkKind.HTML, url_span=_value_span(start, written, "src", url))
    if alternative:
        image.children = [n.Text(*_value_span(start, written, "alt", alternative), text=alternative)]
    return image


def _value_span(start: int, written: str, attribute: str, value: str) -> Span:
    """The place of an attribute's value; that of the tag where it is not written as it reads."""
    at = written.lower().find(attribute)
    at = written.find(value, at) if at >= 0 and value else -1
    return Span(start + at, start + at + len(value)) if at >= 0 else Span(start, start + len(written))
