"""Commits made upon a branch that is not checked out: no file of the work tree is touched, and no hook is run.

May not: know Markdown, decide what is committed, push.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable
from awesome_lint.world import files, git

_REGULAR = "100"
"""How the mode of a regular file begins."""
_PLAIN = "100644"
_NONE = "0"
_FIELDS = ("%H", "%an", "%ae", "%aI", "%s")


class BranchError(AwesomeLintError):
    """git cannot give or do what was asked; the message is a sentence."""


@immutable
class Blob:
    """A file in a commit: its mode and the name of its content."""

    mode: str
    name: str

    @property
    def is_regular(self) -> bool:
        """Whether it is no link, and no repository of its own."""
        return self.mode.startswith(_REGULAR)

    @property
    def is_plain(self) -> bool:
        """Whether it is a regular file that cannot be executed."""
        return self.mode == _PLAIN


@immutable
class Change:
    """A file that a branch changed; None stands for a file that is not there."""

    path: str
    before: Blob | None
    after: Blob | None


@immutable
class Commit:
    """One commit, with who wrote it."""

    name: str
    author: str
    email: str
    date: str
    subject: str


class Repository:
    """The commits of the repository of a folder."""

    def __init__(self, folder: Path, most: int = files.MAX_SIZE) -> None:
        self.folder, self.most = folder, most

    def commit(self, ref: str) -> str:
        """The name of the commit that a reference stands for.

        Raises:
            BranchError: git knows none.
        """
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        if done.returncode:
            raise BranchError(f"git does not know the commit `{ref}`; fetch it first")
        return _said(done)

    def base(self, one: str, other: str) -> str | None:
        """The last commit that two share; None where they share none that is here."""
        done = self._run("merge-base", one, other)
        return None if done.returncode else _said(done)

    def branch(self, name: str) -> str | None:
        """The last commit of a branch; None where there is no such branch.

        Raises:
            BranchError: no branch can be called so, or it is checked out.
        """
        if name.startswith("-") or self._run("check-ref-format", f"refs/heads/{name}").returncode:
            raise BranchError(f"`{name}` is no name of a branch")
        if f"branch refs/heads/{name}\n" in self._ask("worktree", "list", "--porcelain"):
            raise BranchError(f"the branch `{name}` is checked out; name another one, or a new one")
        done = self._run("rev-parse", "--verify", "--quiet", f"refs/heads/{name}")
        return None if done.returncode else _said(done)

    def changes(self, before: str, after: str) -> list[Change]:
        """The files that differ between two commits."""
        parts = self._ask("diff-tree", "-r", "-z", "--no-renames", before, after).split("\0")
        found = []
        for said, path in zip(parts[::2], parts[1::2], strict=False):
            mode, new_mode, name, new_name, _ = said.removeprefix(":").split()
            found.append(Change(path, _blob(mode, name), _blob(new_mode, new_name)))
        return found

    def content(self, blob: Blob) -> bytes:
        """What a file holds.

        Raises:
            BranchError: git does not have it, or it is larger than files may be.
        """
        return self._run_checked("cat-file", "blob", blob.name, most=self.most).stdout

    def commits(self, before: str, after: str) -> list[Commit]:
        """The commits of a branch, but merges, from the first."""
        shape = "%x00".join(_FIELDS)
        said = self._ask("log", "-z", "--no-merges", "--reverse", f"--format={shape}", f"{before}..{after}", "--")
        parts, count = said.split("\0"), len(_FIELDS)
        return [Commit(*parts[at : at + count]) for at in range(0, len(parts) - len(parts) % count, count)]

    def stored(self, content: bytes, mode: str) -> Blob:
        """A file of what is given, which git holds from now on.

        Raises:
            BranchError: it does not take it.
        """
        return Blob(mode, _said(self._run_checked("hash-object", "-w", "--stdin", given=content)))

    def add(self, parent: str, files: Mapping[str, Blob | None], message: str, author: Commit) -> str:
        """Make a commit with other files, None for those that are gone; its name.

        Raises:
            BranchError: git makes none, as where nobody said who commits.
        """
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self._run_checked("read-tree", parent, environment=index)
            listed = "".join(_listed(path, blob or Blob(_NONE, _NONE * len(parent))) for path, blob in files.items())
            self._run_checked("update-index", "-z", "--index-info", environment=index, given=os.fsencode(listed))
            tree = _said(self._run_checked("write-tree", environment=index))
        written_by = {
            "GIT_AUTHOR_NAME": author.author,
            "GIT_AUTHOR_EMAIL": author.email,
            "GIT_AUTHOR_DATE": author.date,
            **{name: value for name, value in os.environ.items() if name.startswith("GIT_COMMITTER_")},
        }
        arguments = ("commit-tree", "--no-gpg-sign", tree, "-p", parent, "-F", "-")
        return _said(self._run_checked(*arguments, environment=written_by, given=os.fsencode(message)))

    def move(self, branch: str, commit: str, before: str | None) -> None:
        """Let a branch, which is to be where it was `before`, end with a commit.

        Raises:
            BranchError: it is elsewhere by now.
        """
        self._run_checked("update-ref", f"refs/heads/{branch}", commit, before or _NONE * len(commit))

    def _ask(self, *arguments: str) -> str:
        return os.fsdecode(self._run_checked(*arguments).stdout)

    def _run_checked(self, *arguments: str, **given: Any) -> git.Completed:
        done = self._run(*arguments, **given)
        if done.returncode:
            reason = " ".join(done.stderr.decode(errors="replace").split())
            raise BranchError(f"git {arguments[0]} failed: {reason}")
        return done

    def _run(self, *arguments: str, **given: Any) -> git.Completed:
        try:
            return git.run(self.folder, *arguments, **given)
        except git.TooMuchError as error:
            raise BranchError(f"git {arguments[0]} failed: {error}") from None
        except OSError as error:
            raise BranchError(f"git cannot be run: {error}") from None


def _blob(mode: str, name: str) -> Blob | None:
    return None if mode == "000000" else Blob(mode, name)


def _listed(path: str, blob: Blob) -> str:
    """What an index is told of a file, which is gone where it has no mode."""
    return f"{blob.mode} {blob.name}\t{path}\0"


def _said(done: git.Completed) -> str:
    return done.stdout.decode(errors="replace").strip()
