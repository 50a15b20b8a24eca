"""What PyPI is given: metadata that lead somewhere, a README whose links work there, and a workflow that publishes."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from awesome_lint import __version__, check
from awesome_lint.values.addresses import REPOSITORY
from places import ROOT
from test_action import validate

WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
METADATA = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_links_of_the_readme_lead_to_files_of_the_release(hook: ModuleType) -> None:
    text = hook.readme()
    inside = re.findall(rf"\]\({re.escape(REPOSITORY)}/blob/v{re.escape(__version__)}/([^)#]+)", text)
    assert len(inside) > 10
    assert [name for name in inside if not (ROOT / name).exists()] == []
    assert check(text, {"select": ["missing-file"]}, path=Path("/nowhere/README.md")) == []
    assert "](htps://github.com/" in text  # in an example


def test_everything_that_is_needed_is_bounded_by_the_release_that_may_break_it() -> None:
    by_date = {"regex"}  # whose versions are dates
    needed = {re.match(r"[\w-]+", each)[0]: each for each in METADATA["dependencies"]}  # type: ignore[index]
    assert [name for name, each in needed.items() if "<" not in each and name not in by_date] == []


def test_the_metadata_say_where_to_go() -> None:
    assert {"Homepage", "Documentation", "Changelog", "Issues", "Source"} <= METADATA["urls"].keys()
    assert all(each.startswith(REPOSITORY) for each in METADATA["urls"].values())
    assert METADATA["authors"]
    assert METADATA["requires-python"] == ">=3.11"


def test_the_workflow_is_valid_and_needs_no_secret() -> None:
    validate(WORKFLOW, "vendor.github-workflows")
    text = WORKFLOW.read_text(encoding="utf-8")
    assert "secrets." not in text
    jobs = yaml.safe_load(text)["jobs"]
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert {*jobs["publish"]["needs"]} == {"build", "test"}


@pytest.mark.parametrize(("tag", "is_released"), [(f"v{__version__}", True), ("v9.9.9", False)])
def test_a_tag_is_published_only_if_the_version_and_the_changelog_say_the_same(
    tag: str, tmp_path: Path, *, is_released: bool
) -> None:
    steps = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    (script,) = [each["run"] for each in steps if "TAG" in each.get("env", {})]
    for name in ("src/awesome_lint/__init__.py", "CHANGELOG.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / name).read_text(encoding="utf-8").replace("- unreleased", "- 2026-12-01")
        (tmp_path / name).write_text(text, encoding="utf-8")
    environment = {"TAG": tag, "PATH": os.environ["PATH"]}
    command = ["bash", "-eo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=tmp_path, env=environment, check=False)
    assert (done.returncode == 0) is is_released


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The paths of the source distribution and the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True)
    return [str(path) for path in sorted(folder.iterdir())]


@pytest.mark.parametrize("command", [["twine", "check", "--strict"], ["check_wheel_contents"], ["pyroma", "-n", "9"]])
def test_what_is_published_passes_what_others_check(distributions: list[str], command: list[str]) -> None:
    wheel = command[0] == "check_wheel_contents"
    checked = [path for path in distributions if path.endswith(".whl")] if wheel else distributions
    checked = [str(ROOT)] if command[0] == "pyroma" else checked
    done = subprocess.run(
        [sys.executable, "-m", *command, *checked], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_source_distribution_holds_what_builds_a_wheel(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    subprocess.run(["tar", "-xzf", str(archive)], cwd=tmp_path, check=True)
    (folder,) = (each for each in tmp_path.iterdir() if each.is_dir())
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    assert [*tmp_path.glob(f"awesome_lint-{__version__}-*.whl")]


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A clone of this repository with the tag of the release, as installers are told it."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs git and a clone, in which the release is tagged")
    clone = str(tmp_path_factory.mktemp("clone") / "awesome-lint")
    git = ["git", "-c", "safe.directory=*", "-c", "protocol.file.allow=always"]
    subprocess.run([*git, "clone", "--quiet", str(ROOT), clone], check=True)
    subprocess.run([*git, "-C", clone, "tag", "--force", f"v{__version__}"], check=True, capture_output=True)
    return f"git+file://{clone}@v{__version__}"


@pytest.mark.parametrize("command", [["pipx", "run", "--spec"], ["uvx", "--from"]], ids=["pipx", "uvx"])
def test_a_tag_is_installed_and_run(tagged: str, command: list[str], tmp_path: Path) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"needs {command[0]}, which installs programs")
    (tmp_path / "README.md").write_text("# Tools\n\n- [a](https://a.org)\n- [b](htps://b.org)\n", encoding="utf-8")
    homes = {name: str(tmp_path / name) for name in ("PIPX_HOME", "PIPX_BIN_DIR", "UV_CACHE_DIR", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [*command, tagged, "awesome-lint", "check", "--output-format", "concise"],
        cwd=tmp_path,
        env={**os.environ, **homes},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout == "README.md:4:7: error LNK001 [*] `htps` is not a URL scheme; did you mean `https`?\n"
