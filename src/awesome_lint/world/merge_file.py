"""What git itself makes of a three-way merge of files.

May not: know Markdown.
"""

from __future__ import annotations

from pathlib import Path

from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import git

_NOT_MERGED = 128
"""From here on the exit status is no number of conflicts."""


class GitMergeError(AwesomeLintError):
    """Git could not merge the files either; the message is a sentence."""


def merge(base: Path, ours: Path, theirs: Path, style: str, marker_size: int) -> bytes:
    """The text that git's own merge makes of three files, which are left as they are.

    Raises:
        GitMergeError: it makes none, as of files that are no text.
    """
    names = [str(path.absolute()) for path in (ours, base, theirs)]
    labels = [part for label in ("ours", "base", "theirs") for part in ("-L", label)]
    shown = ["--diff3"] if style == "diff3" else []
    arguments = ("merge-file", "-p", "-q", *shown, f"--marker-size={marker_size}", *labels, "--", *names)
    try:
        done = git.run(ours.absolute().parent, *arguments)
    except OSError as error:
        raise GitMergeError(f"git cannot be run: {error}") from None
    if done.returncode >= _NOT_MERGED or done.returncode < 0:
        reason = " ".join(done.stderr.decode(errors="replace").split())
        raise GitMergeError(f"git cannot merge the files: {reason}")
    return done.stdout
