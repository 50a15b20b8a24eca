"""The syntax tree: what each piece of Markdown is and exactly where it stands.

`start` and `end` are offsets into `Source.text`; the text between them is the whole node with its
markup. A block starts at its marker or first character and ends after its last character that is
not white space; containers end with their last child.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from itertools import chain
from typing import Any, Concatenate, ParamSpec, TypeVar, cast, overload

from awesome_lint.source import Span
from awesome_lint.syntax.findings import Findings
from awesome_lint.syntax.kinds import ByKind, Successor, gathered, joined, of_kinds, within
from awesome_lint.syntax.node import Leaf as Leaf  # noqa: PLC0414 -- nodes of the tree, like all below
from awesome_lint.syntax.node import Node as Node  # noqa: PLC0414
from awesome_lint.values.slotted import distinct

NodeT = TypeVar("NodeT", bound=Node)
OtherNodeT = TypeVar("OtherNodeT", bound=Node)
ValueT = TypeVar("ValueT")
Given = ParamSpec("Given")


# Blocks


@distinct
class Document(Node):
    """The whole page. `too_deep` is the offset at which the parser's nesting limit was hit."""

    too_deep: int | None = None
    is_kept: bool = field(default=False, init=False, repr=False)
    _by_kind: ByKind = field(default_factory=dict, init=False, repr=False)
    _by_kinds: dict[tuple[type[Node], ...], Sequence[Node]] = field(default_factory=dict, init=False, repr=False)
    _findings: Findings[Node] = field(default_factory=Findings, init=False, repr=False)
    _once: dict[Callable[..., object], object] = field(default_factory=dict, init=False, repr=False)
    _successor: Successor | None = field(default=None, init=False, repr=False)
    """The block that the last edit changed, if it changed but a part of one."""

    @overload
    def of(self, kind: type[NodeT], /) -> list[NodeT]: ...
    @overload
    def of(self, kind: type[NodeT], other: type[OtherNodeT], /) -> list[NodeT | OtherNodeT]: ...
    @overload
    def of(self, *kinds: type[Node]) -> list[Node]: ...
    def of(self, *kinds: type[Node]) -> Sequence[Node]:
        """All nodes of some classes in document order; one walk serves whoever asks, so the tree must be whole."""
        # The page itself is not kept among them: what holds itself stays until somebody looks for garbage.
        if kinds == (Document,):
            return [self]
        if kinds not in self._by_kinds:
            if not self._by_kind:
                self._by_kind = self._joined() if self.is_kept else gathered(*self.children)
            self._by_kinds[kinds] = [*of_kinds(self._by_kind, kinds)]
        return self._by_kinds[kinds]

    def _joined(self) -> ByKind:
        """All nodes of the page by their classes, where those of most blocks are known."""
        return joined(self._findings.of_all(self.children, self._gathered, gathered))

    @overload
    def where(self, test: Callable[[NodeT], bool], kind: type[NodeT], /, *, key: Hashable = None) -> list[NodeT]: ...
    @overload
    def where(self, test: Callable[[Node], bool], *kinds: type[Node], key: Hashable = None) -> list[Node]: ...
    def where(self, test: Callable[[Any], bool], *kinds: type[Node], key: Hashable = None) -> Sequence[Node]:
        """The nodes of some classes that pass a test, in document order.

        The test looks at what a node and those below it say, and not at where they stand, as in `of_blocks`.
        """
        if not self.is_kept:
            return [*filter(test, self.of(*kinds))]

        def fitting(part: Node) -> list[Node]:
            return [*filter(test, of_kinds(self.by_kind(part), kinds))]

        def alone(block: Node) -> list[Node]:
            return [block] if type(block) in kinds and test(block) else []

        return [*self.of_parts(fitting, (test if key is None else key, kinds), alone)]

    def once(
        self, find: Callable[Concatenate[Document, Given], ValueT], *args: Given.args, **kwargs: Given.kwargs
    ) -> ValueT:
        """What a function finds on the page; it is asked once for all who want to know, and they change nothing.

        What it is given besides must be the same for all of them.
        """
        if find not in self._once:
            self._once[find] = find(self, *args, **kwargs)
        return cast("ValueT", self._once[find])

    def of_blocks(self, find: Callable[[Node], ValueT], key: Hashable = None) -> Iterator[ValueT]:
        """What a function finds in each block at the top of the page, which is as many objects as there are blocks.

        If the tree is kept, it is asked once for a block that is taken over into the tree of a changed page: what it
        finds must not say where anything stands. A function that is made anew for each page has a `key`.
        """
        if not self.is_kept:
            return map(find, self.children)
        return iter(self._findings.of_all(self.children, find, key))

    def of_parts(
        self, find: Callable[[Node], list[NodeT]], key: Hashable, alone: Callable[[Node], list[NodeT]] = lambda _: []
    ) -> Sequence[NodeT]:
        """What a function finds on the page, by asking only for the part of a list or table that an edit has changed.

        So the function must find nodes in order, as many in such a block as in its parts; `alone` finds the block.
        """
        changed = self._successor

        def in_block(block: Node) -> list[NodeT]:
            if changed is None or block is not changed.block:
                return find(block)
            known: list[NodeT] | None = self._findings.known(changed.old, key)
            return find(block) if known is None else [*alone(block), *changed.nodes(known, find)]

        if not self.is_kept:
            return [*chain.from_iterable(map(find, self.children))]
        return self._findings.together(self.children, in_block, key)

    def of_block(self, block: Node, find: Callable[[Node], ValueT], key: Hashable = None) -> ValueT:
        """What a function finds in one block at the top of the page; see `of_blocks`."""
        return self._findings.of(block, find, key)

    def tally(self, find: Callable[[Node], Sequence[str]], key: Hashable = None) -> Counter[str]:
        """How often a function, which is asked as by `of_blocks`, finds something in all blocks together."""
        return self._findings.tally(self.children, find, key) if self.is_kept else Counter(chain(*self.of_blocks(find)))

    def by_kind(self, block: Node) -> Mapping[type[Node], list[Node]]:
        """All nodes in a block at the top of the page, or in a part of one, by their classes, each class in order."""
        return self._findings.of(block, self._gathered, gathered)

    def _gathered(self, block: Node) -> ByKind:
        changed = self._successor
        known: ByKind | None = None
        if changed is not None and block is changed.block:
            known = self._findings.known(changed.old, gathered)
        return gathered(block) if changed is None or known is None else changed.by_kind(known)

    @overload
    def in_block(self, block: Node, kind: type[NodeT], /) -> Sequence[NodeT]: ...
    @overload
    def in_block(self, block: Node, *kinds: type[Node]) -> Sequence[Node]: ...
    def in_block(self, block: Node, *kinds: type[Node]) -> Sequence[Node]:
        """The nodes of some classes in a block at the top of the page, in order."""
        if self.is_kept:
            return of_kinds(self.by_kind(block), kinds)
        return within(self.of(*kinds), block)

    def forget(self) -> None:
        """Forget what was found on the page, which is found again if somebody asks; of a tree that is kept, nothing."""
        if not self.is_kept:
            self._by_kind, self._by_kinds, self._once = {}, {}, {}
            self._findings = Findings()

    def keep(self) -> None:
        """Remember what is found in blocks, since these may be taken over into the tree of a changed page."""
        self.is_kept = True

    def take_over(self, before: Document, successor: Successor | None = None) -> None:
        """Know what was found in the blocks of another page that are those of this one by now, or became one."""
        self._successor = successor
        self._findings = before._findings.taken_over({*self.children}, successor.old if successor else None)


@distinct
class FrontMatter(Leaf):
    """YAML between `---` lines at the top."""

    content: str = ""


@distinct
class Heading(Node):
    """A heading; `setext` ones are underlined. `content_span` holds its text without markers."""

    level: int = 1
    setext: bool = False
    slug: str = ""

    @property
    def content_span(self) -> Span:
        """The place of the heading's text; empty, at the end, where it has none."""
        if not self.children:
            return Span(self.end, self.end)
        return Span(self.children[0].start, self.children[-1].end)


@distinct
class Paragraph(Node):
    """A paragraph; `tight` ones stand in a list without blank lines and render without `<p>`."""

    tight: bool = False


@distinct
class List(Node):
    """A bullet or ordered list; `marker` is `-`, `*`, `+`, `.` or `)`."""

    marker: str = "-"
    ordered: bool = False
    tight: bool = True


@distinct
class Item(Node):
    """A list item; `marker` is as written (`-`, `12.`), `checked` is set on task items."""

    marker: str = "-"
    checked: bool | None = None


@distinct
class Quote(Node):
    """A block quote; `alert` is the kind (`NOTE`, …) of a GitHub alert."""

    alert: str | None = None


@distinct
class CodeBlock(Leaf):
    """A code block; `fence` is as written, or empty for an indented one."""

    content: str = ""
    fence: str = ""
    info: str = ""


@distinct
class HtmlBlock(Leaf):
    """Raw HTML, comments too."""

    content: str = ""


@distinct
class ThematicBreak(Leaf):
    """A rule (`---`)."""


@distinct
class Definition(Leaf):
    """A link reference definition, `[label]: url "title"`."""

    label: str = ""
    url: str = ""
    title: str | None = None
    url_span: Span = Span(0, 0)


@distinct
class Footnote(Node):
    """A footnote definition, `[^label]: …`."""

    label: str = ""


@distinct
class Table(Node):
    """A table; its children are rows, the first one the header."""

    alignments: tuple[str, ...] = ()


@distinct
class Row(Node):
    """A row of a table; the delimiter row is none."""

    header: bool = False


@distinct
class Cell(Node):
    """A cell, without the pipes and spaces around it; an empty one has an empty span."""


# Inlines


@distinct
class Text(Leaf):
    """Literal text; the source at its span is `text`."""

    text: str = ""


@distinct
class Escape(Leaf):
    """A backslash escape or entity; `text` is the character it stands for."""

    text: str = ""


@distinct
class Break(Leaf):
    """A line ending in a paragraph with the white space around it; a `hard` one renders as `<br>`."""

    hard: bool = False


@distinct
class Code(Leaf):
    """A code span; `text` is what it shows."""

    text: str = ""
    content_span: Span = Span(0, 0)


@distinct
class Emphasis(Node):
    """`*text*` or `_text_`; `marker` is the character."""

    marker: str = "*"


@distinct
class Strong(Node):
    """`**text**` or `__text__`; `marker` is both characters."""

    marker: str = "**"


@distinct
class Strikethrough(Node):
    """`~~text~~` or `~text~`."""

    marker: str = "~~"


class LinkKind(StrEnum):
    """How a link is written."""

    INLINE = "inline"
    REFERENCE = "reference"
    AUTOLINK = "autolink"
    BARE = "bare"
    HTML = "html"


@distinct
class Link(Node):
    """A link. `url` is the destination unescaped and otherwise as written.

    `url_span` is the destination as it stands, without angle brackets: for a reference in its
    definition, for `www.example.org` and `<me@example.org>`, whose `url` gains a scheme that is
    not written, the text itself.
    """

    url: str = ""
    title: str | None = None
    kind: LinkKind = LinkKind.INLINE
    url_span: Span = Span(0, 0)
    label: str | None = None


@distinct
class Image(Node):
    """An image; its children are the alternative text. Otherwise like `Link`."""

    url: str = ""
    title: str | None = None
    kind: LinkKind = LinkKind.INLINE
    url_span: Span = Span(0, 0)
    label: str | None = None


@distinct
class Html(Leaf):
    """An inline HTML tag or comment."""

    content: str = ""


@distinct
class FootnoteReference(Leaf):
    """`[^label]`."""

    label: str = ""


def plain_text(nodes: list[Node]) -> str:
    """The text a reader sees: no markup, a space for each line break; images and HTML show nothing."""
    if len(nodes) == 1 and type(nodes[0]) is Text:  # as nearly everywhere
        return nodes[0].text
    parts: list[str] = []
    for node in nodes:
        if (kind := type(node)) is Text or kind is Escape or kind is Code:
            parts.append(node.text)  # type: ignore[attr-defined]
        elif kind is Break:
            parts.append(" ")
        elif node.children and kind is not Image:
            parts.append(plain_text(node.children))
    return "".join(parts)
