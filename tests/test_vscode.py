"""The extension for Visual Studio Code goes with the server, and can be packaged."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

import awesome_lint
from awesome_lint.server import actions, commands
from awesome_lint.values.addresses import REPOSITORY
from places import ROOT
from test_action import validate

EXTENSION = ROOT / "editors" / "vscode"
MANIFEST = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
SOURCE = "".join(each.read_text(encoding="utf-8") for each in sorted((EXTENSION / "src").glob("*.ts")))


def test_it_has_the_version_the_license_and_the_address_of_the_package() -> None:
    assert MANIFEST["version"] == awesome_lint.__version__
    assert MANIFEST["repository"]["url"] == f"{REPOSITORY}.git"
    assert (EXTENSION / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert f"]({REPOSITORY})" in (EXTENSION / "README.md").read_text(encoding="utf-8")


def test_its_commands_are_there_and_do_what_the_server_knows() -> None:
    declared = {each["command"] for each in MANIFEST["contributes"]["commands"]}
    assert {*re.findall(r'registerCommand\("([^"]+)"', SOURCE)} == declared
    assert declared.isdisjoint({commands.SORT, commands.LINKS})  # which the client registers itself
    assert f'command: "{commands.LINKS}"' in SOURCE
    assert f'kind: "{actions.FIX_ALL}"' in SOURCE


def test_the_workflow_that_packages_it_is_valid() -> None:
    validate(ROOT / ".github" / "workflows" / "vscode.yml", "vendor.github-workflows")


@pytest.mark.skipif(
    shutil.which("npm") is None or not (EXTENSION / "node_modules").is_dir(),
    reason="what it is built with is not installed: `npm ci --ignore-scripts` in editors/vscode",
)
def test_it_is_packaged(tmp_path: Path) -> None:
    made = EXTENSION / "awesome-lint.vsix"
    made.unlink(missing_ok=True)
    subprocess.run(["npm", "run", "package"], cwd=EXTENSION, check=True, capture_output=True, timeout=300)
    with zipfile.ZipFile(made) as archive:
        names = {each for each in archive.namelist() if each.startswith("extension/")}
    assert {name.rpartition("/")[2].lower() for name in names} == {
        "license.txt",
        "package.json",
        "readme.md",
        "extension.js",
    }
