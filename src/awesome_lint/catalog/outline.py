"""A page cut at its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from awesome_lint.catalog.flat import Flat
from awesome_lint.syntax import nodes as n

_NO_ENTRY = re.compile(
    r"\W*+(?:overview|about|intro(?:duction)?|index|credits|thanks|authors?|maintainers?|faq|glossary|(?:the )?template"
    r"|how to \w+)\W*\Z",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"\W*+(?:(?:table of )?contents?|toc|目录|目錄|目次|목차)\W*\Z", re.IGNORECASE)
_NO_ENTRIES = re.compile(
    r"\W*+(?:licen[cs]e|(?:how to )?contribut(?:e|ing|ions?|ors?)(?: guid\w+| to .*)?"
    r"|acknowledge?ments?|(?:our )?(?:\w+ )?sponsors?(?:hip)?|backers|supporters|footnotes|changelog|legend"
    r"|(?:(?:list )?(?:maintainers?|curators?)|credits|thanks(?: to)?|special thanks)"
    r"|related(?: (?:awesome )?(?:lists?|projects?|works?))?|see also|disclaimer|code of conduct"
    r"|star history|stargazers.*|meta(?: list)? info(?:rmation)?|support|donat(?:e|ions?)"
    r"|.*参与者|致谢|赞助|贡献|貢獻|许可证?|許可|協議|协议|ライセンス|コントリビュート|라이선스|기여)\W*\Z",
    re.IGNORECASE,
)


@dataclass
class Part:
    """A heading (None above the first) with the blocks up to the next one."""

    heading: n.Heading | None
    blocks: list[n.Node] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The level of the heading; 0 above the first."""
        return self.heading.level if self.heading else 0

    @cached_property
    def title(self) -> str:
        """The plain text of the heading."""
        return " ".join(Flat(self.heading.children).text.split()) if self.heading else ""

    @property
    def is_about_the_page(self) -> bool:
        """Whether the heading names no entry but something about the page itself."""
        return self.is_contents or self.holds_no_entries or _NO_ENTRY.match(self.title) is not None

    @property
    def is_contents(self) -> bool:
        """Whether the heading is that of a contents list; sections forgotten below it hold entries."""
        return heads_contents(self.title)

    @property
    def holds_no_entries(self) -> bool:
        """Whether what stands below the heading are no entries either: licence, sponsors."""
        return _NO_ENTRIES.match(self.title) is not None


def heads_contents(title: str) -> bool:
    """Whether a heading is that of a contents list."""
    return _CONTENTS.match(title) is not None


def end_of(at: int, parts: Sequence[Part], level: int = 0) -> int:
    """The index of the first part behind a heading and all below it, which is below `level` too."""
    end = at + 1
    while end < len(parts) and parts[end].level > max(parts[at].level, level):
        end += 1
    return end


def cut(document: n.Document) -> list[Part]:
    """The parts of a page in order; the first one has no heading and may be empty."""
    parts = [Part(None)]
    for block in document.children:
        if isinstance(block, n.Heading):
            parts.append(Part(block))
        else:
            parts[-1].blocks.append(block)
    return parts
