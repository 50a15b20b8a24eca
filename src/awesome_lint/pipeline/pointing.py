"""What is meant at a place of a list, where that is defined and used, and how it is called otherwise everywhere.

That is the anchor of a heading, the label of a reference or a note, or a value of a field.

May not: judge, write files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote, unquote

from awesome_lint.catalog.records import Entry
from awesome_lint.conventions.vocabulary import Vocabulary
from awesome_lint.editing import gates
from awesome_lint.page import Page
from awesome_lint.page.destinations import Destination, Destinations
from awesome_lint.pipeline import labels
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.labels import Label, Labelled
from awesome_lint.pipeline.mending import Change, replaced
from awesome_lint.source import Span
from awesome_lint.syntax import anchors
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.slugs import written
from awesome_lint.text.differences import Hunk
from awesome_lint.values.slotted import immutable


@immutable
class Meant:
    """What is meant at a place: the span of it there, where it is defined, and all places that use it."""

    span: Span
    text: str
    definitions: Sequence[Span] = ()
    uses: Sequence[Span] = ()
    path: str | None = None
    heading: n.Heading | None = None
    labelled: Labelled | None = None
    is_value: bool = False

    @property
    def can_be_renamed(self) -> bool:
        """Whether it can be called otherwise."""
        return self.is_value or self.heading is not None or self.labelled is not None


def at(page: Page, offset: int) -> Meant | None:
    """What is meant at an offset."""
    return _linked(page, offset) or _heading(page, offset) or _value(page, offset)


def _linked(page: Page, offset: int) -> Meant | None:
    """What a link, a definition or a note at an offset stands for."""
    around = [each for each in page.document.of(*labels.KINDS) if each.start <= offset <= each.end]
    found = [(each, label) for each in around if (label := labels.of(each, page.source.text)) is not None]
    found = [(each, label) for each, label in found if not isinstance(each, n.Footnote) or offset <= label.written.end]
    if found:  # the innermost whose label is there, or the outermost
        inner = (pair for pair in reversed(found) if pair[1].written.start <= offset <= pair[1].written.end)
        return _labelled(page, *next(inner, found[0]), offset)
    for node in around:
        if not isinstance(node, n.Link | n.Image):
            continue
        if node.url.startswith("#"):
            return _anchored(page, node.url_span, _anchor(node.url))
        if node.url and "://" not in node.url and not node.url.startswith("mailto:"):
            return Meant(node.url_span, node.url, path=unquote(node.url.partition("#")[0]))
    return None


def _labelled(page: Page, node: n.Node, label: Label, offset: int) -> Meant:
    assert isinstance(node, labels.KINDS)
    found = [*labels.alike(page, node)]
    definitions = [each.span for each in found if isinstance(each, n.Definition | n.Footnote)]
    uses = [each.span for each in found if not isinstance(each, n.Definition | n.Footnote)]
    is_at_label = label.written.start <= offset <= label.written.end
    span, text = label.written if is_at_label else node.span, page.source.cut(label.written)
    return Meant(span, text, definitions[:1], uses, labelled=node if is_at_label and definitions else None)


def _anchor(url: str) -> str:
    return unquote(url[1:]).removeprefix(anchors.PREFIX).casefold()


def _links_to(page: Page, anchor: str) -> list[Destination]:
    every = Destinations(page.document, page.source)
    return [each for each in every if each.url.startswith("#") and _anchor(each.url) == anchor]


def _anchored(page: Page, span: Span, anchor: str, heading: n.Heading | None = None) -> Meant:
    found = [each for each in page.document.of(n.Heading) if each.slug.casefold() == anchor]
    definitions = [each.content_span for each in found]
    definitions += [
        Span(place, place) for name, place in anchors.named(page.document, page.source) if name.casefold() == anchor
    ]
    uses = [each.span for each in _links_to(page, anchor)]
    text = page.source.cut(found[0].content_span) if found else anchor
    return Meant(span, text, definitions[:1], uses, heading=heading or next(iter(found), None))


def _heading(page: Page, offset: int) -> Meant | None:
    for each in page.document.of(n.Heading):
        if each.start <= offset <= each.end and each.children:
            return _anchored(page, each.content_span, each.slug.casefold(), each)
    return None


def _value(page: Page, offset: int) -> Meant | None:
    """A value of the vocabulary of a field."""
    entry = page.entry_at(offset)
    for each in entry.fields if entry is not None else ():
        for span in each.value_spans:
            if span.start <= offset <= span.end and entry is not None:
                text = page.source.cut(span)
                vocabulary = _vocabulary(page, entry, each.name)
                if vocabulary is None or not vocabulary.knows(text):
                    return None
                uses = [*_uses(page, page.conventions.schema_of(entry).key(each.name), text)]
                return Meant(span, text, [*_documented(page, text)], uses, is_value=True)
    return None


def _vocabulary(page: Page, entry: Entry, name: str) -> Vocabulary | None:
    convention = page.conventions.schema_of(entry).of(name)
    return None if convention is None or convention.parametrized else convention.vocabulary


def _uses(page: Page, key: str, text: str) -> Iterator[Span]:
    for entry in page.catalog.entries:
        schema = page.conventions.schema_of(entry)
        for each in entry.fields:
            if schema.key(each.name) == key:
                yield from (span for span in each.value_spans if page.source.cut(span).casefold() == text.casefold())


def _documented(page: Page, text: str) -> Iterator[Span]:
    """Where the legend has a value: outside of entries, alone in its code span or at the beginning of its item."""
    terms = {term.casefold() for each in page.catalog.legend.values() for term in each}
    if text.casefold() not in terms:
        return
    alike = [each for each in page.document.of(n.Code, n.Text) if each.text.strip().casefold() == text.casefold()]
    for each, entry in zip(alike, page.entries_at([each.span for each in alike]), strict=True):
        if entry is None:
            start, end = each.content_span if isinstance(each, n.Code) else each.span
            written_ = page.source.text[start:end]
            yield Span(start + len(written_) - len(written_.lstrip()), end - len(written_) + len(written_.rstrip()))


def rename(input_: Input, page: Page, offset: int, name: str) -> Change:
    """Call what is meant at an offset otherwise, everywhere; refused if anything else would come of that."""
    meant = at(page, offset)
    if meant is None or not meant.can_be_renamed:
        return Change((), ["there is no heading, label or value to rename"])
    name = " ".join(name.split())
    if not name:
        return Change((), ["the new name is empty"])
    if meant.heading is not None:
        return _heading_renamed(input_, page, meant, name)
    if meant.labelled is not None:
        return _label_renamed(input_, page, meant.labelled, name)
    return _value_renamed(input_, page, meant, name)


def _read(input_: Input, text: str) -> Page:
    return Page.read(text, input_.settings, input_.world)


def _label_renamed(input_: Input, page: Page, node: Labelled, name: str) -> Change:
    reason = labels.why_not(page, node, name)
    if reason is not None:
        return Change((), [reason])
    found = [labels.of(each, page.source.text) for each in labels.alike(page, node)]
    hunks = sorted(each.renamed(name) for each in found if each is not None)
    after = _read(input_, replaced(page.source.text, hunks))
    if len(hunks) < len(found) or gates.unreadable(after) is not None or _shown(page) != _shown(after):
        return Change((), [f"`{name}` would not be read as that label everywhere, or as another one"])
    return Change(hunks)


def _shown(page: Page) -> list[tuple[object, ...]]:
    """All that a page shows; of references where they lead, and not by which label."""
    nodes = (each for each in page.document.walk() if each is not page.document)
    return [
        (type(each), *(getattr(each, name, None) for name in ("url", "title", "text", "content"))) for each in nodes
    ]


def _value_renamed(input_: Input, page: Page, meant: Meant, name: str) -> Change:
    if not meant.definitions and page.settings.fields and _is_pinned(page, meant.text):
        return Change((), [f"the settings name `{meant.text}`; change it there"])
    hunks = [Hunk(*span, name) for span in sorted({*meant.definitions, *meant.uses})]
    after = _read(input_, replaced(page.source.text, hunks))
    moved = at(after, _moved(hunks, hunks[[each.start for each in hunks].index(meant.uses[0].start)]))
    same = len(after.catalog.entries) == len(page.catalog.entries) and gates.unreadable(after) is None
    if not same or moved is None or moved.text != name or len(moved.uses) < len(meant.uses):
        return Change((), [f"`{name}` would not be read as that value everywhere"])
    return Change(hunks)


def _is_pinned(page: Page, text: str) -> bool:
    return any(text in (each.values or ()) for each in page.settings.fields.values())


def _moved(hunks: Sequence[Hunk], one: Hunk) -> int:
    """Where the text of one of several replacements begins once all are made."""
    return one.start + sum(len(each.text) - (each.end - each.start) for each in hunks if each.start < one.start)


def _heading_renamed(input_: Input, page: Page, meant: Meant, name: str) -> Change:
    assert meant.heading is not None
    title = Hunk(*meant.heading.content_span, name)
    after = _read(input_, replaced(page.source.text, [title]))
    old, new = page.document.of(n.Heading), after.document.of(n.Heading)
    if [each.level for each in old] != [each.level for each in new] or gates.unreadable(after) is not None:
        return Change((), [f"`{name}` would not be read as the heading"])
    slugs = {was.slug.casefold(): now.slug for was, now in zip(old, new, strict=True) if was.slug != now.slug}
    hunks = [title]
    for each in Destinations(page.document, page.source):
        anchor = _anchor(each.url) if each.url.startswith("#") else ""
        if anchor in slugs:
            slug = quote(slugs[anchor]) if "%" in each.url else written(slugs[anchor])
            hunks.append(Hunk(*each.span, f"#{slug}"))
            if anchor == meant.heading.slug.casefold():
                hunks += _text_of(page, each.node, meant.text, name)
    hunks = sorted(set(hunks))
    final = _read(input_, replaced(page.source.text, hunks))
    if [each.slug for each in final.document.of(n.Heading)] != [each.slug for each in new]:
        return Change((), [f"`{name}` would change other headings, too"])
    return Change(hunks)


def _text_of(page: Page, node: n.Node, old: str, name: str) -> list[Hunk]:
    """The text of a link to a heading, if it is what the heading says."""
    if not isinstance(node, n.Link) or not node.children:
        return []
    span = Span(node.children[0].start, node.children[-1].end)
    return [Hunk(*span, name)] if page.source.cut(span) == old else []
