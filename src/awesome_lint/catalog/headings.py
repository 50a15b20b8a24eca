"""Entries whose name is a heading: `#### Name` with its fields and description below it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from awesome_lint.catalog import fields, outline, subheadings
from awesome_lint.catalog.bodies import Body
from awesome_lint.catalog.bodies import read as read_body
from awesome_lint.catalog.fields import Candidate
from awesome_lint.catalog.flat import Flat, links, says
from awesome_lint.catalog.leads import is_dated_label
from awesome_lint.catalog.levels import Evidence, Level, choose, is_crowded
from awesome_lint.catalog.link_kinds import is_generic, leads_away, says_address
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.outline import Part, end_of
from awesome_lint.catalog.records import Entry, Field, Fields, Link, Style
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text import slips
from awesome_lint.values.slotted import mutable

_MIN_NAME_LENGTH = 4
_URL_NAMES = ("link", "url", "home", "homepage", "home page", "website", "web site", "site", "project page", "web")


@mutable
class HeadingEntry:
    """An entry with the parts of the page that it takes up, from `first` to before `last`.

    `level` is that of the entries; the heading may stand at another one by mistake.
    """

    entry: Entry
    first: int
    last: int
    level: int


@mutable
class Survey:
    """What stands below the headings of a page, and at which levels they are entries.

    `closed` are the indexes of the parts that hold no entries, `own` the number of entries that the blocks of the other
    parts would be.
    """

    parts: Sequence[Part]
    closed: Collection[int]
    own: Mapping[int, int]
    bodies: list[Body]
    levels: Mapping[int, Level]

    @classmethod
    def of(
        cls, parts: Sequence[Part], closed: Collection[int], own: Mapping[int, int], text: str, memory: Memory
    ) -> Survey:
        """Look at the headings of a page, whose text is `text`."""
        open_parts = [part for at, part in enumerate(parts) if at not in closed]
        outline.count_alike(open_parts)
        outline.name_alike(open_parts)
        bodies = [read_body(part.blocks, text, memory) for part in parts]
        _adopt(parts, bodies)
        _take_rows(parts, bodies)
        return cls(parts, closed, own, bodies, dict(choose(Evidence(parts, bodies, own, text), closed)))


def read(survey: Survey) -> list[HeadingEntry]:
    """The heading entries of a page in order; `section` of each is left empty."""
    parts, closed, own, bodies, levels = survey.parts, survey.closed, survey.own, survey.bodies, survey.levels
    dated = {number for number in levels if _are_dates([part for part in parts if part.level == number])}
    standing = {at: part.level for at, part in enumerate(parts) if part.level in levels}
    astray = _astray(parts, bodies, closed, levels)
    found: list[HeadingEntry] = []
    at = 0
    while at < len(parts):
        number = astray.get(at) or standing.get(at, 0)
        end = at + 1
        is_entry = number and at not in closed and _begins_entry(at, parts, bodies, levels, own)
        if is_entry and not _is_group(at, parts, bodies, levels, own):
            end = end_of(at, parts, number)
            while end < len(parts) and parts[end].level == number and _is_titled(parts[end], levels[number]):
                end = end_of(end, parts, number)  # a heading of a field at the level of the entries
            end = next((each for each in range(at + 1, end) if each in astray or _is_own(parts[each], levels)), end)
            entry = _entry(parts[at:end], bodies[at:end], levels[number])
            if number in dated:
                _name_by_link(entry, bodies[at])
            found.append(HeadingEntry(entry, at, end, number))
        at = end
    return found


def _take_rows(parts: Sequence[Part], bodies: Sequence[Body]) -> None:
    """Let the rows of tables be fields where no heading of the level, and none of their header, has several rows."""
    several = {part.level for part, body in zip(parts, bodies, strict=True) if body.has_table}
    usual = {columns for body in bodies if body.has_table for columns in body.columns}
    for part, body in zip(parts, bodies, strict=True):
        if part.level in several or not usual.isdisjoint(body.columns):
            body.has_table |= bool(body.rows)
        else:
            body.in_bullets += body.rows


def _begins_entry(
    at: int, parts: Sequence[Part], bodies: Sequence[Body], levels: Mapping[int, Level], own: Mapping[int, int]
) -> bool:
    level = levels.get(parts[at].level)
    if level is None:  # it has gone astray
        return True
    if _heads_entries(at, parts, bodies, levels) or (level.are_links and _heads_links(at, parts, bodies, level, own)):
        return False
    is_entry = _is_entry(parts[at], bodies[at], level, holds=own.get(at, 0) > 0)
    return is_entry or subheadings.has_fields(parts, at, level.titles)


def _astray(
    parts: Sequence[Part], bodies: Sequence[Body], closed: Collection[int], levels: Mapping[int, Level]
) -> dict[int, int]:
    """The few headings with the fields of entries that stand at another level, with the level of the entries.

    A heading further down is one if it has again what the entry above it has.
    """
    if len(levels) != 1:
        return {}
    ((number, level),) = levels.items()
    shared = [level.keys & body.keys.keys() for body in bodies]
    having = [at for at, part in enumerate(parts) if part.level == number and shared[at]]
    if len(having) < WEIGHTS.enough_to_stray:
        return {}
    usual = sorted(len(shared[at]) for at in having)[len(having) // 2]
    least = max(WEIGHTS.astray_shared, (usual + 1) // 2)
    astray = []
    above: Collection[str] = ()
    for at, part in enumerate(parts):
        if part.level == number:
            above = shared[at]
        elif (
            part.level
            and not part.is_html
            and len(shared[at]) >= least
            and at not in closed
            and not part.is_about_the_page
        ):
            is_again = part.level < number or len(shared[at] & {*above}) >= least
            astray += [at] if is_again and not is_crowded(bodies[at], level.keys) else []
    return dict.fromkeys(astray, number) if len(astray) <= max(1, len(having) * WEIGHTS.astray) else {}


def _is_group(
    at: int, parts: Sequence[Part], bodies: Sequence[Body], levels: Mapping[int, Level], own: Mapping[int, int]
) -> bool:
    """Whether a heading without the fields that others have stands above entries instead."""
    level = levels.get(parts[at].level)
    if level is None or not level.keys or (level.linked and (parts[at].is_linked or bodies[at].is_addressed)):
        return False
    return level.keys.isdisjoint(bodies[at].keys) and own.get(at, 0) > 0


def _is_titled(part: Part, level: Level) -> bool:
    """Whether a heading names a field that others have below them."""
    return not part.is_linked and part.title.casefold() in level.titles


def _is_own(part: Part, levels: Mapping[int, Level]) -> bool:
    """Whether a heading below that of an entry is an entry of its own: a linked name, of a level of links."""
    level = levels.get(part.level)
    if level is None or not level.linked or level.titles or not part.is_linked:
        return False
    return part.line is not None and part.line.main is not None and not is_generic(part.line.main)


def _heads_entries(at: int, parts: Sequence[Part], bodies: Sequence[Body], levels: Mapping[int, Level]) -> bool:
    """Whether a heading without fields or a link of its own has entries below it, and so is a section."""
    level = levels[parts[at].level]
    if level.titles or not level.keys.isdisjoint(bodies[at].keys):
        return False
    below = range(at + 1, end_of(at, parts))
    if not parts[at].is_linked and any(_is_own(parts[index], levels) for index in below):
        return True
    return any(
        parts[index].level in levels and not levels[parts[index].level].keys.isdisjoint(bodies[index].keys)
        for index in below
    )


def _heads_links(at: int, parts: Sequence[Part], bodies: Sequence[Body], level: Level, own: Mapping[int, int]) -> bool:
    """Whether a heading that is no link, unlike most, has entries or headings that are links below it."""
    if parts[at].is_linked or not level.keys.isdisjoint(bodies[at].keys):
        return False
    return own.get(at, 0) > 0 or any(parts[index].is_linked for index in range(at + 1, end_of(at, parts)))


def _adopt(parts: Sequence[Part], bodies: list[Body]) -> None:
    """Let a heading without text of its own have that of the one heading below it: a name with a tagline.

    A heading with fields is a tagline only where nearly every heading of the level above has one heading below it.
    """
    children: defaultdict[int, list[int]] = defaultdict(list)
    path: list[int] = []
    for index, part in enumerate(parts):
        while path and parts[path[-1]].level >= part.level:
            path.pop()
        if path and parts[path[-1]].level:
            children[path[-1]].append(index)
        path.append(index)
    alone = {at: below[0] for at, below in children.items() if len(below) == 1 and below[0] not in children}
    alone = {at: child for at, child in alone.items() if bodies[at].is_bare}
    having = Counter(parts[at].level for at in children)
    single = Counter(parts[at].level for at in alone)
    least = {level: max(WEIGHTS.enough_to_stray, having[level] * WEIGHTS.sure) for level in single}
    for index, child in alone.items():
        if not bodies[child].keys or single[parts[index].level] >= least[parts[index].level]:
            bodies[child].tagline = parts[child].title
            bodies[index], bodies[child] = bodies[child], Body()


def _is_entry(part: Part, body: Body, level: Level, *, holds: bool) -> bool:
    """Whether a heading is an entry of its level; `holds` says whether entries stand below it.

    Where most have an address, or fields, one with a text and without entries below it needs none.
    """
    if part.is_about_the_page:
        return False
    is_told = not holds and bool(part.blocks) and isinstance(part.blocks[0], n.Paragraph)
    if is_told and level.share >= WEIGHTS.addressed:
        return True
    if level.linked and (part.is_linked or body.is_addressed):
        return True
    if level.linked and body.is_bare:
        return False
    if level.share >= (WEIGHTS.sure_linked if level.linked else WEIGHTS.sure) or not level.keys.isdisjoint(body.keys):
        return True
    return any(slips.meant_by(key, level.keys, _MIN_NAME_LENGTH) for key in body.keys)


def _entry(parts: Sequence[Part], bodies: Sequence[Body], level: Level) -> Entry:
    heading = parts[0].heading
    assert heading is not None
    named = [part.title.casefold() in level.titles for part in parts]
    in_bodies = _accepted([body for body, is_field in zip(bodies, named, strict=True) if not is_field], level)
    below = [subheadings.field(part) for part, is_field in zip(parts, named, strict=True) if is_field]
    taken = Fields(sorted([*in_bodies, *below], key=lambda each: each.span))
    all_links = [fields.link_record(node) for node in links(parts[0].nodes)]
    all_links += _other_links(bodies, taken)
    all_links += [link for one in taken for link in one.links]
    all_links.sort(key=lambda each: each.span)
    description, description_span = _description(parts[0], bodies[0], taken)
    main = _main_link(parts[0], taken, all_links) if level.leads else None
    return Entry(
        name=parts[0].name,
        url=main.url if main else None,
        description=description,
        section=[],
        style=Style.HEADING,
        span=Span(heading.start, _end(parts)),
        name_span=_name_span(parts[0]),
        url_span=main.url_span if main else None,
        description_span=description_span,
        links=all_links,
        fields=taken,
    )


def _are_dates(found: Sequence[Part]) -> bool:
    """Whether headings are dates, or venues and their years: they say when what stands below them was read or shown."""
    dates = sum(is_dated_label(part.title) for part in found)
    return dates >= max(WEIGHTS.enough_linked, len(found) * WEIGHTS.sure)


def _name_by_link(entry: Entry, body: Body) -> None:
    """Name an entry, whose heading is a date, by the first link below it that says what it leads to."""
    link = next((each for each in body.links if leads_away(each) and not says_address(each)), None)
    if link is not None:
        flat = Flat(link.children)
        start, end = flat.stripped()
        entry.name, entry.name_span = " ".join(flat.text[start:end].split()), flat.span(start, end)
        entry.url, entry.url_span = link.url, link.url_span


def _name_span(part: Part) -> Span:
    if part.is_read and part.line is not None:
        return part.line.name_span
    assert part.heading is not None
    flat = Flat(part.nodes)
    start, end = flat.stripped(part.number_end, part.name_end)
    return flat.span(start, end) if start < end else part.heading.content_span


def _accepted(bodies: Iterable[Body], level: Level) -> Iterator[Field]:
    """The fields: all in bullets, and what `_in_paragraph` finds in text unless a bullet bears its name."""
    for body in bodies:
        found = list(body.in_bullets)
        in_bullets = {each.key for each in found}
        in_text = chain.from_iterable(_in_paragraph(candidates, level) for candidates in body.in_text)
        found += [each for each in in_text if each.key not in in_bullets]
        yield from sorted((each.field for each in found), key=lambda each: each.span)


def _in_paragraph(candidates: Sequence[Candidate], level: Level) -> Sequence[Candidate]:
    """The lines that bear, but for a slip, the name of a field; beside two of these, all that read like one."""
    known = [
        candidate
        for candidate in candidates
        if not level.keys.isdisjoint((candidate.key, candidate.stem))
        or slips.meant_by(candidate.stem or candidate.key, level.keys, _MIN_NAME_LENGTH)
    ]
    return candidates if len(known) > 1 else known


def _other_links(bodies: Iterable[Body], taken: Fields) -> Iterator[Link]:
    in_fields = {link.span for one in taken for link in one.links}
    for body in bodies:
        for node in body.links:
            if node.span not in in_fields:
                yield fields.link_record(node)


def _description(part: Part, body: Body, taken: Fields) -> tuple[str | None, Span | None]:
    """The lines that are neither fields nor nothing but links, and the place of the first run of them.

    What stands behind the name in the heading comes first.
    """
    in_heading = part.line.description if part.is_read and part.line is not None else None
    spans = {each.span for each in taken}
    shown = [line for line, candidate in body.lines if not (candidate and candidate.field.span in spans) and says(line)]
    shown = shown or [line for line in body.items if says(line)][:1]
    if not shown:
        return in_heading, None  # no place: a heading ends without a period
    tagline = in_heading or body.tagline
    text = " ".join([*([tagline] if tagline else []), *(" ".join(Flat(line).text.split()) for line in shown)])
    return text, Span(shown[0][0].start, shown[-1][-1].end)


def _main_link(part: Part, taken: Fields, all_links: Sequence[Link]) -> Link | None:
    if part.is_linked and part.line is not None and part.line.main is not None:
        place = part.line.main.span
        return next(each for each in all_links if each.span == place)
    named = (each.links[0] for each in taken if each.links and each.name.casefold() in _URL_NAMES)
    return next(named, None) or next((each for each in all_links if not each.url.startswith("#")), None)


def _end(parts: Sequence[Part]) -> int:
    """The end of an entry, without rules, definitions and ways back to the top that only follow it."""
    for part in reversed(parts):
        for block in reversed(part.blocks):
            if not _is_between_entries(block):
                return block.end
        if part.heading is not None and part is not parts[0]:
            return part.heading.end
    heading = parts[0].heading
    assert heading is not None
    return heading.end


def _is_between_entries(block: n.Node) -> bool:
    if isinstance(block, n.ThematicBreak | n.Definition | n.Footnote):
        return True
    if isinstance(block, n.HtmlBlock):
        return block.content.strip().lower().replace(" ", "").replace("/", "") in ("<br>", "<hr>")
    found = links([block]) if isinstance(block, n.Paragraph) else []
    return bool(found) and all(each.url.startswith("#") for each in found) and not says(block.children)
