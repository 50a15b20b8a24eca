"""Descriptions that stand apart from the line of the name: in a field, a quote, a nested line, a paragraph, a bracket.

A last step for those who want the records as data. What the rules look at, a description behind its name, has a place
of its own; these have none, so no edit is made by them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import chain, takewhile

from awesome_lint.catalog import headers
from awesome_lint.catalog.building import NOTES
from awesome_lint.catalog.flat import count_words
from awesome_lint.catalog.leads import cites
from awesome_lint.catalog.prose import is_prose
from awesome_lint.catalog.records import Entry, Field, Style
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import mutable

_ITEM = late_pattern(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_ADDRESS = late_pattern(r"\w+://")
_CITED = late_pattern(
    r"\W*(?:(?:.*(?<!\bsince)(?<!\buntil)(?<!\bafter)(?<!\bbefore)[^\w.])?(?:19|20)\d\d\b"
    r"(?:[\s\d./;,:)\]-]|\[\w+\]|:\w+:)*|by\s+[A-Z].*|arXiv:? ?\d{4}\b.*)"
)


@mutable
class Told:
    """An entry, and the texts that were found in it apart from its line, in order of place."""

    entry: Entry
    texts: list[str] = field(default_factory=list)
    blocks: list[tuple[int, str]] = field(default_factory=list)
    """Those that are all of a line or paragraph, with their places."""


def settle(entries: Sequence[Told], text: str) -> None:
    """Describe the entries without a description by what else tells of them; a citation is no description then."""
    missing = [each for each in entries if _is_missing(each.entry)]
    weak = [each for each in entries if _is_weak(each)]
    if len(weak) >= max(WEIGHTS.enough_alike, len(entries) * WEIGHTS.named):
        missing += [each for each in weak if not _is_missing(each.entry)]
    name = _telling_field([each.entry for each in missing], text)
    counts = Counter(chain.from_iterable(_texts(each) for each in missing))
    known = {text for text, count in counts.items() if count < WEIGHTS.recurring and not _ADDRESS.search(text)}
    apart = [[each for each in _texts(told) if each in known] for told in missing]
    below = [[each for _, each in told.blocks if each in known] for told in missing]
    are_usual, is_usual = _are_prose(apart), _are_prose(below)
    for told, texts, lines in zip(missing, apart, below, strict=True):
        found = told.entry.fields.get(name) if name is not None else None
        usual = lines if is_usual and lines else texts if are_usual else []
        if found is not None:
            _describe(told.entry, _value(found, text))
        elif said := next(chain(filter(is_prose, texts), usual), None):
            _describe(told.entry, said)
    for told in entries:
        _go_on(told, text)


def _are_prose(found: Iterable[Sequence[str]]) -> bool:
    """Whether most of the entries that have a text apart from their line have a sentence there."""
    return _share(any(map(is_prose, each)) for each in found if each) >= WEIGHTS.named


def _go_on(told: Told, text: str) -> None:
    """Let a description that stands below the line of the name go on with the texts that follow it.

    Below a heading that is the first item of a list; a paragraph stands for itself.
    """
    entry, place = told.entry, told.entry.description_span
    if entry.description is None or not told.blocks:
        return
    if place is None:
        begin = next((start for start, said in told.blocks if said == entry.description), None)
    else:
        begin = place.start if "\n" in text[entry.name_span.end : place.start] else None
    if begin is None or (entry.style is Style.HEADING and not _ITEM.match(text, text.rfind("\n", 0, begin) + 1, begin)):
        return
    below = (said for start, said in told.blocks if start > begin)
    following = [*takewhile(lambda said: not (_ADDRESS.search(said) or is_citation(said)), below)]
    entry.description = " ".join([entry.description, *following])
    taken = Counter(following)
    for texts in (entry.notes, entry.body):
        texts[:] = _without(taken, texts)


def _without(taken: Counter[str], texts: Iterable[str]) -> list[str]:
    """The texts but for those that were taken, each as often as it was."""
    left = []
    for text in texts:
        if taken[text]:
            taken[text] -= 1
        else:
            left.append(text)
    return left


def _is_missing(entry: Entry) -> bool:
    """Whether an entry has no description, or one that only cites it, or stands loose beside a field for that."""
    if entry.description is None or is_citation(entry.description):
        return True
    return entry.style is Style.HEADING and any(headers.describes(each.name) for each in entry.fields)


def _is_weak(told: Told) -> bool:
    """Whether a description is a few words, of names maybe, and a sentence about the entry stands elsewhere."""
    said = told.entry.description
    return said is not None and not is_prose(said) and any(map(is_prose, told.texts))


def _texts(told: Told) -> list[str]:
    """The texts apart from the line; those in brackets may be a field of the list."""
    notes = told.entry.fields.get(NOTES)
    return [*told.texts, *(notes.values if notes is not None else [])]


def _describe(entry: Entry, said: str) -> None:
    if entry.description is not None:
        entry.notes.insert(0, entry.description)
    entry.description, entry.description_span = said, None
    for texts in (entry.notes, entry.body):
        if said in texts:
            texts.remove(said)
            return


def is_citation(text: str) -> bool:
    """Whether a description only says who published something, where and when."""
    return _CITED.fullmatch(text) is not None or cites(text)


def _telling_field(entries: Sequence[Entry], text: str) -> str | None:
    """The first field that describes most entries without a description on their line; one that says so goes first."""
    holders: dict[str, list[Field]] = defaultdict(list)
    for entry in entries:
        for each in {each.name: each for each in entry.fields}.values():
            if not each.links:
                holders[each.name].append(each)
    names = sorted(holders, key=lambda name: not headers.describes(name))
    return next((name for name in names if _describes(holders[name], len(entries), text)), None)


def _describes(found: Sequence[Field], count: int, text: str) -> bool:
    """Whether fields of a name say that they describe, or hold a sentence each, and no two the same."""
    if len(found) < max(WEIGHTS.enough_lines, WEIGHTS.shared * count):
        return False
    values = [_value(each, text) for each in found]
    if headers.describes(found[0].name):
        return len(set(values)) > 1
    return (
        sum(map(count_words, values)) >= WEIGHTS.sentence_words * len(values)
        and _share(len(each.values) == 1 for each in found) >= WEIGHTS.named
        and _share(map(is_prose, values)) >= WEIGHTS.sure
        and len(set(values)) >= WEIGHTS.sure * len(values)
    )


def _share(held: Iterable[bool]) -> float:
    each = list(held)
    return sum(each) / max(1, len(each))


def _value(found: Field, text: str) -> str:
    """A value as it was before it was split."""
    said = found.values[:1]
    for value, before, place in zip(found.values[1:], found.value_spans, found.value_spans[1:], strict=False):
        said += [text[before.end : place.start], value]
    return " ".join("".join(said).split())
