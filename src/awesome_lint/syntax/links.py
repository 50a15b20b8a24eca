"""Inline rules for links and images that note where label, destination and title stand.

markdown-it's own rules throw the place of the destination away and re-encode the URL. These follow
CommonMark 0.31.2, sections 6.3 (links) and 6.4 (images).
"""

from __future__ import annotations

from typing import NamedTuple

from markdown_it.common.utils import normalizeReference, unescapeAll
from markdown_it.helpers import parseLinkLabel, parseLinkTitle
from markdown_it.rules_inline import StateInline

from awesome_lint.syntax.inline_state import InlineState
from awesome_lint.syntax.tokens import Token
from awesome_lint.text.patterns import late_pattern

_PLAIN_LABEL = late_pattern(r"[^\[\]\\`<]*\]")
_PLAIN_TARGET = late_pattern(r"\([ \t\v\f]*([^ \t\n\v\f()<>\\&]+)[ \t\v\f]*\)")
_SPACE = late_pattern(r"[ \t\n\v\f]*")
_ANGLED = late_pattern(r"<((?:[^<>\\\n]|\\[^\n])*)>")
_DESTINATION_STEP = late_pattern(r"[^ \t\n()\\]+|\\[!-/:-@\[-`{-~]|\\|[()]")
_MAX_PARENTHESES = 32


class Target(NamedTuple):
    """Where a link leads and where that is written; `end` is the end of the whole link."""

    url: str
    title: str
    url_start: int
    url_end: int
    end: int
    label: str | None = None


class Destination(NamedTuple):
    """Where a definition leads, as markdown-it asks for it."""

    ok: bool
    pos: int
    str: str


def normalized(label: str) -> str:
    """The form in which labels that mean the same definition are equal."""
    return normalizeReference(label)


def link(state: StateInline, silent: bool) -> bool:
    """Parse `[text](url "title")`, `[text][label]`, `[label][]` and `[label]`."""
    start = state.pos
    label_end = _label_end(state, start, nested_links=False)
    target = _target(state, start + 1, label_end) if label_end >= 0 else None
    if target is None:
        return False
    if not silent:
        assert isinstance(state, InlineState)
        outer_end, open_brackets = state.posMax, state.open_brackets
        state.pos, state.posMax = start + 1, label_end
        _fill(state.push("link_open", "a", 1), target)
        state.open_brackets += 1
        state.md.inline.tokenize(state)
        state.push("link_close", "a", -1)
        state.posMax = outer_end
        state.open_brackets = open_brackets
    state.pos = target.end
    return True


def image(state: StateInline, silent: bool) -> bool:
    """Parse `![alternative](url "title")` and its reference forms."""
    start = state.pos
    if not state.src.startswith("[", start + 1):
        return False
    label_end = _label_end(state, start + 1, nested_links=True)
    target = _target(state, start + 2, label_end) if label_end >= 0 else None
    if target is None:
        return False
    if not silent:
        assert isinstance(state, InlineState)
        content = state.src[start + 2 : label_end]
        inner = InlineState(content, state.md, state.env, [])
        inner.open_brackets = 1
        token = state.push("image", "img", 0)
        token.content = content
        token.children = inner.run()
        _fill(token, target)
    state.pos = target.end
    return True


def _fill(token: Token, target: Target) -> None:
    token.attrs = {"url": target.url, "title": target.title}
    token.url_start, token.url_end, token.label = target.url_start, target.url_end, target.label


def _label_end(state: StateInline, start: int, *, nested_links: bool) -> int:
    """The offset of the `]` that closes the `[` at `start`, or -1."""
    plain = _PLAIN_LABEL.match(state.src, start + 1, state.posMax)
    if plain:
        return plain.end() - 1
    assert isinstance(state, InlineState)
    if start > state.last_closing:  # or each of many `[` would be followed to the end
        return -1
    return parseLinkLabel(state, start, not nested_links)


def _target(state: StateInline, label_start: int, label_end: int) -> Target | None:
    """What follows a label (or the label itself): a destination, else a reference."""
    after = label_end + 1
    if after < state.posMax and state.src[after] == "(":
        target = inline_target(state.src, after, state.posMax)
        if target:
            return target
    return _reference(state, label_start, label_end)


def inline_target(src: str, start: int, end: int) -> Target | None:
    """Parse `(url "title")` at `start`."""
    plain = _PLAIN_TARGET.match(src, start, end)
    if plain:
        return Target(plain[1], "", plain.start(1), plain.end(1), plain.end())
    pos = _skip_space(src, start + 1, end)
    url_start, url_end, pos = _destination(src, pos, end)
    if pos < 0:
        return None
    title = ""
    title_start = _skip_space(src, pos, end)
    if title_start > pos:
        parsed = parseLinkTitle(src, title_start, end)
        if parsed.ok:
            title, title_start = parsed.str, _skip_space(src, parsed.pos, end)
    if title_start >= end or src[title_start] != ")":
        return None
    return Target(unescapeAll(src[url_start:url_end]), title, url_start, url_end, title_start + 1)


def _skip_space(src: str, pos: int, end: int) -> int:
    match = _SPACE.match(src, pos, end)
    return match.end() if match else pos


def destination(src: str, pos: int, end: int) -> Destination:
    """The destination of a definition. Unlike those of CommonMark, GitHub's hold control characters."""
    start, stop, end = _destination(src, pos, end)
    return Destination(end > pos, end, unescapeAll(src[start:stop]))


def _destination(src: str, pos: int, end: int) -> tuple[int, int, int]:
    """Start and end of the destination at `pos` and where it is over; the last is -1 for none.

    An empty destination is one too: `[text]()`.
    """
    if src.startswith("<", pos):
        angled = _ANGLED.match(src, pos, end)
        return (angled.start(1), angled.end(1), angled.end()) if angled else (pos, pos, -1)
    start, depth = pos, 0
    while step := _DESTINATION_STEP.match(src, pos, end):
        if step[0] == "(":
            depth += 1
            if depth > _MAX_PARENTHESES:
                return start, start, -1
        elif step[0] == ")":
            if depth == 0:
                break
            depth -= 1
        pos = step.end()
    return start, pos, pos if depth == 0 else -1


def _reference(state: StateInline, label_start: int, label_end: int) -> Target | None:
    """Resolve `[text][label]`, `[label][]` or `[label]` against the definitions."""
    references = state.env.get("references")
    if not references:
        return None
    label, end = "", label_end + 1
    if end < state.posMax and state.src[end] == "[":
        second_end = parseLinkLabel(state, end)
        if second_end >= 0:
            label, end = state.src[end + 1 : second_end], second_end + 1
    written = label or state.src[label_start:label_end]
    key = normalized(written)
    definition = references.get(key)
    if definition is None:
        return None
    return Target(definition["href"], definition["title"], -1, -1, end, key)
