r"""Entries as BibTeX, for papers: `@misc`, with authors and year where fields or the entry's notes tell them.

In UTF-8, which Biber and BibLaTeX read; what TeX would take for a command is escaped. Entries without a link are left
out, since nobody can cite them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.source import Source
from awesome_lint.text.patterns import late_pattern

_SPECIAL = {each: f"\\{each}" for each in "&%$#_{}"}
_SPECIAL |= {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
_TABLE = str.maketrans(_SPECIAL)
_YEAR = late_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ARXIV = late_pattern(r"//arxiv\.org/(?:abs|pdf)/(?P<id>[\w.-]+?/?\d[\d.]*\d)(?:v\d+)?(?:\.pdf)?\Z")
_DOI = late_pattern(r"//(?:dx\.)?doi\.org/(?P<id>10\.\S+)\Z")
_AUTHORS = ("author", "authors", "by")
_YEARS = ("year", "date", "published", "released", "year published")
_BETWEEN = late_pattern(r"\s*(?:;|,(?!\s*(?:jr|sr)\b)|\band\b|&)\s*", re.IGNORECASE)
_UNSAFE = {each: f"%{ord(each):02X}" for each in "{}\\ <>"}
_URL = str.maketrans(_UNSAFE)
_CONTROL = late_pattern("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def is_paper(entry: Entry) -> bool:
    """Whether an entry leads to a paper of which that is certain: it has a DOI, or is on arXiv."""
    return any(_identifier(link.url) for link in entry.links)


def pieces(catalog: Catalog, _: Source, __: str) -> Iterator[str]:
    """The entries with links, one by one; each has a key of its own, made of its author or name and year."""
    keys: dict[str, int] = {}
    for entry in catalog.entries:
        if entry.url:
            yield _item(entry, keys)


def _item(entry: Entry, keys: dict[str, int]) -> str:
    authors, year = _authors(entry), _year(entry)
    parts = {
        "title": f"{{{_tex(entry.name)}}}",
        "author": " and ".join(map(_tex, authors)),
        "year": year or "",
        "url": (entry.url or "").translate(_URL),
        **_identifier(entry.url or ""),
        "abstract": _tex(entry.description or ""),
        "keywords": ", ".join(_tex(each).replace(",", " ") for each in entry.section),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in parts.items() if value)
    return f"@misc{{{_key(entry, authors, year, keys)},\n{lines}}}\n\n"


def _identifier(url: str) -> dict[str, str]:
    if match := _ARXIV.search(url):
        return {"eprint": match["id"], "archiveprefix": "arXiv"}
    if match := _DOI.search(url):
        return {"doi": match["id"].translate(_URL)}
    return {}


def _authors(entry: Entry) -> list[str]:
    """Who wrote it, if a field says so."""
    found = [value for each in entry.fields if each.name.casefold() in _AUTHORS for value in each.values]
    return [name for value in found for name in _BETWEEN.split(value) if name and name.casefold() != "et al."]


def _year(entry: Entry) -> str | None:
    """The year that a field tells, or else another field or note that is hardly more than it."""
    named = [value for each in entry.fields if each.name.casefold() in _YEARS for value in each.values]
    others = [value for each in entry.fields for value in each.values] + entry.notes
    short = [value for value in others if len(value.split()) <= 3]  # noqa: PLR2004 -- `(CVPR 2016)`
    return next((match[0] for value in (*named, *short) if (match := _YEAR.search(value))), None)


def _key(entry: Entry, authors: list[str], year: str | None, keys: dict[str, int]) -> str:
    """A key that is one entry's alone."""
    named = authors[0].split()[-1] if authors else "-".join(entry.name.split()[:4])
    plain = unicodedata.normalize("NFKD", named).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9-]+", "", plain.lower()).strip("-")[:40] or "entry"
    base += year or ""
    unique = base
    while unique in keys:
        keys[base] += 1
        unique = f"{base}-{keys[base]}"
    keys[unique] = 1
    return unique


def _tex(text: str) -> str:
    return _CONTROL.sub("", " ".join(text.split())).translate(_TABLE)
