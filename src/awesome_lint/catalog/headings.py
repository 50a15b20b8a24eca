"""Entries whose name is a heading: `#### Name` with its fields and description below it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from awesome_lint import slips
from awesome_lint.catalog import fields, subheadings
from awesome_lint.catalog.fields import Candidate
from awesome_lint.catalog.flat import Flat, links, says
from awesome_lint.catalog.line import leads_away
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.outline import Part, end_of
from awesome_lint.catalog.records import Entry, Field, Fields, Link, Style
from awesome_lint.catalog.subheadings import linked_heading
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n

_MIN_SHARE = 0.5
"""The least share of a level's headings that must have fields for the level to hold entries."""
_FIELD_COLUMNS = 2
"""A table of other than two columns below a heading holds entries rather than fields."""
_MIN_KEY_SHARE = 0.15
"""The least share of the headings that must have a field for its name to count as one."""
_MAX_CROWDED_SHARE = 0.3
"""Where more headings than this have most fields twice, it is sections of entries that they head."""
_MIN_TO_DOUBT = 4
"""Of this many headings one may have its fields twice and be an entry still."""
_SURE_SHARE = 0.8
"""From this share on, headings of the level without any field are entries too."""
_MIN_LINKED = 3
"""The least number of headings that are links for their level to hold entries without fields."""
_MIN_NAME_LENGTH = 4
_LONE_LINK = "→ "
"""Marks the key that headings share which have a link of the same text below them."""
_URL_NAMES = ("link", "url", "home", "homepage", "home page", "website", "web site", "site", "project page", "web")


@dataclass(slots=True)
class Body:
    """What stands below a heading: fields, and the lines that are none.

    `in_text` holds what reads like a field in each paragraph.
    """

    in_bullets: list[Candidate] = field(default_factory=list)
    in_text: list[list[Candidate]] = field(default_factory=list)
    lines: list[tuple[list[n.Node], Candidate | None]] = field(default_factory=list)
    links: list[n.Link] = field(default_factory=list)
    has_table: bool = False
    lone_links: list[str] = field(default_factory=list)
    """The texts of links that are paragraphs of their own."""
    tagline: str | None = None
    """The only heading below this one, if what stands there was taken for this one's."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing but images stands below the heading."""
        return not (self.in_bullets or self.lines or self.links or self.has_table)

    @property
    def keys(self) -> Counter[str]:
        """How often each name occurs in what reads like a field; a table beside it holds entries of its own."""
        if self.has_table:
            return Counter()
        candidates = [*self.in_bullets, *chain.from_iterable(self.in_text)]
        stems = {each.stem for each in candidates if each.stem}
        names = [each.key for each in candidates]
        return Counter((*names, *stems, *(f"{_LONE_LINK}{text}" for text in self.lone_links)))


@dataclass(slots=True)
class Level:
    """What is known of the headings of one level. `keys` are the field names that they share.

    `titles` are those of the headings below them that name fields, too.
    """

    keys: frozenset[str]
    share: float
    linked: bool
    titles: frozenset[str] = frozenset()


@dataclass(slots=True)
class HeadingEntry:
    """An entry with the parts of the page that it takes up, from `first` to before `last`."""

    entry: Entry
    first: int
    last: int


def read(parts: Sequence[Part], closed: Collection[int], memory: Memory) -> list[HeadingEntry]:
    """The heading entries of a page in order; `section` of each is left empty.

    `closed` are the indexes of the parts that hold no entries.
    """
    bodies = [_read_body(part.blocks, memory) for part in parts]
    _adopt(parts, bodies)
    levels = dict(_entry_levels(parts, bodies, closed))
    found: list[HeadingEntry] = []
    at = 0
    while at < len(parts):
        level = levels.get(parts[at].level)
        end = at + 1
        is_open = level is not None and at not in closed and not _heads_entries(at, parts, bodies, levels)
        if (
            level is not None
            and is_open
            and (_is_entry(parts[at], bodies[at], level) or subheadings.has_fields(parts, at, level.titles))
        ):
            end = end_of(at, parts)
            found.append(HeadingEntry(_entry(parts[at:end], bodies[at:end], level), at, end))
        at = end
    return found


def _heads_entries(at: int, parts: Sequence[Part], bodies: Sequence[Body], levels: Mapping[int, Level]) -> bool:
    """Whether a heading without fields of its own has entries below it, and so is a section."""
    level = levels[parts[at].level]
    if level.titles or not level.keys.isdisjoint(bodies[at].keys):
        return False
    return any(
        parts[index].level in levels and not levels[parts[index].level].keys.isdisjoint(bodies[index].keys)
        for index in range(at + 1, end_of(at, parts))
    )


def _adopt(parts: Sequence[Part], bodies: list[Body]) -> None:
    """Let a heading without text of its own have that of the one heading below it: a name with a tagline."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    path: list[int] = []
    for index, part in enumerate(parts):
        while path and parts[path[-1]].level >= part.level:
            path.pop()
        if path:
            children[path[-1]].append(index)
        path.append(index)
    for index, below in children.items():
        part, child = parts[index], below[0]
        is_single = len(below) == 1 and child not in children and not bodies[child].keys
        if part.level and is_single and bodies[index].is_bare:
            bodies[child].tagline = parts[child].title
            bodies[index], bodies[child] = bodies[child], Body()


def _read_body(blocks: Iterable[n.Node], memory: Memory) -> Body:
    body = Body()
    previous: n.Node | None = None
    for block in blocks:
        if isinstance(block, n.List):
            _read_list(block, previous, body, memory)
        elif isinstance(block, n.Paragraph):
            _read_paragraph(block, body)
        elif isinstance(block, n.Table):
            _read_table(block, body)
        previous = block
    return body


def _read_table(block: n.Table, body: Body) -> None:
    if len(block.children[0].children) == _FIELD_COLUMNS:
        body.in_bullets += fields.in_table(block)
        body.links += links(block.children)
    else:
        body.has_table = True


def _read_paragraph(block: n.Paragraph, body: Body) -> None:
    body.links += links(block.children)
    if len(block.children) == 1 and isinstance(block.children[0], n.Link) and leads_away(block.children[0]):
        body.lone_links.append(n.plain_text(block.children).casefold())
    found = list(fields.in_paragraph(block))
    candidates = [candidate for _, candidate in found if candidate is not None]
    if len(found) > 1 and _is_title(found[0][0]) and not _is_first_field(found[0][1], candidates):
        return
    body.lines += found
    body.in_text.append(candidates)


def _is_title(nodes: Sequence[n.Node]) -> bool:
    """Whether inline nodes are the bold or linked title of what follows: that is an entry of its own."""
    shown = [node for node in nodes if not (isinstance(node, n.Text) and not node.text.strip(" :"))]
    return len(shown) == 1 and isinstance(shown[0], n.Strong | n.Link)


def _is_first_field(first: Candidate | None, candidates: Sequence[Candidate]) -> bool:
    """Whether what could be a title is a field without value, since fields in bold follow."""
    return first is not None and not first.field.values and any(each.marked for each in candidates[1:])


def _read_list(block: n.List, previous: n.Node | None, body: Body, memory: Memory) -> None:
    body.links += links(block.children)
    found = memory.candidates(block)
    if isinstance(previous, n.Paragraph):
        owner = _ending_in_name(previous, body)
        if owner is not None and (owner.marked or not found):
            fields.add_list(owner.field, block)
            return
        if _is_title(previous.children):
            return
    body.in_bullets += found


def _ending_in_name(paragraph: n.Paragraph, body: Body) -> Candidate | None:
    """The field whose name, with nothing behind it, a paragraph ends in: the list below holds its values."""
    line, candidate = body.lines[-1] if body.lines else ([], None)
    is_last = bool(line) and line[-1] is paragraph.children[-1]
    return candidate if is_last and candidate and not candidate.field.values else None


def _entry_levels(
    parts: Sequence[Part], bodies: Sequence[Body], closed: Collection[int]
) -> Iterator[tuple[int, Level]]:
    """The levels of heading at which entries stand."""
    by_level: defaultdict[int, list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        if part.level and index not in closed and not part.is_about_the_page:
            by_level[part.level].append(index)
    with_fields = [
        index for found in by_level.values() for index in found if parts[index].blocks and bodies[index].keys
    ]
    if len(with_fields) == 1 and _is_only_fields(parts[with_fields[0]], bodies[with_fields[0]]):
        only = with_fields[0]
        yield parts[only].level, Level(frozenset(bodies[only].keys), share=0.0, linked=False)
        return
    for level, indexes in by_level.items():
        keys = _shared_keys([bodies[index].keys for index in indexes])
        titles = subheadings.shared(parts, indexes)
        if titles:
            yield level, Level(keys, share=0.0, linked=True, titles=titles)
            continue
        having = [index for index in indexes if not keys.isdisjoint(bodies[index].keys)]
        crowded = [index for index in having if _is_crowded(bodies[index], keys)]
        leaves = [index for index in indexes if index in having or not _has_deeper(parts, index)]
        share = len(having) / len(leaves) if leaves else 0.0
        linked = [index for index in leaves if linked_heading(parts[index]) is not None]
        if len(crowded) > max(len(having) >= _MIN_TO_DOUBT, len(having) * _MAX_CROWDED_SHARE):
            continue
        if len(having) > 1 and share >= _MIN_SHARE:
            yield level, Level(keys, share, linked=False)
        elif len(linked) >= _MIN_LINKED and len(linked) >= len(leaves) * _MIN_SHARE:
            yield level, Level(keys, len(linked) / len(leaves), linked=True)


def _is_crowded(body: Body, keys: frozenset[str]) -> bool:
    """Whether most of the fields stand below a heading more than once."""
    times = [count for key, count in body.keys.items() if key in keys]
    return sum(count > 1 for count in times) * 2 > len(times)


def _is_only_fields(part: Part, body: Body) -> bool:
    """Whether a heading, the only one with fields, shows by nothing but these that it is an entry."""
    are_bullets = len(part.blocks) == 1 and isinstance(part.blocks[0], n.List)
    return are_bullets and len(body.in_bullets) == len(part.blocks[0].children) > 1 and bool(body.links)


def _shared_keys(found: Sequence[Counter[str]]) -> frozenset[str]:
    counts = Counter(key for keys in found for key in keys)
    least = sum(map(bool, found)) * _MIN_KEY_SHARE
    return frozenset(key for key, count in counts.items() if count > 1 and count >= least)


def _has_deeper(parts: Sequence[Part], index: int) -> bool:
    return index + 1 < len(parts) and parts[index + 1].level > parts[index].level


def _is_entry(part: Part, body: Body, level: Level) -> bool:
    if part.is_about_the_page:
        return False
    if level.linked:
        return linked_heading(part) is not None or level.share >= _SURE_SHARE
    if level.share >= _SURE_SHARE or not level.keys.isdisjoint(body.keys):
        return True
    return any(slips.meant_by(key, level.keys, _MIN_NAME_LENGTH) for key in body.keys)


def _entry(parts: Sequence[Part], bodies: Sequence[Body], level: Level) -> Entry:
    heading = parts[0].heading
    assert heading is not None
    named = [part.title.casefold() in level.titles for part in parts]
    in_bodies = _accepted([body for body, is_field in zip(bodies, named, strict=True) if not is_field], level)
    below = [subheadings.field(part) for part, is_field in zip(parts, named, strict=True) if is_field]
    taken = Fields(sorted([*in_bodies, *below], key=lambda each: each.span))
    all_links = [fields.link_record(node) for node in links(heading.children)]
    all_links += _other_links(bodies, taken)
    all_links += [each for one in taken for each in one.links]
    all_links.sort(key=lambda each: each.span)
    description, description_span = _description(bodies[0], taken)
    main = _main_link(parts[0], taken, all_links)
    return Entry(
        name=parts[0].title,
        url=main.url if main else None,
        description=description,
        section=[],
        style=Style.HEADING,
        span=Span(heading.start, _end(parts)),
        name_span=_name_span(heading),
        url_span=main.url_span if main else None,
        description_span=description_span,
        links=all_links,
        fields=taken,
    )


def _name_span(heading: n.Heading) -> Span:
    flat = Flat(heading.children)
    start, end = flat.stripped()
    return flat.span(start, end) if start < end else heading.content_span


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
        each
        for each in candidates
        if not level.keys.isdisjoint((each.key, each.stem))
        or slips.meant_by(each.stem or each.key, level.keys, _MIN_NAME_LENGTH)
    ]
    return candidates if len(known) > 1 else known


def _other_links(bodies: Iterable[Body], taken: Fields) -> Iterator[Link]:
    in_fields = {each.span for one in taken for each in one.links}
    for body in bodies:
        for node in body.links:
            if node.span not in in_fields:
                yield fields.link_record(node)


def _description(body: Body, taken: Fields) -> tuple[str | None, Span | None]:
    """The lines that are neither fields nor nothing but links, and the place of the first run of them."""
    spans = {each.span for each in taken}
    shown = [line for line, candidate in body.lines if not (candidate and candidate.field.span in spans) and says(line)]
    if not shown:
        return None, None
    texts = [body.tagline] if body.tagline else []
    text = " ".join([*texts, *(" ".join(Flat(line).text.split()) for line in shown)])
    return text, Span(shown[0][0].start, shown[-1][-1].end)


def _main_link(part: Part, taken: Fields, all_links: Sequence[Link]) -> Link | None:
    heading = linked_heading(part)
    if heading is not None:
        return next(each for each in all_links if each.span == heading.span)
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
    found = list(links([block])) if isinstance(block, n.Paragraph) else []
    return bool(found) and all(each.url.startswith("#") for each in found) and not says(block.children)
