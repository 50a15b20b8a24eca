"""Write the table of all settings into docs/settings.md, from the dataclasses that hold them."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import EnumType
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from awesome_lint.settings import Override, OwnRule, Settings, key

PAGE = Path(__file__).parents[1] / "docs" / "settings.md"
BEGIN = "<!-- begin: generated from awesome_lint.settings by .ci/write_settings_page.py; do not edit -->\n"
END = "<!-- end -->\n"
HEAD = "| Key | Value | Default | Meaning |\n| --- | --- | --- | --- |\n"


def with_table(page: str) -> str:
    """The text of the page with the table between its two comments made anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    rows = (f"| `{name}` | {value} | {default} | {meaning} |\n" for name, value, default, meaning in rows_of(Settings))
    return f"{before}{BEGIN}\n{HEAD}{''.join(rows)}\n{END}{after}"


def rows_of(table: Any, prefix: str = "") -> Iterator[tuple[str, str, str, str]]:
    """One row a setting, those of nested tables under a dotted key."""
    types, meanings = get_type_hints(table), meanings_of(table)
    for each in fields(table):
        kind, name = types[each.name], prefix + key(each.name)
        if is_dataclass(kind):
            yield from rows_of(kind, f"{name}.")
        elif get_origin(kind) is dict and is_dataclass(get_args(kind)[1]):
            yield from rows_of(get_args(kind)[1], f"{name}.NAME.")
        elif get_origin(kind) is list and is_dataclass(get_args(kind)[0]):
            yield from rows_of(get_args(kind)[0], f"{name}.")
        elif (table, each.name) == (Override, "settings"):
            yield (
                f"{prefix}KEY",
                "as in this table",
                "empty",
                f"{meanings[each.name]} See [below](#single-files-and-sections).",
            )
        else:
            yield name, shown_type(kind), shown_default(table, each), meanings[each.name]


def meanings_of(table: type) -> dict[str, str]:
    """The docstring below each attribute of a class."""
    (definition,) = ast.parse(inspect.getsource(table)).body
    assert isinstance(definition, ast.ClassDef)
    found = {}
    for one, following in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and isinstance(following, ast.Expr):
            found[one.target.id] = " ".join(ast.literal_eval(following.value).split())
    return found


def shown_type(kind: Any) -> str:
    """A type in the words of people who write TOML."""
    origin, arguments = get_origin(kind), get_args(kind)
    if type(None) in arguments:
        return shown_type(arguments[0])
    choices = [*kind] if isinstance(kind, EnumType) else arguments if origin is Literal else ()
    if choices:
        *others, last = (code(str(choice)) for choice in choices)
        return f"{', '.join(others)} or {last}" if others else last
    if origin is list:
        item = shown_type(arguments[0])
        return f"list of {item}" if item.startswith("`") else f"list of {item}s"
    if origin is dict:
        return f"table of {shown_type(arguments[1])}"
    return {bool: "`true` or `false`", int: "number", str: "string"}[kind]


def code(text: str) -> str:
    """A text as a code span."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def shown_default(table: Any, each: Field[Any]) -> str:
    """What holds where a setting is not given."""
    if each.default is MISSING:
        return "empty"
    if each.default is None:
        return "none" if table in (Settings, OwnRule) else "what the list does"
    return f"`{str(each.default).lower()}`"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
