"""DOC005: a section has nothing in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from awesome_lint.catalog import outline
from awesome_lint.catalog.outline import Part
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Definition, Document, Html, HtmlBlock, Image, Link, Node, Paragraph
from awesome_lint.text.patterns import late_pattern

_SECTIONS_PER_EMPTY = 8
"""A page of which more sections are empty uses headings for something else."""
_MIN_FEW = 2
_MAX_TOLD = 5
"""Of more empty sections only the first is told."""
_MIN_USUAL = 3
"""So many headings of sections end in a mark that is usual there."""
_MAX_TITLE = 80
_ANCHOR = late_pattern(r"\s*(?:<a\s+(?:name|id)=[^<>]*>\s*(?:</a>)?\s*)+", re.IGNORECASE)
_END = late_pattern(r"\W*(?:(?:the )?end(?: of\b.*)?|eof|fin|ende|fim|конец|终|完|끝|おわり)\W*", re.IGNORECASE)
"""What says that the page, or a part of it, ends."""
_LINK = late_pattern(r"\]\(")
_DAY = late_pattern(r"\d{4}[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}")
_SENTENCE_ENDS = (".", "!", "?", "…", ":", "。", "！", "？", "：", "～", "~")


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report headings right above one of the same or a higher level, if few are."""
    parts = [part for part in outline.parts(document) if part.heading is not None]
    titled = parts[1:] if parts and parts[0].level > 1 else parts  # the first one stands for the title
    filled = Counter(part.title[-1:] for part in titled if part.blocks)
    usual = tuple(mark for mark in _SENTENCE_ENDS if filled[mark] >= _MIN_USUAL)
    empty = [(part, below) for part, below in zip_longest(titled, titled[1:]) if _is_empty(part, below, usual)]
    if len(empty) > max(len(parts) // _SECTIONS_PER_EMPTY, _MIN_FEW):
        return
    groups = [part for part, below in empty if below is not None and below.is_linked and below.level == part.level]
    for index, (part, _) in enumerate(empty):
        if part.heading is not None:
            remedy = "fill it, remove its heading, or lower the headings below it"
            is_told = index > 0 and len(empty) > _MAX_TOLD  # what is still to be filled
            is_told |= len(groups) > _MIN_FEW and part in groups[1:]  # one cause: entries stand at the level of groups
            severity = Severity.INFO if is_told else None
            message = f"the section `{part.title}` is empty; {remedy}"
            yield ctx.diagnostic(part.heading.content_span, message, severity=severity)


def _shows_nothing(block: Node) -> bool:
    """Whether a block is a definition, or only an anchor of the heading below it: `<a name="trees"></a>`."""
    if isinstance(block, Paragraph):
        return all(isinstance(node, Html) for node in block.children) and _ANCHOR.fullmatch(_written(block)) is not None
    return isinstance(block, Definition) or (
        isinstance(block, HtmlBlock) and _ANCHOR.fullmatch(block.content) is not None
    )


def _written(block: Paragraph) -> str:
    return "".join(node.content for node in block.children if isinstance(node, Html))


def _is_empty(part: Part, below: Part | None, usual: tuple[str, ...]) -> bool:
    """Whether a heading says something and nothing stands below it. A repeated heading is another fault.

    One that ends like a sentence, with a mark that is not `usual` for headings of sections, is a note.
    """
    heading = part.heading
    if heading is None or not part.title or not all(map(_shows_nothing, part.blocks)):
        return False
    is_sentence = part.title.endswith(_SENTENCE_ENDS) and not part.title.endswith(usual)
    if len(part.title) > _MAX_TITLE or is_sentence or _DAY.search(part.title):
        return False
    if _LINK.search(part.title) or any(isinstance(node, Link | Image | Html) for node in heading.walk()):
        return False
    if _END.fullmatch(part.title):
        return False
    if below is None:
        return True
    return below.level <= part.level and below.title != part.title and part.level > 1
