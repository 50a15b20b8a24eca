"""Which block rules can begin at a line, told by its first character.

markdown-it tries all rules, one after the other, on every line, and those that may end a paragraph
on every line of a paragraph. Almost all can be ruled out by one character.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import rules_block
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

BlockRule = Callable[[StateBlock, int, int, bool], bool]

_STARTS = {
    "front_matter": "-",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""The characters with which a rule's block begins."""
_DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.){1,1000}\]:", re.DOTALL)


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
            self._terminators[chainName] = [self._dispatch(chainName)]
        return self._terminators[chainName]

    def _dispatch(self, chain: str) -> BlockRule:
        by_start = self.by_start(chain)
        has_table = rules_block.table in super().getRules(chain)

        def terminates(state: StateBlock, line: int, end: int, silent: bool) -> bool:
            start = state.bMarks[line] + state.tShift[line]
            for rule in by_start.get(state.src[start : start + 1], ()):
                if rule(state, line, end, silent):
                    return True
            return has_table and may_be_table(state, line, end) and rules_block.table(state, line, end, silent)

        return terminates


def may_be_table(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line may be the first of a table: it has a pipe, and a delimiter row may follow."""
    if line + 1 >= end:
        return False
    start = state.bMarks[line + 1] + state.tShift[line + 1]
    if start >= state.eMarks[line + 1] or state.src[start] not in "|-:":
        return False
    return state.src.find("|", state.bMarks[line], state.eMarks[line]) >= 0


def may_be_definition(state: StateBlock, line: int) -> bool:
    """Whether a line that begins with `[` may begin a definition of a link or footnote."""
    return _DEFINITION.match(state.src, state.bMarks[line] + state.tShift[line]) is not None
