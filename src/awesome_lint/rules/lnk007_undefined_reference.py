"""LNK007: a link names a label that nobody defines, so that GitHub shows its brackets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.links import normalized
from awesome_lint.syntax.nodes import Definition, Document, Footnote, Link, Text
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import Lexicon
from awesome_lint.text.urls import UNMADE_DEFINITION
from awesome_lint.values.slotted import immutable

_BRACKET = late_pattern(r"\]\[(?P<label>[^\[\]]*)\]|\[|\]")
_NOTE = late_pattern(r"(?<!\\)\[\^(?P<label>[^\s\[\]^]+)\](?![:(\[])")
_URL = late_pattern(r"(?:https?://|www\.)[^\s\[\]()]+\Z", re.IGNORECASE)
_WORD = late_pattern(r"[^\W\d_]{2}")
_SURPLUS = late_pattern(r"[\W_]+")
_MAX_TAGS = 2
"""On a page without definitions more than this are tags, `[linux][cli]`, and no references."""


@immutable
class _Unmade:
    """`[text][label]` that stands as text; `place` is that of the label, or of the text where the label is empty."""

    span: Span
    label: str
    place: Span


class _Labels:
    """The labels that a page defines, found by one that is written otherwise."""

    def __init__(self, written: dict[str, str]) -> None:
        self._written = written
        self._lexicon = Lexicon(written)
        self._by_letters: defaultdict[str, list[str]] = defaultdict(list)
        for label in written:
            self._by_letters[_SURPLUS.sub("", label)].append(label)

    def nearest(self, label: str) -> str | None:
        """The only label of the same letters and digits, or one slip away, as it is written."""
        same = self._by_letters.get(_SURPLUS.sub("", label), [])
        found = same[0] if len(same) == 1 else None if same else self._lexicon.meant_by(label)
        return self._written[found] if found else None


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report `[text][label]`, `[label][]` and `[^label]` where they show as text."""
    source = ctx.page.source
    if "[^" in source.text:
        yield from _footnotes(document, ctx)
    if "][" not in source.text or not document.where(_may_refer, Text):
        return
    labels: dict[str, str] = {}
    for definition in document.of(Definition):
        labels.setdefault(normalized(definition.label), definition.label)
    unmade: list[_Unmade] = []
    for node in document.walk():
        texts = [child for child in node.children if isinstance(child, Text)]
        if any("][" in child.text for child in texts):
            found = _unmade(texts, source.text)
            unmade += (each for each in found if not isinstance(node, Link) or source.text[each.span.start] == "!")
    numbered = any(label.isdigit() for label in labels)
    unmade = [each for each in unmade if _WORD.search(each.label) or (numbered and each.label.isdigit())]
    if not unmade or (not labels and len(unmade) > _MAX_TAGS):
        return
    broken = {normalized(each["label"]) for each in UNMADE_DEFINITION.finditer(source.text)}
    known = _Labels(labels)
    for each in unmade:
        if normalized(each.label) not in broken:
            yield _report(each, known, ctx)


def _may_refer(node: Text) -> bool:
    return "][" in node.text


def _may_note(node: Text) -> bool:
    return "[^" in node.text


def _footnotes(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Notes that nobody wrote; `[^a-z]` may be a pattern on a page without notes."""
    has_notes = bool(document.of(Footnote))
    for node in document.where(_may_note, Text):
        for match in _NOTE.finditer(ctx.page.source.text, node.start, node.end):
            if has_notes or match["label"].isdigit():
                message = f"no footnote has the label `{match['label']}`, so this shows as text"
                yield ctx.diagnostic(Span(*match.span()), f"{message}; expected `{match[0]}: …` somewhere on the page")


def _unmade(texts: Sequence[Text], text: str) -> Iterator[_Unmade]:
    """The references in sibling texts; what stands between these is markup inside the brackets or beside them."""
    open_at: list[int] = []
    for node in texts:
        for match in _BRACKET.finditer(text, node.start, node.end):
            if match[0] == "[":
                open_at.append(match.start())
            elif open_at:
                start = open_at.pop()
                shown = Span(start + 1, match.start())
                if (
                    match[0] == "]"
                    or match[0].startswith("][^")
                    or not _is_opening(text, start)
                    or not text[shown.start : shown.end].strip()
                ):
                    continue
                place = Span(*match.span("label")) if match["label"] else shown
                begin = start - text.startswith("!", start - 1)
                yield _Unmade(Span(begin, match.end()), text[place.start : place.end], place)


def _is_opening(text: str, start: int) -> bool:
    """Whether a bracket may begin a link, as that of `rows[1]` and that of a footnote may not."""
    before = text[start - 1] if start else " "
    return not (before.isalnum() or before in "_])") and not text.startswith("^", start + 1)


def _report(each: _Unmade, known: _Labels, ctx: Context) -> Diagnostic:
    if _URL.match(each.label):
        brackets = Span(each.place.start - 1, each.place.end + 1)
        fix = replace(brackets, f"({each.label})", Applicability.SAFE)
        return ctx.diagnostic(
            each.span, "the URL is in square brackets, so this is not a link; expected parentheses", fix
        )
    message = f"no definition has the label `{each.label}`, so this is not a link"
    nearest = known.nearest(normalized(each.label))
    if nearest is None:
        return ctx.diagnostic(each.span, f"{message}; expected `[{each.label}]: URL` somewhere on the page")
    if ctx.page.source.text[each.place.end : each.place.end + 3] == "][]":
        place, new = Span(each.place.end + 2, each.place.end + 2), nearest
        fix = replace(place, new, Applicability.UNSAFE, f"name the label `{nearest}`")
    else:
        fix = replace(each.place, nearest, Applicability.UNSAFE)
    return ctx.diagnostic(each.span, f"{message}; did you mean `{nearest}`?", fix)
