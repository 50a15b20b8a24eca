"""The library: functions from text to values. Read this and `outcomes` first.

A text is read into a page (`Page.read`: tree, records, conventions), rules look at the page
(`engine.check`), and their fixes are applied round by round (`fixer.fix`). The functions here take
text. Those for faces, in `outcomes`, take an `Input` (`inputs`): the text of a file with the settings
that hold for it. They give an `Outcome`, which `save` writes back.

May not: print, exit, apply a fix itself.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page import World
from awesome_lint.pipeline.checker import Checker
from awesome_lint.pipeline.inputs import decoded
from awesome_lint.pipeline.outcomes import records_of
from awesome_lint.registry import selection
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.world import files
from awesome_lint.world.speller import shared_speller

if TYPE_CHECKING:
    from awesome_lint.catalog.typed import Model, TypedCatalog
    from awesome_lint.editing.fixer import FixResult


class RefusedError(ValueError):
    """A text was not changed, since that could not be proved harmless; the message says why."""


def check(text: str, settings: Settings | None = None, *, path: str | PathLike[str] | None = None) -> list[Diagnostic]:
    """Check a list and return what the rules say of it, in order of place.

    Args:
        text: the Markdown.
        settings: those to use; settings files are not looked for.
        path: where the text stands. Without it, rules that ask about other files do not run, and
            the text is taken for a list; with it, it must be one only if it is a README or the
            settings say so.

    Raises:
        UnknownRuleError: the settings name a rule that does not exist.
        SpellerError: words could not be looked up, though misspelled-word is among the rules.
    """
    return Checker(settings, path=path).check(text)


def fix(text: str, settings: Settings | None = None, *, unsafe: bool = False) -> FixResult:
    """Apply the fixes of all rules to a list, the unsafe ones only if asked to.

    The result has the new `text`, the diagnostics whose fixes were `applied`, those `remaining`, and
    in `refused` the reasons, if any, why fixes were left out, or all of them.

    Raises:
        UnknownRuleError: the settings name a rule that does not exist.
        SpellerError: words could not be looked up, though misspelled-word is among the rules.
    """
    from awesome_lint.editing import fixer  # noqa: PLC0415 -- most runs fix nothing

    return fixer.fix(text, settings or Settings(), World(speller=shared_speller()), unsafe=unsafe)


def format_text(text: str, settings: Settings | None = None) -> str:
    """Put the layout of a list in order; what the page shows stays the same.

    Raises:
        RefusedError: that could not be proved, so there is no result.
        UnknownRuleError: the settings name a rule that does not exist.
    """
    from awesome_lint.editing import fixer  # noqa: PLC0415 -- most runs fix nothing

    settings = settings or Settings()
    result = fixer.fix(text, settings, selected=selection.of_layout(settings), with_records=False)
    if result.refused:
        raise RefusedError("; ".join(result.refused))
    return result.text


@overload
def parse(text: str, entry: None = None) -> Catalog: ...
@overload
def parse(text: str, entry: type[Model]) -> TypedCatalog[Model]: ...
def parse(text: str, entry: type[Any] | None = None) -> Catalog:
    """Read a list into its records.

    Args:
        text: the Markdown.
        entry: a pydantic model of one entry. Its fields are bound to the parts and fields of each
            entry by alias or name; `models` of the catalog then holds the valid ones, and
            `diagnostics` each validation error at the line of the field that it is about.
            `awesome_lint.catalog.typed` says how values are bound.
    """
    source = Source(text)
    document = tree.parse(source)
    records = records_of(source, document, Settings())
    if entry is None:
        return records
    from awesome_lint.catalog import typed  # noqa: PLC0415

    return typed.bind(records, source, entry)


@overload
def load(path: str | PathLike[str], entry: None = None) -> Catalog: ...
@overload
def load(path: str | PathLike[str], entry: type[Model]) -> TypedCatalog[Model]: ...
def load(path: str | PathLike[str], entry: type[Any] | None = None) -> Catalog:
    """Read a file into its records; otherwise like `parse`.

    Raises:
        FileError: the file does not exist, cannot be read or is not UTF-8.
    """
    return parse(decoded(files.read(Path(path)), str(path)), entry)
