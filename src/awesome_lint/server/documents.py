"""The documents that are open in an editor, and their texts as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lsprotocol import types
from pygls import uris

from awesome_lint.pipeline.opened import OpenList
from awesome_lint.server.positions import Encoding, column
from awesome_lint.text.patterns import late_pattern
from awesome_lint.world.settings_files import SettingsFinder

_LINE = late_pattern(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_TOML = "toml"


class Document:
    """One open document. Only the desk may look at its `list`; all else belongs to the loop."""

    def __init__(self, item: types.TextDocumentItem, encoding: Encoding, find: Callable[[], SettingsFinder]) -> None:
        self.uri, self.version = item.uri, item.version
        self.is_settings = item.language_id == _TOML
        self.path = path_of(item.uri)
        self.list = OpenList(str(self.path or item.uri), self.path, find)
        self._encoding = encoding
        self._lines = _split(item.text)
        self._text: str | None = item.text

    @property
    def text(self) -> str:
        """The text by now."""
        if self._text is None:
            self._text = "".join(self._lines)
        return self._text

    def change(self, version: int, changes: Sequence[types.TextDocumentContentChangeEvent]) -> None:
        """Take over what was typed."""
        for each in changes:
            if isinstance(each, types.TextDocumentContentChangePartial):
                self._replace(each.range, each.text)
            else:
                self._lines = _split(each.text)
        self.version, self._text = version, None

    def _replace(self, range_: types.Range, text: str) -> None:
        """Put a text in the place of another; the line above may end in half of a line ending, so it counts, too."""
        lines = self._lines
        first, last = (min(each.line, len(lines) - 1) for each in (range_.start, range_.end))
        before = lines[first][: self._column(range_.start)]
        after = lines[last][self._column(range_.end) :]
        above = max(first - 1, 0)
        changed = "".join([*lines[above:first], before, text, after])
        is_last = last == len(lines) - 1
        self._lines[above : last + 1] = _split(changed) if is_last else _split(changed)[:-1]

    def _column(self, position: types.Position) -> int:
        if position.line >= len(self._lines):
            return len(self._lines[-1])
        line = self._lines[position.line].rstrip("\r\n")
        return column(line, position.character, self._encoding)


def _split(text: str) -> list[str]:
    """The lines of a text with their endings; the last one has none."""
    return [*_lines(text)]


def _lines(text: str) -> Iterator[str]:
    for match in _LINE.finditer(text):
        yield match[0]
        if not match[0].endswith(("\r", "\n")):
            return


def path_of(uri: str) -> Path | None:
    """The file that a URI names; None if it names no file."""
    if not uri.startswith("file:"):
        return None
    path = uris.to_fs_path(uri)
    return Path(path) if path else None


def uri_of(path: Path) -> str:
    """The URI of a file."""
    return path.absolute().as_uri()
