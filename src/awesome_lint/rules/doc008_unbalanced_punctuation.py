"""DOC008: a bracket or a quotation mark has no counterpart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page import cutting
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import (
    Cell,
    Code,
    Document,
    Emphasis,
    Escape,
    Heading,
    Html,
    Image,
    Link,
    LinkKind,
    Node,
    Paragraph,
    Text,
)
from awesome_lint.text.patterns import late_pattern

_PAIRS = {
    "(": ")",
    "[": "]",
    "“": "”",
    "（": "）",
    "「": "」",
    "『": "』",
    "《": "》",
    "【": "】",
    "〈": "〉",
}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_ALIKE = {"（": "(", "）": ")"}
"""Full-width brackets are often closed by plain ones."""
_MARK = late_pattern(r"[()\[\]“”（）「」『』《》【】〈〉]")
_WIDE = late_pattern(r"[“”（）「」『』《》【】〈〉]")
_NO_BRACKET = late_pattern(
    r"(?:[:;=]['’^o*-]?[()\[\]]+|(?<!\w)[8xX]['’^o*-]?[()]+)(?!\w)"  # :-)
    r"|\([:;=](?!\w)"  # (:
    r"|[(\[][^()\[\]\s,]+,[ \t]*[^()\[\]\s,]+[)\]]"  # [0, 1)
    r"|\\.|¯\S{0,12}|\(\S{0,12}[ツ°ಠ益ωˇ╯ง]\S{0,12}|\([^\w\s]?[・･]\S{0,12}"
    r"|[「『][^\w\s][」』]"  # 「”」
    r"|\|[^\s|〈〉]{1,9}〉|〈[^\s|〈〉]{1,9}\|"  # |0〉
)
_ENUMERATOR = late_pattern(r"(?:(?<=^)|(?<=[\s\x01(,;/]))(?:\d{1,3}[.．]?|[a-zA-Z]|[ivx]{1,4})[)）]")
_CUT_SHORT = late_pattern(r"\.\.|…")
_OTHER_QUOTES = late_pattern(r"[„‟«»]|”[^“]{0,200}“")
_QUOTED = late_pattern(r"`[^\s`'’][^`'’\r\n]*['’](?!\w)")
"""Quotation marks as on a typewriter: `so'."""
_MATH = late_pattern(r"\$[^$\r\n]+\$")
_HOLE = "\x01"
_MARKUP = ("**", "__", "~~", "`")
"""Of these `__` and `~~` may end a word: names of code, and a cheerful tone."""
_EMPHASIS = "*_"
_UNDERSCORED = late_pattern(r"(?<![^\s(])_(?:(?P<word>[a-z]{3,})(?=[ ,.])|(?P<line>(?<![^\r\n]_)[^\s_][^_\r\n]{20}))")
"""An underscore in front of a word, or at the beginning of a line."""
_ITALIC_LINE = late_pattern(r"[\r\n]?_[^\r\n]+_[\r\n]?")
_MIN_ITALIC_LINES = 3
_LONGEST_QUOTE = 20
"""A quote over several paragraphs has no more lines."""
_LIKE_QUOTES = late_pattern(r"[“”„‟«»‘`]|''|\d\"")
"""What may be the counterpart of `"`, and inches."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report the one mark of a paragraph that is open or closed only."""
    text = ctx.page.source.text

    def may_be_odd(node: Node) -> bool:
        return _may_be_odd(text[node.start : node.end])

    odd = document.where(may_be_odd, Paragraph, Heading, Cell, key=_may_be_odd)
    yield from _odd_quotation_marks(odd, ctx)
    for node in odd:
        yield from (each for each in _judge(node, ctx) if not cutting.is_cut(ctx.page, each.span.start))


def _may_be_odd(written: str) -> bool:
    return (
        "`" in written
        or "**" in written
        or "__" in written
        or "~~" in written
        or ")>" in written
        or ")[" in written
        or _UNDERSCORED.search(written) is not None
        or written.count('"') % 2 == 1
        or _may_be_unbalanced(written)
    )


def _judge(node: Node, ctx: Context) -> Iterator[Diagnostic]:
    source = ctx.page.source
    written = source.text[node.start : node.end]
    if any(mark in written for mark in _MARKUP):
        yield from _unclosed_markup(node, source, ctx)
    if _UNDERSCORED.search(written):
        yield from _unclosed_underscore(node, source, ctx)
    if ")>" in written or ")[" in written:
        yield from _behind_link(node, source, ctx)
    if not _may_be_unbalanced(written) or not any(map(str.isalnum, written)):
        return  # `} []);` is a line of code
    text = _prose(node, source)
    lonely = list(_lonely(text))
    # In `(a 1) b 2) c)` no one can tell which bracket closes which: report what is lonely either way.
    if len(lonely) != 1 or lonely != list(_lonely(_ENUMERATOR.sub(_blank, text))):
        return
    at = lonely[0]
    if at not in _lonely(_prose(node, source, with_escaped=True)):
        return
    mark = text[at]
    is_first = node.start + at == node.children[0].start or source.text[node.start + at - 1] in _EMPHASIS
    if not _is_certain(text, at, is_first=is_first) or (isinstance(node, Cell) and _is_parted(node, mark, source)):
        return
    if mark in _OPENING and _goes_on(source, node.start, _OPENING[mark], mark):
        return
    if mark in _PAIRS:
        message = f"`{mark}` is not closed; expected `{_PAIRS[mark]}`, or no `{mark}`"
    else:
        message = f"`{mark}` closes nothing; expected `{_OPENING[mark]}` before it, or no `{mark}`"
    yield ctx.diagnostic(Span(node.start + at, node.start + at + 1), message)


def _unclosed_markup(node: Node, source: Source, ctx: Context) -> Iterator[Diagnostic]:
    """The one mark of bold or code text that a paragraph shows as it is, at the beginning or end of a word."""
    written = source.text[node.start : node.end]
    for mark in _MARKUP:
        if written.count(mark) % 2 == 0 or (isinstance(node, Cell) and _is_cut(node, mark, source)):
            continue
        found = [each for each in node.walk() if isinstance(each, Text) and mark in each.text]
        if len(found) == 1 and found[0].text.count(mark) == 1 and found[0].end - found[0].start == len(found[0].text):
            at = found[0].start + found[0].text.index(mark)
            before, behind = source.text[at - 1 : at], source.text[at + len(mark) : at + len(mark) + 1]
            if mark == "`" and _QUOTED.match(source.text, at, node.end):
                continue
            is_first = at == node.children[0].start and behind not in ("*", "_") and not behind.isspace()
            opens = is_first or (mark != "__" and _begins(before, behind))
            closes = mark in ("**", "`") and (_begins(behind, before) or _ends_link(behind, before))
            if opens or closes:
                what = "is not closed" if opens else "closes nothing"
                shown = "a backtick" if mark == "`" else f"`{mark}`"
                message = f"{shown} {what}; expected another one, or none"
                yield ctx.diagnostic(Span(at, at + len(mark)), message)


def _unclosed_underscore(node: Node, source: Source, ctx: Context) -> Iterator[Diagnostic]:
    """The only underscore of a paragraph, if it stands in front of a usual word or of one that the page has without."""
    shown = [each for each in node.walk() if isinstance(each, Text) and "_" in each.text]
    match = _UNDERSCORED.search(source.text, shown[0].start, shown[0].end) if len(shown) == 1 else None
    if match is not None and shown[0].text.count("_") == 1:
        word = match["word"] or ""
        is_usual = any(word in words.load(each) for each in ("english", "usual-words", "usual-short-words"))
        if is_usual or ctx.page.prose.tokens[word] or (match["line"] and _has_italic_lines(ctx)):
            yield ctx.diagnostic(Span(match.start(), match.start() + 1), "`_` is not closed; expected another one")


def _has_italic_lines(ctx: Context) -> bool:
    """Whether several lines of the page are in italics from the first word to the last."""
    text = ctx.page.source.text

    def is_line(node: Emphasis) -> bool:
        return _ITALIC_LINE.fullmatch(text, max(node.start - 1, 0), node.end + 1) is not None

    return sum(map(is_line, ctx.page.document.of(Emphasis))) >= _MIN_ITALIC_LINES


def _behind_link(node: Node, source: Source, ctx: Context) -> Iterator[Diagnostic]:
    """The `>` or `[` that is left right behind a link, where a space or nothing follows."""
    for link in node.walk():
        if not isinstance(link, Link) or link.kind is not LinkKind.INLINE or not node.start < link.end < node.end:
            continue
        mark, behind = source.text[link.end], source.text[link.end + 1 : min(link.end + 2, node.end)]
        is_left = mark in ">[" and (not behind.strip() or behind in ":,;.(")
        is_closing = mark == ">" and "<" in source.text[node.start : link.start]
        if is_left and not is_closing and (mark == ">" or link.end - node.start in _lonely(_prose(node, source))):
            yield ctx.diagnostic(Span(link.end, link.end + 1), f"`{mark}` is left over behind the link; remove it")


def _odd_quotation_marks(nodes: Sequence[Node], ctx: Context) -> Iterator[Diagnostic]:
    """The only `"` of a paragraph, at the beginning or end of a word, unless the quote goes on in the next ones."""
    source = ctx.page.source
    found = [(at, opens) for node in nodes for at, opens in _odd_quotation_mark(node, source)]
    for before, (at, opens), after in zip([None, *found], found, [*found[1:], None], strict=False):
        other = after if opens else before
        is_pair = other is not None and other[1] != opens and _are_near(other[0], at, source)
        if is_pair or cutting.is_cut(ctx.page, at):
            continue
        what = "is not closed; expected another one" if opens else "closes nothing; expected another one before it"
        yield ctx.diagnostic(Span(at, at + 1), f'`"` {what}')


def _are_near(one: int, other: int, source: Source) -> bool:
    return abs(source.line_at(one) - source.line_at(other)) <= _LONGEST_QUOTE


def _odd_quotation_mark(node: Node, source: Source) -> Iterator[tuple[int, bool]]:
    """The place of the only `"` of a paragraph, with whether it opens a quote."""
    if source.text.count('"', node.start, node.end) % 2 == 0:
        return
    text = _prose(node, source)
    at = text.find('"')
    if at < 0 or text.count('"') > 1 or _LIKE_QUOTES.search(text) or node.start + at == node.children[0].start:
        return
    if isinstance(node, Cell) and source.line(source.line_at(node.start)).count('"') % 2 == 0:
        return
    before, behind = text[at - 1], text[at + 1 : at + 2]
    if (before.isspace() or before in "([") and behind.isalpha():
        yield node.start + at, True
    elif (before.isalpha() or before in ".!?") and (not behind or behind.isspace() or behind in ".,;:)]"):
        yield node.start + at, False


def _is_cut(cell: Cell, mark: str, source: Source) -> bool:
    """Whether the counterpart stands in the cell beside this one, since a `|` in between cuts it off."""
    return any(beside.count(mark) % 2 for beside in _beside(cell, source))


def _is_parted(cell: Cell, mark: str, source: Source) -> bool:
    """The same of a bracket: it is open in the one cell, and closed in the other."""
    other = _PAIRS.get(mark) or _OPENING[mark]
    above, below = _beside(cell, source)
    beside = below if mark in _PAIRS else above
    return beside.count(other) > beside.count(mark)


def _goes_on(source: Source, start: int, opening: str, closing: str) -> bool:
    """Whether the line above ends amid what is opened in it, as of code of which each line has a bullet."""
    line = source.line_at(start)
    above = source.cut(source.line_span(line - 1)).rstrip() if line else ""
    return above.endswith((",", "+", "&&", "||", opening)) and above.count(opening) > above.count(closing)


def _beside(cell: Cell, source: Source) -> tuple[str, str]:
    """The cells before and behind this one."""
    line = source.line_span(source.line_at(cell.start))
    above = source.text[line.start : cell.start].rstrip().removesuffix("|").rpartition("|")[2]
    below = source.text[cell.end : line.end].lstrip().removeprefix("|").partition("|")[0]
    return above, below


def _begins(before: str, behind: str) -> bool:
    """Whether a mark stands at the beginning of a word, or, the other way round, at its end."""
    return (not before or before.isspace() or before in "([") and (behind.isalnum() or behind in "[]()")


def _ends_link(behind: str, before: str) -> bool:
    """Whether a mark stands behind the last word of the text of a link."""
    return behind == "]" and before.isalnum()


def _may_be_unbalanced(written: str) -> bool:
    if written.count("(") != written.count(")") or written.count("[") != written.count("]"):
        return True
    return not written.isascii() and _WIDE.search(written) is not None


def _prose(node: Node, source: Source, *, with_escaped: bool = False) -> str:
    """The source of a paragraph in which only its text stands as it is, and perhaps brackets behind a backslash."""
    parts: list[str] = []
    at = node.start
    for each in node.walk():
        if isinstance(each, Text) and each.start >= at:
            parts += _HOLE * (each.start - at), source.text[each.start : each.end]
            at = each.end
        elif with_escaped and isinstance(each, Escape) and each.start >= at:
            parts += _HOLE * (each.end - 1 - at), source.text[each.end - 1 : each.end]
            at = each.end
        elif isinstance(each, Code | Html | Image):
            parts.append(_HOLE * max(each.end - at, 0))
            at = max(at, each.end)
    parts.append(_HOLE * (node.end - at))
    text = "".join(parts)
    for pattern in (_MATH, _NO_BRACKET):
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return _HOLE * len(match[0])


def _lonely(text: str) -> Iterator[int]:
    """The places of the marks without a counterpart."""
    open_at: defaultdict[str, list[int]] = defaultdict(list)
    for match in _MARK.finditer(text):
        mark = _ALIKE.get(match[0], match[0])
        if mark in _PAIRS:
            open_at[mark].append(match.start())
        elif open_at[_OPENING[mark]]:
            open_at[_OPENING[mark]].pop()
        else:
            yield match.start()
    for places in open_at.values():
        yield from places


def _is_certain(text: str, at: int, *, is_first: bool) -> bool:
    """Whether a mark stands as such marks do: an opening one before a word, a closing one behind one."""
    if text[at] in "“”" and (_OTHER_QUOTES.search(text) or '"' in text):
        return False
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "”" and before.isdigit():
        return False  # inches
    if text[at] in "([":
        if _CUT_SHORT.search(text, at) and not (is_first and behind == _HOLE):
            return False
        return (is_first or not before or before.isspace() or before == text[at]) and (
            behind.isalnum() or behind in ("@", _HOLE)
        )
    if text[at] in ")]":
        return before.isalnum() or before in (_HOLE, ".", "!", "?", "%", ")", "]")
    return True
