"""Settings files that somebody edits: what may be written at a place, and how one more setting is written into one.

May not: read or write files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from awesome_lint.pipeline.completing import Choice, Kind
from awesome_lint.settings import SettingsError, loading
from awesome_lint.settings.loading import FILE_NAMES, Table, is_pyproject
from awesome_lint.source import Source, Span
from awesome_lint.text.jsontext import encode
from awesome_lint.text.patterns import late_pattern

_TABLE = ("tool", "awesome-lint")
_HEADER = late_pattern(r"[ \t]*\[(?P<array>\[)?(?P<path>[^\[\]]+)\]")
_PART = late_pattern(r"\s*(?:\"(?P<quoted>[^\"]*)\"|'(?P<literal>[^']*)'|(?P<bare>[\w-]+))\s*(?:\.|\Z)")
_KEY = late_pattern(r"[ \t]*(?P<typed>[\w-]*)\Z")
_VALUE = late_pattern(r"[ \t]*(?P<key>[\w.\"'-]+)[ \t]*=[ \t]*(?P<rest>.*)\Z")
_TYPED = late_pattern(r"(?P<quote>[\"']?)(?P<typed>[\w-]*)\Z")
_BARE = late_pattern(r"[\w-]+")

_Schema = Mapping[str, Any]


def is_settings_file(path: Path) -> bool:
    """Whether a file is one of ours, or may hold a table of ours."""
    return path.name in FILE_NAMES


@cache
def _schema() -> dict[str, Any]:
    text = resources.files("awesome_lint.settings").joinpath("schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def complete(source: Source, name: str, offset: int) -> list[Choice]:
    """What may be written at an offset into the text of a settings file of some name."""
    line = source.line_at(offset)
    before = source.text[source.line_span(line).start : offset]
    path = _path_at(source, line, name)
    if path is None:
        return []
    value = _open_value(source, line, before)
    if value is not None:
        key, rest = value
        return [*_values([*path, *_parts(key)], rest, offset)]
    match = _KEY.match(before)
    if match is None:
        return []
    return [*_keys(source, line, path, Span(offset - len(match["typed"]), offset))]


def _path_at(source: Source, line: int, name: str) -> list[str] | None:
    """The table of ours that a line is part of; None if it is none of ours."""
    headers = (_HEADER.match(source.line(at)) for at in range(line, -1, -1))
    header = next((each for each in headers if each is not None), None)
    path = [] if header is None else _parts(header["path"])
    if not is_pyproject(name):
        return path
    return path[len(_TABLE) :] if tuple(path[: len(_TABLE)]) == _TABLE else None


def _parts(path: str) -> list[str]:
    return [match["quoted"] or match["literal"] or match["bare"] or "" for match in _PART.finditer(path)]


def _open_value(source: Source, line: int, before: str) -> tuple[str, str] | None:
    """The key whose value somebody is writing, and what stands of that; a list may begin on a line above."""
    match = _VALUE.match(before)
    if match is not None:
        return match["key"], match["rest"]
    for at in range(line - 1, -1, -1):
        above = source.line(at)
        match = _VALUE.match(above)
        if match is not None:
            rest = "\n".join([match["rest"], *(source.line(each) for each in range(at + 1, line)), before])
            return (match["key"], rest) if rest.count("[") > rest.count("]") else None
        if _HEADER.match(above):
            return None
    return None


def _resolved(schema: _Schema) -> _Schema:
    """A schema with what it refers to."""
    found: dict[str, Any] = dict(schema)
    for each in (schema, *schema.get("allOf", ())):
        reference = each.get("$ref")
        if reference is not None:
            found |= {**_schema()["definitions"][reference.rpartition("/")[2]], **found}
    return found


def _at(path: Sequence[str]) -> _Schema | None:
    """The schema of what stands at a path."""
    found: _Schema = _schema()
    for part in path:
        found = _resolved(found)
        if found.get("type") == "array":
            found = _resolved(found.get("items", {}))
        inner = found.get("properties", {}).get(part, found.get("additionalProperties"))
        if not isinstance(inner, Mapping):
            return None
        found = inner
    return _resolved(found)


def _keys(source: Source, line: int, path: Sequence[str], place: Span) -> Iterator[Choice]:
    table = _at(path)
    if table is None:
        return
    if table.get("type") == "array":
        table = _resolved(table.get("items", {}))
    has = {*_keys_of_table(source, line)}
    for key, schema in table.get("properties", {}).items():
        if key not in has:
            kind = _resolved(schema)
            is_table = kind.get("type") == "object" and not path
            text = (
                f"[{key}]" if is_table and source.cut(Span(place.start - 1, place.start)) in ("", "\n") else f"{key} = "
            )
            yield Choice(key, Kind.FIELD, place, text, schema.get("description", ""))


def _keys_of_table(source: Source, line: int) -> Iterator[str]:
    """The keys that the table of a line has on other lines."""
    first = next((at for at in range(line, -1, -1) if _HEADER.match(source.line(at))), -1)
    for at in range(first + 1, source.line_count):
        text = source.line(at)
        if _HEADER.match(text):
            return
        match = _VALUE.match(text)
        if match is not None and at != line:
            yield from _parts(match["key"])[:1]


def _values(path: Sequence[str], rest: str, offset: int) -> Iterator[Choice]:
    schema = _at(path)
    if schema is None:
        return
    if schema.get("type") == "array":
        schema = _resolved(schema.get("items", {}))
    match = _TYPED.search(rest)
    assert match is not None, "nothing is typed, at least"
    place = Span(offset - len(match["typed"]), offset)
    for each in _constants(schema):
        text = encode(each)
        if isinstance(each, str):
            text = each if match["quote"] else encode(each)
        yield Choice(
            str(each) if isinstance(each, str) else text, Kind.RULE, place, text, schema.get("description", "")
        )


def _constants(schema: _Schema) -> Iterator[object]:
    yield from schema.get("enum", ())
    if schema.get("type") == "boolean":
        yield from (True, False)
    for each in schema.get("anyOf", ()):
        yield from _constants(_resolved(each))


def pinned(text: str, name: str, table: Table) -> str | None:
    """The text of a settings file with further settings; None if they cannot be written into it.

    Args:
        text: what the file holds by now.
        name: what it is called.
        table: the settings, which it must not have yet.
    """
    lines = text.splitlines(keepends=True)
    end = "\r\n" if "\r\n" in text else "\n"
    for path, settings in _tables(table, _TABLE if is_pyproject(name) else ()):
        written = [f"{_key(key)} = {encode(value)}{end}" for key, value in settings.items()]
        at = next((at for at, line in enumerate(lines) if _is_header(line, path)), None)
        if at is not None:
            lines[at] = lines[at].rstrip("\r\n") + end
            lines[at + 1 : at + 1] = written
        elif not path:
            lines[0:0] = written
        else:
            if lines:
                lines[-1] = lines[-1].rstrip("\r\n") + end
            header = f"[{'.'.join(map(_key, path))}]{end}"
            lines += [*([end] if lines else []), header, *written]
    made = "".join(lines)
    try:
        expected = loading.over(loading.read(text, name) or {}, table)
        return made if loading.read(made, name) == expected else None
    except SettingsError:
        return None


def _tables(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """The tables of tables that hold anything else, with that."""
    own = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    if own:
        yield path, own
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _tables(value, (*path, key))


def _is_header(line: str, path: Sequence[str]) -> bool:
    match = _HEADER.match(line)
    return match is not None and match["array"] is None and _parts(match["path"]) == [*path]


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else encode(key)
