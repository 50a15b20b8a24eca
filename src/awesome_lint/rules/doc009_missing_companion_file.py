"""DOC009: a file that belongs beside a list is missing."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page import Files
from awesome_lint.rule import Context, rule

_DEFAULT = ("contributing.md", "license")
_FOLDERS = ("", ".github/", "docs/")
_SPELLINGS = {"license": ("license", "licence", "copying", "unlicense")}
_ENDINGS = ("", ".md", ".txt", ".rst")


@rule(Catalog, severity=Severity.WARNING, needs=("files",))
def check(_catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report the companion files that the settings ask for and that are nowhere."""
    page = ctx.page
    if not page.world.is_list or page.world.files is None:
        return
    for name in page.settings.companions or _DEFAULT:
        if not any(_exists(path, page.world.files) for path in _paths(name)):
            place = page.source.line_span(0)
            yield ctx.diagnostic(place, f"the file `{name}` is missing; expected it beside the list")


def _paths(name: str) -> Iterator[str]:
    """Where a file may stand, and how it may be called."""
    stem, ending = posixpath.splitext(name)
    for folder in _FOLDERS if "/" not in name else ("",):
        for spelling in _SPELLINGS.get(stem.lower(), (stem,)):
            yield from (f"{folder}{spelling}{each}" for each in ((ending,) if ending else _ENDINGS))


def _exists(path: str, files: Files) -> bool:
    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    written = (stem, stem.upper(), stem.capitalize(), stem.lower())
    return any(files.exists(posixpath.join(folder, each + end)) for each in written for end in {ending, ending.upper()})
