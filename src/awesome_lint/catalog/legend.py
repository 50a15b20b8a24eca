"""The legend: vocabularies that a list documents about itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from awesome_lint.catalog import fields
from awesome_lint.catalog.flat import Flat
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.outline import Part
from awesome_lint.catalog.records import Entry
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import Phrases, late_pattern
from awesome_lint.text.spans import Overlapping

_TITLE = Phrases(
    r"\blegend\b|\bmeta (?:list )?info(?:rmation)?\b|\bglossary\b|\bnotation\b|\bvocabular(?:y|ies)\b|\btaxonomy\b"
    r"|\bschema\b|\babbreviations\b|\bexplanations?\b|\bconventions?\b|\babout (?:the|this) list\b"
    r"|^\W*(?:the |our )?key\W*$|^\W*(?:the |our )?fields?(?: (?:and|&) values)?\W*$|^\W*(?:the |our )?values\W*$"
    r"|legende\b|légende|leyenda|легенда|图例|圖例|凡例|说明|說明|범례",
)
_TERM_END = late_pattern(r"[ \t]{0,99}(?:[:：]|[ \t][-–—][ \t]|[–—]|=|[ \t]\()")
_NAME_END = late_pattern(r"[ \t]*(?:[:：]|[-–—=]|\()[ \t]*")
_MAX_TERM_WORDS = 4
_MIN_TERMS = 2

Documented = tuple[str, list[str]]


def read(parts: Iterable[Part], entries: Sequence[Entry], memory: Memory) -> dict[str, list[str]]:
    """The vocabularies documented outside entries, by the name that the list gives them.

    A list of terms is one if it stands under a heading that says so, or is headed by the name of a
    field, the only one of that name, and names most of the values that the field has.
    """
    used: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for field in entry.fields:
            used[field.name.casefold()] += field.values
    known = used.keys()
    taken = Overlapping([entry.span for entry in entries if entry.links or entry.fields])
    legend: dict[str, list[str]] = {}
    found = [
        (name, terms, titled) for part, titled in _titled(parts) for name, terms in _in_part(part, known, taken, memory)
    ]
    times = Counter(name.casefold() for name, _, _ in found)
    for name, terms, titled in found:
        key = name.casefold()
        if titled or (key in known and times[key] == 1 and _covers(terms, used[key])):
            legend.setdefault(name, [*terms])
    return legend


def _covers(terms: Iterable[str], values: Sequence[str]) -> bool:
    """Whether most values of a field are among terms."""
    folded = {term.casefold() for term in terms}
    return sum(value.casefold() in folded for value in values) * 2 >= len(values)


def _titled(parts: Iterable[Part]) -> Iterator[tuple[Part, bool]]:
    """Each part, and whether its heading or one above it says that it is a legend."""
    level = 0
    for part in parts:
        if not level or part.level <= level:
            level = part.level if _TITLE.stands_in(part.title) else 0
        yield part, level > 0


def _in_part(part: Part, known: Collection[str], taken: Overlapping, memory: Memory) -> Iterator[Documented]:
    """What a part documents: each its blocks name, else its title."""
    blocks = [block for block in part.blocks if not taken.share_text(block.start, block.end)]
    found = [(name, terms) for name, terms in _in_blocks(blocks, known, memory) if len(terms) >= _MIN_TERMS]
    yield from found
    if not found and 0 < len(part.title.split()) <= _MAX_TERM_WORDS and not _TITLE.stands_in(part.title):
        for block in blocks:
            if isinstance(block, n.List):
                terms = memory.once(block, _terms_of_list)
            else:
                terms = _coded(block.children) if isinstance(block, n.Paragraph) else []
            if len(terms) >= _MIN_TERMS:
                yield part.title, terms


def _in_blocks(blocks: Sequence[n.Node], known: Collection[str], memory: Memory) -> Iterator[Documented]:
    """Each name with the terms that its bullet, line, table or list below enumerates."""
    previous: n.Node | None = None
    for block in blocks:
        if isinstance(block, n.List):
            name = _heading_name(previous)
            if name is not None:
                yield name, memory.once(block, _terms_of_list)
            else:
                yield from memory.once(block, _in_list)
        elif isinstance(block, n.Paragraph):
            yield from memory.once(block, _in_paragraph)
        elif isinstance(block, n.Table):
            yield from _in_table(block, known)
        previous = block


def _in_list(block: n.Node) -> list[Documented]:
    return [each for item in block.children for each in _in_item(item)]


def _in_paragraph(block: n.Node) -> list[Documented]:
    assert isinstance(block, n.Paragraph)
    found = ((line, candidate) for line, candidate in fields.in_paragraph(block) if candidate is not None)
    return [(candidate.field.name, _coded(line) or _short(candidate)) for line, candidate in found]


def _terms_of_list(block: n.Node) -> list[str]:
    return _terms_of_items([block])


def _heading_name(block: n.Node | None) -> str | None:
    """The name that a paragraph before a list consists of: in bold or code, or before a final colon."""
    if not isinstance(block, n.Paragraph):
        return None
    text = Flat(block.children).text.strip()
    alone = len(block.children) == 1 and isinstance(block.children[0], n.Strong | n.Code)
    name = text.rstrip(":： ")
    return name if (alone or name != text) and 0 < len(name.split()) <= _MAX_TERM_WORDS else None


def _in_item(item: n.Node) -> Iterator[Documented]:
    if not isinstance(item, n.Item) or not item.children or not isinstance(item.children[0], n.Paragraph):
        return
    line = item.children[0].children
    nested = _terms_of_items(child for child in item.children if isinstance(child, n.List))
    candidate = fields.in_item(item)
    if candidate is not None:
        yield candidate.field.name, nested or _coded(line) or _short(candidate)
    elif line and isinstance(line[0], n.Strong | n.Code):
        name, rest = Flat(line[:1]).text.strip(), Flat(line[1:]).text
        end = _NAME_END.match(rest)
        if end or not rest.strip():
            yield name, nested or _coded(line[1:]) or _enumerated(rest[end.end() :] if end else "")


def _terms_of_items(lists: Iterable[n.Node]) -> list[str]:
    terms = (_term(item) for listing in lists for item in listing.children)
    return [term for term in terms if term is not None]


def _term(item: n.Node) -> str | None:
    """What a bullet begins with, in bold or code or before its colon, dash or bracket, if it is short."""
    if not item.children or not isinstance(item.children[0], n.Paragraph):
        return None
    line = item.children[0].children
    text = Flat(line[:1] if line and isinstance(line[0], n.Strong | n.Code) else line).text
    end = _TERM_END.search(text)
    term = text[: end.start()].strip() if end else text.strip()
    return term if term and len(term.split()) <= _MAX_TERM_WORDS else None


def _coded(nodes: Iterable[n.Node]) -> list[str]:
    return [node.text for node in nodes if isinstance(node, n.Code)]


def _short(candidate: fields.Candidate) -> list[str]:
    return _only_short(candidate.field.values)


def _enumerated(text: str) -> list[str]:
    return _only_short([each.strip() for each in text.rstrip(") .").split(",")])


def _only_short(terms: list[str]) -> list[str]:
    are_short = all(0 < len(term.split()) <= _MAX_TERM_WORDS for term in terms)
    return terms if len(terms) >= _MIN_TERMS and are_short else []


def _in_table(table: n.Table, known: Collection[str]) -> Iterator[Documented]:
    """A table of terms, whose first header is the name; or of names, each with its terms behind it."""
    rows = [[cell.children for cell in row.children] for row in table.children]
    texts = [Flat(row[0]).text.strip() if row else "" for row in rows]
    if not all(text and len(text.split()) <= _MAX_TERM_WORDS for text in texts):
        return
    if any(text.casefold() in known for text in texts[1:]):
        for name, row in zip(texts[1:], rows[1:], strict=True):
            yield name, next(filter(None, map(_coded, row[1:])), []) or _enumerated(Flat(row[-1]).text)
    else:
        yield texts[0], texts[1:]
