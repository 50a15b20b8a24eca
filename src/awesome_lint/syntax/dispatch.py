"""Which block rules can begin at a line, told by its first character.

markdown-it tries all rules, one after the other, on every line, and those that may end a paragraph
on every line of a paragraph. Almost all can be ruled out by one character.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

from awesome_lint.syntax.block_state import BlockState
from awesome_lint.syntax.html import TAG_ALONE
from awesome_lint.syntax.paragraph import underline
from awesome_lint.text.patterns import late_pattern

BlockRule = Callable[[StateBlock, int, int, bool], bool]

_STARTS = {
    "front_matter": "-",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""The characters with which a rule's block begins."""
_DEFINITION = late_pattern(r"\[(?:[^\[\]\\]|\\.){1,1000}\]:", re.DOTALL)
_CODE_INDENT = 4


class BlockRuler(Ruler[BlockRule]):
    """markdown-it's ruler, whose chains are one rule each that dispatches to the others."""

    def __init__(self) -> None:
        super().__init__()
        self._by_start: dict[str, dict[str, tuple[BlockRule, ...]]] = {}
        self._terminators: dict[str, list[BlockRule]] = {}

    def by_start(self, chain: str) -> dict[str, tuple[BlockRule, ...]]:
        """The rules of a chain by the character with which they begin."""
        if chain not in self._by_start:
            active = set(super().getRules(chain))
            table: dict[str, tuple[BlockRule, ...]] = {}
            for rule in self.__rules__:
                if rule.fn in active:
                    for character in _STARTS.get(rule.name, ""):
                        table[character] = (*table.get(character, ()), rule.fn)
            self._by_start[chain] = table
        return self._by_start[chain]

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803
        """The rules of a chain, as one."""
        if chainName not in self._terminators:
            # What ends a paragraph ends what looks like a definition, a quote and a table, too.
            self._terminators[chainName] = [_terminator(self.by_start("list" if chainName == "list" else "paragraph"))]
        return self._terminators[chainName]


def _terminator(by_start: dict[str, tuple[BlockRule, ...]]) -> BlockRule:
    def terminates(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        assert isinstance(state, BlockState)
        if state.sCount[line] < 0:  # the quote around it has checked the line
            return False
        is_outside = state.sCount[line] < state.blkIndent
        indent = state.inner_indent(line) if is_outside else state.blkIndent
        if state.sCount[line] - indent >= _CODE_INDENT:
            return False
        if state.parentType == "reference":  # a paragraph until it is over; `reference` restores the type
            state.parentType = "paragraph"
            if not is_outside and underline(state, line):
                return True
        start = state.first(line)
        character = state.src[start : start + 1]
        for rule in by_start.get(character, ()):
            if rule(state, line, end, silent):
                return True
        # Where the paragraph would go on lazily, GitHub lets any tag alone on its line end it.
        is_lazy = is_outside or state.parentType in ("blockquote", "table")
        return is_lazy and character == "<" and TAG_ALONE.match(state.src[start : state.eMarks[line]]) is not None

    return terminates


def may_be_definition(state: BlockState, line: int) -> bool:
    """Whether a line that begins with `[` may begin a definition of a link or footnote."""
    return _DEFINITION.match(state.src, state.first(line)) is not None
