"""The library: functions from text to values. Read this and `outcomes` first.

A text is read into a page (`Page.read`: tree, records, conventions), rules look at the page
(`engine.check`), and their fixes are applied round by round (`fixer.fix`). The functions here take
text. Those for faces, in `outcomes`, take an `Input` (`inputs`): the text of a file with the settings
that hold for it. They give an `Outcome`, which `save` writes back.

May not: print, exit, apply a fix itself.
"""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Any, overload

from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page import collection_paused
from awesome_lint.pipeline.arguments import Text, given, path_of, require_model
from awesome_lint.pipeline.checker import Checker
from awesome_lint.pipeline.outcomes import records_of
from awesome_lint.registry import selection
from awesome_lint.settings import Settings, loading
from awesome_lint.settings.loading import Table
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world.speller import shared_speller

if TYPE_CHECKING:
    from awesome_lint.catalog.typed import Model, TypedCatalog
    from awesome_lint.editing.fixer import FixResult
    from awesome_lint.merging import Merge
    from awesome_lint.merging.marking import ConflictStyle


class RefusedError(AwesomeLintError, ValueError):
    """A text was not changed, since that could not be proved harmless; the message says why."""


@collection_paused()
def check(
    text: Text, settings: Settings | Table | None = None, *, path: str | PathLike[str] | None = None
) -> list[Diagnostic]:
    """Check a list and return what the rules say of it, in order of place.

    Args:
        text: the Markdown, or a path-like object that names a file of it.
        settings: those to use, or a table of them as TOML has it; settings files are not looked for.
        path: where the text stands, if it was not read from there. Without a file, rules that ask about other files do
            not run, and the text is taken for a list; with one, it must be one only if it is a README or the settings
            say so.

    Raises:
        AwesomeLintError: what is wrong with the file (`FileError`) or the settings (`SettingsError`,
            `UnknownRuleError`), or that words could not be looked up, though misspelled-word is among the rules
            (`SpellerError`).
    """
    each = given(text, path)
    return Checker(settings, path=each.path).check(each.text)


@collection_paused()
def fix(
    text: Text,
    settings: Settings | Table | None = None,
    *,
    unsafe: bool = False,
    path: str | PathLike[str] | None = None,
) -> FixResult:
    """Apply the fixes of all rules to a list, the unsafe ones only if asked to; no file is written.

    The result has the new `text`, the diagnostics whose fixes were `applied`, those `remaining`, and
    in `refused` the reasons, if any, why fixes were left out, or all of them.

    Args:
        text: the Markdown, or a path-like object that names a file of it.
        settings: as of `check`.
        unsafe: whether fixes that are a judgement are applied, too.
        path: as of `check`.

    Raises:
        AwesomeLintError: as `check` does.
    """
    from awesome_lint.editing import fixer  # noqa: PLC0415 -- most runs fix nothing

    each, chosen = given(text, path), loading.given(settings)
    world = replace(each.world(chosen), speller=shared_speller())
    return fixer.fix(each.text, chosen, world, unsafe=unsafe)


@collection_paused()
def format_text(text: Text, settings: Settings | Table | None = None) -> str:
    """Put the layout of a list in order; what the page shows stays the same, and no file is written.

    Raises:
        RefusedError: that could not be proved, so there is no result.
        AwesomeLintError: what is wrong with the file or the settings, as `check` does.
    """
    from awesome_lint.editing import fixer  # noqa: PLC0415 -- most runs fix nothing

    chosen = loading.given(settings)
    result = fixer.fix(given(text).text, chosen, selected=selection.of_layout(chosen), with_records=False)
    if result.refused:
        raise RefusedError("; ".join(result.refused))
    return result.text


@collection_paused()
def merge(
    base: Text,
    ours: Text,
    theirs: Text,
    settings: Settings | Table | None = None,
    *,
    conflict_style: ConflictStyle = "merge",
) -> Merge:
    """Merge two versions of a list by what they hold; no file is written.

    The result has the new `text`, in which each of its `conflicts` stands between the usual marks, and the
    `decisions`: what became of each entry and other line that a side changed, and why.

    Args:
        base: what both versions began as: Markdown, or a path-like object that names a file of it.
        ours: one version. Bytes that neither changed are as they are here.
        theirs: the other.
        settings: as of `check`; of them, those count that say how the list is read.
        conflict_style: `diff3` shows the base in conflicts, too.

    Raises:
        MergeError: the texts cannot be merged by what they hold.
        AwesomeLintError: what is wrong with a file or the settings, as `check` does.
    """
    from awesome_lint.merging.marking import Marks  # noqa: PLC0415
    from awesome_lint.pipeline import settling  # noqa: PLC0415 -- most runs merge nothing

    return settling.merge(
        given(base).text, given(ours).text, given(theirs).text, loading.given(settings), Marks(conflict_style)
    )


@overload
def parse(text: Text, entry: None = None, *, settings: Settings | Table | None = None) -> Catalog: ...
@overload
def parse(text: Text, entry: type[Model], *, settings: Settings | Table | None = None) -> TypedCatalog[Model]: ...
@collection_paused()
def parse(text: Text, entry: type[Any] | None = None, *, settings: Settings | Table | None = None) -> Catalog:
    """Read a list into its records.

    Args:
        text: the Markdown, or a path-like object that names a file of it.
        entry: a pydantic model of one entry. Its fields are bound to the parts and fields of each
            entry by alias or name; `models` of the catalog then holds the valid ones, and
            `diagnostics` each validation error at the line of the field that it is about.
            `awesome_lint.catalog.typed` says how values are bound.
        settings: as of `check`; of them, those count that say how the list is read (`entries`, `sections`).

    Raises:
        FileError: the file does not exist, cannot be read or is not UTF-8.
        SettingsError: the settings are wrong.
    """
    if entry is not None:
        require_model(entry)
    source = Source(given(text).text)
    document = tree.parse(source)
    records = records_of(source, document, loading.given(settings))
    if entry is None:
        return records
    from awesome_lint.catalog import typed  # noqa: PLC0415

    return typed.bind(records, source, entry)


@overload
def load(path: str | PathLike[str], entry: None = None, *, settings: Settings | Table | None = None) -> Catalog: ...
@overload
def load(
    path: str | PathLike[str], entry: type[Model], *, settings: Settings | Table | None = None
) -> TypedCatalog[Model]: ...
def load(
    path: str | PathLike[str], entry: type[Any] | None = None, *, settings: Settings | Table | None = None
) -> Catalog:
    """Read a file into its records; otherwise like `parse`.

    Raises:
        FileError: the file does not exist, cannot be read or is not UTF-8.
        SettingsError: the settings are wrong.
    """
    return parse(path_of(path), entry, settings=settings)
