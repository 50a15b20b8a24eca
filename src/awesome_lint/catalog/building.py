"""Lines to entries: the record of an entry, with the fields that the whole list is consistent about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field

from awesome_lint.catalog import fields, naming
from awesome_lint.catalog.consistency import Consistency
from awesome_lint.catalog.flat import Flat, code_span, links, says
from awesome_lint.catalog.headers import describes
from awesome_lint.catalog.line import Line
from awesome_lint.catalog.records import Entry, Field, Link, Style
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span, moved
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.text import slips
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import mutable

_MIN_SLIP_LENGTH = 4
_ASIDE = late_pattern(r"[(\[](?P<name>[^:：()\[\]]{2,30})[:：]\s*(?P<value>[^()\[\]]+)[)\]]")
TAGS, NOTES, BADGES = "tags", "notes", "badges"


@mutable
class Draft:
    """An entry on its way: the record, and the line of which it is made."""

    entry: Entry
    line: Line
    extra: list[Field] = field(default_factory=list)
    nested: list[Draft] = field(default_factory=list)
    is_complete: bool = True
    """Whether nothing was added to the entry that its line does not say."""

    @property
    def can_move(self) -> bool:
        """Whether none of its places is far from its line, as those of references are."""
        return self.line.main is not None and not any(link.kind is n.LinkKind.REFERENCE for link in self.entry.links)

    def move(self, span: Span) -> None:
        """Move an entry that is complete to its span, and all other places to where those of its line were moved."""
        entry, line = self.entry, self.line
        assert line.main is not None
        entry.span, entry.name_span, entry.url_span = span, line.name_span, line.main.url_span
        entry.description_span, entry.separator_span = line.description_span, line.separator
        found = [line.main] if len(entry.links) == 1 else _links(line)
        for link, node in zip(entry.links, found, strict=True):
            link.span, link.url_span = node.span, node.url_span
        if self.extra:
            self.extra = [*_extra(line)]

    def shift(self, growth: int, own: Collection[int]) -> None:
        """Move an entry that is complete, and all that its line is made of but for the nodes with the ids `own`."""
        entry, line = self.entry, self.line
        line.move(growth)
        tree.shift_each(tree.others([*line.nodes, *line.tags, *line.badges], own), growth)
        for name in ("span", "name_span", "url_span", "description_span", "separator_span"):
            span = getattr(entry, name)
            setattr(entry, name, span and moved(span, growth))
        found = [*entry.fields, *self.extra]
        in_fields = {id(link) for each in found for link in each.links}
        for each in found:
            fields.move(each, growth)
        for link in entry.links:
            if id(link) not in in_fields:
                link.span, link.url_span = moved(link.span, growth), moved(link.url_span, growth)


def draft(line: Line, span: Span, style: Style) -> Draft:
    """Make an entry of a line."""
    main = line.main
    description, description_span = line.description, line.description_span
    all_links = [*map(fields.link_record, _links(line))]
    entry = Entry(
        name=line.name,
        url=main.url if main else None,
        description=description,
        section=[],
        style=style,
        span=span,
        name_span=line.name_span,
        url_span=main.url_span if main else None,
        description_span=description_span,
        separator_span=line.separator,
        links=all_links,
    )
    return Draft(entry, line, [*_extra(line)] if line.tags or line.badges or line.notes else [])


def add_further(made: Draft, nodes: Sequence[n.Node], found: Field | None) -> None:
    """Add what a nested item holds to its entry: a field, or links and, if it has none, the description."""
    made.is_complete = False
    if found is not None:
        made.extra.append(found)
        if made.entry.description is None and describes(found.name) and found.values:
            made.entry.description = _as_written(nodes, found.values)
            made.entry.description_span = Span(found.value_spans[0].start, found.value_spans[-1].end)
    made.entry.links += [fields.link_record(node, found.name if found else None) for node in links(nodes)]
    if made.entry.description is None and found is None and says(nodes):
        made.entry.description, made.entry.description_span = _description(nodes)


def add_joined(made: Draft, joined: Sequence[n.Link]) -> None:
    """Make entries of their own of links beside the one that names an entry: `[One](…), [Other](…)`."""
    made.is_complete = False
    places = {link.span for link in joined}
    made.entry.links = [link for link in made.entry.links if link.span not in places]
    for link in joined:
        line = naming.read([link])
        if line is not None:
            nested = draft(line, link.span, made.entry.style)
            made.nested.append(nested)
            made.entry.entries.append(nested.entry)


def _as_written(nodes: Sequence[n.Node], values: Sequence[str]) -> str:
    """The values of a field with what stands between them."""
    text = " ".join(Flat(nodes).text.split())
    start, end = text.find(values[0]), text.rfind(values[-1])
    return text[start : end + len(values[-1])] if 0 <= start <= end else ", ".join(values)


def _links(line: Line) -> list[n.Link]:
    """All links of a line."""
    return links([*line.before, *_name_links(line), *line.rest])


def _name_links(line: Line) -> list[n.Node]:
    """The main link where it is, or stands in, the name rather than behind it."""
    main = line.main
    return [] if main is None or (line.rest and main.end > line.rest[0].start) else [main]


def _description(nodes: Sequence[n.Node]) -> tuple[str | None, Span | None]:
    flat = Flat(nodes)
    start, end = flat.stripped()
    if start == end:
        return None, None
    return " ".join(flat.text[start:end].split()), flat.span(start, end)


def _extra(line: Line) -> Iterable[Field]:
    """What stands between name and description, and behind it, as fields."""
    if line.tags:
        yield _unnamed(TAGS, [tag.text for tag in line.tags], [code_span(tag) for tag in line.tags])
    shown = [(badge, n.plain_text(badge.children)) for badge in line.badges]
    if any(text for _, text in shown):
        yield _unnamed(BADGES, [text for _, text in shown if text], [badge.span for badge, text in shown if text])
    for text, span in line.notes:
        named = _ASIDE.fullmatch(text)
        if named is None:
            yield _unnamed(NOTES, [text[1:-1].strip()], [Span(span.start + 1, span.end - 1)])
        else:
            name, value = _within(span, text, named.span("name")), _within(span, text, named.span("value"))
            yield Field(named["name"].strip(), [named["value"].strip()], [], span, name, [value])


def _within(span: Span, text: str, bounds: tuple[int, int]) -> Span:
    """The place of a part of `text`, which stands at `span`; the whole where it is not written as it reads."""
    if span.end - span.start != len(text):
        return span
    return Span(span.start + bounds[0], span.start + bounds[1])


def _unnamed(name: str, values: list[str], spans: list[Span]) -> Field:
    """A field whose name is not written."""
    span = Span(spans[0].start, spans[-1].end)
    return Field(name, values, [], span, span, spans)


def settle(drafts: Sequence[Draft], decided: Consistency | None = None) -> Consistency:
    """Give the entries the fields that the list is consistent about: tags, notes, links of one text.

    What that is these entries tell, which is returned, unless it is `decided` already.
    """
    named = [_named_links(each) for each in drafts]
    names = Counter(name for each in drafts if each.extra for name in {one.name for one in each.extra})
    texts = Counter(text for each in named if each for text in {_label(link) for link in each})
    common = Consistency(len(drafts), names, texts)
    known, linked = (decided or common).known, (decided or common).linked
    for each, others in zip(drafts, named, strict=True):
        if not others and not each.extra:
            continue
        kept = [one for one in each.extra if one.name in known or slips.meant_by(one.name, known, _MIN_SLIP_LENGTH)]
        for link in others:
            label = _label(link)
            if label in linked or _is_like(label, linked):
                link.field = label
                kept.append(Field(label, [link.url], [link], link.span, link.span, [link.url_span]))
        if kept:
            each.is_complete = False
            each.entry.fields.extend(sorted(kept, key=lambda one: one.span))
    _link_further([each.entry for each in drafts if each.entry.url is None])
    return common


def _label(link: Link) -> str:
    """The text of a link without brackets around it: `[[code]](…)` says what `[code](…)` says."""
    text = link.text
    is_bracketed = text[:1] + text[-1:] in ("[]", "()") and len(text) > len("[]")
    return text[1:-1].strip() if is_bracketed else text


def _is_like(text: str, linked: frozenset[str]) -> bool:
    """Whether a text of a link is that of others but for a slip, more than a plural, or for its case."""
    folded = text.casefold()
    meant = next((each for each in linked if each.casefold() == folded), None)
    meant = meant or slips.meant_by(text, linked, _MIN_SLIP_LENGTH)
    return meant is not None and (
        meant.casefold() == folded or not folded.startswith(meant.casefold().removesuffix("s"))
    )


def _link_further(entries: Sequence[Entry]) -> None:
    """Let a link below the line of an entry without one there be its own: that which nearly all have, or the first."""
    away = [(entry, [link for link in entry.links if not link.url.startswith("#")]) for entry in entries]
    away = [(entry, found) for entry, found in away if found]
    counts = Counter(
        name for _, found in away for name in dict.fromkeys(link.field for link in found) if name is not None
    )
    usual = next((name for name, count in counts.most_common(1) if count >= len(away) * WEIGHTS.sure), None)
    for entry, found in away:
        main = next((link for link in found if usual is not None and link.field == usual), found[0])
        entry.url, entry.url_span = main.url, main.url_span


def _named_links(each: Draft) -> list[Link]:
    """The links of an entry besides its main one."""
    main = each.line.main
    if main is not None and len(each.entry.links) == 1 and each.entry.links[0].span.start == main.start:
        return []  # as nearly everywhere
    return [
        link
        for link in each.entry.links
        if (main is None or link.span != main.span) and link.field is None and any(map(str.isalnum, link.text))
    ]
