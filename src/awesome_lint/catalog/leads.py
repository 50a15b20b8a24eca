"""What lines begin with before their titles: a year, a venue, authors, and the mark behind it.

`2016. A Title`, `CVPR 2016, A Title`, `(ICLR 2018) A Title`, `Vaswani et al. (2017). A Title`. One line cannot tell
it from a name; lines of one form tell it together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from awesome_lint.catalog.flat import count_words
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.text.patterns import AnyCase, late_pattern
from awesome_lint.values.slotted import immutable

MONTH = (
    r"(?:jan(?:uar[iy]?|vier|eiro)?|feb(?:ruar[iy]?)?|mar(?:ch|s)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = AnyCase(rf"(?:\W|\d|_|(?:{MONTH}|st|nd|rd|th|to|and|hours?|min(?:ute)?s?)(?![^\W\d_]))*\Z")
_VENUE = late_pattern(
    r"[^\W\d_][^\d,:|]{0,40}?(?:[ '’_-]{0,2}(?:19|20)\d\d(?:[./-]\d\d?){0,2}|[ ]?['’]\d\d)\Z"
    r"|(?:19|20)\d\d[ -]?[A-Z][^\d,:|]{1,40}\Z",
    needs=("19", "20", "'", "’"),
)
"""A few words and a year, be there a month as well, or a year and a venue."""
_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_NAME = rf"[{_CAPITAL}][\w'’-]{{1,30}}"
_INITIALLED = rf"{_NAME}(?:[ \t]{_NAME})?[ \t][{_CAPITAL}]{{1,3}}(?:[ -][{_CAPITAL}])?(?!\w)"
"""A person as bibliographies of medicine have it: `Hinton G`."""
_AUTHORS = late_pattern(
    rf".*(?:\bet al\b|(?<![\w.])[{_CAPITAL}]\.(?![a-zа-я])"
    rf"|(?:{_NAME} ){{1,3}}{_NAME}(?:,| and| &) (?:and )?{_NAME} [{_CAPITAL}])"
    rf"|{_INITIALLED}, {_INITIALLED}(?:,|\Z)",
    needs=("et al", ".", ",", " and", " &"),
)
"""Persons: initials, `et al.`, or several names of two words."""
_CITED = late_pattern(
    rf"[^,]{{1,60}}?(?:, [^,]{{1,30}}?){{0,9}},? et\.? ?al\b[\s.,;()\d]*"
    rf"|(?:{_NAME}, {_NAME},\s+|(?:{_NAME}(?: {_NAME}){{1,3}},\s+){{2}})(?:and )?{_NAME} {_NAME}"
)
"""The first author of several, be the family name first, or three persons or more."""
_FAMILY_FIRST = late_pattern(rf"{_NAME}(?: {_NAME})?, (?:{_NAME}|[{_CAPITAL}]\.)", needs=(",",))
"""A person with the family name first: `Gualda, Estrella`."""
ENDS_IN_YEAR = late_pattern(
    r"\s*(?:[^\s]+\s+){3,40}[^\s]*(?<!\d)(?:(?:19|20)\d\d|(?<=[A-Za-z])['’]?\d\d)[)）.\]]*\s*\Z"
)
"""Several words and a year at the end: `… networks. ICLR17`, `… (ICLR'17)`."""
SEASON = r"(?:Spring|Summer|Fall|Autumn|Winter)\b"
"""What stands before a year like a venue and is none."""
CITED_TITLE = late_pattern(
    r"\W*(?P<title>[^\W\d]\S*(?:\s+\S+){3,30}?)[,，.。]"
    rf"(?!\s*{SEASON})"
    r"\s*(?P<venue>[^,，.。]{2,90}?)(?:[,，]\s*|\s+)(?:19|20)\d\d\W*\Z",
    needs=("19", "20"),
)
"""The title of a paper, its venue and its year: `A Title of Several Words, KDD, 2017`."""
SENTENCE = late_pattern(r"[^.?!]{0,300}?[^\W\d_]{3}[\"'”’)]?(?P<stop>[.?!])[ \t]+\S")
"""A title and the full stop behind it, if more follows."""
_ONE = (
    rf"(?:{_NAME}|(?:[{_CAPITAL}]\.){{1,3}})"
    rf"(?:[ \t]+(?:{_NAME}|(?:[{_CAPITAL}]\.){{1,3}}|d[aeiu]|del|della|van|von|der|le|la)){{1,3}}"
)
_ONLY_PERSONS = late_pattern(
    rf"{_ONE}(?:(?:,|,?[ \t]+(?:and|&))[ \t]+{_ONE}){{0,40}}(?:[.,]?[ \t]+et\.?[ \t]?al)?[ \t.,;]*\Z"
)
"""Nothing but persons, the given name first: `Ferdinand von Schirach`, `Ada North and Bo South`."""
PERSONS = late_pattern(rf"(?:,[ \t]+{_ONE}){{1,99}}(?:[,.][ \t]+[^,.]{{2,40}}(?:19|20)\d\d)?\Z", needs=(",",))
"""The persons, and a venue and its year maybe, that a line ends in behind its title: `, Ada Lovelace`."""
PERSONS_BEHIND = late_pattern(
    rf"(?<=\w{{3}})[.?!][ \t]+{_ONE}(?:,[ \t]+{_ONE}){{0,40}},?[ \t]+(?:and|&)[ \t]+{_ONE}\W*\Z",
    needs=("and", "&"),
)
"""The persons that a line ends in behind the full stop of its title: `. Ada North, Bo South and Cy West`."""
_SHORTENED = (
    rf"(?:(?:[{_CAPITAL}]\.[ -]?){{1,4}}(?:(?:d[aeiu]|den|der|la|le|van|von)[ \t])*{_NAME}(?:[ \t]{_NAME})?"
    rf"|{_NAME}(?:[ \t]{_NAME})?,[ \t](?:[{_CAPITAL}](?:\.|(?!\w))[ -]?){{1,4}})"
)
"""A person whose given names are initials: `D.M. Boore`, `Boore, D. M.`"""
_MAX_REMEMBERED = 1_024
_MOST = 300
"""Within so many characters the first authors show."""
_WORD = late_pattern(r"(?<![\w'’-])[a-z]{4,}")
"""An ordinary word, as no list of names has one."""
_SMALL_WORD = late_pattern(r"(?<![\w'’.-])(?!(?:and|et|al|d[aeiu]|del|der|la|le|van|von|y)\b)[a-zß-öø-ÿ]+(?![\w.])")
_LONG_WORD = late_pattern(r"\w{4,}")
_LEADS = {
    " ": late_pattern(r"(?P<lead>(?:19|20)\d\d(?:[-./]\d\d?){0,2})[ \t]+(?=\w)"),
    "(": late_pattern(r"(?P<lead>[^()\[\]]{1,60})[)\]][ \t]*[:,-]?[ \t]+"),
    ")": late_pattern(r"(?P<lead>[^()]{1,400}[ \t]\((?:19|20)\d\d[a-z]?\))[.,:]?[ \t]+"),
    "&": late_pattern(
        rf"(?P<lead>{_SHORTENED}(?:(?:[,;][ \t]+(?:(?:and|&)[ \t]+)?|[ \t]*(?:and|&)[ \t]+){_SHORTENED}){{0,40}}"
        r"(?:,?[ \t]*et al)?(?:[.,]?[ \t]*\((?:19|20)\d\d[a-z]?\)|,?[ \t]*(?:19|20)\d\d[a-z]?)?)[,.:]*[ \t]+"
    ),
    "|": late_pattern(r"(?P<lead>[^|]{1,80}?)[ \t]*\|[ \t]*"),
    ":": late_pattern(r"(?P<lead>[^:：|]{1,200}?)[ \t]*(?::[ \t]+|：[ \t]*)"),
    "-": late_pattern(r"(?P<lead>[^|]{1,200}?)[ \t]+[-–—]{1,3}[ \t]+"),
    ",": late_pattern(r"(?P<lead>[^,，]{1,60}?)(?:,[ \t]+|，[ \t]*)"),
    ".": late_pattern(
        rf"(?P<lead>(?:19|20)\d\d(?:[-./]\d\d?){{0,2}}|{_INITIALLED}(?:, {_INITIALLED}){{0,9}}(?:,? et al)?"
        r"|.{0,300}?(?:\w{3}|\bal))\.[ \t]+"
    ),
}
_MARKS = {" ": " \t", "(": ")]", ")": ")", "&": ".,", "|": "|", ":": ":：", "-": "-–—", ",": ",，", ".": "."}
"""What stands in each text that begins so."""


@immutable
class Label:
    """What lines of one form begin with: the kind of mark, and the only labels that there are, if these recur."""

    kind: str
    known: frozenset[str] | None = None

    def match(self, text: str) -> re.Match[str] | None:
        """The label that a text begins with, if something follows it."""
        found = _match(text, self.kind)
        if found is None or (self.known is not None and found["lead"].strip().casefold() not in self.known):
            return None
        return found


@lru_cache(maxsize=4 * _MAX_REMEMBERED)  # each text may be matched with each of the kinds
def _match(text: str, kind: str) -> re.Match[str] | None:
    if not any(mark in text for mark in _MARKS[kind]) or (kind == "&" and not _begins_shortened(text)):
        return None
    found = _LEADS[kind].match(text)
    return found if found is not None and found.end() < len(text) else None


def _begins_shortened(text: str) -> bool:
    """Whether an initial may stand at the beginning of a text, or behind its first comma: a quick no for most."""
    comma = text.find(",")
    return text[1:2] == "." or (comma > 0 and not text[comma + len(", X") :][:1].isalnum())


def label_of(texts: Sequence[str], *, may_recur: bool) -> Label | None:
    """The label that texts of one form begin with; None where they begin with their titles.

    With `may_recur`, it may be anything that recurs.
    """
    least = max(WEIGHTS.enough_lines, len(texts) * WEIGHTS.separated)
    for kind in _LEADS:
        found = [each for each in (_match(text, kind) for text in texts) if each is not None]
        if len(found) >= least and (label := _label(found, kind, may_recur=may_recur)) is not None:
            return label
    return dates(texts)


def dates(texts: Sequence[str]) -> Label | None:
    """The dates, or venues and their years, that some texts begin with, if they are several with a mark behind."""
    for kind in "|:-,":
        found = [match["lead"].strip() for match in (_match(text, kind) for text in texts) if match is not None]
        told = [lead.casefold() for lead in found if is_date(lead) or (kind == "," and _is_short_venue(lead))]
        if len(told) >= WEIGHTS.enough_lines and (kind == "," or len({*told}) >= WEIGHTS.enough_lines):
            return Label(kind, frozenset(told))
    return None


def _is_short_venue(text: str) -> bool:
    """Whether a text is a word for a venue and its year: `CVPR 2016`."""
    return count_words(text) <= 2 and is_dated_label(text)  # noqa: PLR2004


@lru_cache(maxsize=_MAX_REMEMBERED)
def is_date(text: str) -> bool:
    """Whether a text is a date or a number."""
    return _DATE.begins(text)


def dated(text: str) -> bool:
    """Whether a text is a date or a number, or begins with one and a mark."""
    found = (_match(text, kind) for kind in "|:-")
    return is_date(text) or any(match is not None and is_date(match["lead"]) for match in found)


@lru_cache(maxsize=_MAX_REMEMBERED)
def is_dated_label(text: str) -> bool:
    """Whether a text is a date, or a venue and its year."""
    return is_date(text) or _VENUE.match(text) is not None


@lru_cache(maxsize=_MAX_REMEMBERED)
def authored(text: str) -> bool:
    """Whether a text names authors and says nothing else."""
    return _AUTHORS.match(text[:_MOST]) is not None and _WORD.search(text) is None


def names_persons(text: str) -> bool:
    """Whether a text is nothing but authors or other persons, be there one alone."""
    return authored(text) or are_only_persons(text)


def are_only_persons(text: str) -> bool:
    """Whether a text is persons, the given name first, and nothing else."""
    return _ONLY_PERSONS.match(text) is not None


def _is_person(text: str) -> bool:
    """Whether a text begins with a person, the family name first, and says nothing else."""
    return _FAMILY_FIRST.match(text) is not None and not says_words(text)


def says_words(text: str) -> bool:
    """Whether a small word stands in a text, as in many titles, that is none of a person's name."""
    return _SMALL_WORD.search(text) is not None


def are_persons(texts: Sequence[str]) -> bool:
    """Whether nearly all of several texts are nothing but persons."""
    persons = sum(_ONLY_PERSONS.match(text) is not None for text in texts)
    return len(texts) >= WEIGHTS.enough_alike and persons >= len(texts) * WEIGHTS.sure


def _are_by_persons(leads: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether texts are persons, and what stands behind them is titles: these have small words, unlike sentences."""
    if not are_persons(leads):
        return False
    said = [sum(map(says_words, texts)) for texts in (leads, titles)]
    capitalized = sum(map(is_capitalized, titles))
    return said[1] >= max(WEIGHTS.enough_lines, sum(said) * WEIGHTS.sure) and capitalized >= len(titles) * WEIGHTS.named


def is_capitalized(text: str) -> bool:
    """Whether all long words of a text begin with a capital, as in a title."""
    words = [word for word in _LONG_WORD.findall(text) if not word.isdigit()]
    return bool(words) and all(word[0].isupper() for word in words)


def cites(text: str) -> bool:
    """Whether a text begins with several authors."""
    return ("," in text or "et al" in text) and _CITED.match(text) is not None


def _are_authors(lead: str, kind: str) -> bool:
    """Whether what stands before a mark is authors, be they named by the form of the label itself."""
    return kind == "&" or (kind in ").:-" and authored(lead)) or (kind in ")." and _is_person(lead))


def _label(found: Sequence[re.Match[str]], kind: str, *, may_recur: bool) -> Label | None:
    """What stands before a mark, if it is a date, a venue or authors in most lines, or recurs in most."""
    leads = [each["lead"].strip() for each in found]
    rest = [each.string[each.end() :] for each in found]
    if len({each.casefold() for each in rest}) < len(rest) * WEIGHTS.separated:
        return None
    words = sum(map(count_words, rest)) / len(rest)
    told = sum(map(is_date, leads))
    if words >= WEIGHTS.title_least:
        told += sum(_VENUE.match(each) is not None for each in leads)
        told += sum(_are_authors(each, kind) for each in leads)
    if told >= len(leads) * WEIGHTS.labelled or _are_by_persons(leads, rest):
        return Label(kind)
    times = Counter(each.casefold() for each in leads)
    if may_recur and len(leads) - len(times) >= len(leads) * WEIGHTS.labelled:
        return Label(kind, frozenset(text for text, count in times.items() if count > 1))
    return None
