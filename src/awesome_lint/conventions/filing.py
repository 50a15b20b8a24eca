"""What lists file under several sections on purpose.

May not: judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from awesome_lint.catalog.records import Entry
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical, web

_WORD = late_pattern(r"[^\W\d_\u3040-\u9fff\uac00-\ud7af]{4,}")
"""Not of a script that has no blanks between its words."""
_STEM = 6
"""So many letters of two words, if not all, tell that both are one word in two forms."""
_SELECTION = late_pattern(
    r"\b(?:must|best|top|popular|essentials?|favou?rites?|featured|highlights?|recommended|recommendations?"
    r"|picks?|references?|starters?)\b|必读|推荐|精选|参考",
)
"""A section that picks what others have as well, or tells sources."""
_REST = late_pattern(
    r"\b(?:other|others|misc|miscellaneous|miscellanea|general|appendix|more|uncategori[sz]ed)\b|其他|其它"
)
"""A section for what no other one is for."""
_NUMBER = late_pattern(r"[\d\W]+")
_MIN_TITLE = 5
"""A name of so many words is a title, and that of one work."""
_REPOSITORY = late_pattern(r"https?://(?:www\.)?(?:github|gitlab|codeberg|bitbucket)\.")
_PAPER = late_pattern(r"\barxiv\.org/|\bdoi\.org/|\bopenreview\.net/|\baclanthology\.org/|\.pdf\Z")
_MIN_INDEX = 50
_MOST = 0.8


def is_title(entry: Entry) -> bool:
    """Whether the name of an entry is the title of a work."""
    return len(entry.name.split()) >= _MIN_TITLE


def is_repository(entry: Entry) -> bool:
    """Whether an entry is the code of something rather than what was written about it."""
    return entry.url is not None and _REPOSITORY.match(entry.url) is not None


def is_paper(entry: Entry) -> bool:
    """Whether the link of an entry is that of a paper."""
    return _PAPER.search(entry.url or "") is not None


def lists_works(entries: Sequence[Entry]) -> bool:
    """Whether most entries are papers, or titles without a link, and so about several things each."""
    return sum(map(_is_work, entries)) * 2 > len(entries)


def _is_work(entry: Entry) -> bool:
    return is_paper(entry) or (is_title(entry) and not entry.url)


def is_index(entries: Sequence[Entry]) -> bool:
    """Whether nearly all entries lead to pages of one site, of which one page may be about several things.

    Papers and repositories lie side by side by chance.
    """
    own = (entry.url or "" for entry in entries if not (is_paper(entry) or is_repository(entry)))
    hosts = Counter(place.host for url in own if (place := web(url)) is not None)
    return sum(hosts.values()) >= _MIN_INDEX and hosts.most_common(1)[0][1] >= _MOST * len(entries)


def fit_both(one: Entry, other: Entry, subject: str) -> bool:
    """Whether what either section is called suits both entries, so that one thing may be filed in each.

    A section that picks something suits everything. A section for the rest suits nothing that another one has, and what
    the list itself is about suits all alike.
    """
    titles = ["".join(each.section[-1:]).casefold() for each in (one, other)]
    if one.section == other.section or any(map(_REST.search, titles)):
        return False
    if any(map(_SELECTION.search, titles)):
        return True
    said = _stems(f"{one.name} {one.description} {other.description}") - _stems(subject)
    return all(said & _stems(title) for title in titles)


def suits_topics(work: Entry, other: Entry) -> bool:
    """Whether two entries of one name are one work, written alike, on the topics of two sections.

    Sections that only differ in a number are no topics: `Tier 3`, `Tier 4+`.
    """
    titles = ["".join(each.section[-1:]).casefold() for each in (work, other)]
    are_ranks = titles[0] != titles[1] and len({_NUMBER.sub("", title) for title in titles}) == 1
    return _is_work(work) and work.name == other.name and not (are_ranks or any(map(_REST.search, titles)))


def lead_alike(one: Entry, other: Entry) -> bool:
    """Whether two entries have the same links, in any order."""
    first, second = ({canonical(link.url) for link in each.links if link.url} for each in (one, other))
    return first == second


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}
