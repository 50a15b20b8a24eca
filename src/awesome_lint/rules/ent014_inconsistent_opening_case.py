"""ENT014: a description begins in a different case than the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions import endings, habits
from awesome_lint.conventions.endings import LOWER
from awesome_lint.conventions.habits import Deviation
from awesome_lint.conventions.separators import is_amid_words
from awesome_lint.conventions.writing import NONE
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page import Page
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import web

_WORD = late_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTS = late_pattern(r"[^\W\d_]+")
_ABBREVIATED = late_pattern(r"([^\W\d_]+)[ -]([A-Z]{2,})\b")
_INITIALS = late_pattern(r"(?<![^\W\d_])[A-Z]{3,}(?![^\W\d_])")
_VERB = late_pattern(r",| (?:is|are|was|has|lets|allows|helps|provides|offers|supports|generates|makes)\b")
_CONNECTING = late_pattern(
    r"(?:is|are|was|were|has|have|had|can|will|does|do|to|for|of|in|on|at|by|from|with|without|via|using|as|about|into|over"
    r"|under|that|which|who|whose|where|when|if|than|or|and|but|vs|plus|like|provides?|offers?|lets|allows?|helps?"
    r"|makes?|gives|uses|supports?|contains?|includes?|brings|aims|comes|shows?|tells|says|explains?|describes?|covers?"
    r"|por|para|par|pour|von|für|di|da|per|door|voor|af|av|för|przez|от|для|sobre|sur|über)"
    r"(?![\w-])"
)
"""Words with which a sentence goes on behind a name rather than begins."""
_LINKED = late_pattern(r"(?:with|by|from|via|for|in|of|and|or) \[")
"""A remark that is a word and a link: `- with [Marathon](url)`."""
_POINTING = frozenset({"this", "that", "these", "those", "it", "they", "there", "here", "what", "which", "who", "all"})
"""Words that stand for a name and are none."""
_AFTER_NAMES = frozenset({"like", "inspired", "compatible", "powered"})
"""What follows a name in one word with it: `pywal-like`."""
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ("「", "」"), ("『", "』"))
_LABEL = late_pattern(r"[\w-]+(?: [\w-]+)?: |\w+@")
"""What names what is described, or says what a link is, or who speaks: `physica: vectors`, `feed hub: https://…`."""
_PARTICLE = late_pattern(
    r"(?:van|von|zu|de|der|den|del|della|di|da|dos|du|ten|ter|bin|ibn|al)(?: (?:de|der|den|la))?"
    r" [A-Z][\w'’-]+(?:,| et al| [A-Z]{1,3}\b)"
)
"""The beginning of a name of a person, with the initials or a comma behind it: `van Dam S, Vosa U`."""
_GOES_ON = late_pattern(r" [a-z]{2}")
_ALSO_NAMES = frozenset({"docs", "maps", "pages", "rails", "sheets", "slides", "windows"})
"""Usual words that name products, too."""
_TITLE = late_pattern(r" [A-Z][a-z]")
"""What follows a word that begins a name: `kims Theme`."""
_QUOTE = late_pattern(r"[\r\n][ \t]*>[ \t>]*\Z")
_MIN_NAME = 3
_MIN_PART = 4
_LIBRARY = late_pattern(r"lib(?!rar|er)[a-z]")


@rule(Catalog, severity=Severity.WARNING)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report first letters of the other case, unless the word is a name."""
    writing = ctx.page.conventions.writing
    if not writing.openings:
        return
    text = ctx.page.source.text
    names = frozenset(entry.name for entry in catalog.entries)
    title = (catalog.title or "").casefold()
    unseparated = {id(each.entry) for each in writing.separators if each.found == NONE}
    single, many = habits.weigh(
        [
            opening
            for opening in writing.openings
            if id(opening.entry) not in unseparated and _is_slip(opening, ctx.page, names, title)
        ]
    )
    for habit, those in many:
        found = "a capital" if habit.usual == LOWER else "a lowercase letter"
        yield ctx.as_a_whole(those, habit.total, f"descriptions begin with {found}", "descriptions.opening-case")
    for each in single:
        span = each.entry.description_span
        assert span is not None
        first, letter = Span(span.start, span.start + 1), text[span.start]
        if each.found == LOWER:
            found, expected, right = "a lowercase letter", "a capital", letter.upper()
        else:
            found, expected, right = "a capital", "a lowercase letter", letter.lower()
        message = f"description begins with {found}; expected {expected}, {each.habit.evidence}"
        fix = replace(first, right, Applicability.UNSAFE)
        yield ctx.diagnostic(first, message, fix, severity=Severity.INFO if each.is_at_home else None)


def _is_slip(deviation: Deviation, page: Page, names: frozenset[str], title: str) -> bool:
    """Whether a description begins with an ordinary word, which others would write the other way."""
    span, text = deviation.entry.description_span, page.source.text
    assert span is not None
    if (
        text.count(" ", span.start, span.end) < _words_of_label(deviation)
        or (deviation.found != LOWER and _is_part_of_title(text, deviation.entry, span))
        or (deviation.found != LOWER and _spells_out(text, deviation.entry, span))
        or _follows_link(text, deviation.entry, span)
        or _follows_code(text, deviation.entry, span)
        or _runs_on(text, deviation.entry, span)
        or _is_pointer(text, span)
        or text[deviation.entry.span.start : span.start].rstrip(" \t").endswith((",", ";"))
        or endings.is_listed(text, span)
        or _LABEL.match(text, span.start, span.end) is not None
        or text[span.start - 1] == ":"
        or _is_quoted(text, deviation.entry, span)
        or _is_name(page, deviation.entry, span, names, title)
    ):
        return False
    return deviation.found == LOWER or _is_common(page, span)


def _words_of_label(deviation: Deviation) -> int:
    """How many words are a label rather than a description, in a cell the more if few others show what is usual."""
    return 1 + (deviation.entry.style is Style.TABLE and deviation.habit.total < habits.MIN_FOR_HABIT)


def _is_part_of_title(text: str, entry: Entry, span: Span) -> bool:
    """Whether a description begins with the name, or is what a colon parts from a title in plain text."""
    separator = entry.separator_span
    is_plain = not any(link.span.start <= entry.name_span.start < link.span.end for link in entry.links)
    is_colon = separator is not None and text[separator.start : separator.end].strip() == ":"
    return (is_plain and is_colon) or text.startswith(entry.name, span.start)


def _spells_out(text: str, entry: Entry, span: Span) -> bool:
    """Whether a description begins with the words of which the name has the first letters, all with capitals."""
    for abbreviation in _INITIALS.findall(entry.name):
        said = _PARTS.findall(text, span.start, span.end)[: len(abbreviation)]
        if "".join(word[0] for word in said) == abbreviation:
            return True
    return False


def _follows_link(text: str, entry: Entry, span: Span) -> bool:
    """Whether a description goes on behind another link than that of the name: `[name](url) / [other](url) tools`."""
    line = max(text.rfind("\n", 0, span.start), entry.name_span.end)
    between = (link for link in entry.links if line < link.span.start and link.span.end <= span.start)
    return any(each.text and text[each.span.start - 1] not in "([" for each in between)


def _follows_code(text: str, entry: Entry, span: Span) -> bool:
    """Whether code stands before a description, which goes on behind it: "- `a`, `b` and more"."""
    if entry.separator_span is not None:
        return "`" in text[entry.separator_span.end : span.start]
    return "`, `" in text[entry.name_span.end : span.start]


def _runs_on(text: str, entry: Entry, span: Span) -> bool:
    """Whether a sentence runs through the name: `[Acme](url) is a tool`, `[Acme](url), made by …`, `The **plan** of …`.

    So it does through a word of code.
    Without anything in between a capital begins a sentence of its own: `[Acme](url) Bends wires.`
    """
    if entry.style is not Style.BULLET:
        return False
    if entry.separator_span is not None:
        mark = text[entry.separator_span.start : entry.separator_span.end].strip()
        return mark.endswith((",", ";")) or _LINKED.match(text, span.start, span.end) is not None
    is_code = text[entry.name_span.start - 1] == "`"
    if is_code or len(text[span.start : span.end].split()) == 1:
        return True
    goes_on = text[entry.name_span.end : span.start].rstrip().endswith((",", ";")) or is_amid_words(entry, text)
    return goes_on or _CONNECTING.match(text, span.start, span.end) is not None or text[span.start].isupper()


def _is_pointer(text: str, span: Span) -> bool:
    """Whether a description only says where to look: `see [the other list](url)`."""
    return text.startswith("see ", span.start)


def _is_quoted(text: str, entry: Entry, span: Span) -> bool:
    """Whether a quotation begins before a description, which then is but a part of it, or it stands in a quote."""
    before = text[entry.span.start : span.start]
    return _QUOTE.search(before) is not None or any(
        before.count(opening) > before.count(closing) for opening, closing in _QUOTES
    )


def _is_common(page: Page, span: Span) -> bool:
    """Whether the first word, here with a capital, is no name: the page has it in small letters, or it is a verb.

    A verb is a usual word that ends in `s`, with another one behind it: `Collects reports`.
    """
    word = _WORD.match(page.source.text, span.start, span.end)
    if word is None or not word[0].istitle():
        return False
    tokens, small = page.prose.tokens, word[0].lower()
    is_usual = small.endswith("s") and {small, small[:-1]} <= words.load("usual-words") and small not in _ALSO_NAMES
    passage = page.prose.at(span.start) if is_usual and tokens[word[0]] == 1 else None
    is_verb = passage is not None and passage.is_english and _GOES_ON.match(page.source.text, word.end()) is not None
    return tokens[small] >= max(tokens[word[0]], 1) or is_verb


def _begins_with_name(text: str, span: Span, own: Sequence[str]) -> bool:
    """Whether a word and an abbreviation are two of the entry's name, as of `awesome-django-cms` in `django CMS`."""
    two = _ABBREVIATED.match(text, span.start, span.end)
    return two is not None and f" {two[1]} {two[2]} ".casefold() in f" {' '.join(own)} ".casefold()


def _is_host(word: str, entry: Entry) -> bool:
    """Whether a word, and none that is usual, names the site that an entry leads to, or who has pages there.

    So `kipply` names kipp.ly, and `ann` github.com/ann/….
    """
    address = web(entry.url or "")
    if address is None or len(word) < _MIN_NAME or word in words.load("usual-words"):
        return False
    first = address.rest.strip("/").partition("/")[0]
    return word in (*address.host.split(".")[:-1], address.host.replace(".", ""), first)


def _begins_url(word: str, entry: Entry) -> bool:
    """Whether the last part of the URL begins with a word of some length."""
    return len(word) >= _MIN_NAME and (entry.url or "").rstrip("/").rpartition("/")[2].casefold().startswith(word)


def _is_part_of_own(word: str, entry: Entry) -> bool:
    """Whether a word that is no usual one is a part of the entry's name or of its URL: `nanomsg` of `onanomsg`."""
    if len(word) < _MIN_PART or any(word in words.load(each) for each in ("usual-words", "usual-short-words")):
        return False
    return word in entry.name.casefold() or word in _PARTS.findall(entry.url or "")


def _is_name(page: Page, entry: Entry, span: Span, names: frozenset[str], title: str) -> bool:
    """Whether the first word names something: this entry or a part of it, another one, what the list is about.

    A name that the page writes with a capital elsewhere is no excuse.
    """
    text, tokens = page.source.text, page.prose.tokens
    match = _WORD.match(text, span.start, span.end)
    assert match is not None
    word = match[0]
    if len(word) == 1 and not word.isascii():
        return True  # a sign: `π turns signals into …`
    first, *others = _PARTS.findall(word)
    if (others and others[-1] in _AFTER_NAMES) or _PARTICLE.match(text, span.start, span.end):
        return True
    if (
        word.casefold() == entry.name.casefold()
        or _is_host(first, entry)
        or _LIBRARY.match(first)
        or (others and word in (entry.url or ""))
    ):
        return True
    if (_TITLE.match(text, match.end()) and _begins_url(first, entry)) or _is_part_of_own(first, entry):
        return True
    is_subject = word not in _POINTING and (word in names or _VERB.match(text, match.end()) is not None)
    capital = first.capitalize()
    if is_subject and capital not in entry.name and capital not in tokens:
        return True
    own, subject = _PARTS.findall(entry.name), _PARTS.findall(title)
    if _begins_with_name(text, span, own):
        return True
    if capital not in tokens and any(each.startswith(f"{first}-") for each in names):
        return True  # `xarray-simlab` is named after it
    is_name = first in words.load("lowercase-names") or first in subject or not {first, *others}.isdisjoint(own)
    return is_name and tokens[capital] < tokens[first]
