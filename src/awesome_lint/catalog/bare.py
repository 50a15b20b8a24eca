"""What list items without a link say: a name, a title, a label, something that is told of.

May not: look at the items around them; that is `roles`.
"""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint.catalog import openings
from awesome_lint.catalog.bullets import BulletItem
from awesome_lint.catalog.flat import Flat, count_words, has_link
from awesome_lint.catalog.leads import authored, is_capitalized, is_date, is_dated_label
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.prose import goes_on
from awesome_lint.catalog.ways import Way
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_ENDS = frozenset(".!?")
_CITED = late_pattern(r"[(（][^()（）]{0,60}(?:19|20)\d\d[a-z]?[)）]")
"""A year in brackets, with the authors maybe."""
_BEHIND_TITLE = late_pattern(r"[^.,;()（）]*\d[^.,;()（）]*")
"""What may be a venue and a year, behind a title, and persons maybe."""


def is_bare_name(line: Line) -> bool:
    """Whether a line without a link names something nevertheless."""
    if line.separator is not None or line.start is Start.MARKED:
        return not line.has_colon and any(map(str.isalnum, line.name))
    most = WEIGHTS.name_words if is_capitalized(line.name) else WEIGHTS.bare_words
    behind = Flat(line.rest).text.lstrip()[:1]
    says_more = line.description is not None or has_link(line.rest) or behind in _ENDS
    return not says_more and count_words(line.name) <= most and line.name[-1:] not in _ENDS


def names_something(line: Line) -> bool:
    """Whether a line without a link begins with a name: marked, before a separator, or nothing but a few words."""
    if not any(map(str.isalnum, line.name)) or goes_on(line.name):
        return False
    if line.start is Start.MARKED or line.separator is not None or line.is_cut:
        return True
    is_short = count_words(line.name) <= (WEIGHTS.bare_words if line.name[-1:] in "!" else WEIGHTS.title_words)
    is_sentence = Flat(line.rest).text.lstrip().startswith(".") if line.is_title else line.name[-1:] in ".。"
    return is_short and (is_dated(line) or (line.description is None and not is_sentence))


def is_dated(line: Line) -> bool:
    """Whether a venue and a year, or one of them, stand behind a title."""
    behind = _BEHIND_TITLE.findall(Flat(line.rest).text) if line.is_title else ()
    return any(is_dated_label(text.strip()) for text in behind)


def mark_of(item: BulletItem) -> type[n.Node] | None:
    """The mark of a name without a link in it."""
    line = item.line
    if line is None or line.start is not Start.MARKED or not any(map(str.isalnum, line.name)):
        return None
    return next((type(node) for node in item.nodes if node.start <= line.name_span.start < node.end), None)


def is_told_of(item: BulletItem) -> bool:
    """Whether an item is a name in bold or code and a description, without a link."""
    return (
        mark_of(item) is not None and item.line is not None and item.line.description is not None and not item.has_link
    )


def is_told_alone(item: BulletItem) -> bool:
    """Whether such an item has nothing nested in it."""
    return not item.nested and is_told_of(item)


def linked_mark(item: BulletItem) -> tuple[type[n.Node], bool] | None:
    """The mark in or around a link that names an item and is described, and whether a colon follows it."""
    line = item.line
    if line is None or line.main is None or line.start is not Start.LINK or line.separator is None:
        return None
    within = line.main.children
    if line.main is item.nodes[0] and len(within) == 1 and type(within[0]) is n.Text:  # as nearly everywhere
        return None
    around = next((node for node in item.nodes if node.start <= line.name_span.start < node.end), None)
    inner = around.children[0] if isinstance(around, n.Link) and len(around.children) == 1 else around
    return (type(inner), line.has_colon) if isinstance(inner, n.Strong | n.Code) else None


def is_bare_title(item: BulletItem) -> bool:
    """Whether a line without a link is a title where others are titles with links behind them."""
    line = item.line
    return line is not None and line.is_title and count_words(line.name) <= WEIGHTS.title_words


def is_label(item: BulletItem) -> bool:
    """Whether an item is nothing but a text and a colon, or a text in bold."""
    line = item.line
    return item.label is not None or (
        line is not None and mark_of(item) is n.Strong and not Flat(line.rest).text.strip()
    )


def begins_quoted(item: BulletItem) -> bool:
    """Whether an item begins with a title in quotation marks, on a page where most such lines have one."""
    if item.way is None or item.way.way is not Way.QUOTED or item.opening is None or item.line is None:
        return False
    return item.line.is_cut and item.opening.text.startswith(item.line.name)


def are_told(others: Sequence[BulletItem], items: Sequence[BulletItem]) -> bool:
    """Whether the items of a list show without links that they name something: by quotes, authors or a year."""
    if len(others) < len(items) or len(items) < WEIGHTS.enough_lines:
        return False
    return sum(map(is_told, items)) >= len(items) * WEIGHTS.sure


def is_told(item: BulletItem) -> bool:
    """Whether an item is a title in quotation marks, or cites something."""
    line = item.line
    if line is None:
        return False
    text = Flat(item.nodes).text
    is_quoted = (item.way is not None and item.way.way is Way.QUOTED) or openings.QUOTED.match(text) is not None
    before = Flat(line.before).text.strip(" \t[]()")
    is_venue = is_dated_label(before) and not is_date(before)  # dates alone stand before news as well
    return is_quoted or _CITED.search(text) is not None or authored(before) or is_venue
