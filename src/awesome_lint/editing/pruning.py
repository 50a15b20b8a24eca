"""What an entry that serves as a template says of itself alone, and a new entry like it must not say.

A date before the name, the authors behind it, a picture, a link to somewhere else: none of that is true of the new
entry, unless most entries beside it say the same. It is cut, with the brackets and marks that only stand around it.

May not: know what the new entry says.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from awesome_lint.catalog import pieces
from awesome_lint.catalog.pieces import TextPiece
from awesome_lint.catalog.records import Entry, Style
from awesome_lint.page import Page
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text import spans
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_WORD = late_pattern(r"[^\W_]+")
_ANCHOR = late_pattern(r"""<a\s+(?:id|name)\s*=[^<>]*>\s*</a>""", re.IGNORECASE)
_AROUND = " \t()[]{}（）【】*_~`:,;|–—-"
_BETWEEN = " \t|•·,;:/–—&+-"
_TRAILING = " \t|•·"
_PAIRS = {"(": ")", "[": "]", "{": "}", "*": "*", "_": "_", "~": "~", "（": "）", "【": "】"}
_MARKER = late_pattern(r"[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*")
_NOTHING = late_pattern(r"[ \t>*+-]*")


class Common:
    """What most of several entries say."""

    def __init__(self, source: Source, entries: Sequence[Entry]) -> None:
        texts = [source.cut(each.span) for each in entries]
        self._least = len(texts) / 2
        self._words = Counter(word for text in texts for word in set(words(text)))
        self._texts = texts

    def says(self, text: str) -> bool:
        """Whether each word of a text is one of most entries."""
        return all(self._words[word] > self._least for word in words(text))

    def leads(self, url: str) -> bool:
        """Whether most entries name a URL."""
        return sum(url in text for text in self._texts) > self._least


def words(text: str) -> list[str]:
    """The words and the pictographs of a text, in small letters."""
    text = unescape(text)
    return [*_WORD.findall(text.casefold()), *(each for each in text if unicodedata.category(each) == "So")]


@immutable
class Pruned:
    """What an entry says of itself alone: remarks, each with the place of its words, and all that is to be cut."""

    remarks: Sequence[Span]
    _cutter: _Cutter
    _found: Sequence[Span]

    def edits(self, notes: Sequence[str]) -> Iterator[tuple[Span, str]]:
        """Write notes in the place of the first remarks, and cut the rest; an empty one is cut, too."""
        replaced = {span: note for span, note in zip(self.remarks, notes, strict=False) if note}
        yield from replaced.items()
        rest = [span for span in self._found if not any(span.start <= each.start < span.end for each in replaced)]
        yield from ((cut, "") for cut in self._cutter.cuts(rest, replaced))


def of(page: Page, entry: Entry, whole: Span, kept: Iterable[Span], common: Common) -> Pruned:
    """What of the lines of an entry is its own; nothing that is kept is cut."""
    held = _joined(kept)
    parts = [*_own(page, whole, held, common)]
    text = page.source.text
    led = _joined(span for span, is_text in parts if not is_text)
    remarks = [_bare(text, span) for span, is_text in parts if is_text and not spans.share_text(led, span)]
    cutter = _Cutter(text, whole, held, is_table=entry.style is Style.TABLE)
    return Pruned(sorted(remarks), cutter, sorted(span for span, _ in parts))


def _own(page: Page, whole: Span, held: Sequence[Span], common: Common) -> Iterator[tuple[Span, bool]]:
    """What is the entry's own: links, images and anchors, and text."""
    text = page.source.text
    near = [block for block in page.document.children if block.start < whole.end and whole.start < block.end]
    for match in _ANCHOR.finditer(text, whole.start, whole.end):
        yield Span(*match.span()), False
    for piece in pieces.of(near, text):
        for part in piece.parts:
            if part.end <= whole.start or whole.end <= part.start:
                continue
            if isinstance(part, n.Link | n.Image):
                if not spans.share_text(held, part.span) and not common.leads(part.url):
                    yield part.span, False
            elif part.is_as_written or not spans.share_text(held, Span(part.start, part.end)):
                yield from ((span, True) for span in _own_text(text, part, held, common))


def _bare(text: str, span: Span) -> Span:
    """A span without the marks and brackets around it."""
    said = text[span.start : span.end]
    start = span.start + len(said) - len(said.lstrip(_AROUND))
    end = span.start + len(said.rstrip(_AROUND))
    is_shortcode = text[start - 1 : start] == text[end : end + 1] == ":"  # `:tada:`
    return Span(start - 1, end + 1) if is_shortcode else Span(start, end)


def _own_text(text: str, part: TextPiece, held: Sequence[Span], common: Common) -> Iterator[Span]:
    """The parts of a leaf that nothing else holds, without the white space around them."""
    start = part.start
    for span in (*(each for each in held if part.start < each.end and each.start < part.end), Span(part.end, part.end)):
        said = text[start : max(start, span.start)]
        if words(said) and not common.says(said):
            yield _paired(text, Span(start + len(said) - len(said.lstrip()), start + len(said.rstrip())))
        start = span.end


def _paired(text: str, span: Span) -> Span:
    """A span without brackets at its ends whose other half stands outside of it."""
    start, end = span
    for opening, closing in _PAIRS.items():
        said = text[start:end]
        if said.startswith(opening) and closing not in said:
            start += 1
        if said.endswith(closing) and opening not in said:
            end -= 1
    return Span(start, end)


def _joined(several: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(several):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


class _Cutter:
    """Widens what is to be cut to what only stands there for its sake."""

    def __init__(self, text: str, whole: Span, held: Sequence[Span], *, is_table: bool) -> None:
        self._text, self._whole, self._held = text, whole, held
        self._between = _BETWEEN.replace("|", "") if is_table else _BETWEEN
        self._is_table = is_table

    def cuts(self, found: Iterable[Span], beside: Iterable[Span]) -> list[Span]:
        """All that goes with what is to be cut, in order and apart; nothing beside it does."""
        self._held = _joined([*self._held, *beside])
        return _joined(map(self._lined, map(self._widened, self._merged(found))))

    def _merged(self, found: Iterable[Span]) -> list[Span]:
        """Spans between which nothing but marks stands, as one."""
        merged: list[Span] = []
        for span in found:
            between = self._text[merged[-1].end : span.start] if merged else "\n"
            if all(each in self._between for each in between):
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return merged

    def _widened(self, span: Span) -> Span:
        """A span with the brackets around it, the white space that would stand doubled, and what ends the line."""
        text, (start, end) = self._text, span
        line = text.rfind("\n", 0, start) + 1
        marker = _MARKER.match(text, line)
        assert marker is not None
        floor = max([marker.end(), *(each.end for each in self._held if each.end <= start)])
        ceiling = min([self._whole.end, *(each.start for each in self._held if each.start >= end)])
        while floor < start and end < ceiling and _PAIRS.get(text[start - 1]) == text[end]:
            start, end = start - 1, end + 1
        rest = text[end:ceiling]
        if floor == marker.end() and not text[floor:start].strip():
            end += len(rest) - len(rest.lstrip(self._between))  # nothing stands before it
        elif not rest.partition("\n")[0].strip() and (ceiling == self._whole.end or "\n" in rest):
            ends = "\r\n" if ceiling == self._whole.end and not rest.strip() else ""
            start = floor + len(text[floor:start].rstrip(self._between + ends))  # nor behind it
        elif text[start - 1].isspace() and text[end : end + 1].isspace():
            end += 1
        return Span(start, end)

    def _lined(self, span: Span) -> Span:
        """A span with the whole of a line of which it leaves nothing."""
        text, whole = self._text, self._whole
        start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        end = len(text) if end < 0 else end
        rest = text[start : span.start] + text[span.end : end]
        if self._is_table or start <= whole.start or not _NOTHING.fullmatch(rest):
            return span
        if text.endswith("\n", 0, start - 1):  # one blank line is enough
            start -= 1
        if start - 1 <= whole.start:
            return span
        floor = max([whole.start, *(each.end for each in self._held if each.end < start)])
        is_last = not text[end : whole.end].strip()
        bare = text[floor : start - 1].rstrip(_TRAILING) if is_last else text[floor : start - 1]
        return Span(floor + len(bare), min(end, whole.end))
