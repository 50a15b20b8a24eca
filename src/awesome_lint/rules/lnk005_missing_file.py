"""LNK005: a link to a file that does not exist."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.urls import Destination, has_scheme

_OTHER = re.compile(r"[#/\\?]|\Z")
_TEMPLATE = re.compile(r"[{}$<>*]|%\w+%")
_GITHUB_PAGE = re.compile(
    r"(?:\.\./){2,}(?:[^/]+/[^/]+/)?(?:actions|blob|commits?|compare|discussions|edit|forks|graphs|issues|labels|milestones?"
    r"|new|projects|pulls?|raw|releases|security|stargazers|tags|tree|watchers|wiki)(?:/|\Z)"
)


@rule(Destination, needs_files=True)
def check(destination: Destination, ctx: Context) -> Iterator[Diagnostic]:
    """Report each relative link whose file or folder is not there."""
    files = ctx.page.files
    path = file_of(destination.url)
    if path is not None and files is not None and not files.exists(path):
        yield ctx.diagnostic(destination.span, f"the file `{path}` does not exist")


def file_of(url: str) -> str | None:
    """The file that a URL leads to, relative to the page; None where it leads anywhere else."""
    if has_scheme(url) or _OTHER.match(url) or _TEMPLATE.search(url):
        return None
    path = posixpath.normpath(unquote(re.split(r"[?#]", url, maxsplit=1)[0]))
    return None if _GITHUB_PAGE.match(path) else path
