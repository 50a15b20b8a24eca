"""Entries that are table rows: the header gives the names of their fields."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from itertools import chain, compress, takewhile

from awesome_lint.catalog import columns as columns_of
from awesome_lint.catalog import grids, headers, table_rows
from awesome_lint.catalog.building import Draft
from awesome_lint.catalog.cells import CellContent, Made
from awesome_lint.catalog.columns import Column
from awesome_lint.catalog.flat import has_link
from awesome_lint.catalog.html_line import HtmlLine
from awesome_lint.catalog.link_kinds import is_generic_text, leads_away
from awesome_lint.catalog.titles import ROW, ROWS_END, Title
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import mutable

_TWO = 2
_FIGURE = late_pattern(r"[~<>≤≥±]?\s*\d[\d.,]*\s*(?:%|×|of\s\d[\d.,]*|±\s?\S|(?:µs|ms|s|kB|MB|GB)\b).{0,20}")
"""A share, a measured value, or a number with a unit."""


@mutable
class Grid:
    """A table of Markdown or HTML; `spans` are the places of the rows."""

    header: list[CellContent]
    rows: list[list[CellContent]]
    spans: list[Span]


@mutable
class Rows:
    """What the rows of a table are as entries, with the titles between them; and whether most are linked.

    `columns` are those of the table, `groups` the titles by the rows that are such; `found` is made by `settle`.
    """

    grid: Grid
    columns: list[Column]
    groups: dict[int, str]
    found: list[Draft | Title] = field(default_factory=list)
    is_linked: bool = False
    named_by: str = ""
    """The header of the column that names its entries, without case."""

    @property
    def drafts(self) -> list[Draft]:
        """The entries alone."""
        return [each for each in self.found if isinstance(each, Draft)]

    @property
    def count(self) -> int:
        """How many rows there are that are no titles."""
        return len(self.grid.rows) - len(self.groups)

    def forget(self) -> None:
        """Let the cells go, of which nothing is asked once the entries are made."""
        self.grid, self.columns = Grid([], [], []), []


def read_table(table: n.Table, rows: list[list[CellContent]]) -> list[Rows]:
    """A table with the cells of its rows; several where their columns stand side by side again and again."""
    spans = [row.span for row in table.children]
    return [read_grid(each) for each in _side_by_side(_headed(Grid(rows[0], rows[1:], spans[1:])))]


def _side_by_side(grid: Grid) -> Iterator[Grid]:
    """The tables of a grid whose header says the same columns several times."""
    titles = [cell.text.casefold() for cell in grid.header]
    width = next((at for at in range(_TWO, len(titles)) if titles[at] == titles[0]), len(titles))
    is_again = len(titles) % width == 0 and all(titles) and titles == titles[:width] * (len(titles) // width)
    if not is_again:
        width = len(titles)
    for at in range(0, len(titles), max(width, 1)):
        rows = [row[at : at + width] for row in grid.rows]
        spans = [
            Span(row[0].span.start, row[-1].span.end) if row else place
            for row, place in zip(rows, grid.spans, strict=True)
        ]
        yield Grid(grid.header[at : at + width], rows, grid.spans if width == len(titles) else spans)


def in_html(lines: Sequence[HtmlLine]) -> Rows | None:
    """The tables among lines of HTML as one; None where there is none."""
    rows: list[list[CellContent]] = []
    spans: list[Span] = []
    are_headers: list[bool] = []
    for line in lines:
        if line.tag == "tr" or (line.tag in ("td", "th") and not rows):  # a header may do without `<tr>`
            rows.append([])
            spans.append(Span(line.start, line.end))
            are_headers.append(False)
        if line.tag in ("td", "th"):
            is_rest = bool(rows[-1]) and len(rows) > 1  # one such cell makes a header of the first row
            are_headers[-1] = (line.tag == "th" and (are_headers[-1] or not is_rest)) or (
                are_headers[-1] and len(rows) == 1
            )
            rows[-1].append(CellContent(line.nodes, Span(line.start, line.end)))
        elif rows and rows[-1] and line.nodes and line.tag[:1] != "/":
            last = rows[-1][-1]
            rows[-1][-1] = CellContent([*last.nodes, *line.nodes], Span(last.span.start, line.end))
        elif line.tag == "/tr" and rows:
            spans[-1] = Span(spans[-1].start, line.start + len("</tr>"))
    top = sum(takewhile(bool, are_headers))
    top = 1 if top == len(rows) else top  # each row may begin with one
    if not rows or (top and len(rows) == top):
        return None
    header = rows[0] if top else [CellContent((), cell.span) for cell in rows[0]]
    return read_grid(_headed(Grid(header, rows[top:], spans[top:])))


_PAIR = 2
"""In a table of so many columns, one row without a second cell among many is an entry that nobody described."""


def read_grid(grid: Grid) -> Rows:
    """A table whose header is known, with the titles of the groups of rows; rows that are still empty are left out."""
    filled = [not _is_empty(row) for row in grid.rows]
    if not all(filled):
        grid = Grid(grid.header, [*compress(grid.rows, filled)], [*compress(grid.spans, filled)])
    groups = {id(row): title for row in grid.rows if (title := _group_title(row)) is not None}
    is_lone = len(groups) == 1 and id(grid.rows[0]) not in groups and len(grid.header) == _PAIR
    groups = groups if len(groups) * 2 <= len(grid.rows) and not is_lone else {}
    rows = [row for row in grid.rows if id(row) not in groups]
    columns = [
        Column(cell.text, cell.span, [row[at] for row in rows if at < len(row)]) for at, cell in enumerate(grid.header)
    ]
    return Rows(grid, columns, groups)


def _is_empty(row: Sequence[CellContent]) -> bool:
    """Whether a row has no link and says nothing but what its links would lead to, or one date or number."""
    said = [cell.said for cell in row if any(map(str.isalnum, cell.said)) and not is_generic_text(cell.said)]
    is_bare = len(said) == 1 < len(row) - 1 and headers.is_number(said[0]) and any(map(str.isdigit, said[0]))
    return not any(link.url for cell in row for link in cell.links) and (not said or is_bare)


def settle(tables: Sequence[Rows]) -> None:
    """Make the entries of the tables of a page, and let their cells go; those of one header are named by one column.

    So are tables that would hold none if the column that names the entries of several others is among theirs.
    """
    alike: defaultdict[tuple[str, ...], list[Rows]] = defaultdict(list)
    for table in tables:
        alike[tuple(column.header for column in table.columns)].append(table)
    for header, found in alike.items():
        if any(header):
            _name(found, [*map(_joined, zip(*(table.columns for table in found), strict=True))])
        else:
            for table in found:
                _name([table], [*table.columns])
    times = Counter(table.named_by for table in tables if table.is_linked and table.named_by)
    usual = {header for header, count in times.items() if count > 1}
    for table in tables if usual else ():
        name_at = next((at for at, column in enumerate(table.columns) if column.header.casefold() in usual), None)
        if name_at is not None and not table.is_linked and _may_hold_entries(table):
            table.found = [*_entries(table, name_at, columns_of.describing(table.columns, name_at))]
            table.is_linked = True
    for table in tables:
        table.forget()


def _joined(columns: Sequence[Column]) -> Column:
    """Columns of one header as one."""
    if len(columns) == 1:
        return columns[0]
    return Column(columns[0].header, columns[0].span, [*chain.from_iterable(column.cells for column in columns)])


def _name(tables: Sequence[Rows], joint: list[Column]) -> None:
    """Make the entries of tables whose columns are judged together."""
    if _name_cells(tables, joint):
        return
    name_at = columns_of.naming(joint)
    if name_at is None:
        return
    described = columns_of.describing(joint, name_at)
    linked = sum(_count_linked(table) for table in tables)
    is_linked = 0 < linked >= sum(table.count for table in tables) * WEIGHTS.row_linked
    headers = [column.header for column in joint]
    joint.clear()
    for table in tables:
        if _may_hold_entries(table):
            table.named_by = headers[name_at].casefold()
            is_alike = any(headers) or _count_linked(table) > 0
            table.is_linked = (is_linked and is_alike) or _says_names(table, name_at)
            table.found = [*_entries(table, name_at, described)]


def _may_hold_entries(table: Rows) -> bool:
    """Whether a table holds neither contents nor figures."""
    return not _leads_around(table.columns) and not _holds_figures(table.columns)


def _name_cells(tables: Sequence[Rows], joint: Sequence[Column]) -> bool:
    """Make entries of what single cells hold, where rows are none."""
    listing_at = grids.listing(joint)
    if listing_at is None and not grids.is_grid(joint):
        return False
    for table in tables:
        rows = [[cell.nodes for cell in row] for row in table.grid.rows]
        table.found = [*(grids.read_grid(rows) if listing_at is None else grids.read_listing(rows, listing_at))]
        table.is_linked = bool(table.found)
    return True


def _says_names(table: Rows, name_at: int) -> bool:
    """Whether the header of a table without links says that the cells below it are names, and they differ."""
    column = table.columns[name_at]
    named = [text for text in column.texts if text]
    are_names = len({*named}) >= max(len(named) * WEIGHTS.sure, WEIGHTS.enough_lines)
    return headers.names(column.header) and are_names


def _entries(table: Rows, name_at: int, described: Collection[int]) -> Iterator[Draft | Title]:
    """The entries of a table with the titles between them; the cells of one that is linked are let go on the way."""
    if table.is_linked:
        table.columns = [Column(column.header, column.span, ()) for column in table.columns]
    rows = table.grid.rows
    for at, (row, span) in enumerate(zip(rows, table.grid.spans, strict=True)):
        if table.is_linked:
            rows[at] = []
        if id(row) in table.groups:
            yield Title(ROW, table.groups[id(row)])
        elif not _repeats_header(row, table.columns, name_at):
            entry = _row_entry(span, row, table.columns, name_at, described)
            if entry is not None:
                yield entry
    if table.groups:
        yield Title(ROWS_END, None)


def _group_title(row: Sequence[CellContent]) -> str | None:
    """What a row says that heads the rows below it: its first cell alone, without a link."""
    first = row[0].nodes if row else ()
    text = row[0].text.strip(" :：") if row else ""
    if not text or row[0].links or any(cell.text for cell in row[1:]):
        return None
    is_short = len({cell.span.start for cell in row[1:]}) <= 1  # the others are not written
    return text if is_short or (len(first) == 1 and isinstance(first[0], n.Strong)) else None


def _leads_around(columns: Sequence[Column]) -> bool:
    """Whether the links of a table lead to places on the page, as those of contents do."""
    found = [link for column in columns for cell in column.cells for link in cell.links]
    return bool(found) and sum(not leads_away(link) for link in found) * 3 >= len(found) * 2


def _holds_figures(columns: Sequence[Column]) -> bool:
    """Whether a table without links says how many or how much: most cells of a column are shares, or have a unit."""
    if any(link is not None for column in columns for link in column.links):
        return False
    shares = (sum(_FIGURE.fullmatch(text) is not None for text in column.texts) for column in columns)
    return any(column.share(count) > WEIGHTS.named for column, count in zip(columns, shares, strict=True))


def _count_linked(table: Rows) -> int:
    """How many rows lead off the page."""
    links_at = [column.links for column in table.columns]
    return sum(any(at < len(found) and found[at] is not None for found in links_at) for at in range(table.count))


def _repeats_header(row: Sequence[CellContent], columns: Sequence[Column], name_at: int) -> bool:
    """Whether a row says again what names its entries: the header in the midst of a long table, or a template."""
    header = columns[name_at].header
    return bool(header) and name_at < len(row) and row[name_at].text.casefold() == header.casefold()


def _headed(grid: Grid) -> Grid:
    """The table with its first row as the header where the header proper is empty or spans all columns."""
    filled = sum(bool(cell.nodes) for cell in grid.header)
    if len(grid.rows) < 2 or filled > 1 or len(grid.header) == 1:  # noqa: PLR2004
        return grid
    first = grid.rows[0]
    said = [cell.nodes for cell in first if cell.text]
    are_bold = len(said) * 2 > len(first) and all(len(nodes) == 1 and isinstance(nodes[0], n.Strong) for nodes in said)
    if (are_bold or len(said) == len(first)) and not any(map(has_link, said)):
        return Grid(first, grid.rows[1:], grid.spans[1:])
    return grid


def _row_entry(
    span: Span, row: Sequence[CellContent], columns: Sequence[Column], name_at: int, described: Collection[int]
) -> Draft | None:
    """The entry of a row; one that was made before, and nothing was added to it, moves to where it stands by now."""
    if name_at >= len(row):
        return None
    named, by = row[name_at], ([column.header for column in columns], name_at, described)
    known = named.entry
    if known is None or known.by != by or not known.draft.is_complete:
        made = table_rows.read_row(span, row, columns, name_at, described)
        named.entry = Made(made, span.start, by) if made is not None and made.can_move else None
        return made
    if known.start != span.start:
        own = {id(each) for cell in row for node in cell.nodes for each in node.walk()}
        known.draft.shift(span.start - known.start, own)
        known.start = span.start
    headed = (column for at, (column, _) in enumerate(zip(columns, row, strict=False)) if at != name_at)
    for found, column in zip(known.draft.entry.fields, (each for each in headed if each.header), strict=True):
        found.name_span = column.span
    return known.draft
