"""What a branch has changed: the text of a file where the branch began, and the entries that differ.

May not: write; judge what has changed.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path

from awesome_lint import catalog
from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.settings import Settings
from awesome_lint.source import EncodingError, Source, decode
from awesome_lint.syntax import tree


class RevisionError(Exception):
    """The text of a revision cannot be had; the message is a sentence that says what to do."""


def text_at(path: Path, revision: str) -> str | None:
    """The text of a file at the last commit that HEAD and a revision share; None where there was no such file.

    Raises:
        RevisionError: git does not know.
    """
    folder, name = path.absolute().parent, f"./{path.name}"
    base = _merge_base(folder, revision)
    entry = _git(folder, "ls-tree", base, "--", name)
    if not entry.stdout:
        return None
    done = _git(folder, "show", f"{base}:{name}")
    if done.returncode:
        raise RevisionError(f"git cannot show {path} at `{revision}`: {_said(done)}")
    try:
        return decode(done.stdout)
    except EncodingError as error:
        raise RevisionError(f"{path} at `{revision}`: {error}") from None


def changed(path: Path, revision: str, records: Catalog, source: Source, settings: Settings) -> list[Entry]:
    """The entries of a file that were not there at a revision, or were written otherwise.

    Where they stood makes no difference.

    Args:
        path: the file.
        revision: what it is compared with: the last commit that HEAD and the revision share.
        records: what is in the file now.
        source: its text, in which the records lie.
        settings: those that hold for the file.

    Raises:
        RevisionError: git does not know.
    """
    text = text_at(path, revision)
    if text is None:
        return records.entries
    earlier = Source(text)
    before = catalog.read(earlier, tree.parse(earlier), settings)
    left = Counter(_identity(each, earlier) for each in before.entries)
    found = []
    for each in records.entries:
        identity = _identity(each, source)
        if left[identity]:
            left[identity] -= 1
        else:
            found.append(each)
    return found


def _identity(entry: Entry, source: Source) -> tuple[str, tuple[str, ...]]:
    """What an entry says, without the entries in it: its words, and where its links lead."""
    pieces, at = [], entry.span.start
    for inner in entry.entries:
        pieces.append(source.text[at : inner.span.start])
        at = inner.span.end
    pieces.append(source.text[at : entry.span.end])
    return " ".join(" ".join(pieces).split()), tuple(each.url for each in entry.links)


def _merge_base(folder: Path, revision: str) -> str:
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise RevisionError(f"{folder} is not in a git repository; --since needs one")
    known = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known.returncode:
        remote, _, branch = revision.partition("/")
        fetch = f"git fetch {remote} {branch}" if branch else f"git fetch origin {revision}"
        raise RevisionError(f"git knows no commit `{revision}`; fetch it first: `{fetch}`")
    done = _git(folder, "merge-base", "HEAD", known.stdout.decode().strip())
    if done.returncode:
        is_shallow = _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        hint = "; this clone is shallow, fetch the rest first: `git fetch --unshallow`" if is_shallow else ""
        raise RevisionError(f"HEAD and `{revision}` share no commit{hint}")
    return done.stdout.decode().strip()


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # A git hook's environment points git to the hook's repository, which need not be the folder's.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error}") from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return " ".join(done.stderr.decode(errors="replace").split())
