"""`awesome-lint site`."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import Any

import pytest

from commandline import ran
from places import FIXTURES


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(FIXTURES / "toolkits.md", "README.md")


def contents() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(Path("_site").rglob("*")) if path.is_file()}


def test_a_site_of_the_readme_is_made() -> None:
    status, _, said = ran("site")
    assert (status, said.startswith("wrote ")) == (0, True)
    assert ": 23 entries of 1 list (23 headings)" in said
    assert {"_site/index.html", "_site/all.html", "_site/assets/minisearch.js"} <= contents().keys()


def test_a_second_build_writes_the_same_bytes() -> None:
    ran("site")
    before = contents()
    assert ran("site")[0] == 0
    assert contents() == before


def test_a_folder_of_somebody_else_is_left_alone() -> None:
    assert ran("site", "--out", ".") == (
        2,
        "",
        "error: . holds files that this command did not write; name another folder, or an empty one\n",
    )


def test_a_list_without_entries_makes_no_site() -> None:
    Path("README.md").write_text("# Nothing\n", encoding="utf-8")
    status, _, said = ran("site")
    assert (status, Path("_site").exists()) == (1, False)
    assert "no entries were recognized, so there is nothing to show" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "site reads files; name a file instead of -."),
        (["--url", "example.org"], "an address begins with https:// or http://."),
        (["--theme", "pink"], "'pink' is not one of"),
    ],
    ids=["standard input", "url", "theme"],
)
def test_what_makes_no_sense_is_a_usage_error(arguments: list[str], said: str) -> None:
    status, _, told = ran("site", *arguments)
    assert (status, said in told) == (2, True)


def test_templates_of_ones_own_are_read() -> None:
    Path("own").mkdir()
    Path("own/start.html").write_text("{{ volume.title }}", encoding="utf-8")
    assert ran("site", "--templates", "own")[0] == 0
    assert Path("_site/index.html").read_text(encoding="utf-8") == "Language Model Toolkits"


def test_without_the_extra_one_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec

    def find_spec(name: str, *others: Any) -> Any:
        return None if name == "jinja2" else real(name, *others)

    monkeypatch.setattr("awesome_lint.cli.site.find_spec", find_spec)
    said = "error: making a site requires Jinja2; install it with: pip install 'awesome-lint[site]'\n"
    assert ran("site") == (2, "", said)
