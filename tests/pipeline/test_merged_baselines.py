"""Two branches of a list, each with a clean entry more: nothing that was known changes, and the baselines merge."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from awesome_lint.cli import app

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

GIT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    **{f"GIT_{who}_NAME": "A Curator" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "curator@example.org" for who in ("AUTHOR", "COMMITTER")},
}
FINE = [f"- [Tool {at}](https://tools.dev/{at}) - Does what tool {at} does.\n" for at in range(10, 60)]
KNOWN = {
    12: "- [Tool 22](htps://tools.dev/22) - Does what tool 22 does.\n",
    20: "- [Tool 30](https://tools.dev/30) - Does what what tool 30 does.\n",
    31: "- [Tool 41](https://tools.dev/41) - Does what tool 41 does\n",
    40: "- [Tool 51](https://tools.dev/51) - does what tool 51 does.\n",
}
"""Entries with old faults: two that are there for themselves, two told by what the others do."""
NEW = {
    "one": (3, "- [Tool 12 b](https://tools.dev/12b) - Does more.\n"),
    "other": (45, "- [Tool 54 b](https://tools.dev/54b) - Does more.\n"),
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository with a list, its baseline, and the attribute that the documentation names."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet", "--initial-branch=main")
    Path(".gitattributes").write_text("known.jsonl merge=union\n", encoding="utf-8")
    write(entries())
    assert run("--baseline=known.jsonl", "--write-baseline").exit_code == 0
    commit("Begin")


def git(*arguments: str) -> None:
    done = subprocess.run(["git", *arguments], env={**os.environ, **GIT}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def commit(what: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", f"--message={what}")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", "--no-cache", *arguments], prog_name="awesome-lint")


def entries() -> list[str]:
    return [KNOWN.get(at, line) for at, line in enumerate(FINE)]


def write(lines: list[str]) -> None:
    Path("README.md").write_text("# Tools\n\n## All\n\n" + "".join(lines), encoding="utf-8")


def with_new(*branches: str) -> list[str]:
    lines = entries()
    for at, line in sorted((NEW[each] for each in branches), reverse=True):
        lines.insert(at, line)
    return lines


def known() -> list[str]:
    return Path("known.jsonl").read_text(encoding="utf-8").splitlines()


def fingerprints() -> list[Any]:
    """What code scanning knows findings by: all of SARIF but where they are."""
    done = run("--output-format=sarif")
    results = json.loads(done.stdout)["runs"][0]["results"]
    return [(each["ruleId"], each["partialFingerprints"]) for each in results]


def test_two_branches_that_add_a_clean_entry_merge_and_change_nothing_that_was_known() -> None:
    lines, sarif = known(), fingerprints()
    assert len(lines) == len(sarif) >= len(KNOWN)
    for branch in NEW:
        git("checkout", "--quiet", "-b", branch, "main")
        write(with_new(branch))
        assert run("--baseline=known.jsonl").exit_code == 0
        assert run("--baseline=known.jsonl", "--write-baseline").exit_code == 0
        assert (known(), fingerprints()) == (lines, sarif)
        commit(f"Add what {branch} has")
    git("merge", "--quiet", "one")
    assert Path("README.md").read_text(encoding="utf-8").endswith("".join(with_new(*NEW)))
    assert (known(), fingerprints()) == (lines, sarif)
    assert run("--baseline=known.jsonl").stdout == ""


def test_the_findings_that_two_branches_accept_are_all_in_the_merged_baseline() -> None:
    first = known()
    for branch, wrong in (("one", "htps://one.dev"), ("other", "htps://other.dev")):
        git("checkout", "--quiet", "-b", branch, "main")
        at, line = NEW[branch]
        changed = entries()
        changed.insert(at, line.replace("https://tools.dev", wrong))
        write(changed)
        assert run("--baseline=known.jsonl").exit_code == 1
        assert run("--baseline=known.jsonl", "--write-baseline").exit_code == 0
        commit(f"Accept what {branch} has")
    git("merge", "--quiet", "one")
    assert len(known()) == len({*known()}) == len(first) + 2
    done = run("--baseline=known.jsonl")
    assert (done.stdout, done.exit_code) == ("", 0)
