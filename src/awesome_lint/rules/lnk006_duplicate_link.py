"""LNK006: two entries of different names lead to the same URL."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from awesome_lint.catalog.batches import Batch
from awesome_lint.catalog.contents import letters
from awesome_lint.catalog.link_kinds import is_generic_text
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions.endings import says_enough
from awesome_lint.conventions.filing import is_index
from awesome_lint.conventions.shared_pages import are_presented_in_one, is_filed_twice, words_of
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import is_slip
from awesome_lint.text.urls import canonical, is_allowed, is_page, web

_SURPLUS = late_pattern(r"[\W_]+")
_MIN_WORD = 4
_MAX_CITED, _MIN_CITED = 2, 5
"""How many words a name has, and a title that one leads to."""
_MIN_TITLE = 2
"""So many words, of those that count, tell a title from a name."""
_MIN_ALIKE = 0.8
_MOST = 0.5
_MAX_PART = 0.6
_MAX_URLS = 3
"""What leads to more places is no name but says of what kind these are: `Benchmark`."""
_MAX_NAMES = 2
"""A page to which entries of more names lead holds what they are about."""
_MAX_MISTAKES = 4
"""A list with more pairs that share a page links to what several things are announced in."""
_MIN_FOUND = 20
_MAX_FAR = 2
"""In a list of some length with so few such pairs, two names of a page in two sections are a mistake."""
_WORK = late_pattern(r"arxiv\.org/abs/|(?:dx\.)?doi\.org/10\.")
_SOURCE = late_pattern(
    r"\b(?:sources?|see|via|from|quelle|fuentes?|fonte|来源|來源|出处|出典)\s*[:：]?\s*[<(\[]*\Z", re.IGNORECASE
)
"""What stands before a link that is not what an entry is about."""
_STEP = late_pattern(r"(?:download|get|install|run) ", re.IGNORECASE)
"""A link that says what to do rather than what it leads to: `Windows: [Install Acme](…)`."""
_CITED = late_pattern(r"\(([^\W\d_][\w'’-]+ (?:et al\.|(?:and|&) [^\W\d_][\w'’-]+),? (?:19|20)\d\d[a-z]?)\)")
_QUOTED = late_pattern(r"(?<!=)[\"“]((?!https?:)[^\"“”<>\r\n]{16,300})[\"”]")
"""What is quoted, of the length of a title, and no attribute in HTML."""
_LONGEST_LABEL = 16
_REPOSITORY = late_pattern(
    r"https?://(?:www\.)?(?:(?:github|gitlab|codeberg)\.[a-z]+|huggingface\.co(?:/datasets)?)/[^/]+/(?P<name>[^/?#]+)/?"
)
_CODE = late_pattern(r"https?://(?:www\.)?(?:github|gitlab|codeberg)\.[a-z]+/[^/]+/[^/?#]+")
_COLLECTION = late_pattern(
    r"/(?:data-?sets|downloads?|resources|publications|papers|projects|products|software|courses|tools|books|corpora|models)/?\Z"
    r"|\.(?:asmx|svc|wsdl)\Z"
    r"|\A(?:https?://)?(?:(?:pan\.baidu|drive\.google|(?:www\.)?dropbox)\.com|(?:1drv|mega)\.\w+|osf\.io)/",
    re.IGNORECASE,
)
"""A page of several things, a service of several methods, or a folder of files, by its URL."""
_YEAR = late_pattern(r"[\s_'’-]*(?:19|20)\d\d")
_PART = late_pattern(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|\b\d+)")
"""What names a part or an edition of a work."""


@rule(Catalog, severity=Severity.WARNING)
def check(_catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report each entry whose URL is that of an earlier entry with another name.

    A site without a path may well be the home of several things, and a part of an entry may lead
    where the entry leads.
    """
    links = ctx.page.settings.links
    if links.duplicates == "off":
        return
    first: dict[object, Entry] = {}

    def compared(batch: Batch) -> list[str | None]:
        urls = (entry.url if entry.url_span else None for entry in batch.entries)
        return [canonical(url) if url and not is_allowed(url, links.allow) else None for url in urls]

    urls_of = ((batch, batch.of(compared, (canonical, *links.allow))) for batch in ctx.page.batches)
    found = [(url, entry) for batch, urls in urls_of for url, entry in zip(urls, batch.entries, strict=True) if url]
    uses = Counter(url for url, _ in found)
    shared = [(url, entry) for url, entry in found if uses[url] > 1]
    if not shared:
        return
    names: defaultdict[str, set[str]] = defaultdict(set)
    for url, entry in shared:
        names[url.casefold()].add(entry.name.casefold())
    text = ctx.page.source.text
    urls = _urls_of({name for those in names.values() for name in those}, found)
    mistakes, far = list[tuple[Entry, Entry]](), list[tuple[Entry, Entry]]()
    are_works = sum(_WORK.match(url) is not None for url, _ in found) * 2 >= len(found)
    for url, entry in shared:
        earlier = first.setdefault((url, *entry.section) if links.duplicates == "section" else url, entry)
        is_part = entry.span.start < earlier.span.end or _tells_source(earlier, entry, text)
        if is_part or earlier.name.casefold() == entry.name.casefold():
            continue
        is_shared = len(names[url.casefold()]) > _MAX_NAMES or _is_collection(url, earlier, entry)
        is_shared &= not _is_alike(earlier.name, entry.name)
        is_shared |= _say_what_kind(earlier, entry, urls)
        if earlier.section != entry.section:  # a name that leads to several pages is that of a maker, or of a kind
            is_shared |= uses[url] > _MAX_NAMES or any(len(urls[each.name.casefold()]) > 1 for each in (earlier, entry))
        is_other = are_works and _are_other_works(earlier, entry, url)
        if is_other or links.duplicates is not None:
            yield _told(earlier, entry, ctx)
        elif not is_shared and _is_mistake(earlier, entry, letters(url)):
            mistakes.append((earlier, entry))
        elif not is_shared and _is_other_thing(earlier, entry):
            far.append((earlier, entry))
    severity = Severity.INFO if len(mistakes) > _MAX_MISTAKES else None
    if len(found) >= _MIN_FOUND and len(mistakes) + len(far) <= _MAX_FAR:
        mistakes += far
    yield from _shown(mistakes, severity, ctx)


def _shown(pairs: Iterable[tuple[Entry, Entry]], severity: Severity | None, ctx: Context) -> Iterator[Diagnostic]:
    text = ctx.page.source.text
    shown = [pair for pair in pairs if not _tells_of(*pair, text)]
    is_indexed = bool(shown) and is_index(ctx.page.catalog.entries)
    for earlier, entry in shown:
        is_meant = is_filed_twice(earlier, entry, text) or are_presented_in_one(earlier, entry, text)
        is_meant |= is_indexed and earlier.section != entry.section
        yield _told(earlier, entry, ctx, Severity.INFO if is_meant else severity)


def _say_what_kind(one: Entry, other: Entry, urls: Mapping[str, Collection[str]]) -> bool:
    """Whether one is called by its kind: its name leads to several pages, or as the cell of a row (`Update`) to two."""
    are_rows = one.style is other.style is Style.TABLE and _said(one) != one.name
    return any(len(urls[each.name.casefold()]) > (1 if are_rows else _MAX_URLS) for each in (one, other))


def _urls_of(names: set[str], found: Iterable[tuple[str, Entry]]) -> dict[str, set[str]]:
    """Where the entries of some names lead."""
    urls: dict[str, set[str]] = {name: set() for name in names}
    for url, entry in found:
        if (name := entry.name.casefold()) in urls:
            urls[name].add(url)
    return urls


def _told(earlier: Entry, entry: Entry, ctx: Context, severity: Severity | None = None) -> Diagnostic:
    assert entry.url_span is not None
    row = ctx.page.source.position(earlier.span.start).row
    same = f"`{entry.name}` leads to the same page as `{earlier.name}` on line {row}"
    message = f"{same}; expected one entry, or a URL for each"
    return ctx.diagnostic(entry.url_span, message, severity=severity, other=earlier.url_span)


def _is_mistake(one: Entry, other: Entry, url: str) -> bool:
    """Whether two entries are surely one thing under two names, or one of them has the other's URL.

    Editions may share a page (`PyCharm Community` and `PyCharm Professional`), and an entry of another
    section may lead where the whole does that it is a part of.
    """
    shorter, longer = sorted((letters(one.name), letters(other.name)), key=len)
    if _say_the_same(one, other):
        return not _names_both(one.description or "", one, other)
    if _are_of_one_work(one, other):
        return False
    if web(one.url or "") is None and (one.style is Style.HEADING) is not (other.style is Style.HEADING):
        return shorter == longer  # the file of a section, of which an entry names a part
    if shorter not in longer and _names_one(url, one, other):
        return True
    if not is_page(one.url or "") or _are_parts(one, other):
        return False
    if one.section == other.section:
        shared = words_of(_PART.sub("", one.name)) & words_of(_PART.sub("", other.name))
        if shorter in longer:  # `GTEA` and `GTEA Gaze`, unless the page is that of one of them
            is_one = len(shorter) >= len(longer) * _MAX_PART or len(shared) >= _MIN_TITLE
            is_one |= shorter not in _SURPLUS.split(max(one.name, other.name, key=len).casefold())
            return is_one or shorter in url or any(word in url for word in shared)
        return not (_are_editions(one, other) or any(word in url for word in shared))
    return shorter != "" and (shorter == longer or (shorter in longer and longer in url))


def _are_parts(one: Entry, other: Entry) -> bool:
    """Whether a repository holds what both entries are: its name says neither, or one entry is named by the other.

    Names of several words may well be unlike that of what they are linked to, but not if only a remark is linked.
    """
    repository = _REPOSITORY.fullmatch(one.url or "")
    shorter, longer = sorted((letters(one.name), letters(other.name)), key=len)
    if repository is None or shorter == longer:
        return False
    name = letters(repository["name"])
    words = words_of(one.name) | words_of(other.name)
    is_aside = not any(letters(_said(each)) == letters(each.name) for each in (one, other))
    are_words = name not in (shorter, longer) and (
        is_aside or not any(len(words_of(each.name)) > 1 for each in (one, other))
    )
    is_part = shorter in longer and len(shorter) < len(longer) * _MAX_PART
    return is_part or (are_words and not any(word in name for word in words if word.isascii()))


def _are_of_one_work(one: Entry, other: Entry) -> bool:
    """Whether an entry is named as a variant of the other (`CLEVR-CoGenT`, `coco2017`), or both share several links."""
    shorter, longer = sorted((one.name.casefold(), other.name.casefold()), key=len)
    first, second = ({canonical(link.url) for link in each.links if link.url} for each in (one, other))
    if letters(shorter) == letters(longer) or any(map(_WORK.match, first | second)):
        return False
    shares_all = first == second and len(first) > 1 and one.description != other.description
    is_of_year = longer.startswith(shorter) and _YEAR.fullmatch(longer, len(shorter)) is not None
    return shares_all or is_of_year or longer.startswith(f"{shorter}-")


def _is_code_of(code: Entry, work: Entry) -> bool:
    """Whether one entry, with a repository of its own, is filed apart from its paper, which begins with its name."""
    has_code = [any(_CODE.match(link.url or "") for link in each.links) for each in (code, work)]
    first = _SURPLUS.split(code.name.casefold())[0]
    is_first = len(first) >= _MIN_WORD and work.name.casefold().startswith(first)
    is_name = len(code.name.split()) <= _MIN_TITLE < len(work.name.split())
    return has_code == [True, False] and code.section != work.section and is_first and is_name


def _is_other_thing(one: Entry, other: Entry) -> bool:
    """Whether entries of two sections share a page of a site, or those of one the site, and no name holds the other.

    Nor may one of them be but named in a cell, about which another row says something.
    """
    shorter, longer = sorted((letters(one.name), letters(other.name)), key=len)
    if not all(map(_is_own, (one, other))) or web(one.url or "") is None or _are_published_alike(one, other):
        return False
    says_nothing = [each.style is Style.TABLE and not (each.fields or each.description) for each in (one, other)]
    if _are_parts(one, other) or _are_editions(one, other) or any(says_nothing) is not all(says_nothing):
        return False
    if one.section == other.section and any(
        word in letters(one.url or "") for word in words_of(one.name) & words_of(other.name)
    ):
        return False  # rooms of one site: `#cats at Example Chat`, `#dogs at Example Chat`
    is_placed = (one.section != other.section) == is_page(one.url or "")
    return is_placed and Style.HEADING not in (one.style, other.style) and shorter not in longer


def _are_published_alike(one: Entry, other: Entry) -> bool:
    """Whether all further links of both lead to pages side by side, as those of two sets of data of one paper do."""
    first, second = ({canonical(link.url) for link in each.links if link.url} for each in (one, other))
    beside = [{url.rpartition("/")[0] for url in own} for own in (first - second, second - first)]
    return bool(beside[0]) and beside[0] == beside[1]


def _is_own(entry: Entry) -> bool:
    """Whether the link of an entry is on its name, or says what it leads to: not one that its description mentions."""
    said = _said(entry)
    return is_generic_text(said) or letters(said) in (letters(entry.name), letters(entry.url or ""))


def _said(entry: Entry) -> str:
    """The text of the link of an entry."""
    return next((link.text for link in entry.links if link.url_span == entry.url_span), "")


def _cite_the_same(one: Entry, other: Entry) -> bool:
    """Whether the link of two entries is on the same title, which is not the name of either: that of their paper."""
    title, second = _said(one), _said(other)
    is_same = title == second or is_slip(letters(title), letters(second))
    return is_same and len(words_of(title)) >= _MIN_TITLE and not (_is_own(one) or _is_own(other))


def _is_mentioned(entry: Entry, text: str) -> bool:
    """Whether the link of an entry shows nothing, or only tells the source of what is said."""
    said = next((link for link in entry.links if link.url_span == entry.url_span), None)
    if said is None:
        return False
    if _STEP.match(said.text) is not None and ":" in text[entry.span.start : said.span.start]:
        return True
    return not said.text or _SOURCE.search(text, max(said.span.start - _LONGEST_LABEL, 0), said.span.start) is not None


def _tells_source(one: Entry, other: Entry, text: str) -> bool:
    """Whether the URL of two entries is not what they are about, but where that is told."""
    are_of_one = not _cited(one, text).isdisjoint(_cited(other, text)) or _quote_the_same(one, other, text)
    return are_of_one or _cite_the_same(one, other) or any(_is_mentioned(each, text) for each in (one, other))


def _tells_of(one: Entry, other: Entry, text: str) -> bool:
    """Whether one entry says what it is to the other: `GGUF - The format of llama.cpp`, `Elm's mode for drawing`.

    So does the code of a paper, with which it shares its name.
    """
    pairs = ((one, other), (other, one))
    return any(_is_told_in(*pair, text) or _is_code_of(*pair) or _cites(*pair) for pair in pairs)


def _cites(one: Entry, other: Entry) -> bool:
    """Whether a name of a word or two, in a section of its own, leads to the work that presents it, which is listed."""
    is_named = len(one.name.split()) <= _MAX_CITED < _MIN_CITED <= len(other.name.split())
    return is_named and one.section != other.section and _WORK.match(canonical(one.url or "")) is not None


def _is_told_in(named: Entry, told: Entry, text: str) -> bool:
    """Whether what is said of an entry names another one, with or without its maker (`inside Gemini`)."""
    names = (named.name, named.name.rpartition(" ")[2])
    if letters(named.name) in letters(told.name):
        return False
    said = text[told.name_span.end : told.span.end]
    return any(
        re.search(
            rf"\b(?:by|configuring|for|from|in|inside|of|using|with) (?:the )?{re.escape(name)}(?!\w)"
            rf"|(?<![\w/]){re.escape(name)}['’]s ",
            said,
            re.IGNORECASE if name == named.name else 0,
        )
        for name in names
        if len(name) >= _MIN_WORD and (name == named.name or name.istitle())
    )


def _cited(entry: Entry, text: str) -> set[str]:
    """The authors with a year that an entry gives as those of its work: two things that one paper presents."""
    return set(_CITED.findall(text, entry.span.start, entry.span.end))


def _quote_the_same(one: Entry, other: Entry, text: str) -> bool:
    """Whether both quote the title of one work, or its beginning: two sets of data that it presents."""
    first, second = ([letters(each) for each in _QUOTED.findall(text, *entry.span)] for entry in (one, other))
    return any(a.startswith(b) or b.startswith(a) for a in first for b in second)


def _is_collection(url: str, one: Entry, other: Entry) -> bool:
    """Whether a URL says that it holds several things, or names both alike, as `nli_tr` does SNLI-TR and MNLI-TR."""
    if _COLLECTION.search(url) is not None:
        return not _say_the_same(one, other)
    parts = [part for part in _SURPLUS.split(url.rpartition("/")[2].casefold()) if part]
    return (
        len(parts) > 1
        and "".join(parts) not in map(letters, (one.name, other.name))
        and all(part in letters(each.name) for each in (one, other) for part in parts)
    )


def _say_the_same(one: Entry, other: Entry) -> bool:
    """Whether both have the same description, of some length."""
    return one.description == other.description and says_enough(one.description or "")


def _names_both(said: str, one: Entry, other: Entry) -> bool:
    """Whether a text holds all words that only one of two names has, and all that only the other has."""
    first, second, told = words_of(one.name), words_of(other.name), letters(said)
    own = (first - second, second - first)
    return (
        letters(one.name) != letters(other.name) and all(own) and all(word in told for words in own for word in words)
    )


def _names_one(url: str, one: Entry, other: Entry) -> bool:
    """Whether the URL holds most words that only one name has, and none that only the other has."""
    first, second = (words_of(each.name) if "://" not in each.name else set() for each in (one, other))
    if any(word in longer and word in url for word in first for longer in second if one.section != other.section):
        return False  # what both are named by is one thing of several parts: `Kafka Connect`
    own = ((one, first - second), (other, second - first))
    if not all(words for _, words in own) and (one.section != other.section or not is_page(one.url or "")):
        return False
    shares = sorted(_share_in(url, each, words) for each, words in own)
    is_one = shares[0] == 0 and shares[1] > _MOST
    return is_one and all(map(_is_own, (one, other)))


def _share_in(url: str, entry: Entry, own: Collection[str]) -> float:
    """How many of its own words the URL holds; of a name without long ones whether it holds that."""
    name = letters(entry.name)
    return sum(word in url for word in own) / len(own) if own else float(len(name) >= _MIN_WORD and name in url)


def _are_other_works(one: Entry, other: Entry, url: str) -> bool:
    """Whether a number of arXiv or a DOI, which is that of one work, stands behind titles without a common word."""
    titles = [words_of(each.name) for each in (one, other)]
    is_work = (
        _WORK.match(url) is not None and one.section != other.section and Style.HEADING not in (one.style, other.style)
    )
    return is_work and min(map(len, titles)) >= _MIN_TITLE and titles[0].isdisjoint(titles[1])


def _is_alike(one: str, other: str) -> bool:
    """Whether a name is another but for little."""
    shorter, longer = sorted((letters(one), letters(other)), key=len)
    return shorter in longer and len(shorter) >= len(longer) * _MIN_ALIKE


def _are_editions(one: Entry, other: Entry) -> bool:
    """Whether names differ in nothing but what stands in brackets, or in a number."""
    first, second = (_PART.sub("", each.name).casefold() for each in (one, other))
    return first == second != ""
