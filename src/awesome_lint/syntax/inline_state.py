"""The state of the inline parser: what has been read, with its place."""

from __future__ import annotations

import unicodedata
from typing import Literal

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token as PlainToken
from markdown_it.utils import EnvType

from awesome_lint.syntax.tokens import Token

_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ASCII_SPACE = frozenset("\t\n\f\r ")


class InlineState(StateInline):
    """The state of the inline parser.

    `open_brackets` counts the literal `[` not yet closed: GitHub links no bare URL behind one.
    `last_closing` is the offset of the last `]`.
    """

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[PlainToken]) -> None:
        super().__init__(src, md, env, tokens)
        self.open_brackets = 0
        self.last_closing = src.rfind("]")
        self._pending_start = 0

    def run(self) -> list[PlainToken]:
        """Parse all into stamped tokens."""
        self.md.inline.tokenize(self)
        if "*" in self.src or "_" in self.src or "~" in self.src:
            rules_inline.link_pairs(self)
            rules_inline.strikethrough.postProcess(self)
            rules_inline.emphasis.postProcess(self)
        return self.tokens

    def append_pending(self, text: str) -> None:
        """Add literal text that stands at `pos`."""
        if not self._pending_buffer and not self._pending:
            self._pending_start = self.pos
        self._pending_buffer.append(text)

    def note_bracket(self, character: str) -> None:
        """Count a literal character if it is a bracket."""
        if character == "[":
            self.open_brackets += 1
        elif character == "]" and self.open_brackets:
            self.open_brackets -= 1

    def pushPending(self) -> Token:  # noqa: N802
        """Append the pending literal text as a token, stamped."""
        token = Token("text", "", 0)
        token.content = self.pending
        token.level = self.pendingLevel
        token.start = self._pending_start
        token.end = token.start + len(token.content)
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Append a token; `InlineParser` stamps it when the rule is done."""
        if self._pending_buffer or self._pending:
            self.pushPending()
        token = Token(ttype, tag, nesting)
        token.start = -1
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token.level = self.level
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """Judge a run of emphasis markers as GitHub does: symbols such as emoji are no punctuation.

        CommonMark 0.31 has made them punctuation, which markdown-it follows; cmark-gfm has not.
        """
        src, end = self.src, start
        while end < self.posMax and src[end] == src[start]:
            end += 1
        before, after = start - 1, end
        if src[start] != "~":  # cmark-gfm looks past tildes, which may be markers too
            while before >= 0 and src[before] == "~":
                before -= 1
            while after < self.posMax and src[after] == "~":
                after += 1
        before_space, before_mark = _kind(src[before] if before >= 0 else " ")
        after_space, after_mark = _kind(src[after] if after < self.posMax else " ")
        left = not after_space and (not after_mark or before_space or before_mark)
        right = not before_space and (not before_mark or after_space or after_mark)
        can_open = left and (canSplitWord or not right or before_mark)
        can_close = right and (canSplitWord or not left or after_mark)
        return Scanned(can_open, can_close, end - start)


def _kind(character: str) -> tuple[bool, bool]:
    """Whether a character is white space, and whether it is punctuation."""
    if character.isascii():
        return character in _ASCII_SPACE, character in _ASCII_PUNCTUATION
    category = unicodedata.category(character)
    return category == "Zs", category[0] == "P"
