"""The state of the inline parser: what has been read, with its place."""

from __future__ import annotations

from typing import Literal

from markdown_it.rules_inline import StateInline

from awesome_lint.syntax.tokens import Token


class InlineState(StateInline):
    """The state of the inline parser.

    `open_brackets` counts the literal `[` not yet closed: GitHub links no bare URL after one.
    """

    open_brackets = 0
    _pending_start = 0

    def append_pending(self, text: str) -> None:
        """Add literal text that stands at `pos`."""
        if not self._pending_buffer and not self._pending:
            self._pending_start = self.pos
        self._pending_buffer.append(text)

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
