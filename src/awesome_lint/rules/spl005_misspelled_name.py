"""SPL005: a word in the name of an entry is misspelled, or spelled otherwise than in its URL and on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page import titles
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule, usual_words
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.text import namesakes
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import common, is_slip

_WORD = late_pattern(r"[A-Za-z]{6,}")
_IN_URL = late_pattern(r"[A-Z]?[a-z]{5,}|[A-Za-z]{6,}")
_PARTS = late_pattern(r"[^\W\d_]+")
_LETTERS = late_pattern(r"[A-Za-z]{5,}")
"""Words as long as any that `_WORD`, `_IN_URL` or titles have."""
_PIECE = 65_536
"""Of so many characters the words are looked at together."""
_MAX_REMEMBERED = 1_024
_MAX_SHOWN = 3
_MAX_JUDGED = 500
"""So many words of titles are judged; a page with more of them that are misspelled is no English."""
_TITLE = 3
"""A shorter name may be spelled as it likes, unless the page has the right word, too."""
_MIN_STEM = 3
_MIN_PART = 4
"""A shorter part of a word may be any letters."""
_LONG = 5
"""In a shorter name, what may be several words may be none."""
_GOES_ON = late_pattern(r"[*_]+[a-z]")
"""What stands behind a word whose last letters are not in bold with it: `**Processin**g`."""
_COLON = late_pattern(r"\w+(?: \([^()]*\))?: ")
"""A word before a colon at the beginning of a title is a name: `DeXpression: A network for …`."""
_PERSON = late_pattern(r"[A-Z][a-z]+(?: [A-Z][a-z]*\.?)*")
_ALIKE = str.maketrans("yjwc", "iivk")
"""Letters by which people write one sound of another alphabet."""
_ENDINGS = frozenset({"", "s", "d", "r", "n", "is", "es", "a", "o"})


@rule(Catalog, severity=Severity.WARNING)
def check(_catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report words that stand nowhere but in a name, and are a slip of one in the URL that is known to be right.

    It is if it stands elsewhere on the page, or names the repository that the entry leads to. Names of several words
    are held against lists of misspellings, too.
    """
    text = ctx.page.source.text
    told: set[Span] = set()

    def has_slip(entry: Entry) -> bool:
        return any(True for _ in _slips(entry, text))

    found = [(entry, slip) for entry in ctx.page.batches.where(has_slip, _slips) for slip in _slips(entry, text)]
    asked = {word.lower() for _, (_, *words, _) in found for word in words}
    counts = _counts(text, asked)
    for entry, (place, word, spelled, is_own) in found:
        in_url = sum(match[0].lower() == spelled.lower() for match in _WORD.finditer(entry.url or ""))
        is_right = is_own or counts[spelled.lower()] > in_url
        is_other = usual_words.meant(word.lower(), is_prose=False) not in (
            None,
            (spelled.lower(),),
        )  # the URL is of another language
        is_wrong = not usual_words.is_made(word) or (usual_words.is_made(spelled) and is_own)
        is_right &= is_wrong and not _is_misspelled(spelled.lower(), ctx)
        if counts[word.lower()] == 1 and is_right and not is_other:
            right = _in_case_of(word, spelled)
            message = f"`{word}` is `{spelled}` in the URL; did you mean `{right}`?"
            told.add(place)
            yield ctx.diagnostic(place, message, replace(place, right, Applicability.UNSAFE))
    for each in (*_whole_names(ctx), *_in_titles(ctx)):
        if not any(each.span.start <= place.start < each.span.end or place == each.span for place in told):
            told.add(each.span)
            yield each


def _whole_names(ctx: Context) -> Iterator[Diagnostic]:
    """Report names that are one letter away from that of the repository or the host that they lead to."""
    text = ctx.page.source.text
    for entry in ctx.page.batches.where(_is_called_otherwise):
        found = namesakes.find(entry.name, entry.url or "")
        if found is None or ctx.page.source.cut(entry.name_span) != entry.name or text.count(entry.name) > 1:
            continue
        if _is_in_url("".join(filter(str.isalpha, entry.name.lower())), entry):
            continue  # a product of the host: `https://elms.dev/products/elmt/`
        if _WORD.fullmatch(found.word) and text.count(found.word) > 1:
            continue  # a word of some length that is there again is no slip of the hand
        is_usual = usual_words.is_made(found.word) or found.word.lower() in words.load("no-slips")
        if not is_usual and not any(_is_misspelled(each, ctx) for each in _LETTERS.findall(found.spelled.lower())):
            message = f"`{entry.name}` is `{found.spelled}` in the URL; did you mean `{found.right}`?"
            yield ctx.diagnostic(entry.name_span, message, replace(entry.name_span, found.right, Applicability.UNSAFE))


def _is_called_otherwise(entry: Entry) -> bool:
    return namesakes.find(entry.name, entry.url or "") is not None


def _in_titles(ctx: Context) -> Iterator[Diagnostic]:
    """Report misspelled words of English titles that stand nowhere else on the page, nor in the URL."""
    page, text = ctx.page, ctx.page.source.text
    is_read = page.prose.is_english or page.prose.quotes_english
    found = titles.words_of(page.batches) if is_read else frozenset[str]()
    misspelled: dict[str, Sequence[str]] = {
        each: meant for each in found if (meant := usual_words.meant(each, is_prose=False))
    }
    if page.world.speller is not None and page.world.speller.works:
        misspelled.update(page.world.speller.misspelled(found))
    found_in = (
        (entry, Span(entry.name_span.start + at, entry.name_span.start + at + len(word)), word)
        for entry in (page.catalog.entries if misspelled else ())
        for at, word in titles.words_in(entry)
        if word in misspelled
    )
    judged = [*islice(found_in, _MAX_JUDGED)]
    asked = {each.lower() for *_, word in judged for each in (word, *misspelled[word])}
    counts = _counts(text, asked)
    for entry, place, word in judged:
        is_name = place.start == entry.name_span.start and _COLON.match(entry.name) is not None
        is_once = counts[word.lower()] == 1 and not _is_in_url(word.lower(), entry) and not is_name
        if is_once and page.source.cut(place) == word and not _GOES_ON.match(text, place.end):
            rights, length = misspelled[word], len(entry.name.split())
            if (len(rights) > 1 and length < _LONG) or f"{rights[0]}s" == word or _is_told_in_another(entry):
                continue  # the plural of what has none is a word that somebody made
            if _is_compound(word.lower(), text) or usual_words.is_made(word) or word.lower() in words.load("no-slips"):
                continue
            if length < _TITLE and not counts[rights[0].lower()]:
                continue
            meant = " or ".join(f"`{each}`" for each in rights[:_MAX_SHOWN])
            fix = replace(place, rights[0], Applicability.UNSAFE) if len(rights) == 1 else None
            yield ctx.diagnostic(place, f"`{word}` is misspelled; did you mean {meant}?", fix)


def _is_compound(word: str, text: str) -> bool:
    """Whether a word is two that the page has by themselves, or usual ones: `ballbots`."""
    cuts = ((word[:at], word[at:]) for at in range(_MIN_PART, len(word) - _MIN_PART + 1))
    return any(_is_known(first, text) and _is_known(second, text) for first, second in cuts)


def _is_known(word: str, text: str) -> bool:
    singular = word.removesuffix("s")
    if any(each in words.load(name) for each in (word, singular) for name in ("usual-words", "usual-short-words")):
        return True
    return re.search(rf"(?<![^\W_]){word}(?![^\W_])", text, re.IGNORECASE) is not None


def _is_told_in_another(entry: Entry) -> bool:
    """Whether the description of an entry has small words of another language and none of English."""
    said = {*_PARTS.findall(entry.description or "")}
    return words.load("english").isdisjoint(said) and not words.load("not-english").isdisjoint(said)


def _counts(text: str, asked: Collection[str]) -> Counter[str]:
    """How often each of some words stands in a text, in any case."""
    counts: Counter[str] = Counter()
    at = 0
    while asked and at < len(text):  # all words at once would take much memory
        end = text.find("\n", at + _PIECE) + 1 or len(text)
        counts.update(filter(asked.__contains__, map(str.lower, _LETTERS.findall(text, at, end))))
        at = end
    return counts


def _is_in_url(word: str, entry: Entry) -> bool:
    """Whether a word stands amid the letters of the URL."""
    return word in "".join(filter(str.isalpha, (entry.url or "").lower()))


def _is_misspelled(word: str, ctx: Context) -> bool:
    """Whether it is the URL that is known to be misspelled."""
    speller = ctx.page.world.speller
    return speller is not None and speller.works and word in speller.misspelled([word])


def _slips(entry: Entry, text: str) -> Iterator[tuple[Span, str, str, bool]]:
    """The words of a name that are slips of one in the URL, which is told with whether it names a repository."""
    start, end = entry.name_span
    if entry.url is not None and entry.name in text[start:end]:
        for at, word, spelled, is_own in _in_name(text[start:end], entry.url):
            yield Span(start + at, start + at + len(word)), word, spelled, is_own


@lru_cache(maxsize=_MAX_REMEMBERED)
def _in_name(name: str, url: str) -> Sequence[tuple[int, str, str, bool]]:
    """What `_slips` says of a name as it is written, by offset."""
    lower = url.lower()
    if name.lower() in lower:
        return ()
    words = [match for match in _WORD.finditer(name) if match[0].lower() not in lower]
    if words and _is_translated(name, url):
        return ()
    letters = "".join(filter(str.isalpha, lower)) if words else ""
    found: list[tuple[int, str, str, bool]] = []
    for match in words:
        if match[0].lower() not in letters:
            spelled = _spelled(match[0].lower(), _IN_URL.findall(url))
            if spelled is None or spelled.lower() in name.lower():
                continue  # the name has both, as two words
            if not _is_surname(name, match[0], spelled):
                repository = namesakes.REPOSITORY.match(url)
                is_own = (
                    repository is not None
                    and spelled in repository["name"]
                    and spelled[-1].lower() == match[0][-1].lower()
                )
                found.append((match.start(), match[0], spelled, is_own))
    return tuple(found)


def _is_translated(name: str, url: str) -> bool:
    """Whether name and URL each have a word of their own that begins alike: `Lettres persanes`, `Persian_Letters`."""
    said, written = ([each.lower() for each in _LETTERS.findall(text)] for text in (name, url))

    def own(words: Sequence[str], others: Sequence[str]) -> list[str]:
        return [
            one
            for one in words
            if not any(one == each or is_slip(one, each) or _are_forms(one, each) for each in others)
        ]

    return any(common(one, other) >= _MIN_STEM for one in own(said, written) for other in own(written, said))


def _spelled(word: str, others: Sequence[str]) -> str | None:
    """The only other word that one is a slip of."""
    found = {each.lower(): each for each in others if each[0].lower() == word[0] and is_slip(word, each.lower())}
    near = [each for lower, each in found.items() if not _are_forms(word, lower)]
    return near[0] if len(near) == 1 else None


def _are_forms(one: str, other: str) -> bool:
    """Whether words are forms of one, or one is what the British spell otherwise."""
    shared = common(one, other)
    is_ending = {one[shared:], other[shared:]} <= _ENDINGS or one[shared:] == "" or other[shared:] == ""
    return is_ending or one.replace("z", "s") == other.replace("z", "s")


def _is_surname(name: str, word: str, spelled: str) -> bool:
    """Whether a word ends the name of a person, whom the URL calls as in another country: `Kopylov`, `Kopilov`."""
    is_person = _PERSON.fullmatch(name) is not None and name.endswith(word)
    return is_person and word.lower().translate(_ALIKE) == spelled.lower().translate(_ALIKE)


def _in_case_of(word: str, spelled: str) -> str:
    """The right spelling, in the letters of the URL if it has capitals within, else in those of the wrong one."""
    if not spelled.islower() and not spelled.istitle() and not spelled.isupper():
        return spelled
    lower, right = word.lower(), spelled.lower()
    start = common(lower, right)
    if len(right) < len(lower) and word[start].isupper() and lower[start] == lower[start - 1]:
        start -= 1  # of two letters the capital stays: `MosaicCatcher`
    end = common(lower[start:][::-1], right[start:][::-1])
    return word[:start] + spelled[start : len(right) - end] + word[len(word) - end :]
