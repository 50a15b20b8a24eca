"""Lines that are written like headings but are none: no space follows their `#`, or that is escaped or another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import Document, Heading, Paragraph
from awesome_lint.text.patterns import late_pattern

_LINE = late_pattern(
    r"(?<![^\r\n\ufeff])(?:(?P<hashes>#{1,6})(?P<text>[^\s#|][^\r\n]*)"
    r"|(?P<others>\\#{2,6}(?=[ \t])|＃{1,6}(?!＃))(?P<rest>[^\r\n]*))"
)
_MAY_BE = late_pattern(r"#(?:(?<=[\r\n]#)|(?<=\ufeff#)|(?<!(?s:.)#))#{0,5}[^\s#|]")
"""What all such lines have in common, or hold one of the others; most pages have none."""
_OTHERS = ("\\#", "＃")
_SEVERAL = 3
"""So many paragraphs that begin with as many `#` tell that headings are meant, and no tags."""
_LETTER = late_pattern(r"[^\W\d_]|\d{4}")


class UnreadHeading(NamedTuple):
    """One such line: its hashes, and its text as it is written."""

    hashes: Span
    text: str


def find(document: Document, source: Source) -> Sequence[UnreadHeading]:
    """The lines that begin with as many `#` as headings of the page do, or stand alone; with one, that is its title.

    Where several paragraphs begin with as many, these are its headings.
    """
    return document.once(_found, source)


def _found(document: Document, source: Source) -> Sequence[UnreadHeading]:
    return [*_find(document, source)]


def _hashes_before(text: str, start: int) -> int:
    """How many `#` stand right before words at a place; 0 where a space follows them, and no heading was meant."""
    match = _LINE.match(text, start)
    return len(match["hashes"]) if match is not None and match["hashes"] is not None else 0


def _find(document: Document, source: Source) -> Iterator[UnreadHeading]:
    text = source.text
    if not any(each in text for each in _OTHERS) and _MAY_BE.search(text) is None:
        return
    hashes_there = [hash_ for hash_ in "#＃" if hash_ in text]

    def holds_hash(paragraph: Paragraph) -> bool:
        return any(text.find(hash_, paragraph.start, paragraph.end) >= 0 for hash_ in hashes_there)

    found = document.where(holds_hash, Paragraph, key=find)
    levels = {heading.level for heading in document.of(Heading)} if found else set()
    first = Counter(_hashes_before(text, paragraph.start) for paragraph in found)
    levels.update(level for level, count in first.items() if level > 1 and count >= _SEVERAL)
    for paragraph in found:
        for match in _LINE.finditer(text, paragraph.start, paragraph.end):
            hashes, start = match["hashes"] or match["others"], match.start()
            level = len(hashes.lstrip("\\"))
            is_title = level == 1 and 1 not in levels and not text[:start].strip("\ufeff \t\r\n")
            is_begun = start == 0 or text[start - 1] in "\r\n\ufeff"
            is_alone = match.span() == (paragraph.start, paragraph.end)
            is_heading = level > 1 and match["hashes"] is not None and (level in levels or is_alone)
            is_first = start == paragraph.start and level > 1 and level in levels
            is_heading = is_heading or (match["others"] is not None and (is_first or (is_alone and bool(levels))))
            said = match["text"] or match["rest"]
            if is_begun and (is_title or is_heading) and _LETTER.search(said):
                yield UnreadHeading(Span(start, start + len(hashes)), said.strip(" \t#"))
