"""Comments that silence what is found, each on the line of the finding, so that no list is split.

Where a line can hold no comment (in code, at a blank line, in the row of dashes of a table), the
finding is left. Nothing is accepted that shows otherwise on the page or reads as other entries.

May not: read files, print, know single rules.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from awesome_lint import engine
from awesome_lint.diagnostic import Diagnostic, Edit
from awesome_lint.diagnostic.edits import applied
from awesome_lint.editing import gates
from awesome_lint.editing.gates import Trace
from awesome_lint.page import Page
from awesome_lint.registry.families import COMMENTS
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.shown import outline
from awesome_lint.text.patterns import late_pattern

_EARLIER = late_pattern(r"<!--\s*awesome-lint-disable-line(?P<rules>(?:[ \t,]+(?!--)[A-Za-z][A-Za-z0-9-]*)+)")
_OURS = late_pattern(r"[ \t]*<!--\s*awesome-lint-disable(?:-(?:next-)?line)?\s[^<>]*-->")
_TOP = late_pattern(r"<!--\s*awesome-lint-disable(?P<rules>(?:[ \t,]+(?!--)[A-Za-z][A-Za-z0-9-]*)+)")
_RAW = late_pattern(r"\s*<(?:!|\?|pre\b|script\b|style\b|textarea\b)", re.IGNORECASE)
_HOLDERS = (n.Heading, n.Paragraph, n.Row, n.HtmlBlock, n.Definition, n.CodeBlock)


def silence(page: Page, found: Sequence[Diagnostic], read: Callable[[str], Page]) -> Page:
    """The page with a comment for each finding whose line can hold one; `read` makes a page of a text."""
    if gates.unreadable(page) is not None:
        return page
    codes: defaultdict[int, set[str]] = defaultdict(set)
    for each in found:
        if not each.code.startswith(COMMENTS):
            codes[page.source.line_at(each.span.start)].add(each.code)
    edits, after = _accepted(page, _edits(page, codes), read)
    useless = _useless(page, edits, after)
    if useless:
        kept = {line: names - useless[line] for line, names in codes.items()}
        _, after = _accepted(page, _edits(page, kept), read)
    return after


def silence_all(page: Page, code: str, read: Callable[[str], Page]) -> Page:
    """The page with a comment at its top that silences a rule everywhere, unless something refuses that."""
    if gates.unreadable(page) is not None:
        return page
    blocks = [each for each in page.document.children if not isinstance(each, n.FrontMatter)]
    at = blocks[0].start if blocks else len(page.source.text)
    earlier = _TOP.match(page.source.text, at) if blocks and isinstance(blocks[0], n.HtmlBlock) else None
    if earlier is not None:
        edit = Edit(earlier.end(), earlier.end(), f" {code}")
    else:
        edit = Edit(at, at, f"<!-- awesome-lint-disable {code} -->\n\n")
    after = read(applied(page.source, [edit])[0])
    return after if _is_harmless(page, after) else page


def settled(found: Iterable[Diagnostic], left: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What of the findings is not left."""
    remaining = Counter((each.code, each.message) for each in left)
    gone = []
    for each in found:
        if remaining[each.code, each.message]:
            remaining[each.code, each.message] -= 1
        else:
            gone.append(each)
    return gone


def _accepted(page: Page, edits: Sequence[Edit], read: Callable[[str], Page]) -> tuple[list[Edit], Page]:
    """As many of the edits as are harmless together, all or what is of each half, and the page with them."""
    harmless: list[Edit] = []
    after = page
    waiting = [edits] if edits else []
    while waiting:
        tried = waiting.pop()
        together = sorted([*harmless, *tried])
        made = read(applied(page.source, together)[0])
        if _is_harmless(page, made):
            harmless, after = together, made
        elif len(tried) > 1:
            middle = len(tried) // 2
            waiting += [tried[middle:], tried[:middle]]
    return harmless, after


def _useless(page: Page, edits: Sequence[Edit], after: Page) -> dict[int, set[str]]:
    """By their lines on the page, the rules that say nothing any more because of the very comments."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    if not edits:
        return found
    said = [each for each in engine.check(after) if each.code.startswith(COMMENTS)]
    for edit, place in zip(edits, applied(page.source, edits)[1], strict=True):
        for each in said:
            if place.start <= each.span.start < place.end:
                found[page.source.line_at(edit.start)].add(after.source.cut(each.span))
    return found


def _is_harmless(before: Page, after: Page) -> bool:
    changed = gates.changed_entries(Trace.of(before), Trace.of(after), gates.Change(), gates.Change())
    return changed is None and [*_visible(before)] == [*_visible(after)]


def _visible(page: Page) -> Iterator[object]:
    """What the page shows, without comments as we write them and the space before them."""
    tokens = iter(outline(page.document.children))
    for token in tokens:
        if isinstance(token, str):
            yield from [token.rstrip()] if token.strip() else []
        elif token is n.HtmlBlock or (isinstance(token, tuple) and token[0] is n.Html):
            written = token[1] if isinstance(token, tuple) else next(tokens)
            content = _OURS.sub("", str(written)).strip()
            end = next(tokens)
            yield from [content, end] if content else []
        else:
            yield token


def _edits(page: Page, codes: Mapping[int, set[str]]) -> list[Edit]:
    holders = _holders(page)
    edits = [
        _edit(page, line, " ".join(sorted(names)), holders.get(line)) for line, names in sorted(codes.items()) if names
    ]
    return [edit for edit in edits if edit is not None]


def _holders(page: Page) -> dict[int, n.Node]:
    """The block of the lowest level on each line."""
    found: dict[int, n.Node] = {}
    for node in page.document.walk():
        if isinstance(node, _HOLDERS):
            lines = range(page.source.line_at(node.start), page.source.line_at(max(node.end - 1, node.start)) + 1)
            found.update(dict.fromkeys(lines, node))
    return found


def _edit(page: Page, line: int, names: str, holder: n.Node | None) -> Edit | None:
    source = page.source
    start, end = source.line_span(line)
    earlier = _EARLIER.search(source.text, start, end)
    if earlier is not None:
        at = earlier.end("rules")
        return Edit(at, at, f" {names}")
    at = start + len(source.line(line).rstrip())
    if isinstance(holder, n.Definition):
        above = f"<!-- awesome-lint-disable-next-line {names} -->\n"
        return Edit(start, start, above) if holder in page.document.children else None
    if isinstance(holder, n.Heading):
        at = holder.content_span.end if line == source.line_at(holder.content_span.end) else at
    elif isinstance(holder, n.Row):
        at = holder.children[-1].end
    elif isinstance(holder, n.Paragraph):
        at -= source.text.endswith("\\", start, at) and line < source.line_at(holder.end)
    elif not (isinstance(holder, n.HtmlBlock) and _is_between_tags(source.text[holder.start : at])):
        return None
    space = "" if source.text.endswith((" ", "\t"), start, at) else " "
    return Edit(at, at, f"{space}<!-- awesome-lint-disable-line {names} -->")


def _is_between_tags(html: str) -> bool:
    return not _RAW.match(html) and html.rfind(">") > html.rfind("<") and html.count("<!--") == html.count("-->")
