"""The text of a settings file to `Settings`, or one sentence that says what is wrong with it.

May not: read files or look for them.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from awesome_lint.settings import Settings, SettingsError, key

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

PYPROJECT = "pyproject.toml"
FILE_NAMES = (".awesome-lint.toml", "awesome-lint.toml", PYPROJECT)
"""The names of settings files in order of precedence within a folder."""

_TABLE = ("tool", "awesome-lint")
_EXPECTED = {
    "bool_type": "true or false",
    "dataclass_type": "a table",
    "dict_type": "a table",
    "list_type": "a list",
    "string_type": "a string",
}
_UNKNOWN = "unexpected_keyword_argument"

Location = Sequence[int | str]


Table = dict[str, Any]
"""Settings as TOML has them."""


def load(text: str, filename: str) -> Settings | None:
    """The settings in the text of a file; None for a pyproject.toml without our table.

    Raises:
        SettingsError: the text is not TOML, or a key or value in it is wrong.
    """
    table = read(text, filename)
    return None if table is None else validated(table, filename)


def read(text: str, filename: str) -> Table | None:
    """The table of settings in the text of a file, as it stands; None for a pyproject.toml without our table.

    Raises:
        SettingsError: the text is not TOML, or what should be our table is none.
    """
    import tomllib  # noqa: PLC0415 -- most runs find no settings file

    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{filename} is not valid TOML: {_lower(str(error))}") from None
    prefix = _TABLE if is_pyproject(filename) else ()
    for part in prefix:
        table = table.get(part) if isinstance(table, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{filename}: `{'.'.join(prefix)}` must be a table")
    return table


def over(below: Table, above: Table) -> Table:
    """One table of settings over another: tables are merged, what else is above replaces what is below."""
    merged = dict(below)
    for name, value in above.items():
        lower = below.get(name)
        merged[name] = over(lower, value) if isinstance(lower, dict) and isinstance(value, dict) else value
    return merged


def is_pyproject(filename: str) -> bool:
    """Whether a settings file keeps our settings in a table of ours."""
    return filename.replace("\\", "/").rpartition("/")[2] == PYPROJECT


def dotted(filename: str, location: Location) -> str:
    """How the key of a setting is called in messages: `tool.awesome-lint.order.by`."""
    name = ""
    for part in (*(_TABLE if is_pyproject(filename) else ()), *location):
        name += f"[{part}]" if isinstance(part, int) else f".{part}"
    return name.removeprefix(".")


def validated(table: Table, filename: str) -> Settings:
    """The settings in a table, which a file of that name holds by itself or with those that it extends.

    Raises:
        SettingsError: a key or value in it is wrong.
    """
    settings = typed(table, filename)
    for name, each in settings.fields.items():
        try:
            settings.values_of(each)
        except SettingsError as error:
            raise SettingsError(f"{filename}: `{dotted(filename, ['fields', name, 'vocabulary'])}`: {error}") from None
    for name, declared in settings.rules.items():
        from awesome_lint.settings import own  # noqa: PLC0415 -- few lists have rules of their own

        problem = own.problem(name, declared)
        if problem is not None:
            raise SettingsError(f"{filename}: `{dotted(filename, ['rules', *problem[0]])}` {problem[1]}")
    return settings


def typed(table: Table, filename: str) -> Settings:
    """The settings in a table, in which names may stand for what another table holds.

    Raises:
        SettingsError: a key or value in it is wrong.
    """
    import json  # noqa: PLC0415

    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415

    try:
        # As JSON, in which strictness still takes a string for an enum; TOML's dates become strings.
        return TypeAdapter(Settings).validate_json(json.dumps(table, default=str))
    except ValidationError as error:
        raise SettingsError(f"{filename}: {_sentence(error.errors()[0], filename)}") from None


def _sentence(error: ErrorDetails, filename: str) -> str:
    location = error["loc"]
    name = dotted(filename, location)
    if error["type"] == _UNKNOWN:
        known = _keys(location[:-1])
        close = difflib.get_close_matches(str(location[-1]).replace("_", "-"), known, 1)
        hint = f"did you mean `{dotted(filename, [*location[:-1], *close])}`?" if close else f"known are {_list(known)}"
        return f"unknown key `{name}`; {hint}"
    expected = _EXPECTED.get(error["type"]) or error["msg"].removeprefix("Input should be ").replace("'", "`")
    return f"`{name}` must be {expected}, not {_describe(error['input'])}"


def _describe(value: object) -> str:
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    shown = str(value).lower() if isinstance(value, bool) else value
    return f'`"{value}"`' if isinstance(value, str) else f"`{shown}`"


def _keys(location: Location) -> list[str]:
    """The keys that the table at `location` may hold."""
    found: Any = Settings
    for part in location:
        found = get_args(found)[1] if get_origin(found) is dict else get_type_hints(found)[str(part).replace("-", "_")]
    return [key(each.name) for each in fields(found)]


def _list(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
