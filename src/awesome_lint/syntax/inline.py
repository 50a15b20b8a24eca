"""The inline parser: markdown-it's rules, dispatched by character, each token stamped.

markdown-it tries every rule at every stop and gives inline tokens no place at all. Here the
character at hand picks the few rules that can match, and whatever a rule pushes is stamped with
where the rule began and ended.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt, rules_inline
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token as PlainToken
from markdown_it.utils import EnvType

from awesome_lint.syntax import footnotes
from awesome_lint.syntax.autolinks import read_text
from awesome_lint.syntax.html import html_inline
from awesome_lint.syntax.inline_state import InlineState
from awesome_lint.syntax.links import image, link
from awesome_lint.syntax.tokens import Token
from awesome_lint.text.patterns import late_pattern

InlineRule = Callable[[StateInline, bool], bool]

_ESCAPED = late_pattern(r"\\[\n!-/:-@\[-`{-~]")
_ADDRESS = late_pattern(r"<[^<>\n]*>")
_STOP = late_pattern(r"[\n!&*<\[\\\]_`~]")


def _escape(state: StateInline, silent: bool) -> bool:
    """Parse a backslash escape; markdown-it's rule also takes one before a letter, which may begin a URL."""
    return _ESCAPED.match(state.src, state.pos, state.posMax) is not None and rules_inline.escape(state, silent)


def _newline(state: StateInline, silent: bool) -> bool:
    """Parse the end of a line; markdown-it's rule leaves tabs in front of it."""
    if not silent:
        before = state.pending
        state.pending = before.rstrip(" \t")
        state.push("hardbreak" if before.endswith("  ") else "softbreak", "br", 0)
    state.pos += 1
    while state.pos < state.posMax and state.src[state.pos] in " \t":
        state.pos += 1
    return True


def _autolink(state: StateInline, silent: bool) -> bool:
    """Parse an address in angle brackets; markdown-it's rule also takes one with the end of the line behind it."""
    return _ADDRESS.match(state.src, state.pos, state.posMax) is not None and rules_inline.autolink(state, silent)


def _strikethrough(state: StateInline, silent: bool) -> bool:
    """Parse a run of tildes; markdown-it's rule keeps its length from the judgement which runs go together."""
    known = len(state.delimiters)
    if not rules_inline.strikethrough.tokenize(state, silent):
        return False
    for delimiter in state.delimiters[known:]:
        delimiter.length = len(state.tokens[delimiter.token].content)
    return True


_RULES: dict[str, tuple[InlineRule, ...]] = {
    "\n": (_newline,),
    "\\": (_escape,),
    "`": (rules_inline.backtick,),
    "~": (_strikethrough,),
    "*": (rules_inline.emphasis.tokenize,),
    "_": (rules_inline.emphasis.tokenize,),
    "[": (footnotes.reference, link),
    "!": (image,),
    "<": (_autolink, html_inline),
    "&": (rules_inline.entity,),
    "]": (),
}


class InlineParser(ParserInline):
    """markdown-it's inline parser on an `InlineState`, dispatching by character."""

    def tokenize(self, state: StateInline) -> None:
        """Generate stamped tokens for the range from `state.pos` to `state.posMax`."""
        assert isinstance(state, InlineState)
        src, end, tokens = state.src, state.posMax, state.tokens
        max_nesting = state.md.options.maxNesting
        while (pos := state.pos) < end:
            match = _STOP.search(src, pos, end)
            stop = match.start() if match else end
            if stop > pos:
                read_text(state, stop)
                continue
            if state.level >= max_nesting:
                state.env["too_deep_inline"] = True
            elif self._apply(state, pos, len(tokens)):
                continue
            state.note_bracket(src[pos])
            state.append_pending(src[pos])
            state.pos = pos + 1
        if state.pending:
            state.pushPending()

    def _apply(self, state: StateInline, pos: int, first: int) -> bool:
        """Run the rules for the character at `pos`; stamp the tokens from index `first` on."""
        for rule in _RULES[state.src[pos]]:
            if rule(state, False):
                stamp(state.tokens, first, pos, state.pos)
                return True
        return False

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        """Move over one token without generating any."""
        pos = state.pos
        if pos in state.cache:
            state.pos = state.cache[pos]
            return
        rules = _RULES.get(state.src[pos])
        if rules is None:
            match = _STOP.search(state.src, pos, state.posMax)
            state.pos = match.start() if match else state.posMax
        elif state.level >= state.md.options.maxNesting:
            state.env["too_deep_inline"] = True
            state.pos = state.posMax
        else:
            state.level += 1
            matched = any(rule(state, True) for rule in rules)
            state.level -= 1
            if not matched:
                state.pos = pos + 1
        state.cache[pos] = state.pos

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[PlainToken]) -> list[PlainToken]:
        """Parse the content of one block into stamped inline tokens."""
        return InlineState(src, md, env, tokens).run()


def stamp(tokens: list[PlainToken], first: int, start: int, end: int) -> None:
    """Give the tokens from index `first` on, which one rule pushed, their places.

    What a rule pushes as text (delimiters, the text of an autolink) stands one after the other;
    the rest covers all that the rule matched.
    """
    at = start
    for token in tokens[first:]:
        assert isinstance(token, Token)
        if token.start >= 0:
            continue
        token.start, token.end = start, end
        if token.type == "text":
            token.start, at = at, at + len(token.content)
            token.end = at
        elif token.info == "auto" and token.nesting == 1:
            at = start + 1
