"""The legend: vocabularies that a list documents about itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from awesome_lint.catalog import fields
from awesome_lint.catalog.flat import Flat
from awesome_lint.catalog.outline import Part
from awesome_lint.syntax import nodes as n

_TITLE = re.compile(
    r"\b(?:legend|meta (?:list )?info(?:rmation)?|glossary|notation|key|fields?|vocabular(?:y|ies)|taxonomy|schema"
    r"|abbreviations|explanations?|conventions?|about (?:the|this) list)\b",
    re.IGNORECASE,
)
_TERM_END = re.compile(r"[ \t]*(?:[:：]|[ \t][-–—][ \t]|[–—]|=)")
_MAX_TERM_WORDS = 4
_MIN_TERMS = 2


def read(parts: Iterable[Part], field_names: Collection[str]) -> dict[str, list[str]]:
    """The vocabularies documented outside entries, by the name that the list gives them.

    A list of terms is one if it stands under a heading that says so, or is headed by the name of a
    field and the only one of that name. `field_names` are those of the entries, in any case.
    """
    known = {name.casefold() for name in field_names}
    legend: dict[str, list[str]] = {}
    found = [
        (name, terms, _TITLE.search(part.title) is not None)
        for part in parts
        for name, terms in _documented(part.blocks)
    ]
    times = Counter(name.casefold() for name, _, _ in found)
    for name, terms, titled in found:
        is_documented = titled or (name.casefold() in known and times[name.casefold()] == 1)
        if len(terms) >= _MIN_TERMS and is_documented:
            legend.setdefault(name, terms)
    return legend


def _documented(blocks: Sequence[n.Node]) -> Iterator[tuple[str, list[str]]]:
    """Each name with the terms that its bullet or line enumerates."""
    for block in blocks:
        if isinstance(block, n.List):
            for item in block.children:
                assert isinstance(item, n.Item)
                candidate = fields.in_item(item)
                if candidate is not None:
                    yield candidate.field.name, _terms(item, candidate)
        elif isinstance(block, n.Paragraph):
            for line, candidate in fields.in_paragraph(block):
                if candidate is not None:
                    yield candidate.field.name, _coded(line) or _short(candidate)
        elif isinstance(block, n.Table):
            yield from _in_table(block)


def _terms(item: n.Item, candidate: fields.Candidate) -> list[str]:
    """The terms of one bullet: those of its nested list, else its code spans, else its short values."""
    nested = [_term(each) for child in item.children if isinstance(child, n.List) for each in child.children]
    if nested:
        return [term for term in nested if term is not None]
    return _coded(item.children[0].children) or _short(candidate)


def _term(item: n.Node) -> str | None:
    """What stands before the colon or dash of a nested bullet, if it is short."""
    if not item.children or not isinstance(item.children[0], n.Paragraph):
        return None
    text = Flat(item.children[0].children).text
    end = _TERM_END.search(text)
    term = text[: end.start()].strip() if end else text.strip()
    return term if term and len(term.split()) <= _MAX_TERM_WORDS else None


def _coded(nodes: Iterable[n.Node]) -> list[str]:
    return [node.text for node in nodes if isinstance(node, n.Code)]


def _short(candidate: fields.Candidate) -> list[str]:
    values = candidate.field.values
    return values if len(values) >= _MIN_TERMS and all(len(v.split()) <= _MAX_TERM_WORDS for v in values) else []


def _in_table(table: n.Table) -> Iterator[tuple[str, list[str]]]:
    """A table of terms: the header of its first column is the name, its cells the terms."""
    columns = [[Flat(cell.children).text.strip() for cell in row.children[:1]] for row in table.children]
    texts = [column[0] for column in columns if column]
    if texts and all(text and len(text.split()) <= _MAX_TERM_WORDS for text in texts):
        yield texts[0], texts[1:]
