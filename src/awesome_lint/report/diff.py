"""What a change would make of a file, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from awesome_lint.report.display import Color, paint
from awesome_lint.text.escapes import escape, escape_lines, inert


def render(filename: str, old: str, new: str, *, color: bool = False, is_exact: bool = True) -> str:
    """The diff from `old` to `new`: one that `is_exact` as the files have it, else such that it is safe to show.

    The latter can be applied, too, unless the files hold control characters or commands for a CI.
    """
    filename = filename if is_exact else escape(filename)
    lines = difflib.unified_diff(_lines(old), _lines(new), filename, filename)
    return "".join(_painted(line, color=color, is_exact=is_exact) for each in lines for line in _ended(each))


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])


def _ended(line: str) -> Iterator[str]:
    if line.endswith("\n"):
        yield line
    else:
        yield from (f"{line}\n", "\\ No newline at end of file\n")


def _painted(line: str, *, color: bool, is_exact: bool) -> str:
    text = line if is_exact else _safe(line)
    colors = {"+": Color.ADDED, "-": Color.REMOVED, "@": Color.FRAME}
    return f"{paint(text[:-1], colors[text[0]], on=color)}\n" if text[0] in colors else text


def _safe(line: str) -> str:
    body, ending = (line[:-2], "\r\n") if line.endswith("\r\n") else (line[:-1], "\n")
    return inert(escape_lines(body)) + ending
