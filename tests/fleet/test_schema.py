"""The tables as docs/fleet.md says."""

from __future__ import annotations

import importlib.util

from awesome_lint.fleet.schema import HISTORY, Table, schema
from places import ROOT


def test_the_page_says_which_columns_there_are() -> None:
    """If this fails: `python .ci/write_fleet_page.py`."""
    spec = importlib.util.spec_from_file_location("write_fleet_page", ROOT / ".ci" / "write_fleet_page.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    text = script.PAGE.read_text(encoding="utf-8")
    assert script.page(text) == text


def test_every_table_has_the_names_of_its_lists() -> None:
    assert [table for table in Table if schema(table).names[0] != "list"] == []
    assert schema(HISTORY) == schema(Table.LISTS)
