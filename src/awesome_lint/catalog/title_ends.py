"""Where a title ends in a text: before remarks in brackets, before authors, before a venue and a year.

May not: know nodes.
"""

from __future__ import annotations

from awesome_lint.catalog import leads, openings
from awesome_lint.catalog.ways import PERSONS, PUBLISHED
from awesome_lint.text.patterns import late_pattern

_AUTHORS = late_pattern(r"[.,?!](?=[ \t](?:[A-Z]\.[ \t-]?)+[A-Z]|[ \t](?:\w+[ \t]){1,3}et al)")
"""Where the authors of a paper begin behind its title."""
_VENUE = late_pattern(
    r"(?:[.?!][ \t]|[ \t]{0,9}[,，]"
    rf"(?![ \t]*{leads.SEASON})"
    r"[ \t]{0,9})"
    r"(?=(?:[^ \t.,，?!]+[ \t]+){0,7}?[^ \t.,，?!]*(?:19|20)\d\d[^ \t]*\W*\Z|(?:19|20)\d\d,[ \t]\w[\w ]{1,20}\Z"
    r"|[A-Z][A-Za-z&-]{1,14}['’]?\d\d\W*\Z)"
)
"""Where the venue and the year begin, in either order."""
_DATED = late_pattern(
    r",[ \t]+(?:[A-Z][\w&/'’.-]{0,20}[ \t]+){0,4}(?:19|20)\d\d"
    r"(?:(?:,[ \t]+[^,.?!]{2,40}){1,2}|(?:[ \t]+[A-Z][\w-]{1,14}){1,2})?\W*\Z"
)
"""Where the venue and the year begin that an institution may follow: `, ECCV 2018, CUHK`."""
_YEAR = late_pattern(r"[ \t]{0,9}[(（](?:19|20)\d\d(?:[-–][^()（）]{0,9})?[)）]")
_WITH_MONTH = late_pattern(r"\W*(?:19|20)\d\d[./-]\d")
_PUBLISHED = late_pattern(
    r"(?<!\b[A-Z])[,.?!]['\"”]?[ \t]+(?=(?i:in)(?::|[ \t]+[A-Z])|(?i:arxiv)\b"
    r"|(?:[A-Z]|\d+\w\w )[^,:;]{1,100}?[ .,]*[ \t]\(?\d[\d()–-]*(?![A-Za-z]))"
    r"|:[ \t]+(?=[A-Z](?:(?![^\W\d_]{4}\.[ \t])[^,:;]){1,100},[ \t]+\d)"
)
"""Where the journal and its volume, or the book, begin behind a title: `, Geophysics 39`, `: Geophysics, 39`."""
_REMARK = late_pattern(r"(?<![ \t])[ \t]*[(（\[]\[?[^()（）\[\]]*\]?[)）\]][^\w()（）\[\]]*\Z")
_MARKED_OFF = late_pattern(r"[.,，?!(（\[]")
"""A mark that whatever may stand behind a title begins with."""
_MAX_REMARKS = 9
"""So many of them stand behind a title at most."""
_OPENED = " \t\u00a0([（"


def find(text: str, begin: int, mark: str) -> int:
    """Where a title ends: before remarks in brackets, and before the authors and the year of a citation.

    With the `mark` of sentences or persons, it ends where the first sentence does, or before persons.
    """
    if mark == "." and (sentence := leads.SENTENCE.match(text, begin)) is not None:
        return sentence.start("stop")
    if mark == PUBLISHED and (published := _PUBLISHED.search(text, begin)) is not None:
        return published.start()
    persons = leads.PERSONS.search(text.rstrip(openings.AROUND), begin) if mark == PERSONS else None
    end = len(text.rstrip(_OPENED)) if persons is None else persons.start()
    if _MARKED_OFF.search(text, begin, end) is None:
        return end
    year = _YEAR.search(text, begin + 1, end)
    if year is not None:
        return year.start()
    for _ in range(_MAX_REMARKS):
        remark = _REMARK.search(text, begin + 1, end)
        if remark is None:
            break
        end = remark.start()
    authors = _AUTHORS.search(text, begin, end) or leads.PERSONS_BEHIND.search(text, begin, end)
    if authors is not None:
        return authors.start()
    venue = _VENUE.search(text, begin, end)
    if venue is None:
        dated = _DATED.search(text, begin, end)
        return end if dated is None else dated.start()
    above = text.rfind(", ", begin, venue.start())
    behind = text[venue.end() : end]
    is_year_alone = above > begin and not any(map(str.isalpha, behind))
    return above if is_year_alone and _may_be_venue(text[above + 2 : venue.start()], behind) else venue.start()


def _may_be_venue(text: str, year: str) -> bool:
    """Whether what stands before a year may be where a paper came out, rather than how its title ends."""
    joins = _WITH_MONTH.match(year) is not None and " and " in text  # `…, Trends and Beyond, 2024.03`
    is_small = text[:1].islower() and text.casefold() != "arxiv"
    return not is_small and ": " not in text and not joins
