"""Markdown text to stamped tokens: the configured markdown-it."""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token as PlainToken
from mdit_py_plugins.front_matter import front_matter_plugin

from awesome_lint.syntax import definitions
from awesome_lint.syntax.block import BlockParser
from awesome_lint.syntax.block_state import Take
from awesome_lint.syntax.front_matter import is_there, masked
from awesome_lint.syntax.inline import InlineParser

MAX_NESTING = 100
"""Levels of nesting that are read; far above, Python's own recursion limit would be hit."""

_OPTIONS = {
    "maxNesting": MAX_NESTING,
    "strikethrough_single_tilde": True,
    "inline_definitions": True,
}


class _Parser(MarkdownIt):
    """markdown-it with our block and inline parsers and URLs left as written."""

    def __init__(self) -> None:
        super().__init__("commonmark", _OPTIONS)
        self.block: BlockParser = BlockParser()
        self.inline = InlineParser()
        self.helpers = definitions
        self.configure("commonmark", _OPTIONS)
        self.enable("footnote")

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


@cache
def _parser(*, front_matter: bool) -> _Parser:
    parser = _Parser()
    if front_matter:
        parser.use(front_matter_plugin)
    return parser


def tokenize(text: str, env: dict[str, Any], take: Take, *, is_piece: bool = False) -> None:
    r"""Hand the tokens of each block at the top of a text whose lines end with ``\n`` to `take`.

    So they are never there all at once, since they take much room. `env` gets what the parser notes, which `inline`
    needs; a piece of a page holds no front matter.
    """
    has_front_matter = not is_piece and is_there(text)
    parser = _parser(front_matter=has_front_matter)
    lines = masked(text) if has_front_matter else text
    # Without its line ending the last line would be no line of code; GitHub's parser, too, ends it.
    parser.block.hand_on(lines if lines.endswith("\n") else f"{lines}\n", parser, env, take)


def inline(content: str, env: dict[str, Any]) -> list[PlainToken]:
    """The tokens of the content of one block: of one at a time, since they take much room."""
    parser = _parser(front_matter=False)
    return parser.inline.parse(content, parser, env, [])
