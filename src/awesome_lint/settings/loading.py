"""The text of a settings file to `Settings`, or one sentence that says what is wrong with it.

May not: read files or look for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from awesome_lint.settings import Override, Settings, SettingsError, key
from awesome_lint.text.patterns import late_pattern

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

PYPROJECT = "pyproject.toml"
FILE_NAMES = (".awesome-lint.toml", "awesome-lint.toml", PYPROJECT)
"""The names of settings files in order of precedence within a folder."""

_TABLE = ("tool", "awesome-lint")
_A_TABLE = "a table"
_EXPECTED = {
    "bool_type": "true or false",
    "dataclass_type": _A_TABLE,
    "dict_type": _A_TABLE,
    "list_type": "a list",
    "string_type": "a string",
}
_UNKNOWN = "unexpected_keyword_argument"
COMMAND_LINE = "--config"
"""What settings are called that the command line gives."""
_GIVEN = "settings"
"""What settings are called that stand in no file."""
_OVERRIDES = "overrides"
_PLACES = ("files", "in-sections")
_IGNORE = "ignore"
_ADDED = ("extend-select", _IGNORE)
"""What an override adds to and does not replace."""
_OF_RUNS = ("baseline", "fix", "output-format", "fail-on")
"""What is said of a whole run."""
NOT_OVERRIDDEN = ("extend", "lists", "exclude", "rules", "plugins", "per-file-ignores", _OVERRIDES, *_OF_RUNS)
"""What is said of all files."""

_ACCEPT = "accept"
_STATUSES = (100, 599)
"""The status codes that a server may answer with."""
_DEEP_KEY = late_pattern(r"""(?<![^\s,{[])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){64}""")
_MAX_SECTIONS = 100
"""So many overrides may be about sections: each of them takes a check of the page."""

_MOST = {"fields": 100, "rules": 100, "words": 10_000, "values": 10_000, "promotional-words": 10_000}
"""How many values tables and lists may hold: of fields and rules each is asked about every entry."""
_MOST_OF_OTHERS = 1_000
_MAX_LENGTH = 5_000
"""So long a single text may be: what is said of each entry may quote it."""
_VOCABULARIES = "vocabularies"

Location = Sequence[int | str]
_Kind = TypeVar("_Kind", Settings, Override)

_adapters: dict[type, TypeAdapter[Any]] = {}

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
        if _DEEP_KEY.search(text):  # the time for a key grows with the square of its parts
            raise RecursionError
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{filename} is not valid TOML: {_lower(str(error))}") from None
    except ValueError:  # Python reads no number of thousands of digits
        raise SettingsError(f"{filename} holds a number that is too large") from None
    except RecursionError:
        raise SettingsError(f"{filename} is nested too deeply") from None
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
    _verify_vocabularies(settings, filename)
    for index, override in enumerate(settings.overrides):
        if override.in_sections:
            _verify_vocabularies(within(settings, override), filename, (_OVERRIDES, index))
    for name, rule in settings.rules.items():
        from awesome_lint.settings import declared  # noqa: PLC0415 -- few lists have rules of their own

        problem = declared.problem(name, rule)
        if problem is not None:
            raise SettingsError(f"{filename}: `{dotted(filename, ['rules', *problem[0]])}` {problem[1]}")
    return settings


def given(settings: object) -> Settings:
    """The settings that somebody handed over: `Settings`, a table as TOML has it, or None.

    Raises:
        SettingsError: a key or value in them is wrong.
        TypeError: they are none of these.
    """
    if settings is None:
        return Settings()
    if isinstance(settings, Settings):
        return settings if settings == Settings() else validated(table_of(settings), _GIVEN)
    if isinstance(settings, Mapping):
        return validated({**settings}, _GIVEN)
    raise TypeError(
        '`settings` must be `Settings`, a table such as `{"ignore": ["LNK"]}` or None, '
        f"not {type(settings).__name__}; `Settings.load(path)` reads a file"
    )


def table_of(value: Any) -> Any:
    """Settings, or a part of them, as TOML has them: what differs from the defaults."""
    if isinstance(value, Override):
        return value.table
    if is_dataclass(value):
        here = {key(each.name): getattr(value, each.name) for each in fields(value) if not _is_default(value, each)}
        return table_of(here)
    if isinstance(value, dict):
        return {name: table_of(each) for name, each in value.items()}
    return [table_of(each) for each in value] if isinstance(value, list | tuple) else value


def above(tables: Sequence[Table], settings: Settings) -> Settings:
    """The settings over tables, the lowest of which is first."""
    if not tables:
        return settings
    merged = reduce(over, [*tables, {name: value for name, value in table_of(settings).items() if name != _OVERRIDES}])
    return replace(typed(merged, _GIVEN), overrides=settings.overrides)


def _is_default(table: object, each: Field[Any]) -> bool:
    default = each.default if each.default_factory is MISSING else each.default_factory()
    return bool(getattr(table, each.name) == default)


def _verify_vocabularies(settings: Settings, filename: str, where: Location = ()) -> None:
    for name, each in settings.fields.items():
        try:
            settings.values_of(each)
        except SettingsError as error:
            place = dotted(filename, [*where, "fields", name, "vocabulary"])
            raise SettingsError(f"{filename}: `{place}`: {error}") from None


def typed(table: Table, filename: str) -> Settings:
    """The settings in a table, in which names may stand for what another table holds.

    Raises:
        SettingsError: a key or value in it is wrong.
    """
    plain = {name: value for name, value in table.items() if name != _OVERRIDES}
    settings = _parsed(Settings, plain, filename)
    if _OVERRIDES not in table:
        return settings
    return replace(settings, overrides=[*_overrides(table[_OVERRIDES], filename)])


def _overrides(tables: object, filename: str) -> Iterator[Override]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SettingsError(f"{filename}: `{dotted(filename, [_OVERRIDES])}` must be a list of tables, `[[overrides]]`")
    if sum(_PLACES[1] in table for table in tables) > _MAX_SECTIONS:
        place = dotted(filename, [_OVERRIDES])
        raise SettingsError(f"{filename}: at most {_MAX_SECTIONS} of `{place}` may have `in-sections`")
    for index, table in enumerate(tables):
        where: Location = (_OVERRIDES, index)
        others = {name: value for name, value in table.items() if name not in _PLACES}
        places = {name: value for name, value in table.items() if name in _PLACES}
        found = replace(_parsed(Override, places, filename, where), settings=others)
        if not (found.files or found.in_sections):
            raise SettingsError(f"{filename}: `{dotted(filename, where)}` must have `files` or `in-sections`")
        for name in others:
            place = dotted(filename, [*where, name])
            if name in NOT_OVERRIDDEN:
                raise SettingsError(f"{filename}: `{place}` cannot be set for single files; set it for all")
        _parsed(Settings, others, filename, where)
        yield found


def overridden(table: Table, overrides: Sequence[Override], filename: str) -> Settings:
    """The settings in a table with those of overrides over it, in order.

    What these select and ignore besides is added, as by the options of the command line. Those about
    sections are kept.

    Raises:
        SettingsError: a key or value is wrong.
    """
    merged = {name: value for name, value in table.items() if name != _OVERRIDES}
    for override in overrides:
        if not override.in_sections:
            merged = _with(merged, override)
    sections = [replace(override, files=[]) for override in overrides if override.in_sections]
    return replace(validated(merged, filename), overrides=sections)


def within(settings: Settings, override: Override) -> Settings:
    """The settings for the sections of an override: what it sets over what holds for the page.

    Rules that it selects or ignores are added. Of the other overrides about sections those stay that only ignore.

    Raises:
        SettingsError: a key or value is wrong.
    """
    table = {name: value for name, value in table_of(settings).items() if name != _OVERRIDES}
    kept = [each for each in settings.overrides if each.only_ignores]
    return replace(typed(_with(table, override), _OVERRIDES), overrides=kept)


def _with(table: Table, override: Override) -> Table:
    """A table of settings with an override over it; what that selects and ignores besides is added."""
    added = {name: [*table.get(name, []), *override.settings.get(name, [])] for name in _ADDED}
    return over(table, {**override.settings, **added})


def _parsed(kind: type[_Kind], table: Table, filename: str, where: Location = ()) -> _Kind:
    import json  # noqa: PLC0415

    from pydantic import ValidationError  # noqa: PLC0415

    _require_few(table, filename, where)
    try:
        # As JSON, in which strictness still takes a string for an enum; TOML's dates become strings.
        text = json.dumps(table, default=str)
    except ValueError:
        raise SettingsError(f"{filename} holds a number that is too large") from None
    try:
        parsed: _Kind = _adapter(kind).validate_json(text)
    except ValidationError as error:
        if error.errors()[0]["type"] == "json_invalid":
            raise SettingsError(f"{filename} is nested too deeply") from None
        raise SettingsError(f"{filename}: {_sentence(error.errors()[0], filename, where)}") from None
    for path, number in _numbers(table, where):
        least, most = _STATUSES if _ACCEPT in path else (0, None)
        if number < least or (most is not None and number > most):
            limits = f"{least} or more" if most is None else f"from {least} to {most}"
            raise SettingsError(f"{filename}: `{dotted(filename, path)}` must be {limits}, not `{number}`")
    return parsed


def _require_few(table: Table, filename: str, where: Location) -> None:
    """See that no table or list holds so much, and no text is so long, that a page would take long."""
    for name, value in table.items():
        place = [*where, name]
        if max(map(len, (name, *_texts(value)))) > _MAX_LENGTH:
            raise SettingsError(f"{filename}: the texts of a setting may have {_MAX_LENGTH:,} characters, and no more")
        if not isinstance(value, dict | list):
            continue
        most = _MOST["values"] if _VOCABULARIES in place[:-1] else _MOST.get(name, _MOST_OF_OTHERS)
        if len(value) > most:
            raise SettingsError(f"{filename}: `{dotted(filename, place)}` may hold {most:,} values, not {len(value):,}")
        if isinstance(value, dict):
            _require_few(value, filename, place)


def _texts(value: object) -> Iterator[str]:
    yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))


def _numbers(value: object, path: Location) -> Iterator[tuple[Location, int]]:
    """The numbers in a part of a table, and where they stand."""
    if isinstance(value, dict | list):
        for name, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _numbers(each, [*path, name])
    elif isinstance(value, int) and not isinstance(value, bool):
        yield path, value


def _adapter(kind: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def _sentence(error: ErrorDetails, filename: str, where: Location) -> str:
    location = error["loc"]
    name = dotted(filename, [*where, *location])
    if error["type"] == _UNKNOWN:
        import difflib  # noqa: PLC0415 -- only for an error

        known = [*_keys(location[:-1]), *(_PLACES if where and len(location) == 1 else ())]
        said = str(location[-1]).replace("_", "-")
        close = difflib.get_close_matches(said, known, 1) or ([*_tables_with(said)][:1] if len(location) == 1 else [])
        meant = dotted(filename, [*where, *location[:-1], *close])
        hint = f"did you mean `{meant}`?" if close else f"known are {_list(known)}"
        return f"unknown key `{name}`; {hint}"
    expected = _EXPECTED.get(error["type"]) or error["msg"].removeprefix("Input should be ").replace("'", "`")
    hint = f'; write `["{error["input"]}"]`' if _is_single(error) else ""
    hint = f"; its keys stand below `[{name}]`" if expected == _A_TABLE and "[" not in name else hint
    return f"`{name}` must be {expected}, not {_describe(error['input'])}{hint}"


def _is_single(error: ErrorDetails) -> bool:
    """Whether a word stands where a list of words is expected."""
    return error["type"] == "list_type" and isinstance(error["input"], str)


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


def _tables_with(name: str) -> Iterator[str]:
    """A key where it belongs, if that is in a table: `descriptions.max-length`."""
    for each, kind in get_type_hints(Settings).items():
        if is_dataclass(kind) and name in _keys([each]):
            yield f"{key(each)}.{name}"


def _list(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
