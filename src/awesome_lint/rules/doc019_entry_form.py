"""DOC019: an entry is not written as `[name](url) - Description.`."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Entry, Style
from awesome_lint.conventions import endings
from awesome_lint.conventions.separators import separator_mark
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.text.patterns import late_pattern

_SEPARATOR = " - "
_WORD = late_pattern(r"[^\W\d_]+")
_LETTER = late_pattern(r"\w")
_CODE = ("`", "<code>", "<kbd>", "<samp>")
"""Behind which code begins."""


@rule(Entry, severity=Severity.WARNING)
def check(entry: Entry, ctx: Context) -> Iterator[Diagnostic]:
    """Report the separator, the opening and the end of a bullet's description where they differ."""
    if entry.style is not Style.BULLET or not entry.description or entry.description_span is None or not entry.links:
        return
    link = entry.links[0]
    if link.url == entry.url and link.span.end <= entry.description_span.start:
        yield from _separator(entry, ctx)
        yield from _opening(entry, entry.description, entry.description_span, ctx)
        yield from _end(entry, entry.description_span, ctx)


def _separator(entry: Entry, ctx: Context) -> Iterator[Diagnostic]:
    span, described = entry.separator_span, entry.description_span
    if span is None or described is None or span.end > described.start:
        return
    place = separator_mark(ctx.page.source.text, span)
    written = ctx.page.source.cut(place)
    if written != _SEPARATOR and "\n" not in written:
        shown = f"`{written.strip()}`" if written.strip() not in ("", "-") else f"`{written}`" if written else "nothing"
        message = f"{shown} stands between name and description; expected `{_SEPARATOR}`"
        yield ctx.diagnostic(place, message, replace(place, _SEPARATOR, Applicability.UNSAFE))


def _opening(entry: Entry, description: str, span: Span, ctx: Context) -> Iterator[Diagnostic]:
    """A first word all in small letters; what begins with a digit or a sign begins well."""
    first = _WORD.match(description)
    if (
        first is None
        or ctx.page.source.text.endswith(_CODE, 0, span.start)
        or not first[0].islower()
        or first[0] in entry.name
        or ctx.page.source.text[span.start] != first[0][0]
    ):
        return
    if description[first.end() : first.end() + 1] in ("-", ".", "(", "/", "_") or _LETTER.match(
        description, first.end()
    ):
        return  # `npm-run`, `node.js`, `printf(3)`: a name
    wanted = first[0][0].title()
    if wanted == first[0][0]:
        return  # Georgian has capitals, but not in sentences
    place = Span(span.start, span.start + 1)
    message = f"the description begins with a lowercase letter; expected `{wanted}{first[0][1:]}`"
    yield ctx.diagnostic(place, message, replace(place, wanted, Applicability.UNSAFE))


def _end(entry: Entry, span: Span, ctx: Context) -> Iterator[Diagnostic]:
    text = ctx.page.source.text
    ending = endings.ending(text, span)
    if ending.mark != endings.NONE:
        return
    place = endings.behind_markup(text, entry, ending.span)
    if _ends_in_link(text, entry, place.start):
        return
    fix = Fix((Edit(place.start, place.start, "."),), Applicability.UNSAFE, "add a period")
    shown = Span(place.start - 1, place.start)
    yield ctx.diagnostic(shown, "the description ends without a mark; expected a period", fix)


def _ends_in_link(text: str, entry: Entry, end: int) -> bool:
    """Whether the sentence ends within a link, behind which there are only links and code."""
    links = {link.span.end: link for link in entry.links}
    while end > entry.name_span.end:
        if text[end - 1] in " \t":
            end -= 1
        elif text[end - 1] == "`":
            end = text.rfind("`", 0, end - 1)
        elif end not in links:
            return False
        elif endings.is_end(links[end].text[-1:]):
            return True
        else:
            end = links[end].span.start
    return False
