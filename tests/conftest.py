"""No test reads or writes caches or settings of the user, or behaves otherwise because a CI runs it."""

from __future__ import annotations

import gc
import os
import sys
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from thoroughness import tries

# Where no bytecode is kept, each of the many programs that tests start compiles all modules again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

settings.register_profile("unhurried", parent=settings.default, deadline=None, max_examples=tries(30, 200))
settings.load_profile("unhurried")
gc.set_threshold(500_000, 10, 10)
"""A page is many small objects, few of which are garbage; looking at them all the time takes a quarter of a run."""


LONG = (
    "test_real_lists",
    "test_scale",
    "test_in_a_browser",
    "test_pre_commit",
    "test_fleet_engines",
    "test_cli_fleet",
    "test_adding",
    "test_rule_pages",
    "test_layout_styles",
    "test_hostile_repository",
    "test_hostile",
    "test_links_shared",
    "test_layout",
    "test_properties",
    "test_syntax_time",
    "test_merge_queue",
    "test_checker",
    "test_prose_planted",
    "test_workers",
    "test_cli_main",
    "test_library",
    "test_planted_links",
    "test_gold_figures",
    "test_planted_entries",
    "test_architecture",
    "test_cli_server",
    "test_contents",
    "test_order",
    "test_linear_work",
    "test_syntax_as_github",
    "test_since",
    "test_link_rules",
    "test_reparse",
    "test_cli_init",
    "test_links_cache",
    "test_edits",
    "test_robustness",
)
"""Files whose tests take long together: they begin first, so that no process is left alone with one in the end."""


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Several processes share the files of tests, not single tests: what those of a file share is made once."""
    if config.getoption("dist", "no") == "no":
        config.option.dist = "loadfile"
    config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ranks = {name: rank for rank, name in enumerate(LONG)}
    items.sort(key=lambda item: ranks.get(item.path.stem, len(LONG)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: some tests wait for an answer or for a program."""
    return (os.cpu_count() or 1) + 1


_numbers = count()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all tests: numbered ones take time that grows with the square of their number."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def _own_caches(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = _homes / str(next(_numbers))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "caches"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "settings"))
    monkeypatch.delenv("CI", raising=False)
