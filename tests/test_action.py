"""The GitHub Action and the recipes of docs/ci.md: valid by their schemas, and what they run works."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from forking import program
from places import ROOT
from test_docs import Fence, fences_of

ACTION = ROOT / "action.yml"
GUIDE = ROOT / "docs" / "ci.md"
PAGE = "# Tools\n\n- [a](htps://a.org) - A.\n- [b](https://b.org) - B.\n- [c](https://c.org) - C.\n"
SCHEMAS = {".gitlab-ci.yml": "vendor.gitlab-ci", ".github/workflows/awesome-lint.yml": "vendor.github-workflows"}
RECIPES = [each for each in fences_of(GUIDE) if each.label]


def validate(path: Path, schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def action() -> Any:
    return yaml.safe_load(ACTION.read_text(encoding="utf-8"))


def test_the_action_is_what_its_schema_says() -> None:
    validate(ACTION, "vendor.github-actions")


@pytest.mark.parametrize("fence", [each for each in RECIPES if each.label in SCHEMAS], ids=lambda each: each.id)
def test_recipes_are_what_their_schemas_say(fence: Fence, tmp_path: Path) -> None:
    path = tmp_path / Path(fence.label).name
    path.write_text(fence.text, encoding="utf-8")
    validate(path, SCHEMAS[fence.label])


def test_the_guide_shows_a_recipe_for_every_place() -> None:
    assert {each.label for each in RECIPES} >= {*SCHEMAS, ".pre-commit-config.yaml", "tox.ini", "Makefile"}


@pytest.mark.parametrize(
    "fence", [each for each in RECIPES if each.label == ".github/workflows/awesome-lint.yml"], ids=lambda each: each.id
)
def test_workflows_give_the_action_inputs_that_it_has(fence: Fence) -> None:
    (job,) = yaml.safe_load(fence.text)["jobs"].values()
    (step,) = [each for each in job["steps"] if each.get("uses", "").startswith("awesome-lint/")]
    assert {*step["with"]} <= {*action()["inputs"]}


def test_the_guide_lists_every_input_with_its_default() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| .* \| (.*) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    words = {"none": "", "the README": ""}
    documented = {name: words.get(default, default.strip("`")) for name, default in rows}
    assert documented == {name: each["default"] for name, each in action()["inputs"].items()}


def test_no_input_is_put_into_a_script() -> None:
    """What a workflow passes is handed over by the environment, where it cannot become a command."""
    assert not [each["run"] for each in action()["runs"]["steps"] if "${{" in each.get("run", "")]


# The step that checks


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A runner in a repository with a list, in which awesome-lint is installed as the action installs it."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "GITHUB_"))]:
        monkeypatch.delenv(name)
    programs = tmp_path / "temp" / "awesome-lint" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    script = f'#!/bin/sh\nexec {shlex.join(program())} "$@"\n'
    (programs / "awesome-lint").write_text(script, encoding="utf-8")
    (programs / "awesome-lint").chmod(0o755)
    (tmp_path / "list").mkdir()
    monkeypatch.chdir(tmp_path / "list")
    Path("README.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def check(runner: Path, **inputs: str) -> tuple[str, int]:
    """The log of the step, and the exit status that it hands on."""
    (step,) = [each for each in action()["runs"]["steps"] if each.get("id") == "check"]
    given = {f"INPUT_{name.upper()}": each["default"] for name, each in action()["inputs"].items()}
    given |= {name if name.startswith("GITHUB") else f"INPUT_{name.upper()}": value for name, value in inputs.items()}
    output = runner / "output"
    output.write_text("", encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, **given, "RUNNER_TEMP": str(runner / "temp"), "GITHUB_OUTPUT": str(output)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    (status,) = re.findall(r"^exit-status=(\d)$", output.read_text(encoding="utf-8"), re.MULTILINE)
    return done.stdout, int(status)


def test_by_default_the_action_annotates_the_readme(runner: Path) -> None:
    log, status = check(runner)
    assert log.startswith("::error file=README.md,line=3,")
    assert status == 1


def test_the_action_takes_paths_and_options_line_by_line(runner: Path) -> None:
    Path("a list.md").write_text(PAGE.replace("htps", "https"), encoding="utf-8")
    log, status = check(runner, paths="a list.md\nREADME.md\n", args="--select=LNK001\n--exit-zero\n", format="concise")
    assert "in 2 lists" in log
    assert status == 0


def test_what_the_action_is_given_is_no_command(runner: Path) -> None:
    _, status = check(runner, paths="$(touch seen)\n`touch seen`; touch seen", since="", args="--preset=$(touch seen)")
    assert status == 2
    assert not Path("seen").exists()


def test_what_a_list_says_commands_no_runner(runner: Path) -> None:
    log, _ = check(runner, format="text")
    stop, *_, go = [line for line in log.splitlines() if line.startswith("::")]
    assert stop.removeprefix("::stop-commands::") == go.strip(":")
    assert len(go) > 32


def test_the_action_writes_what_is_uploaded(runner: Path) -> None:
    check(runner, sarif="true")
    log = json.loads((runner / "temp" / "awesome-lint.sarif").read_text(encoding="utf-8"))
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == ["LNK001"]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_action_compares_a_pull_request_with_its_base_even_in_a_shallow_clone(
    runner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    worse = PAGE + "- [d](htps://d.org) - D.\n"
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "."],
        ["commit", "--quiet", "-m", "Add a list"],
        ["switch", "--quiet", "-c", "branch"],
    ):
        subprocess.run([*git, *command], check=True)
    Path("README.md").write_text(worse, encoding="utf-8")
    subprocess.run([*git, "commit", "--quiet", "-a", "-m", "Add an entry"], check=True)
    source = Path.cwd().as_uri()
    monkeypatch.chdir(runner)
    subprocess.run(["git", "clone", "--quiet", "--depth=1", "--branch=branch", source, "clone"], check=True)
    monkeypatch.chdir("clone")
    log, _ = check(runner, since="auto", GITHUB_BASE_REF="main")
    assert re.findall(r"^::error file=README.md,line=(\d+)", log, re.MULTILINE) == ["6"]
    log, _ = check(runner, since="auto")
    assert len(re.findall(r"^::error ", log, re.MULTILINE)) == 2


# The commands of recipes


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize(
    "command", sorted({found for each in RECIPES for found in re.findall(r"awesome-lint check .*", each.text)})
)
def test_commands_of_recipes_work(command: str, runner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git = "git init --quiet . && git add . && git -c user.name=A -c user.email=a@b.c commit --quiet -m 'Add a list'"
    subprocess.run(["bash", "-c", git], check=True)
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD")
    monkeypatch.setenv("PATH", f"{runner / 'temp/awesome-lint/bin'}{os.pathsep}{os.environ['PATH']}")
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr.startswith("checked 3 entries")


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_make_knows_the_targets(tmp_path: Path) -> None:
    (recipe,) = [each for each in RECIPES if each.label == "Makefile"]
    (tmp_path / "Makefile").write_text(recipe.text, encoding="utf-8")
    done = subprocess.run(
        ["make", "-n", "lint", "fix"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout == "awesome-lint check README.md\nawesome-lint check --fix README.md\n"
