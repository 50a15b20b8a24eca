"""Merging files by record, for faces.

May not: print, write files.
"""

from __future__ import annotations

from pathlib import Path

from awesome_lint.merging import Merge, MergeError
from awesome_lint.merging.decisions import Decision, What
from awesome_lint.merging.marking import Marks
from awesome_lint.pipeline import settling
from awesome_lint.pipeline.arguments import decoded
from awesome_lint.pipeline.inputs import Selection
from awesome_lint.values.slotted import immutable
from awesome_lint.world import files, merge_file
from awesome_lint.world.merge_file import GitMergeError
from awesome_lint.world.settings_files import SettingsFinder

__all__ = ["Decision", "GitMergeError", "Marks", "Merge", "MergeError", "Three", "What", "by_git", "by_record"]


@immutable
class Three:
    """The files of a merge, and how its conflicts are written; `path` is what the file is called in the repository."""

    base: Path
    ours: Path
    theirs: Path
    path: Path | None = None
    marks: Marks = Marks()


def by_record(three: Three, finder: SettingsFinder, most: int, selection: Selection) -> Merge:
    """Merge files of no more than `most` bytes by what they hold; the selected rules judge what comes of it.

    Raises:
        FileError: a file cannot be read or is not UTF-8.
        SettingsError: the settings for the path are wrong.
        UnknownRuleError: the selection names a rule that does not exist.
        MergeError: that is not possible.
    """
    base, ours, theirs = (decoded(files.read(path, most), str(path)) for path in (three.base, three.ours, three.theirs))
    settings = finder.of_file(three.path or three.ours).settings
    selection.verify(settings)
    try:
        return settling.merge(base, ours, theirs, selection.over(settings), three.marks)
    except RecursionError:
        raise MergeError("the lists are nested too deeply") from None


def by_git(three: Three) -> bytes:
    """What git's own merge makes of the files.

    Raises:
        FileError: one of them is not to be read, as a link that leads out of the repository, or a device.
        GitMergeError: it makes nothing of them.
    """
    for path in (three.base, three.ours, three.theirs):
        files.require_regular(path)
    return merge_file.merge(three.base, three.ours, three.theirs, three.marks.style, three.marks.size)
