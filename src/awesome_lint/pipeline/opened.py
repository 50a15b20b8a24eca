"""A list that somebody edits: what holds for it, what was read of it, and what rules say of it by now.

Settings files may change meanwhile: what they say is asked again whenever one of them has changed.

May not: read Markdown, print, write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from awesome_lint.page import Answers, Page
from awesome_lint.pipeline import inputs, outcomes
from awesome_lint.pipeline.arguments import decoded
from awesome_lint.pipeline.checker import Checker, Look, SupersededError, look
from awesome_lint.pipeline.inputs import Input
from awesome_lint.registry.selection import UnknownRuleError
from awesome_lint.settings import Settings, SettingsError
from awesome_lint.values.slotted import immutable
from awesome_lint.world import discovery, files, settings_files, witness
from awesome_lint.world.files import FileError, Folder
from awesome_lint.world.settings_files import SettingsFinder
from awesome_lint.world.speller import HurriedSpeller, SpellerError, shared_speller
from awesome_lint.world.witness import Witness

__all__ = ["Look", "OpenList", "SupersededError"]

_State = tuple[list[tuple[str, object]], list[tuple[str, bool]]]


@immutable
class _Rules:
    """What holds for a list, as long as the files from which that is known are in this state."""

    input: Input
    seen: Witness
    state: _State
    problem: str | None
    is_excluded: bool
    settings_path: Path | None


class OpenList:
    """A list that is open in an editor; one is for one thread."""

    def __init__(self, name: str, path: Path | None, find: Callable[[], SettingsFinder] = SettingsFinder) -> None:
        self._name, self._path, self._find = name, path, find
        self._rules: _Rules | None = None
        self._checker: Checker | None = None
        self._page: Page | None = None
        self._look: Look | None = None
        self._speller = HurriedSpeller(shared_speller())
        self.answers: Answers | None = None
        """What links answered online, if they were asked."""

    def input(self, text: str) -> Input:
        """The text with the settings that hold for it by now; if these are wrong, with those that held before."""
        return replace(self._settled().input, text=text)

    @property
    def is_excluded(self) -> bool:
        """Whether the settings say that nobody is to look at the list."""
        return self._settled().is_excluded

    @property
    def settings_path(self) -> Path | None:
        """The settings file of the list, which may not be there yet; None if it cannot have one of its own."""
        return self._settled().settings_path

    def read(self, text: str) -> Page:
        """The page of a text; it holds until another text is read."""
        self._settled()
        return self._read(text)

    def _read(self, text: str) -> Page:
        assert self._checker is not None
        if self._page is None or self._page.source.text != text:
            self._page = self._look = None
            self._page = self._checker.read(text)
        return self._page

    def look(self, text: str, is_wanted: Callable[[], bool] = lambda: True, *, is_hurried: bool = False) -> Look:
        """What rules say of a text; settings that are wrong are a problem, and so is a rule that raises.

        Who is hurried does not wait until all words are looked up, and should ask again when that `is_open` no more.

        Raises:
            SupersededError: it is not wanted any more.
        """
        rules = self._settled()
        page = self._read(text)
        if self._look is not None and self._look.is_open:
            self._look = self._caught_up(self._look) if is_hurried else None
        if self._look is None:

            def go_on() -> None:
                if not is_wanted():
                    raise SupersededError("the check was given up")

            go_on()
            each = rules.input
            world = replace(each.world, answers=self.answers)
            speller = self._speller = HurriedSpeller(shared_speller())
            found = look(
                lambda known: replace(page, world=known), world, each.name, go_on, speller if is_hurried else None
            )
            self._look = replace(found, is_open=bool(speller.left))
        problems = self._look.problems if rules.problem is None else [rules.problem, *self._look.problems]
        return replace(self._look, problems=problems)

    def _caught_up(self, found: Look) -> Look | None:
        """What was found, if that is all that there is to find; None if a word has turned out to be wrong."""
        try:
            are_right = self._speller.are_right()
        except SpellerError:
            return None
        return found if are_right is None else replace(found, is_open=False) if are_right else None

    @property
    def is_waiting(self) -> bool:
        """Whether words are being looked up."""
        return self._speller.is_busy

    def look_again(self) -> None:
        """Forget what rules say: files that they ask for may have changed."""
        self._look = None

    def _settled(self) -> _Rules:
        known = self._rules
        if known is not None and known.state == _state(known.seen):
            return known
        found = self._found()
        if known is None or _of_lists(found.input) != _of_lists(known.input):
            self._checker = Checker.of(found.input)
            self._page = self._look = None
        self._rules = found
        return found

    def _found(self) -> _Rules:
        """What holds for the list, with what was wrong with that."""
        seen = witness.call()
        problem, is_excluded, own = None, False, None
        try:
            finder = self._find()
            found = finder.near(Path.cwd() if self._path is None else self._path.parent)
            input_ = inputs.open_text(self._name, "", self._path, finder)
            if self._path is not None:
                own = settings_files.own_file(found, self._path.parent)
                is_excluded = settings_files.is_excluded(self._path, found.settings.exclude, found.root)
        except (FileError, SettingsError, UnknownRuleError) as error:
            problem = str(error)
            input_ = self._rules.input if self._rules is not None else self._bare()
        finally:
            witness.leave(seen)
        return _Rules(input_, seen, _state(seen), problem, is_excluded, own)

    def _bare(self) -> Input:
        folder = None if self._path is None else Folder(self._path.parent)
        return Input(self._name, "", Settings(), folder, path=self._path)


def _of_lists(input_: Input) -> tuple[Settings, bool]:
    return input_.settings, input_.is_list


def _state(seen: Witness) -> _State:
    """What can be told without reading of the files from which it is known what holds for a list."""
    read: list[tuple[str, object]] = [(path, files.stamp(Path(path))) for path in seen.files]
    return read, [(path, files.exists(Path(path))) for path in seen.existing]


def lists_below(folders: Iterable[Path]) -> Iterator[Path]:
    """The lists below folders: what their settings, or else their names, say that it is one."""
    finder = SettingsFinder()
    for each in discovery.expand([str(folder) for folder in folders]):
        if isinstance(each, Path):
            try:
                found = finder.near(each.parent)
            except (FileError, SettingsError):
                continue
            if discovery.is_list(each, found) and not settings_files.is_excluded(
                each, found.settings.exclude, found.root
            ):
                yield each.absolute()


def state_of(path: Path) -> object:
    """What changes when a file is written."""
    return files.stamp(path)


def page_in(path: Path) -> Page | None:
    """What a file holds; None if it cannot be read."""
    try:
        return outcomes.page_of(inputs.open_file(path, SettingsFinder()))
    except (FileError, SettingsError, UnknownRuleError):
        return None


def text_in(path: Path) -> str | None:
    """What a file holds; None if it is not there or cannot be read."""
    try:
        return decoded(files.read(path), str(path))
    except FileError:
        return None
