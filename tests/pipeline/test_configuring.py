"""Settings files that somebody edits."""

from __future__ import annotations

from typing import Any

import pytest

from awesome_lint.pipeline import configuring
from awesome_lint.settings import loading
from awesome_lint.source import Source

CURSOR = "‸"


def labels(text: str, name: str = ".awesome-lint.toml") -> list[str]:
    offset = text.index(CURSOR)
    return [each.label for each in configuring.complete(Source(text.replace(CURSOR, "")), name, offset)]


def test_keys_that_are_not_there_yet() -> None:
    found = labels(f'preset = "default"\nig{CURSOR}\n')
    assert {"ignore", "select", "order", "fields"} <= {*found}
    assert "preset" not in found
    assert labels(f"[order]\n{CURSOR}") == ["by", "field", "direction", "case-sensitive"]
    assert labels(f'[fields.Type]\nvalues = ["a"]\n{CURSOR}')[0] != "values"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'[order]\nby = "{CURSOR}', ["name", "none"]),
        (f"[order]\nby = {CURSOR}", ["name", "none"]),
        (f"[order]\ncase-sensitive = {CURSOR}", ["true", "false"]),
        (f'[severity]\nORD001 = "{CURSOR}', ["error", "warning", "info"]),
        (f"order.by = {CURSOR}", ["name", "none"]),
        (f"[[overrides]]\nfiles = [{CURSOR}", []),
    ],
)
def test_values(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_rules_where_rules_are_named() -> None:
    for text in (f'ignore = ["{CURSOR}', f'ignore = [\n  "DOC001",\n  "{CURSOR}', f'[severity]\n"{CURSOR}'):
        found = labels(text)
        assert "[severity]" in text or {"LNK", "LNK006", "duplicate-link"} <= {*found}


def test_in_pyproject_only_our_table_counts() -> None:
    assert labels(f"[project]\n{CURSOR}", "pyproject.toml") == []
    assert labels(f"[tool.awesome-lint.order]\n{CURSOR}", "pyproject.toml")[0] == "by"


@pytest.mark.parametrize("text", ["", CURSOR, f"= {CURSOR}", f"[{CURSOR}", f'x = """{CURSOR}', f"[a.b.c]\n{CURSOR}"])
def test_no_text_is_too_odd(text: str) -> None:
    found = labels(text if CURSOR in text else text + CURSOR)
    assert sorted({*found}) == sorted(found), "each is offered once"


@pytest.mark.parametrize(
    ("text", "table", "expected"),
    [
        ("", {"order": {"by": "name"}}, '[order]\nby = "name"\n'),
        ("fix = true", {"order": {"by": "name"}}, 'fix = true\n\n[order]\nby = "name"\n'),
        ("[order] # why\n", {"order": {"by": "name"}}, '[order] # why\nby = "name"\n'),
        ("[a]\r\n", {"fields": {"A b": {"required": True}}}, '[a]\r\n\r\n[fields."A b"]\r\nrequired = true\r\n'),
        ('[order]\nby = "none"\n', {"order": {"by": "name"}}, None),
        ("[order", {"order": {"by": "name"}}, None),
        ('order = {direction = "ascending"}\n', {"order": {"by": "name"}}, None),
    ],
)
def test_a_setting_is_written_where_it_belongs(text: str, table: dict[str, Any], expected: str | None) -> None:
    assert configuring.pinned(text, ".awesome-lint.toml", table) == expected


def test_a_setting_is_written_into_our_table_of_pyproject() -> None:
    text = '[project]\nname = "x"\n\n[tool.awesome-lint]\nfix = true\n'
    made = configuring.pinned(text, "pyproject.toml", {"order": {"by": "name"}})
    assert made == text + '\n[tool.awesome-lint.order]\nby = "name"\n'
    assert loading.read(made, "pyproject.toml") == {"fix": True, "order": {"by": "name"}}
