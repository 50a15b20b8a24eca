"""How one line begins, by which lines of one form are known.

May not: read nodes; that is `openings`.
"""

from __future__ import annotations

from collections.abc import Collection

from awesome_lint.catalog.leads import is_date
from awesome_lint.values.slotted import immutable


@immutable
class Opening:
    """How a line begins that begins with text, or with a link that may only say what it leads to.

    `text` stands before its first link (all of it where there is none), `mark` right before that link, and
    `inner` are the separators amid the text, one of each kind. `link` is what the link says.
    """

    text: str
    mark: str
    inner: str
    link: str | None
    says_nothing: bool
    """Whether the link is none, or says what it leads to rather than what that is called."""
    runs_on: bool
    """Whether the words of a sentence follow the link."""
    marked: str = ""
    """What stands in bold amid the text."""
    has_emphasis: bool = False
    """Whether something in italics or bold stands behind the first words, before the link."""
    italics: str = ""
    """What stands in italics behind other words, if it may be a title."""
    has_quoted: bool = False
    """Whether several words stand in quotation marks."""
    is_behind: bool = False
    """Whether the text stands behind the link rather than before it."""
    is_labelled: bool = False
    """Whether the text stands behind something in bold or code, which `link` is then."""

    def form(self, recurring: Collection[str]) -> str:
        """What lines of one way have in common; links of recurring texts say nothing either."""
        if self.is_behind:
            return "behind"
        if self.is_labelled:
            return f"labelled {self.mark}" if self.mark else "labelled"
        if self.marked and self.marked.casefold() not in recurring:
            return "marked"
        if is_date(self.text):
            return f"label {self.mark}"
        if self.runs_on and not self.mark:
            return "separated" if self.inner or self.says_nothing else "text"
        if self.says_nothing or (self.link or "").casefold() in recurring:
            return "title"
        if self.mark:
            return f"label {self.mark}"
        return "separated" if self.inner else "text"
