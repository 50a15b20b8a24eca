"""ENT010: a line is written like an entry, but shows as text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from awesome_lint.catalog import unread
from awesome_lint.catalog.records import Catalog, Style
from awesome_lint.catalog.unmade import Flaw, Unread
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from awesome_lint.page import Page
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.rule.keeping import Keeper
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import start_of
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import WRONG_BRACKETS

_CODE = 4
"""So far to the right of what holds it a line is code."""
_LICENCE = late_pattern(
    r"\b(?:creativecommons\.org|(?:un)?licen[sc]es?|copying|gnu\.org/(?:copyleft|licenses))\b", re.IGNORECASE
)
_GOES_ON = late_pattern(r"[ \t][-–—:][ \t]*\n[ \t]*\Z")
"""A separator at the end of a line, which what describes the entry follows."""
_AMID = late_pattern(
    r"(?:(?:[^\W\d_]+\s+){3}[^\W\d_A-Z]+|\b(?:and|are|at|be|by|for|from|has|in|is|of|on|or|see|the|to|with)"
    r"|[\u3040-\u9fff]{2})[ \t]*\r?\n[ \t]*\Z"
)
"""Words at the end of a line that go on, since no mark stands behind them."""
_SENTENCE = late_pattern(r"[A-Z][^\[\]<>]*\w(?: |, ?)[^\[\]<>]*[^\W\d_]")
_RUNS_ON = late_pattern(r"\)[*_]*,? [a-z]{2}")
_LONGEST_END = 100
_IMAGE = late_pattern(r"\[\s*<img\b", re.IGNORECASE)
_WIDE_SPACES = "\u00a0\u202f\u3000"
_MESSAGES = {
    Flaw.SPACE_BEFORE_URL: "there is a space before the URL, so this is not a link; expected none between `]` and `(`",
    Flaw.BREAK_BEFORE_URL: "the URL is on another line, so this is not a link; expected `(` right after `]`",
    Flaw.NOT_CLOSED: "the URL is not closed, so this is not a link; expected `)` after it",
    Flaw.SPACE_IN_URL: "a space in the URL prevents this from being a link; expected none, or `%20`",
    Flaw.NO_CLOSING_BRACKET: "the name is not closed, so this is not a link; expected `]` after it",
    Flaw.NO_OPENING_BRACKET: "the name is not opened, so this is not a link; expected `[` before it",
    Flaw.NOT_SEPARATED: "the name is not closed before the URL, so this is not a link; expected `](` between them",
    Flaw.STRAY_MARK: "a mark stands between the name and the URL, so this is not a link; expected none",
    Flaw.REVERSED: "the brackets are reversed, so this is not a link; expected the name in `[]` and the URL in `()`",
    Flaw.SQUARE: "the URL is in square brackets, so this is not a link; expected parentheses",
    Flaw.COLON: "there is a colon before the URL, so the name is not a link; expected the URL in `()` right after `]`",
    Flaw.TWO_BRACKETS: "a bracket is doubled, so this is not a link; expected the name in `[]` and the URL in `()`",
    Flaw.NO_ROUND_BRACKET: "there is no `(` before the URL, so this is not a link; expected one right after `]`",
    Flaw.NO_ROUND_BRACKETS: "there are no `(` and `)` around the URL, so this is not a link; expected them after `]`",
    Flaw.OPENED_TWICE: "the name is opened twice, so this is not a link; expected `]` after it",
    Flaw.WORD_BEFORE_URL: "a word stands before the URL, so this is not a link; expected the URL alone in `()`",
    Flaw.OTHER_BRACKETS: "the name is in other brackets, so this is not a link; expected `[` and `]`",
    Flaw.BRACES: "the URL is in braces, so this is not a link; expected parentheses",
    Flaw.ESCAPED: "there is a backslash before the brackets, so this is not a link; expected none",
    Flaw.NO_BRACKETS: "the name is not a link, unlike in the other entries; expected it in `[]` right before the URL",
    Flaw.IMAGE: "there is a `!` before the link, so this is an image instead of a link; expected no `!`",
    Flaw.CODE: "the link is in backticks, so it shows as code; expected none",
    Flaw.NO_URL: "no URL follows the name, so this is not a link; expected one in `()` right after `]`",
    Flaw.FULL_WIDTH: "the URL is in full-width brackets, so this is not a link; expected `(` and `)`",
}


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report lines that were not read, since their link or their bullet is none."""
    page, keeper = ctx.page, Keeper(ctx.page)
    found = unread.find(page.document, catalog, page.source.text, is_list=page.world.is_list)
    starts = {each.span.start for each in found}
    lone = unread.lone(page.document, page.batches, page.source.text)
    lone = [each for each in lone if each.span.start not in starts and not _is_licence(each, page.source)]
    pointers = _pointers(found, page.source)
    begin = min((each.span.start for each in catalog.entries), default=0)
    first = next((each.span.start for each in catalog.entries if each.style is Style.BULLET), 0)
    for each in (*found, *lone):
        if each.fault is Flaw.NO_BRACKETS and page.source.cut(each.name).casefold() in pointers:
            continue
        if each.fault is Flaw.MISSING_BULLET and _goes_on(page.source.text, each.span.start):
            continue
        if each.fault is Flaw.MISSING_BULLET and each.sibling is None and each.span.start < begin:
            continue
        if _is_image(each, page.source) or _ends_sentence(each, page) or _introduces(each, page):
            continue
        if _is_alone(each, page.document) and (each.span.start <= first or "://" not in page.source.cut(each.url)):
            continue
        if each.fault in _MESSAGES:
            fix = keeper.kept(_link_fix(each, page.source))
            yield ctx.diagnostic(each.span, _MESSAGES[each.fault], fix)
        else:
            yield ctx.diagnostic(each.span, *_bullet_message_and_fix(each, page.source))


def _pointers(lines: Iterable[Unread], source: Source) -> set[str]:
    """What lines without a link say again and again, which names nothing: `Full, detailed list - https://…`."""
    said = Counter(source.cut(each.name).casefold() for each in lines if each.fault is Flaw.NO_BRACKETS)
    return {text for text, count in said.items() if count > 1}


def _goes_on(text: str, start: int) -> bool:
    """Whether what begins at an offset goes on with the line above: behind a separator, or amid a sentence."""
    above = max(start - _LONGEST_END, 0)
    return _GOES_ON.search(text, above, start) is not None or _AMID.search(text, above, start) is not None


def _is_alone(line: Unread, document: n.Document) -> bool:
    """Whether a line without a bullet is all that its paragraph says, and has no list beside it that it belongs to."""
    if line.fault is not Flaw.MISSING_BULLET or line.sibling is not None:
        return False
    blocks = document.children
    at = bisect_left(blocks, line.span.start, key=start_of)
    beside = (*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2])
    return blocks[at].end == line.span.end and not any(isinstance(each, n.List) for each in beside)


def _ends_sentence(line: Unread, page: Page) -> bool:
    """Whether a line without a bullet ends a paragraph of prose, of which it is the first link."""
    blocks = page.document.children
    block = blocks[max(bisect_right(blocks, line.span.start, key=start_of) - 1, 0)]
    if line.fault is not Flaw.MISSING_BULLET or not isinstance(block, n.Paragraph):
        return False
    above = page.source.text[block.start : line.span.start].strip()
    return _SENTENCE.fullmatch(above) is not None


def _introduces(line: Unread, page: Page) -> bool:
    """Whether a line without a bullet is a sentence between a heading and its list: `[Acme](…), which is …`."""
    blocks = page.document.children
    at = bisect_left(blocks, line.span.start, key=start_of)
    around = (*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2])
    is_between = [type(each) for each in around] == [n.Heading, n.List]
    is_sentence = _RUNS_ON.match(page.source.text, line.url.end) is not None
    return line.fault is Flaw.MISSING_BULLET and is_between and is_sentence


def _is_image(line: Unread, source: Source) -> bool:
    """Whether a line without a bullet begins with a badge in HTML, which belongs to the line above."""
    return line.fault is Flaw.MISSING_BULLET and _IMAGE.match(source.text, line.span.start) is not None


def _is_licence(line: Unread, source: Source) -> bool:
    """Whether a line without a bullet leads to the terms under which the list may be used."""
    return line.fault is Flaw.MISSING_BULLET and _LICENCE.search(source.cut(line.url)) is not None


def _link_fix(line: Unread, source: Source) -> Fix | None:
    """The link as it was meant; safe where it could not be meant otherwise."""
    name, url = source.cut(line.name).strip(), source.cut(line.url)
    start, end = line.name.start, line.url.end
    match line.fault:
        case Flaw.SPACE_IN_URL | Flaw.NO_URL:
            return None
        case Flaw.IMAGE:
            return replace(Span(line.span.start, line.span.start + 1), "", Applicability.UNSAFE, "remove the `!`")
        case Flaw.NO_BRACKETS | Flaw.WORD_BEFORE_URL:
            return replace(line.span, f"[{name}]({url})", Applicability.UNSAFE, "write it as a link")
        case Flaw.NOT_CLOSED if source.text[end : end + 1] in WRONG_BRACKETS:
            return replace(Span(end, end + 1), ")", Applicability.SAFE)
        case Flaw.NOT_CLOSED:
            is_sure = line.ends and "(" not in url
            return _insert(end, ")", is_sure=is_sure)
        case Flaw.NO_OPENING_BRACKET:
            return _insert(start, "[", is_sure=len(name.split()) == 1)
        case Flaw.SPACE_BEFORE_URL | Flaw.BREAK_BEFORE_URL:
            gap = Span(line.name.end + 1, line.url.start - 1)
            title = "remove the space" if line.fault is Flaw.SPACE_BEFORE_URL else "join the lines"
            return replace(gap, "", Applicability.SAFE, title)
        case Flaw.NO_CLOSING_BRACKET:
            gap = Span(start + len(source.cut(line.name).rstrip()), line.url.start - 1)
            return _insert(gap.start, "]", is_sure=True) if gap.start == gap.end else _close_name(gap)
    return replace(line.span, f"[{name}]({url})", Applicability.SAFE, "write it as a link")


def _insert(at: int, bracket: str, *, is_sure: bool) -> Fix:
    applicability = Applicability.SAFE if is_sure else Applicability.UNSAFE
    return replace(Span(at, at), bracket, applicability, f"insert `{bracket}`")


def _close_name(gap: Span) -> Fix:
    """`[name (url)` may just as well be an aside that is not closed."""
    return replace(gap, "]", Applicability.UNSAFE, "insert `]` and remove the space")


def _bullet_message_and_fix(line: Unread, source: Source) -> tuple[str, Fix | None]:
    if line.fault is Flaw.MISSING_BULLET and line.sibling is None:
        return "there is no bullet before this entry; expected one, as in the other entries", None
    if line.fault is Flaw.MISSING_BULLET:
        assert isinstance(line.sibling, n.Item)
        marker = line.sibling.marker
        message = f"there is no bullet before this line, so it continues the entry above; expected `{marker}`"
        return message, _missing_bullet_fix(line, line.sibling, source)
    mark = source.cut(line.span)
    if line.fault is Flaw.NO_SPACE_AFTER_BULLET:
        found = "a no-break space" if source.text[line.span.end] in _WIDE_SPACES else "no space"
        message = f"{found} follows the bullet `{mark}`, so this line is not a list item; expected a space"
        fix = None if _is_before_code(line.span, source) else _bullet_fix(line, source, mark, "insert a space")
        return message, fix
    wanted = line.sibling.marker if isinstance(line.sibling, n.Item) else "-"
    message = f"`{mark}` is not a bullet, so this line is not a list item; expected `{wanted}`"
    return message, _bullet_fix(line, source, wanted, f"replace it with `{wanted}`")


def _bullet_fix(line: Unread, source: Source, bullet: str, title: str) -> Fix:
    is_sure = line.fault is Flaw.NO_SPACE_AFTER_BULLET and _is_like(line, source, bullet)
    end = line.span.end
    while source.text[end] in _WIDE_SPACES or (end == line.span.end and source.text[end] in " \t"):
        end += 1
    edit = _of_line(source, Edit(line.span.start, end, f"{bullet} "))
    return Fix((edit,), Applicability.SAFE if is_sure else Applicability.UNSAFE, title)


def _is_before_code(bullet: Span, source: Source) -> bool:
    """Whether the next line stands so far to the right of a bullet that it may be code as soon as that is one."""
    line = source.line_at(bullet.start) + 1
    if line == source.line_count:
        return False
    text = source.line(line)
    within = len(text) - len(text.lstrip(" \t>"))
    return within - unread.indent(bullet, source.text) >= _CODE or "\t" in text[:within]


def _of_line(source: Source, edit: Edit) -> Edit:
    """The edit from the end of the line above on, whose item has one line less by it."""
    line = source.line_at(edit.start)
    if line == 0:
        return edit
    start = source.line_span(line)[0]
    return Edit(source.line_span(line - 1).end, edit.end, f"\n{source.text[start : edit.start]}{edit.text}")


def _missing_bullet_fix(line: Unread, sibling: n.Item, source: Source) -> Fix | None:
    """Let the line begin as that of the item above does; None where something else stands before the item."""
    start, above = (source.line_span(source.line_at(at)).start for at in (line.span.start, sibling.start))
    before = source.text[above : sibling.start]
    if before.strip(" \t>") or sibling.marker[-1:] in ".)":
        return None
    edit = _of_line(source, Edit(start, line.span.start, f"{before}{sibling.marker} "))
    return Fix((edit,), Applicability.UNSAFE, f"insert `{sibling.marker}`")


def _is_like(line: Unread, source: Source, bullet: str) -> bool:
    """Whether a bullet and its place are those of the items of the list that the line belongs to."""
    sibling = line.sibling
    if not isinstance(sibling, n.Item) or unread.indent(line.span, source.text) != unread.indent(
        sibling.span, source.text
    ):
        return False
    return bullet[-1] == sibling.marker[-1]
