"""A real editor: Neovim without a screen shows findings, fixes, completes and formats, as the command line does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from awesome_lint import check, fix
from editor import COMMAND
from places import ROOT

NEOVIM = shutil.which("nvim")
SCRIPT = Path(__file__).with_name("neovim.lua")
SEED = (ROOT / "tests" / "fixtures" / "toolkits.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed: `apt-get install neovim`")


def drive(folder: Path, job: Mapping[str, object]) -> dict[str, object]:
    """What came of a job, which is done in a folder."""
    file = folder / "job.json"
    file.write_text(json.dumps(job), encoding="utf-8")
    command = [str(NEOVIM), "--headless", "-n", "-u", "NONE", "-c", f"luafile {SCRIPT}"]
    homes = {name: str(folder / "home") for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    environment = {**os.environ, **homes, "NVIM_JOB": str(file)}
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=120, capture_output=True)
    came: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return came


def test_neovim_shows_fixes_completes_and_formats(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(SEED, encoding="utf-8")
    lines = SEED.splitlines()
    line = next(at for at, each in enumerate(lines) if "libary" in each)
    job = {
        "file": str(path),
        "command": COMMAND,
        "fix": {"line": line, "column": lines[line].index("libary")},
        "complete": {"line": line, "text": "* Type: `"},
    }
    came = drive(tmp_path, job)
    assert "problem" not in came
    expected = [(each.code, each.location.row - 1, each.location.column - 1) for each in check(SEED, path=path)]
    found = came["diagnostics"]
    assert isinstance(found, list)
    assert sorted((each["code"], each["line"], each["column"]) for each in found) == sorted(expected)
    assert came["actions"][0] == "Replace with `library` (VOC002)"  # type: ignore[index]
    assert came["fixed"] == lines[line].replace("libary", "library")
    assert path.read_text(encoding="utf-8") == fix(SEED, path=path).text
    assert came["completions"] == ["library", "framework", "system", "compiler"]
    assert str(came["formatted"]).rstrip("\n") == fix(SEED, path=path).text.rstrip("\n")
