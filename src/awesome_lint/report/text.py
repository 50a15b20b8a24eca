"""Findings for people: each with the lines around it and a caret under its place.

Where many say the same, the first are shown so, and the lines of the others are told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.report import Findings, View
from awesome_lint.report.display import Color, cells, filename, headline, paint, severity_color
from awesome_lint.source import Source
from awesome_lint.text.escapes import escape

_ABOVE, _BELOW = 2, 1
"""The lines of context."""
_MOST_ALIKE = 5
"""So many findings of the same message are shown with their lines."""
_NEAR = 500
"""So many characters on each side of a place are looked at."""
_MIN_WIDTH, _MAX_WIDTH = 20, 120
"""The columns of an excerpt, however narrow or wide the terminal is."""


def pieces(found: Iterable[Findings], view: View) -> Iterator[str]:
    """The findings, an empty line after each; then the notes, one line a file, where no findings stand between them."""
    is_note = False
    for file in found:
        if is_note and file.diagnostics:
            yield "\n"
        yield "".join(f"{line}\n" for line in _file(file, view))
        is_note = bool(file.note) or (is_note and not file.diagnostics)
    if is_note:
        yield "\n"


def _file(file: Findings, view: View) -> Iterator[str]:
    alike: defaultdict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for diagnostic in file.diagnostics:
        alike[diagnostic.code, diagnostic.message].append(diagnostic)
    told = Counter[tuple[str, str]]()
    for diagnostic in file.diagnostics:
        key = diagnostic.code, diagnostic.message
        told[key] += 1
        if told[key] > _MOST_ALIKE and len(alike[key]) > _MOST_ALIKE + 1:  # one more takes no more room than its line
            continue
        yield from _diagnostic(file.filename, file.source, diagnostic, view)
        yield ""
        if told[key] == _MOST_ALIKE and len(alike[key]) > _MOST_ALIKE + 1:
            yield from _rest(file.filename, alike[key][_MOST_ALIKE:], view)
            yield ""
    if file.note:
        yield f"{paint(filename(file.filename), Color.STRONG, on=view.color)}: {escape(file.note)}"


def _rest(name: str, same: Sequence[Diagnostic], view: View) -> Iterator[str]:
    """Where the others of the same message are, as far as the terminal is wide."""
    arrow = paint("-->", Color.FRAME, on=view.color)
    begin = f"{escape(name)}: {len(same)} more of these, in line"
    rows = list(dict.fromkeys(str(each.location.row) for each in same))
    room = view.width - len(begin) - len("  --> s  …")
    shown, length = 0, 0
    while shown < len(rows) and length + len(rows[shown]) <= room:
        length += len(rows[shown]) + len(", ")
        shown += 1
    shown = max(shown, 1)
    yield headline(same[0], view)
    yield f"  {arrow} {begin}{'s' * (len(rows) > 1)} {', '.join(rows[:shown])}{', …' * (shown < len(rows))}"
    if shown < len(rows):
        yield f"{paint('help', Color.FIXABLE, on=view.color)}: see each of them with `--output-format concise`"


def _diagnostic(name: str, source: Source, diagnostic: Diagnostic, view: View) -> Iterator[str]:
    color = view.color
    line = source.line_at(diagnostic.span.start)
    around = _around(source, line)
    gutter = len(str(around[-1] + 1))
    bar = paint(f"{'':{gutter}} |", Color.FRAME, on=color)
    row, column = diagnostic.location
    room = min(max(view.width - gutter - len(" | "), _MIN_WIDTH), _MAX_WIDTH)
    yield headline(diagnostic, view)
    yield f"{'':{gutter}}{paint('-->', Color.FRAME, on=color)} {escape(name)}:{row}:{column}"
    yield bar
    for each in around:
        number = paint(f"{each + 1:{gutter}} |", Color.FRAME, on=color)
        if each != line:
            yield f"{number} {_excerpt(source, each, 0, 0, room)[0]}".rstrip()
            continue
        start, end = source.line_span(each)
        first, last = max(diagnostic.span.start - start, 0), min(diagnostic.span.end, end) - start
        shown, indent, length = _excerpt(source, each, first, last, room)
        yield f"{number} {shown}".rstrip()
        yield f"{bar} {'':{indent}}{paint('^' * length, severity_color(diagnostic), on=color)}"
    if diagnostic.fix is not None:
        unsafe = " (unsafe fix)" if diagnostic.fix.applicability is Applicability.UNSAFE else ""
        yield f"{paint('help', Color.FIXABLE, on=color)}: {escape(diagnostic.fix.title)}{unsafe}"


def _around(source: Source, line: int) -> range:
    """The lines to show: some of context, without blank ones at the edges."""
    first, last = max(line - _ABOVE, 0), min(line + _BELOW, source.line_count - 1)
    while first < line and not source.line(first).strip():
        first += 1
    while last > line and not source.line(last).strip():
        last -= 1
    return range(first, last + 1)


def _excerpt(source: Source, line: int, first: int, last: int, room: int) -> tuple[str, int, int]:
    """`_clip` of a line that may be very long: no more of it is looked at than could be shown."""
    start, end = source.line_span(line)
    low, high = max(first - _NEAR, 0), min(first + _NEAR, end - start)
    return _clip(source.text[start + low : start + high], first - low, min(last, high) - low, room)


@lru_cache(256)  # lines around a finding are those around the next one, too
def _clip(line: str, first: int, last: int, room: int) -> tuple[str, int, int]:
    """The line as shown in so many columns, and the column and the width of its characters `first` to `last`.

    Of a long line only what stands around the place is shown.
    """
    if line.isascii() and line.isprintable():
        return _clip_plain(line, first, last, room)
    shown = cells(line)
    widths = [width for _, width in shown]
    left, before, rest = 0, sum(widths[:first]), sum(widths)
    width = _width(rest, room)
    while before > width // 2 and rest > width:
        before, rest = before - widths[left], rest - widths[left]
        left += 1
    right, total = left, 0
    while right < len(shown) and total + widths[right] <= width:
        total += widths[right]
        right += 1
    text = "".join(part for part, _ in shown[left:right])
    marks = ("…" if left else "", "…" if right < len(shown) else "")
    return f"{marks[0]}{text}{marks[1]}", before + len(marks[0]), max(sum(widths[first : min(last, right)]), 1)


def _clip_plain(line: str, first: int, last: int, room: int) -> tuple[str, int, int]:
    """`_clip` of a line of which every character takes one column, as most lines are: much less work."""
    width = _width(len(line), room)
    left = max(min(first - width // 2, len(line) - width), 0)
    right = min(left + width, len(line))
    marks = ("…" if left else "", "…" if right < len(line) else "")
    shown = f"{marks[0]}{line[left:right]}{marks[1]}"
    return shown, first - left + len(marks[0]), max(min(last, right) - first, 1)


def _width(length: int, room: int) -> int:
    """How many columns of a line are shown: all, or those that two marks for what is left out leave."""
    return room if length <= room else room - 2
