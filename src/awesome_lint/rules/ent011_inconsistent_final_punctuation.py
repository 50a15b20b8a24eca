"""ENT011: a description ends otherwise than the others of the list."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions import endings, habits
from awesome_lint.conventions.endings import NONE, Ending
from awesome_lint.conventions.habits import Deviation
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page import Page, cutting
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import LINE_ENDING, Span
from awesome_lint.syntax.nodes import LinkKind
from awesome_lint.text.patterns import late_pattern

_MAX_DOUBLED = 0.01
_FEW_DOUBLED = 2
_MAX_PHRASE = 200
"""A longer text is no phrase but a sentence, which may have its period where phrases have none."""
_COLONS = (":", "：")
_NAMES = {".": "a period", NONE: "none"}
_MARKUP = " \t-+*_>`"
_CODE = late_pattern(r"`[^`]+`")
_CREDIT = late_pattern(r"([*_])[^\W\d_a-z]\w*(?:[ ](?:[^\W\d_a-z][\w.'’-]*|d[aei]|von|van)){1,3}\1(?=\s|\Z)")
"""A person in italics."""
_IDENTIFIER = late_pattern(r"\b10\.\d{4,9}/[^\s)\]]+\Z")
"""A DOI, which a mark behind it would become a part of."""
_AND = late_pattern(r"[;,][ \t]+(?:and|or)\Z")
"""What goes on in the next bullet."""
_LABELS = late_pattern(r"\W*(?:[^\W\d_][\w ]{1,30}[:：]\W*)*")
"""What stands before the links on a line of their own: `**Helpful Resource:** [the manual](…)`."""


@rule(Catalog, severity=Severity.WARNING)
def check(_catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report final marks that are missing, that stand where others have none, other ones and doubled ones."""
    text, writing = ctx.page.source.text, ctx.page.conventions.writing
    for doubled in _doubled(text, ctx.page):
        right = text[doubled.start]
        once = replace(doubled, right, Applicability.UNSAFE)
        yield ctx.diagnostic(doubled, f"description ends in `{right}{right}`; expected `{right}`", once)
    joined = {id(each.entry) for each in writing.separators if each.found == NONE}
    single, many = habits.weigh(
        [mark for mark in writing.marks if _is_slip(mark, ctx) and not _is_sentence(mark, joined)]
    )
    for habit, those in many:
        what = "have a final mark" if habit.usual == NONE else f"do not end in {_name(habit.usual)}"
        are_texts = all(each.style is Style.HEADING for each in those)  # below headings whole paragraphs stand
        severity = Severity.INFO if are_texts else None
        yield ctx.as_a_whole(those, habit.total, f"descriptions {what}", "descriptions.final-mark", severity)
    for each in single:
        usual = each.habit.usual
        place = endings.behind_markup(text, each.entry, _ending(each, ctx).span)
        found = "without a final mark" if each.found == NONE else f"in {_name(each.found)}"
        message = f"description ends {found}; expected {_name(usual)}, {each.habit.evidence}"
        right = "" if usual == NONE else usual
        is_read_so = not _goes_into_url(each.entry, place, right)
        fix = replace(place, right, Applicability.UNSAFE, _title(each.found, usual)) if is_read_so else None
        shown = Span(place.start - 1, place.start) if place.start == place.end else place
        is_text = each.entry.style is Style.HEADING and not each.habit.is_given
        yield ctx.diagnostic(shown, message, fix, severity=Severity.INFO if each.is_at_home or is_text else None)


def _is_sentence(deviation: Deviation, joined: Collection[int]) -> bool:
    """Whether an entry is a sentence with its period, of which the name is a part, where others are phrases."""
    goes_on = (deviation.entry.description or "")[:1].islower() and id(deviation.entry) in joined
    return goes_on and deviation.habit.usual == NONE and deviation.found in endings.STOPS


def _goes_into_url(entry: Entry, place: Span, mark: str) -> bool:
    """Whether a mark would be read as the end of a bare URL, as only those of ASCII are not."""
    return not mark.isascii() and any(
        link.kind is LinkKind.BARE and link.span.start < place.start <= link.span.end for link in entry.links
    )


def _ending(deviation: Deviation, ctx: Context) -> Ending:
    span = deviation.entry.description_span
    assert span is not None
    return ctx.page.conventions.writing.endings[span.start]


def _is_slip(deviation: Deviation, ctx: Context) -> bool:
    """Whether the habit speaks of a description that ends otherwise."""
    text, entry, span = ctx.page.source.text, deviation.entry, deviation.entry.description_span
    assert span is not None
    end = _ending(deviation, ctx).span.end
    if _is_pointer(text, entry) or _is_of_field(text, entry, end, ctx) or _AND.search(text, span.start, end):
        return False
    if _goes_on(text, entry, ctx) if deviation.habit.usual == NONE else endings.is_listed(text, span):
        return False
    if deviation.found == NONE and text[end - 2 : end - 1] == deviation.habit.usual and not text[end - 1].isalnum():
        return False  # the mark is there, with a stray one behind it: `Sorts things.=`
    if deviation.found in endings.STOPS and text.startswith("`", end):
        return False  # it belongs to the code: ``serve .``
    if deviation.found in _COLONS and deviation.habit.total:
        return False  # what it announces may stand below
    if deviation.habit.usual == NONE and entry.style is Style.TABLE and cutting.is_among_cut(ctx.page, span.start):
        return False  # what has no mark was cut
    return _is_meant(text, entry, Span(span.start, end), deviation.found, deviation.habit.usual)


def _is_pointer(text: str, entry: Entry) -> bool:
    """Whether what stands behind the name is the link that it points to: `MySQL: see [awesome-mysql](…)`."""
    url, description = entry.url_span, entry.description_span
    before = text[entry.span.start : entry.name_span.start].rstrip(" \t[(*_`")
    if before.endswith((":", "：")) and not any(map(str.isdigit, before)):
        return True
    if entry.description and entry.description.casefold().startswith("see "):
        return True
    return url is not None and description is not None and description.start <= url.start < description.end


def _goes_on(text: str, entry: Entry, ctx: Context) -> bool:
    """Whether a comma joins a remark to the name (`[OSI in short](url), and so on.`), but not to most others."""

    def is_joined(entry: Entry) -> bool:
        span = entry.description_span
        return span is not None and text[entry.name_span.end : span.start].rstrip()[-1:] == ","

    return is_joined(entry) and sum(map(is_joined, ctx.page.catalog.entries)) * 2 < len(ctx.page.catalog.entries)


def _is_of_field(text: str, entry: Entry, end: int, ctx: Context) -> bool:
    """Whether the last line is a row of a broken table, or begins like a field that could not be read as one."""
    if entry.style is not Style.HEADING:
        return False
    source = ctx.page.source
    last = text[source.line_span(source.line_at(end)).start : end].lstrip(_MARKUP)
    names = (
        field.name.rpartition(" …")[0] or field.name for field in ctx.page.conventions.schema_of(entry).fields.values()
    )
    return last.startswith("|") or last.casefold().startswith(tuple(name.casefold() for name in names))


def _doubled(text: str, page: Page) -> list[Span]:
    """The full stops that stand twice; where many do, a program has cut the descriptions."""

    def ends_twice(entry: Entry) -> bool:
        span = entry.description_span
        return span is not None and text[span.end - 1] == text[span.end - 2] and _is_doubled(text, span)

    found = page.batches.where(ends_twice, _doubled)
    ends = [entry.description_span.end for entry in found if entry.description_span is not None]
    if len(ends) > max(_FEW_DOUBLED, len(page.batches.where(_is_described)) * _MAX_DOUBLED):
        return []
    return [Span(end - 2, end) for end in ends]


def _is_described(entry: Entry) -> bool:
    return entry.description_span is not None


def _is_doubled(text: str, span: Span) -> bool:
    """Whether a full stop stands twice, but not thrice."""
    return (
        span.end - span.start > len("...") and text[span.end - 1] in endings.STOPS and text[span.end - 3] not in "./… "
    )


def _name(mark: str) -> str:
    return _NAMES.get(mark, f"`{mark}`")


def _title(found: str, usual: str) -> str:
    if usual == NONE:
        return f"remove `{found}`"
    return f"add `{usual}`" if found == NONE else f"replace with `{usual}`"


def _is_meant(text: str, entry: Entry, span: Span, found: str, usual: str) -> bool:
    """Whether a description is one that the habit speaks of: of its script, of one sentence, with words of its own."""
    written = text[span.start : span.end]
    last_line = LINE_ENDING.split(written)[-1]
    if last_line != written and any(link.url[:1] == "#" and link.text in last_line for link in entry.links):
        return False  # a link back to the contents, of which no blank line keeps it apart
    start = span.end - len(last_line.lstrip())
    if found == NONE and (_ends_in_address(text, entry, span.end, start) or _CREDIT.match(text, span.start - 1)):
        return False
    if found == NONE and _IDENTIFIER.search(written):
        return False
    if found in endings.CUT_OFF and usual not in endings.STOPS:
        return found in ",，"
    if usual == NONE:
        return len(written) <= _MAX_PHRASE and not endings.ends_by_itself(written)
    if usual == "." and _CODE.fullmatch(text, span.start - 1, span.end + 1):
        return False
    if usual == ".":
        return found != NONE or (endings.has_words(_with_links(text, entry, span)) and not _is_ideograph(written[-1]))
    return usual != "。" or any(map(_is_ideograph, written))


def _ends_in_address(text: str, entry: Entry, end: int, line: int) -> bool:
    """Whether a description ends in a bare URL, or in a line of links: a mark behind these would look odd."""
    last = next((link for link in entry.links if link.span.start < end <= link.span.end), None)
    if last is None:
        return False
    return last.kind is LinkKind.BARE or _is_line_of_links(
        text, entry, Span(min(line, last.span.start), last.span.start)
    )


def _is_line_of_links(text: str, entry: Entry, before: Span) -> bool:
    """Whether nothing but links, and labels of them, stands in a line before its last link."""
    at, between = before.start, ""
    for link in entry.links:
        if at <= link.span.start < before.end:
            between += text[at : link.span.start]
            at = link.span.end
    return _LABELS.fullmatch(between + text[at : before.end]) is not None


def _with_links(text: str, entry: Entry, span: Span) -> str:
    """A description with the whole of the links in which it begins and ends."""
    start = min(
        (link.span.start for link in entry.links if link.span.start < span.start < link.span.end), default=span.start
    )
    end = max((link.span.end for link in entry.links if link.span.start < span.end < link.span.end), default=span.end)
    return text[start:end]


def _is_ideograph(character: str) -> bool:
    """Whether a character is of Chinese or Japanese; a pattern of such wide ranges takes long to compile."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"
