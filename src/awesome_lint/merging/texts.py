r"""What a text is besides its lines: byte order mark, line endings, whether a line ending ends it.

A text whose lines all end with ``\r\n`` is merged as if they ended with ``\n``, so that one side may change that.
"""

from __future__ import annotations

from typing import NamedTuple, Self, TypeVar

from awesome_lint.source import BOM

_Value = TypeVar("_Value", bool, str)


class Form(NamedTuple):
    """The form of a text."""

    has_mark: bool
    newline: str
    is_ended: bool

    def merged(self, ours: Self, theirs: Self) -> Form:
        """The form of the result, with this one of the base."""
        return Form(
            _merged(self.has_mark, ours.has_mark, theirs.has_mark),
            _merged(self.newline, ours.newline, theirs.newline),
            _merged(self.is_ended, ours.is_ended, theirs.is_ended),
        )

    def written(self, text: str) -> str:
        """A text with lines that end with a line feed in this form."""
        text = text if self.is_ended else text.removesuffix("\n")
        return (BOM if self.has_mark else "") + (text.replace("\n", self.newline) if self.newline != "\n" else text)


def read(text: str) -> tuple[Form, str]:
    """The form of a text, and its lines, each with a line feed."""
    has_mark, text = text.startswith(BOM), text.removeprefix(BOM)
    is_other = "\r\n" in text and text.count("\r\n") == text.count("\n") == text.count("\r")
    form = Form(has_mark, "\r\n" if is_other else "\n", text.endswith("\n"))
    text = text.replace("\r\n", "\n") if is_other else text
    return form, text if form.is_ended or not text else f"{text}\n"


def _merged(base: _Value, ours: _Value, theirs: _Value) -> _Value:
    return theirs if ours == base else ours
