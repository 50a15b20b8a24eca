"""Parser, linter and formatter for curated Markdown lists.

`page` reads a text: `source` indexes its lines, `syntax` parses it into a tree in which every node knows its place,
`catalog` reads the tree into records (sections, entries, fields, links), and `conventions` learns the conventions of
the list, which `settings` can override. `engine` passes the page to the rules that the `registry` chose. `editing`
applies their fixes in rounds, and its gates refuse harmful ones. `merging` merges two versions of a list. `report` and
`export` format diagnostics and records as text. `pipeline` connects all of this, and `cli` prints the results.

The names listed here are the public interface::

    from awesome_lint import check, fix, format_text, load, parse

Each name is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesome_lint.catalog.records import Catalog, Entry, Field, Fields, Image, Link, Section, Style
    from awesome_lint.catalog.typed import TypedCatalog
    from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
    from awesome_lint.editing.fixer import FixResult
    from awesome_lint.merging import Merge, MergeError
    from awesome_lint.merging.decisions import Decision
    from awesome_lint.merging.parts import Conflict
    from awesome_lint.pipeline import RefusedError, check, fix, format_text, load, merge, parse
    from awesome_lint.pipeline.checker import Checker
    from awesome_lint.registry.selection import UnknownRuleError
    from awesome_lint.settings import (
        ChangeSettings,
        DescriptionSettings,
        FieldSettings,
        LayoutSettings,
        LinkSettings,
        OrderSettings,
        Override,
        OwnRule,
        SectionSettings,
        Settings,
        SettingsError,
    )
    from awesome_lint.source import Position, Span
    from awesome_lint.values.errors import AwesomeLintError
    from awesome_lint.world.files import FileError
    from awesome_lint.world.speller import SpellerError

__version__ = "0.1.0"

_HOMES = {
    "pipeline": ("RefusedError", "check", "fix", "format_text", "load", "merge", "parse"),
    "merging": ("Merge", "MergeError"),
    "merging.decisions": ("Decision",),
    "merging.parts": ("Conflict",),
    "catalog.records": ("Catalog", "Entry", "Field", "Fields", "Image", "Link", "Section", "Style"),
    "pipeline.checker": ("Checker",),
    "diagnostic": ("Applicability", "Diagnostic", "Edit", "Fix", "Severity"),
    "registry.selection": ("UnknownRuleError",),
    "world.files": ("FileError",),
    "editing.fixer": ("FixResult",),
    "settings": (
        "ChangeSettings",
        "DescriptionSettings",
        "FieldSettings",
        "LayoutSettings",
        "LinkSettings",
        "OrderSettings",
        "Override",
        "OwnRule",
        "SectionSettings",
        "Settings",
        "SettingsError",
    ),
    "source": ("Position", "Span"),
    "world.speller": ("SpellerError",),
    "catalog.typed": ("TypedCatalog",),
    "values.errors": ("AwesomeLintError",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Applicability",
    "AwesomeLintError",
    "Catalog",
    "ChangeSettings",
    "Checker",
    "Conflict",
    "Decision",
    "DescriptionSettings",
    "Diagnostic",
    "Edit",
    "Entry",
    "Field",
    "FieldSettings",
    "Fields",
    "FileError",
    "Fix",
    "FixResult",
    "Image",
    "LayoutSettings",
    "Link",
    "LinkSettings",
    "Merge",
    "MergeError",
    "OrderSettings",
    "Override",
    "OwnRule",
    "Position",
    "RefusedError",
    "Section",
    "SectionSettings",
    "Settings",
    "SettingsError",
    "Severity",
    "Span",
    "SpellerError",
    "Style",
    "TypedCatalog",
    "UnknownRuleError",
    "__version__",
    "check",
    "fix",
    "format_text",
    "load",
    "merge",
    "parse",
]

if not TYPE_CHECKING:  # type checkers shall see the names above and no others

    def __getattr__(name: str) -> object:
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return __all__
