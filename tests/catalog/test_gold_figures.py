"""The records of lists whose truth is known: whoever lowers a figure sees it as a diff."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from places import ROOT, SHARED

FIGURES = ROOT / "tests" / "fixtures" / "gold_figures.json"
FOLDERS = [path.parent for name in ("gold_small", "gold") for path in sorted((SHARED / name).glob("*/gold.json"))]
folders = pytest.mark.parametrize(
    "folder",
    FOLDERS or [pytest.param(None, marks=pytest.mark.skip(reason="the shared lists are not on this machine"))],
    ids=lambda path: path.name if path else "none",
)


def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("records_benchmark", ROOT / "benchmarks" / "records.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


RECORDS = benchmark()


@folders
def test_a_list_is_read_as_well_as_recorded(folder: Path) -> None:
    recorded = json.loads(FIGURES.read_text("utf-8"))
    assert round(RECORDS.score(RECORDS.load(folder)), 4) == recorded[folder.name], (
        f"what is read of {folder.name} has changed; if for the better, run "
        "`python benchmarks/records.py ../shared/gold_small/*/ ../shared/gold/*/ --steps --write "
        "tests/fixtures/gold_figures.json`"
    )


def test_a_score_counts_what_is_missing_and_what_is_too_much(tmp_path: Path) -> None:
    page = "# Tools\n\n- [Saw](https://saw.example) - Cuts.\n- [Axe](https://axe.example) - Splits.\n"
    (tmp_path / "README.md").write_text(page, "utf-8")
    truth = [{"name": "Saw", "url": "https://saw.example"}, {"name": "Plane", "url": "https://plane.example"}]
    (tmp_path / "gold.json").write_text(json.dumps(truth), "utf-8")
    assert RECORDS.score(RECORDS.load(tmp_path)) == 0.5
    (tmp_path / "meta.json").write_text("{}", "utf-8")
    assert RECORDS.score(RECORDS.load(tmp_path)) == 2 * 1 / (1 + 1 + 2)


def test_a_weight_is_changed_only_for_several_lists() -> None:
    values = [("label", 0.5), ("label", 1.0), ("prose", 2.0), ("named", 0.6)]
    helps_two = [[0.5, 0.6, 0.9, 0.5, 0.5], [0.5, 0.6, 0.9, 0.5, 0.4], [0.5, 0.6, 0.5, 0.5, 0.4]]
    assert RECORDS.choose(values, helps_two) == {"label": 0.5}
    assert RECORDS.choose(values, [*helps_two, [0.5, 0.6, 0.9, 0.5, 0.5]]) == {"label": 1.0}
    assert RECORDS.choose(values, [*helps_two, [0.5, 0.1, 0.5, 0.5, 0.5]]) == {}


def test_weights_are_chosen_without_the_list_that_is_scored() -> None:
    rows = [[0.5, 0.6], [0.5, 0.6], [0.5, 0.6], [0.5, 0.4]]
    assert RECORDS.left_out([("label", 0.5)], rows) == [{}, {}, {}, {"label": 0.5}]


def test_only_weights_that_a_list_asks_for_are_changed(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Tools\n\n- [Saw](https://saw.example) - Cuts.\n", "utf-8")
    (tmp_path / "gold.json").write_text("[]", "utf-8")
    truth = RECORDS.load(tmp_path)
    asked = RECORDS.watched(truth)[1]
    assert "named" in asked
    assert "cell_linked" not in asked
    assert RECORDS.watched(truth)[1] == asked
    assert type(RECORDS.WEIGHTS) is RECORDS.Weights
