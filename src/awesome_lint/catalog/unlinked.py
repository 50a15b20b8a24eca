"""What has no link and is an entry nevertheless: where others have links, and where the page is made of such.

A list on its own below a heading, on a page of lists, is there for what its items are; what tells instead of listing
(steps, rules, legends) shows it by how it is written.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from awesome_lint.catalog import bare
from awesome_lint.catalog.bullets import BulletItem, walk
from awesome_lint.catalog.flat import Flat, count_words
from awesome_lint.catalog.leads import is_capitalized, is_date
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.part_blocks import ListBlock, PartBlocks
from awesome_lint.catalog.prose import goes_on
from awesome_lint.catalog.roles import Roles
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import mutable

Candidate = tuple[type, Span, str | None]
"""What would be an entry without a link: what it is, its place, and its name if it has one of its own."""
_SIGN = late_pattern(r"\s*(?::\w+:|[^\w\s([{<\"'“‘«「『《]+)\s*[-–—:：=]\s")
"""A sign that is explained behind a mark."""
_COUNTED = late_pattern(r"[-–—:：(（][ \t]*\d{1,5}[ \t]*(?:%|[ \t][^\W\d_]{3})")
"""How many there are, behind a name: of what the page holds, mostly."""
_NONE_YET = late_pattern(
    r"\W*(?:\w+|\[.*\]|.*\{.*|coming soon.*|to be \w+|work in progress"
    r"|(?:to-?do|add|待|暂无|暫無|準備中|em breve|próximamente|bientôt|скоро)\b.*)\W*",
    re.IGNORECASE,
)
"""What stands where there is nothing yet."""
_YEAR = late_pattern(r"(?:19|20)\d\d\W*")
_STOPS = (".", "。")


@mutable
class Lists:
    """What the lists of a page that hold entries with links are like."""

    ordered: Collection[bool]
    """Whether they are numbered."""
    are_most: bool
    """Whether nearly all entries of the page are items of lists."""


def left(items: Sequence[BulletItem], roles: Roles) -> list[BulletItem]:
    """The items of a list without links that are no entries unless the page is made of such."""
    unlinked = roles.unlinked_of(items)
    chosen = {id(item) for item in roles.entries_of(items)} if unlinked else set()
    return [item for item in unlinked if id(item) not in chosen]


def made_of(found: Iterable[Candidate], linked: int, text: str) -> frozenset[type]:
    """Of what the page is made that has no links, if there is more of it than of entries with links.

    A name that recurs says what something is: it is none of an entry.
    """
    found = [*found]
    times = Counter(name for _, _, name in found)
    spans: defaultdict[type, list[Span]] = defaultdict(list)
    for kind, span, name in found:
        if name is None or times[name] == 1:
            spans[kind].append(span)
    count = sum(map(len, spans.values()))
    if count <= max(linked, WEIGHTS.enough_alike - 1):
        return frozenset()
    words = sum(len(text[span.start : span.end].split()) for those in spans.values() for span in those)
    if words < len(text.split()) * (WEIGHTS.unlinked if count >= WEIGHTS.enough_unlinked else WEIGHTS.sure):
        return frozenset()
    most = max(map(len, spans.values()))
    return frozenset(kind for kind, those in spans.items() if len(those) >= most * WEIGHTS.named)


def beside(items: Sequence[BulletItem], entries: Sequence[BulletItem], roles: Roles) -> list[BulletItem]:
    """The items of a list without links that are entries since others of it are: no sentences, labels or groups.

    A colon shows a label unless names with links have one as well.
    """
    chosen = {id(item) for item in entries}
    if len(items) < WEIGHTS.enough_lines or len(chosen) == len(items):
        return []
    names = [item.line.name for item in entries if item.line is not None and item.leads_away]
    if not names:
        return []
    may_label = not any(": " in name for name in names)
    return [
        item
        for item in items
        if id(item) not in chosen
        and not (item.has_link or item.is_contents or item.label or roles.is_group(item))
        and not (may_label and item.reads_like_a_field)
        and _says_something(item)
        and not _is_sentence(item)
    ]


def are_listed(part: PartBlocks, roles: Roles, lists: Lists) -> bool:
    """Whether nothing but lists without links stand in a part, and their items are entries like those with links."""
    found = part.of(ListBlock)
    items = [item for each in found for item in each.items]
    if not items or len(found) < len(part.readable) or any(item.has_link for item in items):
        return False
    below = (one for item in items for nested in item.nested for one in walk(nested))
    if any(one.is_contents or roles.names_itself(one) for one in below):
        return False
    if not all(map(_says_something, items)):
        return False
    are_alike = all(item.node.marker[:1].isdigit() in (lists.ordered or {False}) for item in items)
    if not (are_alike or all(item.line is not None and is_capitalized(item.line.name) for item in items)):
        return False  # steps, and ranks
    return _are_names(part, found, items, roles, lists) or (lists.are_most and are_alike and _are_alone(part, items))


def _are_alone(part: PartBlocks, items: Sequence[BulletItem]) -> bool:
    """Whether items stand there for what they are, with nothing around them that they could explain."""
    if part.paragraphs:
        return False
    text = Flat(items[0].nodes).text.lstrip("\"'“‘«「『《")
    if len(items) < WEIGHTS.enough_bare and (_NONE_YET.fullmatch(text) or not text[:1].isalnum()):
        return False
    if all(_COUNTED.search(Flat(item.nodes).text) for item in items):
        return False
    first = {item.line.name.split()[0] for item in items if item.line is not None and item.node.checked is None}
    are_distinct = not first or len(items) < WEIGHTS.enough_lines or len(first) >= len(items) * WEIGHTS.named
    return are_distinct and not any(_is_sentence(item) or _is_news(item) for item in items)


def _says_something(item: BulletItem) -> bool:
    """Whether an item begins with words rather than with a date, a promise or a sign that it explains."""
    name = item.line.name if item.line is not None else ""
    is_name = any(map(str.isalnum, name)) and not is_date(name) and not goes_on(name)
    return is_name and _SIGN.match(Flat(item.nodes).text) is None


def _is_sentence(item: BulletItem) -> bool:
    """Whether an item that is no task is a sentence without a name at its beginning."""
    line = item.line
    if line is None or line.start is Start.MARKED or line.separator is not None or item.node.checked is not None:
        return False
    ends = line.description is None and Flat(item.nodes).text.rstrip().endswith(_STOPS)
    return ends and not (line.is_cut or bare.is_told(item))


def _is_news(item: BulletItem) -> bool:
    """Whether an item begins with a date, and not only with a year as papers do."""
    before = Flat(item.line.before).text.strip(" \t[]()") if item.line is not None else ""
    return bool(before) and is_date(before) and _YEAR.fullmatch(before) is None


def _are_names(
    part: PartBlocks, found: Sequence[ListBlock], items: Sequence[BulletItem], roles: Roles, lists: Lists
) -> bool:
    """Whether all items are names of few words, or such and a text."""
    if part.paragraphs > 1 or len(items) < WEIGHTS.enough_bare:
        return False
    if not all(len(roles.unlinked_of(each.items)) == len(each.items) for each in found):
        return False
    most = WEIGHTS.title_words if roles.are_titles else WEIGHTS.bare_words
    bare = [_is_bare(item, most) for item in items]
    if not part.paragraphs and all(bare):
        return True
    told = [item.line for item, is_name in zip(items, bare, strict=True) if item.line is not None and not is_name]
    return lists.are_most and (len(told) == len(items) or not part.paragraphs) and _are_described(told)


def _is_bare(item: BulletItem, most: int) -> bool:
    """Whether an item is nothing but a name of so many words at most: of few, or a title, which is no sentence."""
    line = item.line
    if line is None or line.separator is not None or (words := count_words(line.name)) > most:
        return False
    return words <= WEIGHTS.bare_words or not Flat(item.nodes).text.rstrip().endswith(_STOPS)


def _are_described(found: Sequence[Line]) -> bool:
    """Whether all lines are a name, a mark and words about it: a few words with capitals, or one, and not numbered.

    Words that all begin with a number count what the page holds.
    """
    for line in found:
        if line.separator is None or line.description is None or not any(map(str.isalpha, line.description)):
            return False
        words = count_words(line.name)
        if words > WEIGHTS.bare_words or (words > 1 and not is_capitalized(line.name)):
            return False
    if all((line.description or "")[:1].isdigit() for line in found):
        return False
    return len({line.name.split()[0] for line in found}) >= len(found) * WEIGHTS.named
