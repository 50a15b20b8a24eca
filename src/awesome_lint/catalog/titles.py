"""Titles within a part of a page, that are no headings in Markdown: HTML headings, summaries, rows of a table."""

from __future__ import annotations

from dataclasses import field

from awesome_lint.values.slotted import mutable

DETAILS_END, SUMMARY = "/details", "summary"
GROUP = "group"
"""A line in bold above a list."""
ROW, ROWS_END = "row", "/rows"
"""The title of a group of rows, and the end of their table."""


@mutable
class Title:
    """What heads the blocks that follow: an HTML heading, a summary, a row; or the end of what such a title heads."""

    tag: str
    text: str | None
    end: int = 0
    """Where it ends, for the end of folded text."""

    @property
    def is_entry(self) -> bool:
        """Whether the title is an entry: what is folded below it belongs to that."""
        return self.tag == SUMMARY and self.text is None


@mutable
class TitlePath:
    """The HTML titles above a block."""

    _titles: list[Title] = field(default_factory=list)

    def enter(self, title: Title) -> None:
        """Go below a title, out of those that end where it stands."""
        if title.tag == DETAILS_END:
            while self._titles and self._titles.pop().tag != SUMMARY:
                pass
            return
        if title.tag == GROUP:
            while self._titles and self._titles[-1].tag == GROUP:
                self._titles.pop()
        elif title.tag in (ROW, ROWS_END):
            if self._titles and self._titles[-1].tag == ROW:
                self._titles.pop()
            if title.tag == ROWS_END:
                return
        elif title.tag != SUMMARY:
            while self._titles and self._titles[-1].tag != SUMMARY and self._titles[-1].tag >= title.tag:
                self._titles.pop()
        self._titles.append(title)

    @property
    def texts(self) -> list[str]:
        """The titles from the top."""
        return [title.text for title in self._titles if title.text]
