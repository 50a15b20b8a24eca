"""Patterns: our own regular expressions, those of settings, and globs.

Our own are compiled when they are first used: to compile all that every module has would take a tenth of a
small page's check, and few pages need all of them. Those of settings may come with a change that nobody
has looked at yet: to match them takes little time, or ends with an error that says which one takes long.

May not: know what a pattern is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cached_property, partial
from time import monotonic
from typing import TYPE_CHECKING, AnyStr, cast

from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import mutable

if TYPE_CHECKING:
    import regex

MAX_SECONDS = 1.0
"""So long a pattern of settings may take for one page."""
MAX_SECONDS_TOGETHER = 5.0
"""So long all of them together may take for one page."""


class _LatePattern:
    """Stands in for a compiled pattern; what is asked of that is kept, so that it is not slower the next time."""

    def __init__(self, pattern: str | bytes, flags: int, needs: Iterable[str] = ()) -> None:
        self.pattern, self.flags, self.needs = pattern, flags, tuple(needs)
        self._left = _MOST_TRIED if self.needs else 0

    def __getattr__(self, name: str) -> object:
        if self._left and name in _NOTHING:
            return partial(self._tried, name)
        value = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, value)
        return value

    def _tried(self, name: str, text: str, *place: int) -> object:
        """What the pattern finds in a text; nothing, if that has none of what the pattern needs."""
        folded = _folded(text) if self.flags & re.IGNORECASE else text
        if self._left and not any(need in folded for need in self.needs):
            self._left = max(self._left - 1 - len(text) // _LONG, 0)
            return _NOTHING[name]
        self._left = 0
        return getattr(self, name)(text, *place)


def _folded(text: str) -> str:
    """A text in which letters are alike if a pattern for any case takes them for the same."""
    return text.lower() if text.isascii() else text.casefold().replace("ı", "i").replace(_DOT_ABOVE, "")


_DOT_ABOVE = "\u0307"
"""What is left of a capital İ."""
_NOTHING: dict[str, object] = {"match": None, "fullmatch": None, "search": None, "finditer": iter(())}
"""What is found where a pattern does not match."""
_MOST_TRIED = 256
"""Of more texts the pattern itself says sooner that it does not match."""
_LONG = 1_024
"""A longer text counts for several."""


def late_pattern(pattern: AnyStr, flags: int = 0, needs: Iterable[str] = ()) -> re.Pattern[AnyStr]:
    """What `re.compile` makes of the same arguments, though not yet.

    Wherever it matches, one of the texts that it `needs` stands, which are in small letters if case does not count: it
    is not compiled before a text has one.
    """
    return cast("re.Pattern[AnyStr]", _LatePattern(pattern, flags, needs))


class AnyCase:
    """A pattern in small letters that matches capitals, too.

    For texts in ASCII it takes a third of the time to compile that one with `re.IGNORECASE` takes.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._small, self._any = late_pattern(pattern), late_pattern(pattern, re.IGNORECASE)

    def begins(self, text: str) -> bool:
        """Whether a text begins so."""
        return (self._small.match(text.lower()) if text.isascii() else self._any.match(text)) is not None

    def stands_in(self, text: str) -> bool:
        """Whether a text says so anywhere."""
        return self.search(text) is not None

    def search(self, text: str) -> re.Match[str] | None:
        """Where a text says so; what the match holds is in small letters."""
        return self._small.search(text.lower()) if text.isascii() else self._any.search(text)


class Phrases:
    """Alternatives in small letters, of which is only asked whether one matches.

    Each is compiled when a text has what stands wherever it matches, and all together when many texts were asked about.
    """

    def __init__(self, alternatives: str, before: str = "", behind: str = "") -> None:
        self.alternatives, self.before, self.behind = alternatives, before, behind
        self._left = _MOST_TRIED

    @cached_property
    def ways(self) -> dict[str, AnyCase]:
        """The alternatives by what each needs, which is the longest text in it that is no pattern."""
        every: dict[str, list[str]] = {}
        for way in _ALTERNATIVE.findall(self.alternatives):
            every.setdefault(_folded(max(_NO_LETTERS.split(way), key=len)), []).append(way)
        return {need: self._any_of("|".join(ways)) for need, ways in every.items()}

    @cached_property
    def _whole(self) -> AnyCase:
        return self._any_of(self.alternatives)

    def _any_of(self, alternatives: str) -> AnyCase:
        return AnyCase(f"{self.before}(?:{alternatives}){self.behind}")

    def begins(self, text: str) -> bool:
        """Whether a text begins so."""
        return any(way.begins(text) for way in self._that_may_match(text))

    def stands_in(self, text: str) -> bool:
        """Whether a text says so anywhere."""
        return any(way.stands_in(text) for way in self._that_may_match(text))

    def _that_may_match(self, text: str) -> Iterable[AnyCase]:
        if not self._left:
            return (self._whole,)
        self._left -= 1
        folded = _folded(text)
        return [way for need, way in self.ways.items() if need in folded]


_GROUP = r"\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)"
_ALTERNATIVE = late_pattern(rf"(?:[^|()\[\\]|\\.|\[[^\]]*\]|{_GROUP})+")
_NO_LETTERS = late_pattern(rf"(?:\\.|\[[^\]]*\]|{_GROUP}|[^\\(\[](?=[?*{{])|[.^$?*+])[?*+]*(?:\{{[^}}]*\}})?")
_GLOB = late_pattern(r"\*\*/|\*\*|\*|\?|[^*?]+")


class PatternError(AwesomeLintError, ValueError):
    """A pattern of settings, or what is to be put in its place, is wrong; the message says how."""


class SlowPatternError(AwesomeLintError, RuntimeError):
    """A pattern of settings takes too long; the message says which."""


@mutable
class Allowance:
    """The seconds that are left for all patterns of settings on one page."""

    seconds: float = field(default_factory=lambda: MAX_SECONDS_TOGETHER)


class ForeignPattern:
    """A regular expression of settings, for the texts of one page: all that is asked of it has to end in time.

    Raises:
        PatternError: it is none.
    """

    def __init__(self, pattern: str, owner: str = "the settings", allowance: Allowance | None = None) -> None:
        import regex  # noqa: PLC0415 -- few settings have patterns

        try:
            self._compiled = regex.compile(pattern)
        except regex.error as error:
            raise PatternError(str(error)) from None
        except RecursionError:
            raise PatternError("it is nested too deeply") from None
        self._owner = owner
        self._left = MAX_SECONDS
        self._allowance = allowance or Allowance()

    def verify(self, replacement: str) -> None:
        """See that a replacement names no group which the pattern lacks, or raise `PatternError`."""
        import regex  # noqa: PLC0415

        names = {number: name for name, number in self._compiled.groupindex.items()}
        groups = (f"(?P<{names[at]}>)" if at in names else "()" for at in range(1, self._compiled.groups + 1))
        try:
            regex.sub("".join(groups), replacement, "")
        except (regex.error, IndexError) as error:
            raise PatternError(str(error)) from None

    def finditer(self, text: str) -> Iterator[regex.Match[str]]:
        """The matches in a text, or `SlowPatternError`."""
        matches = self._compiled.finditer(text, timeout=max(min(self._left, self._allowance.seconds), 1e-9))
        while (match := self._next(matches)) is not None:
            yield match

    def search(self, text: str) -> regex.Match[str] | None:
        """The first match in a text, or `SlowPatternError`."""
        return next(self.finditer(text), None)

    def _next(self, matches: Iterator[regex.Match[str]]) -> regex.Match[str] | None:
        started = monotonic()
        try:
            return next(matches, None)
        except TimeoutError:
            raise SlowPatternError(self._complaint()) from None
        finally:
            taken = monotonic() - started
            self._left -= taken
            self._allowance.seconds -= taken

    def _complaint(self) -> str:
        pattern = f"the pattern `{self._compiled.pattern}` of {self._owner}"
        if self._left <= self._allowance.seconds:
            return f"{pattern} takes more than {MAX_SECONDS:g} second for this page"
        return f"{pattern} was not run: all of them take more than {MAX_SECONDS_TOGETHER:g} seconds for this page"


def fits(glob: str, path: str) -> bool:
    """Whether a glob fits a path: `*` stands for anything but `/`, `**` for that too, and `**/` for nothing as well.

    In time in proportion to both, however many stars there are.
    """
    ends = {0}
    for part in _GLOB.findall(glob.removeprefix("./").removeprefix("/")):
        ends = _ends(part, path, ends)
        if not ends:
            return False
    return len(path) in ends


def _ends(part: str, path: str, starts: set[int]) -> set[int]:
    """Where a part of a glob may end in a path, if it begins at one of some places."""
    first = min(starts)
    match part:
        case "**/":
            return starts | {at + 1 for at in range(first, len(path)) if path[at] == "/"}
        case "**":
            return set(range(first, len(path) + 1))
        case "*":
            ends = set(starts)
            for at in range(first, len(path)):
                if at in ends and path[at] != "/":
                    ends.add(at + 1)
            return ends
        case "?":
            return {at + 1 for at in starts if at < len(path) and path[at] != "/"}
    return {at + len(part) for at in starts if path.startswith(part, at)}
