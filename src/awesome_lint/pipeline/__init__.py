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

from awesome_lint import engine
from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page import Page, collection_paused
from awesome_lint.pipeline.arguments import Text, given, path_of, require_model
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
    """A text was not changed, because the change might be harmful; the message says why."""


@collection_paused()
def check(
    text: Text, settings: Settings | Table | None = None, *, path: str | PathLike[str] | None = None
) -> list[Diagnostic]:
    """Check a list, and return the findings in order of place.

    Args:
        text: the Markdown, or a path-like object that names a Markdown file.
        settings: `Settings`, or a dict with the keys of TOML; settings files are not searched.
        path: the file of the text, if it was not read from it. Without one, rules about other files do not run, and
            the text must be a list; with one, it must be a list only if it is a README, or if the settings say so.

    Raises:
        AwesomeLintError: there is a problem with the file (`FileError`), the settings (`SettingsError`,
            `UnknownRuleError`) or the spell checker (`SpellerError`; only if SPL001 runs).
    """
    each, chosen = given(text, path), loading.given(settings)
    world = replace(each.world(chosen), speller=shared_speller())
    return engine.check(Page.read(each.text, chosen, world))


@collection_paused()
def fix(
    text: Text,
    settings: Settings | Table | None = None,
    *,
    unsafe: bool = False,
    path: str | PathLike[str] | None = None,
) -> FixResult:
    """Apply the fixes of all rules to a list, unsafe ones only on request; no file is written.

    The result contains the new `text`, the diagnostics whose fixes were `applied`, those `remaining`, and
    in `refused` the reasons why some or all fixes were left out.

    Args:
        text: the Markdown, or a path-like object that names a Markdown file.
        settings: as for `check`.
        unsafe: whether to apply also fixes that may be wrong.
        path: as for `check`.

    Raises:
        AwesomeLintError: as for `check`.
    """
    from awesome_lint.editing import fixer  # noqa: PLC0415 -- most runs fix nothing

    each, chosen = given(text, path), loading.given(settings)
    world = replace(each.world(chosen), speller=shared_speller())
    return fixer.fix(each.text, chosen, world, unsafe=unsafe)


@collection_paused()
def format_text(text: Text, settings: Settings | Table | None = None) -> str:
    """Format the layout of a list; the page renders the same, and no file is written.

    Raises:
        RefusedError: the page might render differently, so there is no result.
        AwesomeLintError: there is a problem with the file or the settings, as for `check`.
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
    """Merge two versions of a list by their entries; no file is written.

    The result contains the new `text`, in which each of the `conflicts` is between the usual markers, and the
    `decisions`: what was done with each entry and other line that a side changed, and why.

    Args:
        base: the version that both are based on: Markdown, or a path-like object that names a Markdown file.
        ours: one version, whose unchanged bytes are preserved.
        theirs: the other version.
        settings: as for `check`; only those that affect how the list is read are used.
        conflict_style: `diff3` also shows the base in conflicts.

    Raises:
        MergeError: the texts cannot be merged by their entries.
        AwesomeLintError: there is a problem with a file or the settings, as for `check`.
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
        text: the Markdown, or a path-like object that names a Markdown file.
        entry: a pydantic model of one entry. Its fields get their values from the parts and fields of each
            entry with the same alias or name. `models` of the catalog then holds the valid entries, and
            `diagnostics` the validation errors, each at the line of its field.
            `awesome_lint.catalog.typed` explains how values are assigned.
        settings: as for `check`; only those that affect how the list is read are used (`entries`, `sections`).

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
