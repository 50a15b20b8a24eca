"""Which words are misspelled: the list of the `typos` program, which is installed along with us.

The words of a page go through one process; what came of them is kept, so the rounds of a fix and
further pages ask for new words only.

May not: know Markdown or which words are worth asking about.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from awesome_lint.values.errors import AwesomeLintError

if TYPE_CHECKING:
    from threading import Thread

_PROGRAM = "typos.exe" if os.name == "nt" else "typos"
_TIMEOUT = 60
_FOUND = 2
"""The exit status that says that words are misspelled, or that the program was called wrongly."""
_KNOWN = "recieve"
"""A misspelling that is always asked about: a program that does not know it has not looked at the words."""


class SpellerError(AwesomeLintError, RuntimeError):
    """The spell checker failed; the message is a sentence that says why."""


class Speller:
    """What a rule may ask about words: the `Speller` of `rule.Context`."""

    def __init__(self, program: Path | None = None) -> None:
        self._program = program
        self._known: set[str] = set()
        self._corrections: dict[str, Sequence[str]] = {}
        """What is said of the known words that are misspelled."""
        self._thread: Thread | None = None
        self._error: SpellerError | None = None

    @property
    def works(self) -> bool:
        """Whether words can be looked up: the program is there, and has not failed."""
        self._wait()
        return self._error is None and (self._program or find_program()) is not None

    def expect(self, words: Iterable[str]) -> None:
        """Begin to look words up, while the rules go on."""
        from threading import Thread  # noqa: PLC0415 -- a run without spelling needs nothing of this

        self._wait()
        new = frozenset(words) - self._known
        if new and self._error is None:
            self._thread = Thread(target=self._learn, args=(new,), daemon=True)
            self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether words are being looked up."""
        return self._thread is not None and self._thread.is_alive()

    def misspelled(self, words: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Those of the words that are misspelled, each with what may have been meant, likeliest first.

        Raises:
            SpellerError: the program is missing or has failed.
        """
        asked = frozenset(words)
        self.expect(asked)
        self._wait()
        return self.known(asked)

    def known(self, words: AbstractSet[str]) -> Mapping[str, Sequence[str]]:
        """What `misspelled` says of those words that were looked up already.

        Raises:
            SpellerError: the program is missing or has failed.
        """
        if self._error is not None:
            raise self._error
        return {word: self._corrections[word] for word in sorted(words & self._corrections.keys())}

    def unknown(self, words: AbstractSet[str]) -> AbstractSet[str]:
        """The words that were not looked up yet."""
        return words - self._known

    def _wait(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _learn(self, words: AbstractSet[str]) -> None:
        try:
            found = _ask(self._program or find_program(), words)
        except SpellerError as error:
            self._error = error
        else:  # others may look at what was known before
            self._corrections = {**self._corrections, **{word: found[word] for word in words if found.get(word)}}
            self._known = self._known | words


class HurriedSpeller:
    """A speller for who cannot wait: words that are still to be looked up count as right, and are `left`."""

    def __init__(self, speller: Speller) -> None:
        self._speller = speller
        self.left: AbstractSet[str] = frozenset()

    @property
    def works(self) -> bool:
        """Whether words can be looked up, as far as that is known by now."""
        return self._speller.is_busy or self._speller.works

    def expect(self, words: Iterable[str]) -> None:
        """Begin to look words up, if no others are being looked up."""
        if not self._speller.is_busy:
            self._speller.expect(words)

    def misspelled(self, words: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Those of the words that are known to be misspelled.

        Raises:
            SpellerError: the program is missing or has failed.
        """
        asked = frozenset(words)
        self.expect(asked)
        self.left |= self._speller.unknown(asked)
        return self._speller.known(asked)

    @property
    def is_busy(self) -> bool:
        """Whether words are being looked up."""
        return self._speller.is_busy

    def are_right(self) -> bool | None:
        """Whether the words that were left are right; None as long as some are still to be looked up.

        Raises:
            SpellerError: the program is missing or has failed.
        """
        unknown = self._speller.unknown(self.left)
        self.expect(unknown)
        wrong = self._speller.known(self.left)
        return None if unknown else not wrong


@cache
def shared_speller() -> Speller:
    """The one speller of this process, which keeps what it learns of words."""
    return Speller()


def _ask(program: Path | None, words: AbstractSet[str]) -> dict[str, Sequence[str]]:
    """What the program says of words, one on each line."""
    import json  # noqa: PLC0415
    import subprocess  # noqa: PLC0415

    if program is None:
        raise SpellerError("the program `typos` is missing; install awesome-lint again")
    command = [str(program), "--isolated", "--format", "json", "-"]
    given = "\n".join(sorted({*words, _KNOWN})).encode()
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, timeout=_TIMEOUT)  # noqa: S603
        if done.returncode not in (0, _FOUND):
            raise ValueError(done.stderr.decode(errors="replace") or f"exit status {done.returncode}")
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        found = {answer["typo"]: answer["corrections"] for answer in answers if answer["type"] == "typo"}
        if _KNOWN not in found:
            raise ValueError(done.stderr.decode(errors="replace") or f"it does not recognize `{_KNOWN}` as misspelled")
    except (OSError, ValueError, KeyError, TypeError, subprocess.SubprocessError) as error:
        raise SpellerError(f"the program {program} failed: {' '.join(str(error).split())}") from None
    return found


def find_program() -> Path | None:
    """The program beside the Python that runs, else the one in its folder of scripts, else the one on the path."""
    beside = Path(sys.executable).parent / _PROGRAM
    if beside.is_file():
        return beside
    return _installed() or _on_path()


def _installed() -> Path | None:
    """The program where pip says that it put it."""
    from importlib import metadata  # noqa: PLC0415

    try:
        files = metadata.files("typos") or []
    except metadata.PackageNotFoundError:
        return None
    places = (Path(str(file.locate())) for file in files if file.name == _PROGRAM)
    return next((place.resolve() for place in places if place.is_file()), None)


def _on_path() -> Path | None:
    from awesome_lint.world import programs  # noqa: PLC0415

    found = programs.find(_PROGRAM)
    return Path(found) if found else None
