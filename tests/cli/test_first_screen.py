"""What somebody sees who checks a list for the first time, on a terminal of 80 columns."""

from __future__ import annotations

import os
import shlex

import pytest

from forking import program
from places import FIXTURES, SHARED, needs_lists

pexpect = pytest.importorskip("pexpect")
SEED = SHARED / "seed" / "toolkits.md"


def screen(*arguments: str, columns: int = 80, folder: str = str(FIXTURES)) -> list[str]:
    """The lines that a terminal shows."""
    shown: bytes = pexpect.run(
        f"{shlex.join(program())} check --no-color {' '.join(arguments)}",
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "COLUMNS"} | {"TERM": "xterm"},
        dimensions=(50, columns),
        timeout=60,
    )
    return shown.decode().split("\r\n")[:-1]


def rows(lines: list[str], columns: int = 80) -> int:
    return sum(max(1, -(-len(line) // columns)) for line in lines)


def test_content_comes_first_with_its_lines_and_layout_is_one_line() -> None:
    lines = screen("toolkits.md")
    assert [line for line in lines if line.startswith(("error", "warning", "info"))] == [
        "error LNK001 [*] `htps` is not a URL scheme; did you mean `https`?",
        "error VOC003 [*] `Utilities for …` term `FineTuning` is written `Finetuning` elsewhere",
        "error VOC002 [*] type `libary` is not one of library, framework, system, compiler; did you mean `library`?",
        "error VOC001 type `cluster` is not one of library, framework, system, compiler",
    ]
    assert lines[-4:] == [
        "toolkits.md: 26 layout findings; `awesome-lint format` fixes them",
        "",
        "checked 23 entries in 1 list (23 headings): 4 errors, 26 warnings, 1 info",
        "(29 fixable with --fix, 27 more with --show info,layout)",
    ]
    assert rows(lines) < 50


@pytest.mark.parametrize("columns", [50, 80])
def test_excerpts_are_as_wide_as_the_terminal(columns: int) -> None:
    excerpts = [line for line in screen("toolkits.md", columns=columns) if " | " in line]
    assert all(len(line) <= columns for line in excerpts)
    assert excerpts[1].endswith("…") is (columns == 50)


@needs_lists
@pytest.mark.parametrize(("options", "count"), [([], 7), (["--show=info"], 8)])
def test_the_first_screen_of_the_page_that_it_all_began_with(options: list[str], count: int) -> None:
    lines = screen(SEED.name, *options, folder=str(SEED.parent))
    severities = [line.split()[0] for line in lines if line.startswith(("error", "warning", "info"))]
    assert severities == [*["error"] * 4, *["warning"] * 3, *["info"] * (count - 7)]
    assert sum("^" in line for line in lines) == count
    at = next(
        number for number, line in enumerate(lines) if line.startswith("checked 22 entries in 1 list (22 headings): ")
    )
    assert lines[at - 2].endswith(" layout findings; `awesome-lint format` fixes them")
    more = "layout" if options else "info,layout"
    assert lines[-1].endswith(f" more with --show {more})"), "the eighth is counted, with how to see it"
    assert all(len(line) <= 80 for line in lines[at:])
    assert rows(lines) <= 90
