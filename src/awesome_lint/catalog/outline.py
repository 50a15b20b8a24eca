"""A page cut at its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from awesome_lint.catalog.flat import Flat
from awesome_lint.syntax import nodes as n

_NO_ENTRY = re.compile(
    r"\W*(?:(?:table of )?contents?|toc|index|overview|about|intro(?:duction)?|licen[cs]e|contribut(?:e|ing|ions?|ors?)"
    r"|acknowledge?ments?|credits|thanks|sponsors?|backers|authors?|maintainers?|faq|footnotes|changelog|legend|glossary"
    r"|related(?: lists?| projects?)?|see also|disclaimer|code of conduct|star history|how to contribute"
    r"|meta(?: list)? info(?:rmation)?|(?:the )?template|目录|贡献|许可证?|目次)\W*\Z",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Part:
    """A heading (None above the first) with the blocks up to the next one."""

    heading: n.Heading | None
    blocks: list[n.Node] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The level of the heading; 0 above the first."""
        return self.heading.level if self.heading else 0

    @property
    def title(self) -> str:
        """The plain text of the heading."""
        return " ".join(Flat(self.heading.children).text.split()) if self.heading else ""

    @property
    def is_about_the_page(self) -> bool:
        """Whether the heading says that what follows is about the page itself (contents, licence)."""
        return _NO_ENTRY.match(self.title) is not None


def cut(document: n.Document) -> list[Part]:
    """The parts of a page in order; the first one has no heading and may be empty."""
    parts = [Part(None)]
    for block in document.children:
        if isinstance(block, n.Heading):
            parts.append(Part(block))
        else:
            parts[-1].blocks.append(block)
    return parts
