"""One fault, one report: which rule speaks where several see the same fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.source import Span
from awesome_lint.text.spans import Overlapping

OUTRANKS: dict[str, tuple[str, ...]] = {
    "DOC004": ("LNK004", "LNK013"),  # an entry of a contents list that leads nowhere
    "DOC007": ("DOC004",),  # the second of two headings is no section that the contents forget
    "DOC022": ("ENT006",),  # cells that a row lacks, and those that these leave empty
    "ENT007": ("DOC007",),  # two headings of one entry
    "ENT011": ("DOC019", "DOC033"),  # what the list does otherwise everywhere; the strict form asks for the same
    "ENT012": ("DOC019",),
    "ENT014": ("DOC019",),
    "ENT008": ("ENT013",),  # an entry of which there is nothing but the name
    "ENT020": ("DOC004",),  # an entry that looks like a section which the contents forget
    "ENT010": (
        "LNK001",
        "LNK002",
        "LNK007",
        "LNK020",
        "LNK024",
        "DOC008",
    ),  # a URL that nothing closes; its other faults come second
    "LNK001": (
        "LNK002",
        "LNK004",
        "LNK005",
        "DOC004",
        "SPL001",
    ),  # `https//x` also reads as a file, `hhttps://a b` as no link
    "LNK002": (
        "LNK005",
        "LNK013",
        "LNK017",
        "LNK024",
    ),  # `www.example.org` also reads as a file, `https://` has no host
    "LNK016": ("LNK002",),  # `https://twittercom` has no domain, either
    "LNK015": ("LNK002", "LNK003"),  # `[](https://)` leads nowhere, too
    "LNK019": ("LNK002", "LNK005"),  # `“https://x”` also reads as a file
    "LNK024": ("LNK004", "DOC004", "DOC008"),  # `[x(#x)` shows its bracket, and is missing in the contents
    "LNK013": ("LNK005", "ENT022"),  # `url` also reads as a file, `xxx` as a value
    "DOC008": ("VOC001", "VOC002"),  # `[x](url))` is a value with a bracket behind it
    "ENT021": ("ENT003", "DOC008", "DOC028"),  # `**Type*:` has another name for who reads it
    "ENT003": ("SPL001", "SPL002", "SPL004"),  # a field or a value that has one right way to be written
    "VOC001": ("SPL001",),
    "VOC002": ("SPL001",),
    "VOC003": ("SPL002",),
    "WEB006": ("WEB009",),  # nothing can be pushed to an archived repository
    "WEB008": ("WEB006", "WEB009"),  # nothing can be seen of a disabled one
    "SPL004": ("SPL001",),  # the list itself says how a word is spelled
    "SPL005": ("SPL001",),
    "SPL002": ("ENT014",),  # `github` at the start of a description
}
"""A code to the codes that are silent where it speaks: whose finding lies at or in its place."""


def drop_repeated(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Leave out each diagnostic whose fault a more specific rule reports."""
    taken: defaultdict[str, list[Span]] = defaultdict(list)
    for each in found:
        for silent in OUTRANKS.get(each.code, ()):
            taken[silent].append(each.span)
    places = {code: Overlapping(spans) for code, spans in taken.items()}
    return [each for each in found if each.code not in places or not places[each.code].share_text(*each.span)]


def with_louder(codes: AbstractSet[str]) -> set[str]:
    """The codes, and those of rules that may silence them: who runs these alone is told what all would say."""
    return {*codes} | {code for code, silent in OUTRANKS.items() if not codes.isdisjoint(silent)}
