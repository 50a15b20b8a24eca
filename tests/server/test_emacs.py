"""A real editor: Emacs without a screen, with eglot, shows findings, fixes them and formats."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from awesome_lint import check, fix
from editor import COMMAND
from places import ROOT

EMACS = shutil.which("emacs")
SCRIPT = Path(__file__).with_name("emacs.el")
SEED = (ROOT / "tests" / "fixtures" / "toolkits.md").read_text(encoding="utf-8")


def _has_eglot() -> bool:
    if EMACS is None:
        return False
    return (
        subprocess.run([EMACS, "--batch", "--eval", "(require 'eglot)"], capture_output=True, check=False).returncode
        == 0
    )


pytestmark = pytest.mark.skipif(
    not _has_eglot(), reason="Emacs with eglot is not installed: `apt-get install emacs-nox elpa-eglot`"
)


def test_emacs_shows_fixes_and_formats(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(SEED, encoding="utf-8")
    file = tmp_path / "job.json"
    job = {
        "file": str(path),
        "command": COMMAND,
        "fix": "libary",
        "title": "Replace with `library`",
    }
    file.write_text(json.dumps(job), encoding="utf-8")
    homes = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    subprocess.run(
        [str(EMACS), "--batch", "-l", str(SCRIPT)],
        cwd=tmp_path,
        env={**os.environ, **homes, "EMACS_JOB": str(file)},
        check=True,
        timeout=120,
        capture_output=True,
    )
    came = json.loads(file.read_text(encoding="utf-8"))
    assert "problem" not in came
    expected = check(SEED, path=path)
    assert sorted(each["line"] for each in came["diagnostics"]) == [each.location.row - 1 for each in expected]
    # What is empty is shown as the word before it.
    places = {(each.location.row - 1, each.location.column - 1) for each in expected if each.span.end > each.span.start}
    assert places <= {(each["line"], each["column"]) for each in came["diagnostics"]}
    assert any("type `libary` is not one of" in each["text"] for each in came["diagnostics"])
    assert came["fixed"] == "* Type: `library`"
    assert path.read_text(encoding="utf-8") == came["formatted"] == fix(SEED, path=path).text
