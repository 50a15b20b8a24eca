"""LNK005: a link to a file that does not exist."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page import Files
from awesome_lint.page.destinations import Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import has_scheme

_MIN_MISSING = 3
"""Where so many files are missing, and none is there, the page is not where it belongs."""
_OWN_NAME = "readme.md"
"""A list may link to itself, among its other languages or years."""
_OTHER = late_pattern(r"[#/\\?]|\Z")
_TEMPLATE = late_pattern(r"[{}$<>*]|%\w+%|(?:a|img)[ \t]+\w+=")
"""What is to be filled in, or a tag: `[label]: <img src="…">`."""
_GITHUB_PAGE = late_pattern(
    r"(?:\.\./){2,}(?:[^/]+/[^/]+/)?(?:actions|blob|commits?|compare|discussions|edit|forks|graphs|issues|labels|milestones?"
    r"|new|projects|pulls?|raw|releases|security|stargazers|tags|tree|watchers|wiki)(?:/|\Z)"
)


@rule(Destinations, needs=("files",))
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report each relative link whose file or folder is not there; once, where none of many is."""
    files = ctx.page.world.files
    wanted = [
        (destination.span, path)
        for destination in destinations.where(_leads_to_file)
        if (path := file_of(destination.url)) is not None
    ]
    if not wanted or files is None:
        return
    missing = [(span, path) for span, path in wanted if not files.exists(path) and not _is_made(path, files)]
    paths = {path for _, path in missing}
    is_loose = not files.in_repository
    if (len(paths) >= _MIN_MISSING or (paths and is_loose)) and len(missing) == len(wanted):
        severity = Severity.INFO if is_loose else None
        message = f"{len(paths)} of the files that the page links to do not exist, such as `{missing[0][1]}`"
        yield ctx.diagnostic(
            missing[0][0], f"{message}; expected the page in its repository", fault="missing files", severity=severity
        )
        return
    for span, path in missing:
        yield ctx.diagnostic(span, f"the file `{path}` does not exist")


def _is_made(path: str, files: Files) -> bool:
    """Whether a file is what a program makes of one that is there, for a website: `about.html` of `about.md`."""
    return path.endswith(".html") and files.exists(f"{path.removesuffix('.html')}.md")


def _leads_to_file(url: str, _written: str) -> bool:
    return file_of(url) is not None


def file_of(url: str) -> str | None:
    """The file that a URL leads to, relative to the page; None where it leads anywhere else."""
    if has_scheme(url) or _OTHER.match(url) or _TEMPLATE.search(url):
        return None
    path = posixpath.normpath(unquote(re.split(r"[?#]", url, maxsplit=1)[0]))
    return None if _GITHUB_PAGE.match(path) or path.lower() == _OWN_NAME else path
