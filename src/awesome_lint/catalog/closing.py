"""Which parts of a page hold no entries: those about the page itself, and those that the settings exclude."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import chain, islice

from awesome_lint.catalog import affairs, outline
from awesome_lint.catalog.flat import has_link
from awesome_lint.catalog.leads import is_date
from awesome_lint.catalog.link_kinds import is_badge, leads_away
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.outline import Part
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.settings import SectionSettings
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_TRANSLATION = late_pattern(
    r"(?:(?:\S*/)?(?:readme[._-][a-z_-]{2,8}|[a-z]{2}(?:[_-][a-z]{2,4})?(?:/readme)?)|(?:\./|/|\S*/blob/[^/\s]+/)?readme)"
    r"\.(?:md|markdown|rst)(?:#.*)?\Z",
    re.IGNORECASE,
    needs=(".md", ".markdown", ".rst"),
)
"""A page beside this one, or in the folder of a language."""
_REPOSITORY = 5
"""So many parts of a URL say which repository it leads to: `https:`, nothing, the host, the owner, its name."""
_ITEM_IN_HTML = late_pattern(r"<(?:li|td)\b[^<>]{0,99}>\s{0,99}<a\b", re.IGNORECASE, needs="<")
"""An item or a cell in HTML that begins with a link."""


def closed(parts: Sequence[Part], sections: SectionSettings, memory: Memory) -> set[int]:
    """The indexes of the parts that hold no entries, with all below them."""
    found: set[int] = set()
    titles = frozenset(part.title.casefold() for part in parts if part.level)
    slugs = frozenset(part.heading.slug for part in parts if part.heading is not None)
    level = 0
    for index, part in enumerate(parts):
        if level and part.level > level:
            found.add(index)
            continue
        excluded = is_titled(part.title, sections.exclude)
        included = is_titled(part.title, sections.include)
        is_title = index == 1 and part.level == 1 and any(other.level > 1 for other in parts)
        is_none = _holds_none(part, memory) and not (is_title and affairs.may_hold_none(part.title))
        level = part.level if excluded or (not included and is_none) else 0
        leads_elsewhere = (
            part.is_contents or _leads_to_translations(part, memory) or _lists_titles(part, titles, slugs, memory)
        )
        if level or (not included and leads_elsewhere):
            found.add(index)
    return found - _only_list(parts, found, sections, memory)


def is_titled(title: str, patterns: Sequence[str]) -> bool:
    """Whether one of the patterns, in any case, fits the title of a section."""
    return any(fnmatchcase(title.casefold(), pattern.casefold()) for pattern in patterns)


def _holds_none(part: Part, memory: Memory) -> bool:
    if part.holds_no_entries:
        return not (affairs.lists_nothing(part.title) and _lists_others(part))
    if affairs.may_name_languages(part.title):
        return _are_bare_words(part) or _leads_to_files(part, memory)
    return affairs.may_hold_none(part.title) and not _begins_with_links(part)


def _items(part: Part) -> list[Sequence[n.Node]]:
    """The lines of the items in the lists of a part."""
    return [*chain.from_iterable(_items_of_each(part))]


def _items_of_each(part: Part) -> Iterator[list[Sequence[n.Node]]]:
    """The lines of the items of each list of a part."""
    for block in part.blocks:
        if isinstance(block, n.List):
            first = (item.children[0] for item in block.children if item.children)
            yield [each.children for each in first if isinstance(each, n.Paragraph)]


def _begins_with_links(part: Part) -> bool:
    """Whether most items of a part (paragraphs, if there are none) begin with their links or commands, as entries do.

    Or rows hold them.
    """
    if any(isinstance(block, n.Table) for block in part.blocks):
        return True
    items = _items(part) or [block.children for block in part.blocks if isinstance(block, n.Paragraph)]
    return sum(_begins_with_link(line) for line in items) > len(items) * WEIGHTS.named


def _lists_others(part: Part) -> bool:
    """Whether most items of a list begin with links to other repositories or sites and say more: appended entries."""
    for items in _items_of_each(part):
        told = [line[0].url for line in items if len(line) > 1 and isinstance(line[0], n.Link) and leads_away(line[0])]
        others = {tuple(url.split("/", _REPOSITORY)[:_REPOSITORY]) for url in told}
        if len(others) >= max(WEIGHTS.enough_linked, len(items) * WEIGHTS.named):
            return True
    return False


def _begins_with_link(line: Sequence[n.Node]) -> bool:
    first = line[0] if line else None
    if isinstance(first, n.Code):
        return not is_date(first.text) and not first.text.endswith("/")
    return isinstance(first, n.Link | n.Strong) and has_link([first])


def _are_bare_words(part: Part) -> bool:
    """Whether the items of a part are links of one word, as the names of languages are."""
    items = _items(part)
    words = [n.plain_text([*line]).strip() for line in items if len(line) == 1]
    return bool(items) and len(words) == len(items) and all(each.isalpha() for each in words)


def _leads_to_files(part: Part, memory: Memory) -> bool:
    """Whether all links in the lists and tables of a part lead to Markdown files beside the page."""
    urls = [link.url for link in _listed_links(part, memory)]
    return bool(urls) and all("://" not in url and url.partition("#")[0].endswith(".md") for url in urls)


def _lists_titles(part: Part, titles: Collection[str], slugs: Collection[str], memory: Memory) -> bool:
    """Whether the items of a part are the titles of the page's sections, or lead to their anchors by any URL."""
    texts = [text for block in part.blocks if isinstance(block, n.List) for text in memory.bare(block)]
    if len(texts) >= WEIGHTS.enough_linked and sum(text in titles for text in texts) * 2 > len(texts):
        return True
    found = [*_listed_links(part, memory)]
    return len(found) >= WEIGHTS.enough_linked and all(
        link.url.rpartition("#")[2].casefold() in slugs for link in found
    )


def _leads_to_translations(part: Part, memory: Memory) -> bool:
    """Whether most links of a part lead to this page in other languages."""
    found = (link for block in part.blocks for link in memory.links(block) if not is_badge(link))
    first = [*islice(found, WEIGHTS.enough_linked)]
    if not any(_TRANSLATION.match(link.url) for link in first):
        return False
    every = [*first, *found]
    return len(every) > 1 and sum(_TRANSLATION.match(link.url) is not None for link in every) * 2 > len(every)


def _only_list(parts: Sequence[Part], found: set[int], sections: SectionSettings, memory: Memory) -> set[int]:
    """The part that was closed by its title though nearly all that lists and tables lead to stands in it, in HTML too.

    If only a title above it closed it, most of that is enough, and others below that with links are open, too.
    """
    listed = {index: count for index in found if (count := sum(1 for _ in _listed(parts[index], memory)))}
    if not listed:
        return set()
    largest = max(listed, key=lambda index: listed[index])
    open_parts = (part for index, part in enumerate(parts) if index not in found)
    others = sum(1 for part in open_parts for _ in islice(_listed(part, memory), listed[largest]))
    if others * (WEIGHTS.preamble if _closes(parts[largest], memory) else 1) >= listed[largest]:
        return set()
    titles = [parts[largest], *_above(parts, largest)]
    is_contents = parts[largest].is_contents and not _leads_off(parts[largest], memory)
    own = not (is_contents or any(is_titled(part.title, sections.exclude) for part in titles))
    if not own or listed[largest] < WEIGHTS.enough_linked:
        return set()
    return {largest} if _closes(parts[largest], memory) else {largest, *_beside(parts, largest, memory)}


def _beside(parts: Sequence[Part], at: int, memory: Memory) -> Iterator[int]:
    """The parts below the title that closed one, and close none themselves, most items of which have a link."""
    above = (index for index in range(at) if outline.end_of(index, parts) > at)
    top = next((index for index in above if _closes(parts[index], memory)), at)
    for index in range(top + 1, outline.end_of(top, parts)):
        count = sum(1 for _ in _listed(parts[index], memory))
        if not _closes(parts[index], memory) and 0 < count >= len(_items(parts[index])) * WEIGHTS.named:
            yield index


def _above(parts: Sequence[Part], at: int) -> Iterator[Part]:
    """The parts above one, from the nearest on."""
    level = parts[at].level
    for part in reversed(parts[:at]):
        if part.level < level:
            level = part.level
            yield part


def _closes(part: Part, memory: Memory) -> bool:
    """Whether a part is closed by its own title."""
    return part.is_contents or _holds_none(part, memory)


def _leads_off(part: Part, memory: Memory) -> bool:
    """Whether all links in the lists and tables of a part lead to other sites, and none of them to a place here."""
    found = [link for block in part.blocks if isinstance(block, n.List | n.Table) for link in memory.links(block)]
    return all("://" in link.url for link in found)


def _listed(part: Part, memory: Memory) -> Iterator[n.Link | str]:
    """The links in lists and tables, and the items in HTML that begin with one."""
    yield from _listed_links(part, memory)
    for block in part.blocks:
        if isinstance(block, n.HtmlBlock):
            yield from memory.once(block, _items_in_html)


def _items_in_html(block: n.Node) -> Sequence[str]:
    assert isinstance(block, n.HtmlBlock)
    return _ITEM_IN_HTML.findall(block.content)


def _listed_links(part: Part, memory: Memory) -> Iterator[n.Link]:
    for block in part.blocks:
        if isinstance(block, n.List | n.Table):
            yield from memory.links_away(block)
