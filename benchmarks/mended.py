"""Find what curators mended in the history of their lists, and count how much `check` says of the version before.

A commit counts whose message says that it mends something, and that writes a few characters of a few lines otherwise,
or the same lines in another order, or takes a line away that it calls double. Changes of addresses alone do not count.
Found is what is said of the version before and no longer of the one after it. Whether a linter could know of what was
not found is for a person to judge. `docs/calibration.md` records the figures.

    python benchmarks/mended.py CLONE... [--page README.md] [--commits N] [--all]
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from difflib import SequenceMatcher, unified_diff
from functools import partial
from pathlib import Path
from typing import NamedTuple

from planted import MAX_PAGE, reports

MENDS = re.compile(
    r"\b(?:typos?|fix\w*|correct\w*|spell\w*|misspell\w*|grammar|alphabet\w*|order\w*|sort\w*|dup\w*|format\w*|broken|missing"
    r"|punctuation|periods?|indent\w*|spac\w+|toc|contents|anchors?|clean\w*|tidy|markdown|consisten\w*|lint\w*|capital\w*|case)\b",
    re.IGNORECASE,
)
"""What messages say that mend something."""
DOUBLE = re.compile(r"\b(?:dup\w*|doubled?|twice|repeated)\b", re.IGNORECASE)
MAX_LINES = 4
"""The most lines that a commit may take away or add."""
MAX_LETTERS = 8
"""The most characters of a line that may differ."""
ADDRESS = re.compile(r"\w+://[^\s)>\"']+")


class Mended(NamedTuple):
    """One commit that mends something: what it changed, and what is said of the page before and not after."""

    clone: Path
    commit: str
    title: str
    change: str
    found: list[str]
    counted: list[str]


def git(clone: Path, *args: str) -> bytes:
    """What git answers about a clone; nothing if it fails."""
    return subprocess.run(["git", "-C", clone, *args], capture_output=True, check=False).stdout  # noqa: S603, S607


def is_small(gone: list[str], come: list[str], *, is_double: bool) -> bool:
    """Whether the lines differ in a few characters or in their order, or some that are double are gone."""
    if not 0 < len(gone) <= MAX_LINES:
        return False
    if not any(map(str.strip, come)):
        return is_double
    if sorted(gone) == sorted(come):
        return gone != come
    if len(gone) != len(come) or [ADDRESS.sub("", line) for line in gone] == [ADDRESS.sub("", line) for line in come]:
        return False
    return all(letters(*pair) <= MAX_LETTERS for pair in zip(gone, come, strict=True))


def letters(before: str, after: str) -> int:
    """How many characters differ between two lines."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(max(end - start, stop - at) for step, start, end, at, stop in steps if step != "equal")


def changes(clone: Path, page: str) -> Iterator[tuple[str, str, str, str, list[str]]]:
    """Commit, title, text before and after, and the difference, of small commits that say that they mend the page."""
    log = git(clone, "log", "--no-merges", "--format=%H %s", "HEAD", "--", page).decode(errors="replace")
    for line in log.splitlines():
        commit, _, title = line.partition(" ")
        if not MENDS.search(title):
            continue
        old, new = (git(clone, "show", f"{at}:{page}") for at in (f"{commit}^", commit))
        if not old or not new or len(old) > MAX_PAGE:
            continue
        before, after = (text.decode(errors="replace").replace("\r\n", "\n") for text in (old, new))
        diff = list(unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=1))[2:]
        gone, come = ([line[1:] for line in diff if line.startswith(mark)] for mark in "-+")
        if is_small(gone, come, is_double=DOUBLE.search(title) is not None):
            yield commit, title, before, after, diff


def mended(clone: Path, page: str, most: int) -> list[Mended]:
    """What was mended in a clone, and what is said about it."""
    made = []
    for commit, title, before, after, diff in changes(clone, page):
        found, counted = (
            [f"{code} {message}" for code, message in reports(before, is_quiet=quiet) - reports(after, is_quiet=quiet)]
            for quiet in (False, True)
        )
        made.append(Mended(clone, commit[:10], title, "\n".join(diff), found, counted))
        if len(made) >= most:
            break
    return made


def main() -> None:
    """Print each commit that mends something and is not found, and how many are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clones", nargs="+", type=Path)
    parser.add_argument("--page", default="README.md", help="the page of the list (default: %(default)s)")
    parser.add_argument("--commits", type=int, default=20, help="commits of each clone (default: %(default)s)")
    parser.add_argument("--all", action="store_true", help="print what is found, too")
    options = parser.parse_args()
    with ProcessPoolExecutor() as workers:
        work = workers.map(partial(mended, page=options.page, most=options.commits), options.clones)
        outcomes = list({each.commit: each for made in work for each in made}.values())  # forks share commits
    for each in outcomes:
        if options.all or not each.found:
            said = "".join(f"\n    {line}" for line in each.found or each.counted)
            sys.stdout.write(f"\n{each.clone} {each.commit} {each.title}{said}\n{each.change}\n")
    found, counted = (sum(bool(getattr(each, name)) for each in outcomes) for name in ("found", "counted"))
    sys.stdout.write(f"printed: {found} of {len(outcomes)}; said: {counted}\n")


if __name__ == "__main__":
    main()
