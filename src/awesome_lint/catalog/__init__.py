"""The tree to records: what a list holds.

`outline` cuts the page at its headings, and `closing` tells which parts hold no entries (`affairs`).
`blocks` reads the lists (`bullets`), tables, paragraphs and HTML of the others, and decides what
list items are (`roles`); `headings` reads the entries that are headings, by what stands below them
(`bodies`), at the levels that `levels` chooses. A single line is read by `naming`, in the way that
`ways` finds for all lines like it from how they begin (`openings`, `leads`, `separators`), and `description`
tells what stands behind its name. `weights` says how much each piece of evidence counts. `legend` reads the
vocabularies. `read` puts them together.

May not: judge; a list's faults are the rules' business.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from awesome_lint.catalog import affairs, closing, generated, headings, legend, outline
from awesome_lint.catalog.blocks import Blocks, Found
from awesome_lint.catalog.contents import letters
from awesome_lint.catalog.flat import Flat, links, says
from awesome_lint.catalog.headings import HeadingEntry
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.outline import Part
from awesome_lint.catalog.records import Catalog, Entry, Section, Style
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.settings import Settings
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import unread_headings

_LONG_PAGE = 100_000
_SHORT_PART = 500
"""The parts of a long page that have fewer characters on average are mostly one entry each: what their blocks would be
is not kept until that is known, since it takes much room to read them both ways at once."""


def read(
    source: Source, document: n.Document, settings: Settings | None = None, memory: Memory | None = None
) -> Catalog:
    """Read a page into its catalog; the settings say which styles and sections are read, where they say anything.

    `memory` knows the lists of the page before, and then those of this one.
    """
    is_kept = memory is not None
    settings, memory = settings or Settings(), memory or Memory(has_next=False)
    styles = settings.entries or list(Style)
    unread = frozenset(each.hashes.start for each in unread_headings.find(document, source))
    parts = outline.cut(document, source.text, unread if len(unread) >= WEIGHTS.enough_lines else ())
    closed = closing.closed(parts, settings.sections, memory)
    left = [index for index in range(len(parts)) if index not in closed]
    is_split = len(parts) * _SHORT_PART > len(source.text) > _LONG_PAGE
    blocks = Blocks.gather([parts[index] for index in left], source.text, memory)
    own = dict(zip(left, blocks.own(), strict=True))
    gathered = None if is_split and not is_kept else blocks
    del blocks
    if gathered is None:
        memory.let_go()
    survey = headings.Survey.of(parts, closed, own, source.text, memory) if Style.HEADING in styles else None
    headed: list[HeadingEntry] = []
    if survey is not None and survey.levels:
        gathered = None
        if not is_kept:
            memory.let_go()
        headed = headings.read(survey)
    del survey
    taken = {index for each in headed for index in range(each.first, each.last)}
    left = [index for index in left if index not in taken]
    if gathered is None:
        gathered = Blocks.gather([parts[index] for index in left], source.text, memory)
    found = dict(zip(left, gathered.entries(len(headed), source.text, memory), strict=True))
    if settings.entries:
        found = {index: [each for each in here if each.draft.entry.style in styles] for index, here in found.items()}
    _drop_contents(parts, found)
    catalog = Catalog(None, None, Span(0, len(source.text)), generated=generated.regions(document))
    title = _title(parts, headed, found)
    _drop_preamble(parts, found, title)
    if title is not None:
        catalog.title = title.title
        catalog.description = _description(title, parts)
    _place(catalog, parts, {each.first: each for each in headed}, found, title)
    catalog.astray = {each.entry.span.start: each.level for each in headed if parts[each.first].level != each.level}
    outside = [part for index, part in enumerate(parts) if index not in taken]
    catalog.legend = legend.read(outside, catalog.entries, memory)
    return catalog


def _drop_contents(parts: Sequence[Part], found: dict[int, list[Found]]) -> None:
    """Take no links to the page's own headings for entries that hold its whole address before the anchor.

    It is known from links that have the text of the heading to which they lead.
    """
    titles = {part.heading.slug: letters(part.title) for part in parts if part.heading is not None}
    urls = {url for here in found.values() for each in here if (url := each.draft.entry.url) and "#" in url}
    urls = {url for url in urls if url.partition("#")[2].casefold() in titles}
    if not urls:
        return
    linked = ((*link.url.partition("#"), link) for part in parts for link in links(part.blocks) if "://" in link.url)
    bases = Counter(
        base
        for base, _, anchor, link in linked
        if anchor and titles.get(anchor.casefold()) == letters(n.plain_text(link.children))
    )
    own = {base for base, count in bases.items() if count >= WEIGHTS.enough_linked}
    dropped = {url for url in urls if url.partition("#")[0] in own}
    for index, here in found.items() if dropped else ():
        found[index] = [each for each in here if each.draft.entry.url not in dropped]


def _title(parts: Sequence[Part], headed: Sequence[HeadingEntry], found: Mapping[int, list[Found]]) -> Part | None:
    """The first heading, if it is of the first level and names the page rather than a section."""
    if len(parts) == 1 or parts[1].level != 1 or any(each.first == 1 for each in headed):
        return None
    alone = sum(part.level == 1 for part in parts) == 1
    holds = bool(found.get(1)) or any(each.first == 2 for each in headed)  # noqa: PLR2004
    return parts[1] if alone or not holds else None


def _drop_preamble(parts: Sequence[Part], found: dict[int, list[Found]], title: Part | None) -> None:
    """Take nothing above the first section for entries (translations, badges) where the sections hold many more.

    But for what is written as most entries of the sections are, and says as much.
    """
    preamble = [index for index in found if parts[index].heading is None or parts[index] is title]
    above = [each for index in preamble for each in found[index]]
    below = [each for index, here in found.items() if index not in preamble for each in here]
    if above and len(below) >= len(above) * WEIGHTS.preamble and not _are_alike(above, below, parts):
        for index in preamble:
            found[index] = []


def _are_alike(above: Sequence[Found], below: Sequence[Found], parts: Sequence[Part]) -> bool:
    """Whether entries lead to several sites, and stand in blocks like those of most others and say as much."""
    urls = [each.draft.entry.url or "" for each in above]
    hosts = {url.partition("://")[2].partition("/")[0] for url in urls if "://" in url}
    blocks = [block for part in parts for block in part.blocks]
    starts = [block.start for block in blocks]

    def kind(each: Found) -> tuple[type[n.Node], bool]:
        entry = each.draft.entry
        return type(blocks[bisect_right(starts, entry.span.start) - 1]), entry.description is not None

    usual, count = Counter(map(kind, below)).most_common(1)[0]
    are_usual = len(above) > 1 and all(kind(each) == usual for each in above)
    return are_usual and len(hosts) >= len(urls) * WEIGHTS.named and count >= len(below) * WEIGHTS.sure


def _description(title: Part, parts: Sequence[Part]) -> str | None:
    """The first paragraph below the title (or above it) that says more than links and badges."""
    for block in (*title.blocks, *parts[0].blocks):
        paragraphs = block.children if isinstance(block, n.Quote) else [block]
        for paragraph in paragraphs:
            if isinstance(paragraph, n.Paragraph) and says(paragraph.children):
                return " ".join(Flat(paragraph.children).text.split())
    return None


def _place(
    catalog: Catalog,
    parts: Sequence[Part],
    headed: Mapping[int, HeadingEntry],
    found: Mapping[int, list[Found]],
    title: Part | None,
) -> None:
    """Build the sections and put each entry into its own."""
    path: list[Section] = []
    group: tuple[int, str] | None = None
    at = 0
    while at < len(parts):
        part = parts[at]
        here = headed.get(at)
        if part.heading is not None and part is not title:
            while path and path[-1].level >= (here.level if here else part.level):
                path.pop()
            if here is None:
                section = _section(part)
                (path[-1].sections if path else catalog.sections).append(section)
                path.append(section)
        group = None if group is not None and part.level <= group[0] else group
        entries = [(here.entry, [])] if here else [(each.draft.entry, each.path) for each in found.get(at, ())]
        titles = [*_titles(path, group)]
        for entry, below in entries:
            _add(catalog, entry, [*titles, *below])
            if path:
                path[-1].entries.append(entry)
        following = here.last if here else at + 1
        if not here and following < len(parts) and (text := part.leads_to) is not None:
            group = min(part.level, parts[following].level - 1), text
        at = following
    _extend(catalog.sections, catalog.span.end)


def _titles(path: Sequence[Section], group: tuple[int, str] | None) -> Iterator[str]:
    """The titles of the sections, and that of the group below the sections of its level."""
    for section in path:
        if group is not None and section.level > group[0]:
            yield group[1]
            group = None
        if not affairs.is_contents(section.title):
            yield section.title


def _add(catalog: Catalog, entry: Entry, section: list[str]) -> None:
    """Add an entry and all nested in it to the catalog."""
    entry.section = section
    catalog.entries.append(entry)
    for nested in entry.entries:
        _add(catalog, nested, section)


def _section(part: Part) -> Section:
    heading = part.heading
    assert heading is not None
    return Section(part.title, part.level, heading.slug, heading.span, heading.content_span)


def _extend(sections: Sequence[Section], end: int) -> None:
    """Let each section reach to the next one's heading."""
    for index, section in enumerate(sections):
        following = sections[index + 1].span.start if index + 1 < len(sections) else end
        section.span = Span(section.span.start, following)
        _extend(section.sections, following)
