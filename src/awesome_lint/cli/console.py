"""Writing to standard output and standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import TextIO

import click

from awesome_lint.report import View
from awesome_lint.text.escapes import escape, escape_lines, inert
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import mutable
from awesome_lint.world import terminal, witness

_CLEAR_TO_END = "\x1b[K"
_JOINT = late_pattern(r"(?<=[:;,]) | (?=\()")
"""Where a long sentence may go on in the next line."""


@mutable
class Console:
    """The two streams; `color` is what the user asked for, None leaves it to the terminal.

    Standard output is UTF-8 and, unless a terminal shows it, exactly what is given.
    """

    color: bool | None = None
    _errors: set[str] = field(default_factory=set)
    _status: str = ""

    @property
    def has_failed(self) -> bool:
        """Whether an error was reported."""
        return bool(self._errors)

    def colors(self, *, to_stderr: bool = False) -> bool:
        """Whether text for a stream may have colours."""
        if self.color is not None:
            return self.color
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return is_terminal(sys.stderr if to_stderr else sys.stdout) and os.environ.get("TERM") != "dumb"

    def view(self, *, to_stderr: bool = False) -> View:
        """How a stream shows findings."""
        return View(self.colors(to_stderr=to_stderr), terminal.width())

    def write(self, text: str, *, to_stderr: bool = False) -> None:
        """Write text of ours, in which what came from files is escaped."""
        self.show("")
        witness.said(text, to_stderr=to_stderr)
        if to_stderr or is_terminal(sys.stdout):
            click.echo(text, nl=False, err=to_stderr, color=self.colors(to_stderr=to_stderr))
        else:
            click.echo(text.encode("utf-8", "surrogateescape"), nl=False)

    def write_content(self, text: str) -> None:
        """Write the text of a file to standard output: its very bytes, or what is safe to show."""
        self.write(escape_lines(text) if is_terminal(sys.stdout) else text)

    def write_data(self, pieces: Iterable[str | bytes]) -> None:
        """Write data piece by piece to standard output: as it is, or what is safe to show."""
        if is_terminal(sys.stdout):
            for piece in pieces:
                text = piece.decode(errors="replace") if isinstance(piece, bytes) else piece
                self.write(escape_lines(text.replace("\r\n", "\n")))
            return
        self.show("")
        witness.doubt()
        stream = sys.stdout.buffer
        stream.writelines(map(encoded, pieces))
        stream.flush()

    def write_line(self, sentence: str) -> None:
        """Write a sentence to standard output."""
        self.write(f"{inert(escape(sentence))}\n")

    def show(self, status: str) -> None:
        """Show on a terminal how far the run is, on a line that gives way to whatever is written next."""
        if status != self._status and is_terminal(sys.stderr):
            sys.stderr.write(f"\r{status}{_CLEAR_TO_END}")
            sys.stderr.flush()
        self._status = status

    def note(self, sentence: str) -> None:
        """Tell on standard error."""
        self.write(f"{_fitted(inert(escape(sentence)))}\n", to_stderr=True)

    def error(self, sentence: str) -> None:
        """Report, once, what could not be done."""
        if sentence in self._errors:
            return
        self._errors.add(sentence)
        mark = click.style("error", fg="red", bold=True) if self.colors(to_stderr=True) else "error"
        self.write(_fitted(f"{mark}: {inert(escape(sentence))}") + "\n", to_stderr=True)


def _fitted(sentence: str) -> str:
    """A sentence as standard error shows it: on a terminal in lines that end with a part of it, as far as these fit."""
    if not is_terminal(sys.stderr):
        return sentence
    return "\n".join(line for each in sentence.split("\n") for line in _lines(each, terminal.width()))


def _lines(sentence: str, width: int) -> Iterator[str]:
    line = ""
    for part in _JOINT.split(sentence):
        if line and len(click.unstyle(line)) + 1 + len(part) > width:
            yield line
            line = part
        else:
            line = f"{line} {part}" if line else part
    yield line


def encoded(piece: str | bytes) -> bytes:
    """What of data goes to a stream or file."""
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogateescape")


def is_terminal(stream: TextIO) -> bool:
    """Whether a stream is shown to a person as it is written."""
    return stream.isatty()
