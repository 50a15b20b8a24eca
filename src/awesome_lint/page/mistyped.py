"""Comments that were meant to silence rules and do not, because they are written otherwise.

May not: know rules; the names of these are looked up by the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import is_slip

ACTIONS = ("disable-next-line", "disable-line", "disable", "enable")
"""What a comment of ours may say."""
_NPM_ACTIONS = ("disable", "enable", "ignore")
_OWN = "awesome-lint"
_CLOSE = 0.8
_MAX_WORDS = 3
_START = 80
"""So many characters tell what a comment is."""
_COMMENT = late_pattern(r"<!--(?P<said>[^<>]{0,500}?)-->")
_WORD = late_pattern(r"[A-Za-z0-9]+|[^A-Za-z0-9\s_:-]")
"""A word, or a character that none of our actions holds."""


def find(content: str) -> Iterator[tuple[int, int, str]]:
    """The comments in HTML that are nearly what silences rules: where each begins and ends, and what is wrong.

    Those that are exactly that are not told from these.
    """
    for match in _COMMENT.finditer(content):
        problem = _problem(match["said"])
        if problem is not None:
            yield match.start(), match.end(), problem


def _problem(said: str) -> str | None:
    words = [each[0].lower() for each in _WORD.finditer(said[:_START])]
    own = _own_words(words)
    if own:
        meant = _meant(words[own:], ACTIONS)
        return None if meant is None else _sentence(said, f"{_OWN}-{meant}")
    if words[:1] == ["lint"]:
        meant = _meant(words[1:], _NPM_ACTIONS)
        return None if meant is None else _sentence(said, f"lint {meant}")
    return None


def _own_words(words: list[str]) -> int:
    """How many words say that a comment is ours: `awesome lint`, with a slip or without."""
    if len(words) > 1 and _is("awesome", words[0]) and (_is("linter", words[1]) or _is("lint", words[1])):
        return 2
    return int(bool(words) and _is("awesomelint", words[0]))


def _is(meant: str, written: str) -> bool:
    return written == meant or is_slip(written, meant)


def _meant(words: list[str], actions: tuple[str, ...]) -> str | None:
    """The action that the first words are nearest to, the most words that are near one."""
    import difflib  # noqa: PLC0415 -- few pages hold such comments

    own = [*takewhile(str.isalpha, words[:_MAX_WORDS])]
    for count in range(len(own), 0, -1):
        close = difflib.get_close_matches("-".join(own[:count]), actions, 1, _CLOSE)
        if close:
            return close[0]
    return None


def _sentence(said: str, meant: str) -> str:
    written = " ".join(said.split()).partition(" -- ")[0]
    if written == meant or written.startswith(f"{meant} "):
        return f"this comment silences nothing; expected `<!-- {meant} RULE, RULE -- reason -->`"
    return f"this comment silences nothing; did you mean `<!-- {meant} … -->`?"
