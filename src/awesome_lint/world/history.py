"""What git knows of a file over time: the commits that changed it, with its text after each.

The way of the branch counts (first parents): what came with a merge, came with it. Renames are followed.

May not: know Markdown, write, fetch.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from awesome_lint.source import EncodingError, decode
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable
from awesome_lint.world import git
from awesome_lint.world.revisions import RevisionError

_FORMAT = "%H%x00%P%x00%cI%x00%an%x00%s%x00%b%x00"
_PLAIN = ("--no-ext-diff", "--no-textconv")
"""So that no program runs that the repository names."""
_PARTS = 6
_STATUS = late_pattern(rb"\n?(?P<kind>[A-Z])\d*")
"""What became of the file: `M`, `R100`."""
_DAY = late_pattern(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")
_AGO = late_pattern(r"\d+ (?:day|week|month|year)s?(?: ago)?")
_REMOTE = late_pattern(
    r"(?:(?:https?|ssh|git)://(?:[^@/\s]+@)?|[^@/\s]+@)(?P<host>[\w.-]+)(?::\d+)?[:/](?P<path>[\w./~-]+?)(?:\.git)?/?"
)
_WAYS = {"github": "/blob", "gitlab": "/-/blob", "codeberg": "/src"}
"""Between the address of a repository and a revision, by what is part of the name of its host."""
_MERGE = late_pattern(r"Merge pull request (#\d+) ")


@immutable
class Version:
    """A commit that changed a file, and the name that the file had then, from the top of the repository."""

    commit: str
    parents: Sequence[str]
    when: datetime
    author: str
    subject: str
    name: str


@immutable
class Versions:
    """The versions of a file, newest first, and that before them, if there is one.

    `is_cut` says that the clone is shallow and the history older than these unknown.
    """

    found: list[Version]
    before: Version | None
    is_cut: bool


def versions(path: Path, since: str | None = None, most: int | None = None) -> Versions:
    """The commits that changed a file: those after a revision or day, at most so many.

    Raises:
        RevisionError: git does not know.
    """
    folder = path.absolute().parent
    _require_commit(folder)
    limits = [] if since is None else _limits(folder, since)
    # One more is asked for, with which the oldest is compared; a limit by time or revision would hide it.
    found = _followed(folder, path.name, None if most is None else most + 1)
    kept = _within(folder, found, limits) if limits else len(found)
    kept = min(kept, len(found) if most is None else most)
    before = found[kept] if kept < len(found) else None
    is_shallow = _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
    is_cut = is_shallow and before is None
    if is_cut and found and kept == len(found) and found[-1].parents == ():
        kept -= 1  # what a shallow clone begins with was not made by that commit
        before = found[kept]
    return Versions(_with_authors(folder, found[:kept]), before, is_cut)


def ids(path: Path, wanted: Sequence[Version]) -> list[str | None]:
    """The ids that git gives what a file holds in each version; None where it is no regular file.

    Raises:
        RevisionError: git does not know.
    """
    if not wanted:
        return []
    asked = _batch(path, wanted, "--batch-check=%(objecttype) %(objectname)")
    told = (line.split() for line in asked.decode("ascii", "replace").splitlines())
    return [line[1] if line[0] == "blob" else None for line in told]


def texts(path: Path, wanted: Sequence[Version]) -> Iterator[str | None]:
    """The text of a file in each version; None where it is not known, or not UTF-8.

    Raises:
        RevisionError: git does not know.
    """
    if not wanted:
        return
    said = _batch(path, wanted, "--batch")
    at = 0
    for _ in wanted:
        end = said.index(b"\n", at)
        head = said[at:end].rsplit(b" ", 2)
        if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004 -- `missing`, or a link
            at = end + 1 + (int(head[2]) + 1 if len(head) == 3 and head[2].isdigit() else 0)  # noqa: PLR2004
            yield None
            continue
        size = int(head[2])
        yield _decoded(said[end + 1 : end + 1 + size])
        at = end + size + 2


def _batch(path: Path, wanted: Sequence[Version], how: str) -> bytes:
    """What git says of a file in each version."""
    asked = "".join(f"{each.commit}:{each.name}\n" for each in wanted).encode("utf-8", "surrogateescape")
    return _git(path.absolute().parent, "cat-file", how, given=asked)


def is_known(path: Path) -> bool:
    """Whether git knows a file, and commits of its repository."""
    try:
        done = git.run(path.absolute().parent, "ls-tree", "-z", "HEAD", "--", path.name)
    except OSError:
        return False
    return done.returncode == 0 and bool(done.stdout)


def address(path: Path) -> str | None:
    """The web address of the repository that a file is in, by its remote `origin`; None where there is none."""
    try:
        done = git.run(path.absolute().parent, "config", "--get", "remote.origin.url")
    except OSError:
        return None
    match = _REMOTE.fullmatch(done.stdout.decode(errors="replace").strip())
    return f"https://{match['host']}/{match['path']}" if match else None


def files_beside(path: Path) -> str | None:
    """The web address of the folder that a file is in, with a slash behind it; None where nobody knows it."""
    repository = address(path)
    if repository is None:
        return None
    way = next((way for host, way in _WAYS.items() if host in repository.split("/")[2]), None)
    done = git.run(path.absolute().parent, "rev-parse", "--show-prefix")
    return None if way is None else f"{repository}{way}/HEAD/{done.stdout.decode(errors='replace').strip()}"


def _followed(folder: Path, name: str, most: int | None) -> list[Version]:
    """The versions of a file, at most so many: those of its name, and only then those from before it was renamed.

    Git itself would leave the name where a file was deleted and comes back while another one is much like it.
    """
    found = _logged(folder, "HEAD", name, most)
    if not found or (most is not None and len(found) == most):
        return found
    left = None if most is None else most - len(found) + 1
    return [*found[:-1], *_logged(folder, found[-1].commit, name, left, "--follow")]


def _logged(folder: Path, first: str, name: str, most: int | None, *options: str) -> list[Version]:
    """What git says of the commits that changed a file, from one on, at most so many."""
    head = ["log", "--first-parent", "--diff-merges=first-parent", "--name-status", "-z", *_PLAIN, *options]
    count = [] if most is None else [f"--max-count={most}"]
    return [*_parsed(_git(folder, *head, f"--format={_FORMAT}", *count, first, "--", name))]


def _limits(folder: Path, since: str) -> list[str]:
    """What git is told of where to begin: a revision if it knows one of that name, else a day."""
    if git.run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}").returncode == 0:
        return [f"{since}..HEAD"]
    if _DAY.fullmatch(since) or _AGO.fullmatch(since):
        return [f"--since={since}", "HEAD"]
    raise RevisionError(f"`{since}` is neither a commit that git knows nor a day such as 2025-12-31 or `2 weeks ago`")


def _within(folder: Path, found: Sequence[Version], limits: Sequence[str]) -> int:
    """How many of the versions lie within limits."""
    inner = {*_git(folder, "log", "--first-parent", *_PLAIN, "--format=%H", *limits, "--").decode().split()}
    return next((at for at, each in enumerate(found) if each.commit not in inner), len(found))


def _parsed(said: bytes) -> Iterator[Version]:
    """The versions in what git says, in which nothing but a zero byte ends a part: subjects may hold all others."""
    parts = said.split(b"\0")
    at = 0
    while at + _PARTS < len(parts):
        commit, parents, when, author, subject, body = (
            part.decode(errors="replace").strip() for part in parts[at : at + _PARTS]
        )
        at += _PARTS + 1  # an empty one follows
        name = None
        while at < len(parts) and (status := _STATUS.fullmatch(parts[at])):
            count = 2 if status["kind"] in b"RC" else 1
            name, at = parts[at + count], at + 1 + count
        if name is None or b"\n" in name:
            continue
        merge, lines = _MERGE.match(subject), body.splitlines()
        title = f"{lines[0]} ({merge[1]})" if merge and lines else subject
        yield Version(commit, parents.split(), git.moment(when), author, title, os.fsdecode(name))


def _with_authors(folder: Path, found: Sequence[Version]) -> list[Version]:
    """The versions, those that a merge brought with who wrote what was merged."""
    merged = {each.parents[1]: each.commit for each in found if len(each.parents) > 1}
    if not merged:
        return list(found)
    given = "".join(f"{commit}\n" for commit in merged).encode()
    said = _git(folder, "log", "--no-walk=unsorted", *_PLAIN, "--format=%H%x00%an", "--stdin", given=given)
    authors = dict(line.split("\0", 1) for line in said.decode(errors="replace").splitlines() if "\0" in line)
    return [
        replace(each, author=authors.get(each.parents[1], each.author)) if len(each.parents) > 1 else each
        for each in found
    ]


def _decoded(blob: bytes) -> str | None:
    try:
        return decode(blob)
    except EncodingError:
        return None


def _require_commit(folder: Path) -> None:
    try:
        done = git.run(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error}") from None
    if done.returncode:
        raise RevisionError(f"{folder} is not in a git repository with commits, so nothing is known of its history")


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    try:
        done = git.run(folder, *arguments, given=given)
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error}") from None
    if done.returncode:
        reason = " ".join(done.stderr.decode(errors="replace").split())
        raise RevisionError(f"git does not know the history: {reason}")
    return done.stdout
