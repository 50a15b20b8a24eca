"""Write the JSON Schema of the settings, from the dataclasses that hold them."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter

from awesome_lint import rules
from awesome_lint.registry import pages
from awesome_lint.registry.families import ALL
from awesome_lint.report import Format
from awesome_lint.settings import Settings, key, presets
from awesome_lint.settings.loading import NOT_OVERRIDDEN
from awesome_lint.values.addresses import REPOSITORY

ROOT = Path(__file__).parents[1]
FILE = ROOT / "src" / "awesome_lint" / "settings" / "schema.json"


def schema() -> str:
    """The text of the schema: draft 07, which editors of TOML know best."""
    made = TypeAdapter(Settings).json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = made.pop("$defs")
    for table in [Settings, *tables_of(Settings)]:
        describe(made if table is Settings else definitions[table.__name__], table)
    enumerate_names(made["properties"], definitions)
    override = definitions["Override"]["properties"]
    del override["settings"]
    override |= {
        name: {"$ref": f"#/properties/{name}", "description": made["properties"][name]["description"]}
        for name in made["properties"]
        if name not in NOT_OVERRIDDEN
    }
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"{REPOSITORY}/raw/main/{FILE.relative_to(ROOT).as_posix()}",
        "title": "awesome-lint",
        "description": "Settings of awesome-lint: .awesome-lint.toml, or tool.awesome-lint in pyproject.toml.",
    }
    parts = {"definitions": plain(definitions), "properties": plain(made["properties"])}
    return json.dumps({**head, **made, **head, **parts}, indent=2, ensure_ascii=False) + "\n"


def enumerate_names(properties: dict[str, Any], definitions: dict[str, Any]) -> None:
    """Say which presets, formats and rules there are; rules of plugins and of the settings may be called otherwise."""
    properties["preset"]["anyOf"][0]["enum"] = [*presets.NAMES]
    properties["output-format"]["anyOf"][0]["enum"] = [each.value for each in Format]
    names = [name for name, _ in rule_names()]
    rule = {"anyOf": [{"enum": names}, {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9-]*$"}]}
    definitions["Rule"] = {**rule, "description": "A code, a name or a family of rules, or ALL."}
    for name in ("select", "extend-select", "ignore", "safe-fixes"):
        properties[name]["items"] = {"$ref": "#/definitions/Rule"}
    properties["per-file-ignores"]["additionalProperties"]["items"] = {"$ref": "#/definitions/Rule"}
    properties["severity"]["properties"] = {
        name: {"$ref": "#/definitions/Severity", "description": meaning} for name, meaning in rule_names()
    }


def rule_names() -> list[tuple[str, str]]:
    """What rules of the rule book go by, each with what it stands for."""
    summaries = {each: pages.page(each).summary for each in rules.all_ids()}
    families = sorted({each.code[:3] for each in summaries})
    return [
        (ALL, "Every rule."),
        *((family, f"The rules {family}001 and so on.") for family in families),
        *((each.code, f"{each.name}: {summary}") for each, summary in summaries.items()),
        *((each.name, f"{each.code}: {summary}") for each, summary in summaries.items()),
    ]


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
    if "$ref" in kept and len(kept) > 1:  # beside which draft 07 reads nothing
        kept["allOf"] = [{"$ref": kept.pop("$ref")}]
    if kept.get("type") == "integer":
        kept.setdefault("minimum", 0)
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
