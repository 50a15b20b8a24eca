"""The columns of a table: which one names the entries, and which one describes them.

What the cells hold decides: short, different texts name; numbers, dates, addresses and texts that recur do not. The
words of a header only add to that.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from awesome_lint.catalog import headers
from awesome_lint.catalog.cells import CellContent
from awesome_lint.catalog.link_kinds import is_generic, is_generic_text, shows_url
from awesome_lint.catalog.prose import is_prose
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import mutable

_SPELLED = late_pattern(r"\w[./]\w")


@mutable
class Column:
    """A column: its header, where that stands, and its cells from the first row of the body on."""

    header: str
    span: Span
    cells: Sequence[CellContent]

    @cached_property
    def texts(self) -> list[str]:
        """The texts of the cells."""
        return [cell.text for cell in self.cells]

    @property
    def is_prose(self) -> bool:
        """Whether the header says that the cells are sentences."""
        return headers.is_prose(self.header)

    @cached_property
    def links(self) -> list[n.Link | None]:
        """The first link of each cell that leads away and is no badge."""
        return [cell.link for cell in self.cells]

    def share(self, count: int) -> float:
        """A count as a share of the cells."""
        return count / max(1, len(self.cells))

    @cached_property
    def linked(self) -> float:
        """The share of cells that hold a link that could be a name's."""
        return self.share(sum(cell.is_linked for cell in self.cells))

    @cached_property
    def distinct(self) -> float:
        """The share of different texts among all cells; unless most are alike, two that lead elsewhere differ."""
        texts = {text for text in self.texts if text}
        if len(texts) * 2 < len(self.cells):
            return self.share(len(texts))
        return self.share(
            len({(text, link and link.url) for text, link in zip(self.texts, self.links, strict=True) if text})
        )

    @cached_property
    def apart(self) -> float:
        """The share of different texts among those of its cells."""
        texts = [text for text in self.texts if text]
        return len({*texts}) / len(texts) if texts else 1.0

    @property
    def goes_on(self) -> bool:
        """Whether the cells are different links, or empty where a row goes on with the one above."""
        texts = [text for text in self.texts if text]
        links = sum(link is not None and not is_generic(link) for link in self.links)
        return len(texts) < len(self.cells) <= 2 * len(texts) and len({*texts}) == len(texts) == links

    @cached_property
    def numeric(self) -> float:
        """The share of cells that say nothing but numbers and dates."""
        return self.share(sum(headers.is_number(text) for text in self.texts))

    @cached_property
    def addresses(self) -> float:
        """The share of cells that show where they lead, or only say that they lead somewhere."""
        return self.share(
            sum(cell.link is not None and not cell.is_linked and not cell.says_more for cell in self.cells)
            + sum(cell.link is None and is_generic_text(cell.text) for cell in self.cells)
        )

    @cached_property
    def spelled(self) -> float:
        """The share of cells that show nothing but the address that they lead to, each another one."""
        return self.share(
            len({cell.link.url for cell in self.cells if cell.link and shows_url(cell.link) and not cell.says_more})
        )

    @cached_property
    def words(self) -> float:
        """The median number of words in what the cells begin with, a link or bold text or all of it."""
        counts = sorted(cell.leading_words for cell in self.cells if cell.leading_words is not None)
        return counts[len(counts) // 2] if counts else 0

    @property
    def is_plain(self) -> bool:
        """Whether no cell has a link, or a text with a dot or a slash within as addresses have it."""
        return not any(cell.links or _SPELLED.search(cell.text) for cell in self.cells)

    @property
    def is_text(self) -> bool:
        """Whether most cells say something in words, and no two the same."""
        prose = self.share(sum(map(is_prose, self.texts)))
        return prose >= WEIGHTS.named and not self.linked and self.distinct >= WEIGHTS.cell_distinct

    @cached_property
    def is_marked(self) -> bool:
        """Whether most cells are in bold or code."""
        nodes = [cell.nodes for cell in self.cells]
        marked = sum(len(each) == 1 and isinstance(each[0], n.Strong | n.Code) for each in nodes)
        return marked * 2 > len(self.cells)

    @cached_property
    def score(self) -> float:
        """The evidence that the column names the entries, but for where it stands and its links."""
        score = WEIGHTS.cell_marked * self.is_marked
        score += WEIGHTS.header_names * headers.names(self.header)
        score += WEIGHTS.header_says_name * headers.says_name(self.header)
        score -= WEIGHTS.cell_repeated * (1 - self.distinct)
        score -= WEIGHTS.cell_numeric * (1 if self.numeric and headers.counts(self.header) else self.numeric)
        score -= WEIGHTS.cell_address * self.addresses
        score -= WEIGHTS.header_address * (headers.leads(self.header) and not self.is_plain)
        return score


def naming(columns: Sequence[Column]) -> int | None:
    """The column that names the entries, or None where none does."""
    most = 1.0  # where a column of addresses says where rows lead, links in others lead to something else
    if not any(column.addresses >= WEIGHTS.named for column in columns):
        most = max([WEIGHTS.row_linked, *(column.linked for column in columns)])
    scores = [column.score + WEIGHTS.cell_linked * column.linked * column.apart / most for column in columns]
    if any(column.linked >= WEIGHTS.named for column in columns):
        scores = [
            score - WEIGHTS.header_describes * headers.describes(column.header)
            for score, column in zip(scores, columns, strict=True)
        ]
    if columns and columns[0].goes_on:
        scores[0] += WEIGHTS.cell_repeated * (1 - columns[0].distinct)
    first = next((at for at, score in enumerate(scores) if score > -WEIGHTS.column_viable), None)
    if first is None:
        return _naming_by_address(columns)
    scores[first] += WEIGHTS.column_first
    best = max(range(len(scores)), key=lambda at: (scores[at], -at))
    if scores[best] < WEIGHTS.column or headers.is_prose(columns[best].header):
        addresses = _naming_by_address(columns)
        return addresses if addresses is not None or scores[best] < WEIGHTS.column else best
    return best


def _naming_by_address(columns: Sequence[Column]) -> int | None:
    """The only column of nothing but different addresses, which are all that tells the rows apart."""
    found = [at for at, column in enumerate(columns) if column.spelled >= WEIGHTS.sure]
    return found[0] if len(found) == 1 else None


def describing(columns: Sequence[Column], name_at: int) -> frozenset[int]:
    """The columns that describe the entries: those that say so, else the one of the longest sentences.

    Where no other column says anything in words, phrases are enough.
    """
    others = [at for at in range(len(columns)) if at != name_at]
    prose = frozenset(at for at in others if columns[at].is_prose) or frozenset(
        at for at in others if not columns[at].header
    )
    if prose:
        return prose
    longest = max(others, key=lambda at: columns[at].words, default=None)
    if longest is None or columns[longest].linked * 2 > 1:
        return frozenset()
    texts = [at for at in others if columns[at].is_text]
    least = WEIGHTS.abstract_words if texts == [longest] else WEIGHTS.sentence_words
    return frozenset([longest] if columns[longest].words >= least else [])
