"""What git knows: the text of a file in another revision.

A `Revision` stands for the last commit that it shares with HEAD, which is where a branch began; the
`Index` for what is staged, as against HEAD.

May not: know Markdown, write, fetch.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from awesome_lint.source import EncodingError, decode
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import files, git

_INDEX = "GIT_INDEX_FILE"
_REGULAR = b"100"
"""How the mode of a regular file begins."""


class RevisionError(AwesomeLintError):
    """The text of a revision cannot be had; the message is a sentence that says what to do."""


class Revision:
    """The last commit that HEAD and a revision share."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._base = cache(self._find_base)

    def text_at(self, path: Path) -> str | None:
        """The text that a file had there, under whatever name; None where there was no such file.

        Raises:
            RevisionError: git does not know.
        """
        folder = path.absolute().parent
        return _text_at(path, self._base(folder), f"`{self.name}`")

    def content(self, path: Path) -> bytes | None:
        """What a file of that very name held there; None where there was none.

        Raises:
            RevisionError: git does not know.
        """
        top = _top(path)
        return _content(path, top, self._base(top), f"`{self.name}`")

    def _find_base(self, folder: Path) -> str:
        _require_repository(folder)
        found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{self.name}^{{commit}}")
        is_shallow = _said(_git(folder, "rev-parse", "--is-shallow-repository")) == "true"
        remote, _, branch = self.name.partition("/")
        wanted = f"{remote} {branch}" if branch else f"origin {self.name}"
        fetch = f"git fetch --unshallow {wanted}" if is_shallow else f"git fetch {wanted}"
        if found.returncode:
            raise RevisionError(f"git does not know the commit `{self.name}`; fetch it first: `{fetch}`")
        base = _git(folder, "merge-base", "HEAD", _said(found))
        if base.returncode:
            hint = f", because this clone is shallow; fetch the rest first: `{fetch}`" if is_shallow else ""
            raise RevisionError(f"git does not know a common commit of HEAD and `{self.name}`{hint}")
        return _said(base)


class Index:
    """What is staged, as against HEAD."""

    name = "HEAD"

    def text_at(self, path: Path) -> str | None:
        """The text that a file has in HEAD, under whatever name; None where there is no such file.

        Raises:
            RevisionError: git does not know.
        """
        folder = path.absolute().parent
        _require_repository(folder)
        head = _git(folder, "rev-parse", "--verify", "--quiet", "HEAD")
        return None if head.returncode else _text_at(path, _said(head), "HEAD")

    def content(self, path: Path) -> bytes | None:
        """What a file of that very name holds in HEAD; None where there is none.

        Raises:
            RevisionError: git does not know.
        """
        top = _top(path)
        _require_repository(top)
        head = _git(top, "rev-parse", "--verify", "--quiet", "HEAD")
        return None if head.returncode else _content(path, top, _said(head), "HEAD")

    def staged(self, path: Path) -> str | None:
        """The text of a file as it is staged; None where it is not.

        Raises:
            RevisionError: git does not know, or the file is in the midst of a merge.
        """
        folder = path.absolute().parent
        _require_repository(folder)
        listed = _git(folder, "ls-files", "--stage", "-z", "--", path.name)
        if not listed.stdout:
            return None
        return _text_of(path, folder, f":./{path.name}", "the index")


def _top(path: Path) -> Path:
    return files.top(path.parent) or path.absolute().parent


def _content(path: Path, top: Path, commit: str, called: str) -> bytes | None:
    name = path.absolute().relative_to(top).as_posix()
    listed = _git(top, "ls-tree", "-z", commit, "--", name).stdout
    if not listed:
        return None
    if not listed.startswith(_REGULAR):
        raise RevisionError(f"{path} is not a regular file in {called}")
    return _blob(path, top, f"{commit}:./{name}", called)


def _text_at(path: Path, commit: str, called: str) -> str | None:
    folder, name = path.absolute().parent, f"./{path.name}"
    if _git(folder, "ls-tree", "-z", commit, "--", name).stdout:
        return _text_of(path, folder, f"{commit}:{name}", called)
    earlier = _name_before(folder, path.name, commit)
    return None if earlier is None else _text_of(path, folder, f"{commit}:{earlier}", called)


def _name_before(folder: Path, name: str, commit: str) -> str | None:
    """The name, from the top of the repository, that a file had in a commit, if it was renamed since."""
    inside = os.fsdecode(_git(folder, "rev-parse", "--show-prefix").stdout.rstrip(b"\n")) + name
    # Against the index: to compare files of the work tree, git would run the filters that a repository names.
    compared = ("diff-index", "--cached", "-r", "-z", "--no-relative", "--ignore-submodules=all")
    renamed = ("--name-status", "--find-renames", "--diff-filter=R", "--no-ext-diff", "--no-textconv")
    done = _git(folder, *compared, *renamed, commit, "--")
    parts = [os.fsdecode(each) for each in done.stdout.split(b"\0")[:-1]]
    return next((old for old, new in zip(parts[1::3], parts[2::3], strict=True) if new == inside), None)


def _text_of(path: Path, folder: Path, thing: str, called: str) -> str:
    try:
        return decode(_blob(path, folder, thing, called))
    except EncodingError as error:
        raise RevisionError(f"{path} in {called}: {error}") from None


def _blob(path: Path, folder: Path, thing: str, called: str) -> bytes:
    done = _git(folder, "cat-file", "blob", thing, most=files.MAX_SIZE)
    if done.returncode:
        reason = " ".join(done.stderr.decode(errors="replace").split())
        raise RevisionError(f"git cannot show {path} in {called}: {reason}")
    return done.stdout


def _require_repository(folder: Path) -> None:
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise RevisionError(f"{folder} is not in a readable git repository, so there is nothing to compare with")


def _git(folder: Path, *arguments: str, most: int = git.MOST) -> git.Completed:
    try:
        return git.run(folder, *arguments, environment=_environment(folder), most=most)
    except git.TooMuchError as error:
        raise RevisionError(f"git {arguments[0]} failed: {error}") from None
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error}") from None


@cache
def _environment(folder: Path) -> dict[str, str]:
    """The index of a hook, if it is that of the folder's repository."""
    index = os.environ.get(_INDEX)
    if index is None:
        return {}
    git_folder = git.run(folder, "rev-parse", "--absolute-git-dir").stdout.rstrip(b"\n")
    is_own = git_folder and Path(index).absolute().is_relative_to(os.fsdecode(git_folder))
    return {_INDEX: str(Path(index).absolute())} if is_own else {}


def _said(done: git.Completed) -> str:
    return done.stdout.decode(errors="replace").strip()
