"""Write the JSON Schema of the settings, from the dataclasses that hold them."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter

from awesome_lint.settings import Settings, key
from awesome_lint.settings.loading import NOT_OVERRIDDEN

FILE = Path(__file__).parents[1] / "src" / "awesome_lint" / "settings" / "schema.json"


def schema() -> str:
    """The text of the schema."""
    made = TypeAdapter(Settings).json_schema(by_alias=True)
    definitions = made.pop("$defs")
    for table in [Settings, *tables_of(Settings)]:
        describe(made if table is Settings else definitions[table.__name__], table)
    override = definitions["Override"]["properties"]
    del override["settings"]
    override |= {
        name: {"$ref": f"#/properties/{name}", "description": made["properties"][name]["description"]}
        for name in made["properties"]
        if name not in NOT_OVERRIDDEN
    }
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "awesome-lint",
        "description": "Settings of awesome-lint: .awesome-lint.toml, or tool.awesome-lint in pyproject.toml.",
    }
    return (
        json.dumps({**made, **head, "$defs": plain(definitions)} | {"properties": plain(made["properties"])}, indent=2)
        + "\n"
    )


def tables_of(table: type) -> list[type]:
    """The classes of the tables within a table."""
    kinds = [part for kind in get_type_hints(table).values() for part in (kind, *get_args(kind))]
    return [kind for kind in kinds if is_dataclass(kind) and isinstance(kind, type)]


def describe(definition: dict[str, Any], table: type) -> None:
    """Say of each setting of a table what it means."""
    meanings = page_writer().meanings_of(table)
    for each in fields(table):
        definition["properties"][key(each.name)]["description"] = meanings[each.name]


def plain(part: Any) -> Any:
    """A part of the schema without what TOML does not know: null, which stands for what is not set."""
    if isinstance(part, list):
        return [plain(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {
        name: plain(value) for name, value in part.items() if name != "title" and (name, value) != ("default", None)
    }
    choices = [each for each in kept.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        kept |= choices[0]
    return kept


def page_writer() -> ModuleType:
    """The script beside this one, which knows what the settings mean."""
    spec = importlib.util.spec_from_file_location(
        "write_settings_page", Path(__file__).parent / "write_settings_page.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    FILE.write_text(schema(), encoding="utf-8")
