"""SPL003: a word stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.catalog.records import Entry
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.source import LINE_ENDING, Span
from awesome_lint.syntax.nodes import Document, Heading, Node, plain_text
from awesome_lint.text import namesakes
from awesome_lint.text.patterns import late_pattern

_DOUBLED = late_pattern(
    r"(?P<first>[A-Za-z][a-z]*+)(?P<between>\s++(?:> *)*+)(?P<second>(?i:(?P=first)))(?![\w\u00ad])"
)
_DOUBLED_BEHIND = tuple(late_pattern(rf"{before}{_DOUBLED.pattern}") for before in (" ", r"\n", r"\r", r"\("))
"""One pattern for each character that may stand before: those that begin with one are found fast."""
_JOINED = late_pattern(r"[-/'’_@#&=+(\[]|[.:]\w")
_SPACES = late_pattern(r"[ \t]+")
_GAP = 9
"""So many characters, line endings and marks of quotes, may stand between two of the same words."""
_PRONOUNS = frozenset({"it", "this", "that", "what", "he", "she", "all", "there", "who"})
_LONGEST_PRONOUN = 8
_SAYING = late_pattern(
    r"all|and|as|assumes?|believe|but|ensures?|fact|is|know|like|means?|not|note|or|said|says?|shows?|so|sure|than|think|was"
)
"""Words behind which one `that` joins what is said, and the other one points to something."""
_DOES = late_pattern(r" (?:are|can|could|do|has|have|may|might|must|should|was|were|will|would|[a-z]{3,}[a-rt-z]s)\b")
_SMALL = late_pattern(r"[a-z]{4,}")
"""Words that are hardly one half of a name, as in `log log`, where both are small."""
_LONG = late_pattern(r"[a-z]{6,}")
"""Words so long that hardly a language doubles them."""
_MALAY = " yang "
"""Malay and Indonesian double words for their plural."""
_TWICE = late_pattern(r"(?<![\w/.'’-])(?P<first>[A-Za-z]{3,})(?P<between>[ ]+)(?P<second>(?P=first))(?![\w/.'’\"”-])")
_FIRST, _LAST = late_pattern(r"\s[\s>]*([A-Za-z]+)(?!\w)"), late_pattern(r"(?<!\w)([A-Za-z]+)[\s>]*\Z")
"""The word behind the second one, and the one before the first."""
_NEXT = late_pattern(r"[ ]+([A-Za-z]+)")
"""The word behind."""
_MIN_ALONE = 2
"""A word that the page has so often by itself is one, and no half of a name."""
_MIN_TITLE = 3
_MIN_SENTENCE = 4
"""In a title of so many words no usual one is half of a name."""
_MIN_NAME = 4
_OF_LISTS = "awesome"
"""What lists of lists are called: `Awesome Awesome`."""
_OPTION = late_pattern(r"(?<!\S)--?[a-z][\w-]{0,30} \Z")
"""What stands before an argument in a command: `python -m venv venv`."""
_BEFORE = late_pattern(r"(?<![\w-])[A-Z][\w-]{0,40} \Z")
_BEHIND = late_pattern(r" [A-Z][\w-]{0,40}")
_ARTICLES = ("The ", "A ")
_LONGEST = 48
_ON_PURPOSE = late_pattern(r"anti|blah|chop|knock|long|many|master|more|much|plus|really|some|that|very")


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report words that stand twice in English prose, and small or long ones that do in prose of other languages."""
    text, small, elsewhere = ctx.page.source.text, words.load("never-doubled"), words.load("never-doubled-elsewhere")
    told: set[int] = set()
    for match in _doubled(document, text):
        word = match["second"]
        is_long = _LONG.fullmatch(word) is not None and _ON_PURPOSE.fullmatch(word) is None and _MALAY not in text
        is_of_any = word == match["first"] and (word in elsewhere or is_long)
        is_slip = is_of_any or word in small or _is_small(match) or _is_copula(match, text)
        is_slip |= _is_relative(match, text)
        if not is_slip or _is_begun_by_name(match):
            continue
        if _JOINED.match(text, match.end()) or _is_repeated(match, text) or _is_label(match, text):
            continue
        if _is_doubled_name(match, text) or _is_named(match, text) or _is_argument(match, text):
            continue
        if _is_prose(match.start("first"), match.end(), ctx, in_english=not is_of_any):
            told.add(match.start("second"))
            yield ctx.diagnostic(Span(*match.span("second")), f"`{word}` is repeated; remove one", _fix(match, text))
    yield from (each for each in _in_titles(document, ctx) if each.span.start not in told)


def _in_titles(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report words that stand twice in a name or a heading; that the URL of an entry has twice, it is called."""
    text = ctx.page.source.text
    named = {entry.span.start for entry in ctx.page.catalog.entries}
    doubled = document.where(_has_twice_in_title, Heading)
    headings = [(each.content_span, "" if each.start in named else None) for each in doubled]
    names = [(entry.name_span, entry.url or "") for entry in ctx.page.batches.where(_is_named_twice)]
    for span, url in (*headings, *names):
        match = _TWICE.search(text, span.start, span.end)
        if match is None or _is_begun_by_name(match) or _is_repeated(match, text) or _ends_and_begins(match, text):
            continue
        if _is_no_name(match, text[slice(*span)], url, text):
            message = f"`{match['second']}` is repeated; remove one"
            yield ctx.diagnostic(Span(*match.span("second")), message, _fix(match, text))


def _is_no_name(match: re.Match[str], title: str, url: str | None, text: str) -> bool:
    """Whether nothing is called by a word twice: the URL or the page has it once, or it is a usual one of a heading."""
    word, letters = match["second"].casefold(), _letters(url or "")
    if (
        word * 2 in letters
        or word == _OF_LISTS
        or _ON_PURPOSE.fullmatch(word) is not None
        or f"{word}-{word}" in text.casefold()
    ):
        return False
    is_usual, is_title = word in words.load("usual-words"), len(title.split()) >= _MIN_TITLE
    if (is_title and url is None) or (url and (_is_once(match, url) or _is_repository(word, title, url))):
        return True
    if len(word) < _MIN_NAME:
        return is_title and word in words.load("english")
    is_long = _LONG.fullmatch(word) is not None
    if url is None and (is_usual or is_long or word in words.load("section-names")):
        return True
    length = len(title.split())
    if is_long and length > _MIN_SENTENCE:
        return True
    if (word in letters and (is_long or is_title)) or (is_usual and length >= _MIN_SENTENCE):
        return True
    return _times(word, text) - 2 * _times(f"{word} {word}", text) >= _MIN_ALONE


def _is_once(match: re.Match[str], url: str) -> bool:
    """Whether the URL of an entry has the word once, with the next word of the name behind it."""
    behind = _NEXT.match(match.string, match.end())
    return behind is not None and _letters(match["second"] + behind[1]) in _letters(url)


def _is_repository(word: str, title: str, url: str) -> bool:
    """Whether a name is nothing but a word twice, and the repository that it leads to is called by it once."""
    repository = namesakes.REPOSITORY.match(url)
    return repository is not None and _letters(title) == word * 2 and _letters(repository["name"]) == word


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _times(word: str, text: str) -> int:
    """How often a word, which is in ASCII, stands in a text in any case, by itself or as a plural."""
    first = word[0]  # a pattern that begins with a class of characters is found faster than one that ignores case
    return sum(
        1 for _ in re.finditer(rf"[{first}{first.upper()}](?<!\w.)(?i:{re.escape(word[1:])}(?:e?s)?)(?!\w)", text)
    )


def _has_twice_in_title(heading: Heading) -> bool:
    return _TWICE.search(plain_text(heading.children)) is not None


def _is_named_twice(entry: Entry) -> bool:
    return _TWICE.search(entry.name) is not None


def _doubled(document: Document, text: str) -> Iterator[re.Match[str]]:
    """The words that stand twice."""

    def places(block: Node) -> list[int]:
        written = f"\n{text[block.start : block.end]}"
        return [match.start() for pattern in _DOUBLED_BEHIND for match in pattern.finditer(written)]

    for block, found in zip(document.children, document.of_blocks(places, _DOUBLED), strict=True):
        for at in found:
            match = _DOUBLED.match(text, block.start + at)
            if match is not None:
                yield match


def _is_begun_by_name(match: re.Match[str]) -> bool:
    """Whether a name stands there, and behind a gap the text that begins with it: `Acme  Acme sorts.`."""
    return match["second"][0].isupper() and match["between"].isspace() and len(match["between"].strip("\r\n")) > 1


def _is_small(match: re.Match[str]) -> bool:
    """Whether both are the same small word of some length, and none that people double on purpose."""
    word = match["second"]
    return word == match["first"] and _SMALL.fullmatch(word) is not None and _ON_PURPOSE.fullmatch(word) is None


def _is_copula(match: re.Match[str], text: str) -> bool:
    """Whether it is an `is` that stands twice, but not as in `what it is is …`."""
    before = text[max(match.start("first") - _LONGEST_PRONOUN, 0) : match.start("first")].split()
    return match["second"] == "is" and before[-1:] != [] and before[-1].lower() not in _PRONOUNS


def _is_relative(match: re.Match[str], text: str) -> bool:
    """Whether it is a `that` between a thing and what that does: `a tool that that sorts`, not `so that that is`."""
    before = _LAST.search(text, max(match.start() - _LONGEST, 0), match.start("first"))
    is_of_thing = before is not None and before[1].islower() and _SAYING.fullmatch(before[1]) is None
    return match["second"] == "that" and is_of_thing and _DOES.match(text, match.end()) is not None


def _is_doubled_name(match: re.Match[str], text: str) -> bool:
    """Whether something is called so: what is no usual word stands twice elsewhere on the page, too."""
    word = match["second"].casefold()
    is_known = len(word) < _MIN_NAME or any(word in words.load(each) for each in ("usual-words", "english"))
    return not is_known and _times(f"{word} {word}", text) > 1


def _is_named(match: re.Match[str], text: str) -> bool:
    """Whether the first of both has a capital amid a sentence, as a name has: `If and For for React`."""
    before = text[max(match.start("first") - 2, 0) : match.start("first")]
    return match["first"][0].isupper() and match["second"].islower() and before[:1].isalpha() and before[1:] == " "


def _is_argument(match: re.Match[str], text: str) -> bool:
    """Whether an option of a command stands before both words, of which the second is its own argument then."""
    start = match.start("first")
    return _OPTION.search(text, max(start - _LONGEST, 0), start) is not None


def _ends_and_begins(match: re.Match[str], text: str) -> bool:
    """Whether the page has two terms, one of which ends in the word and the other begins with it.

    So does `Diffusion Policy Policy Optimization`, and with an article `The New New York`.
    """
    start, word = match.start("first"), match["first"]
    before = _BEFORE.search(text, max(start - _LONGEST, 0), start)
    behind = _BEHIND.match(text, match.end())
    if before is None or behind is None or not word[0].isupper():
        return False
    terms = (f"{word}{behind[0]}",) if before[0] in _ARTICLES else (f"{before[0]}{word}", f"{word}{behind[0]}")
    return all(text.count(term) > 1 for term in terms)


def _is_label(match: re.Match[str], text: str) -> bool:
    """Whether the second word begins a line and has a colon behind it, as in a file of settings."""
    return text.startswith(":", match.end()) and LINE_ENDING.search(match["between"]) is not None


def _is_repeated(match: re.Match[str], text: str) -> bool:
    """Whether the word stands there more often than twice, as nobody writes it by mistake: `stars stars stars`."""
    word, start, end = match["first"], match.start("first"), match.end()
    behind = text[end : end + len(word) + _GAP].replace(">", " ")
    before = text[max(start - len(word) - _GAP, 0) : start].replace(">", " ")
    following = _FIRST.match(behind)
    above = _LAST.search(before)
    return word in (following and following[1], above and above[1])


def _is_prose(start: int, end: int, ctx: Context, *, in_english: bool) -> bool:
    """Whether both words stand in one passage, of English if it must be, with nothing between them but white space."""
    passage = ctx.page.prose.at(start)
    if passage is None or (in_english and not passage.is_english):
        return False
    cut = passage.text[start - passage.start : end - passage.start]
    return len(cut) == end - start and cut.replace(">", " ").split() == [*cut.split()][:1] + [*cut.split()][-1:]


def _fix(match: re.Match[str], text: str) -> Fix:
    """Take the second word away; the first word of a line goes with the white space behind it."""
    start, end = match.start("between"), match.end()
    if LINE_ENDING.search(match["between"]):
        spaces = _SPACES.match(text, end)
        behind = spaces.end() - end if spaces is not None else 0
        if behind and text[end + behind : end + behind + 1] not in ("", "\n", "\r"):
            start, end = match.start("second"), end + behind
    return Fix((Edit(start, end, ""),), Applicability.UNSAFE, f"remove the second `{match['second']}`")
