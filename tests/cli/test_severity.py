"""Severities: what weighs little is counted, and shown only if asked for."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

import commandline

INFO = """\
# Tools

### Deep

- [Anvil](https://anvil.dev) - Bends.
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(INFO, encoding="utf-8")


run = partial(commandline.run, "check")


def test_what_is_info_is_counted_and_shown_only_if_asked_for() -> None:
    done = run("--output-format=concise")
    assert (done.stdout, done.exit_code) == ("", 0)
    assert done.stderr == "checked 1 entry in 1 list (1 bullet): 1 info (1 more with --show info)\n"
    done = run("--output-format=json", "--show=info")
    assert [(each["code"], each["severity"]) for each in json.loads(done.stdout)] == [("DOC002", "info")]
    assert done.stderr == "checked 1 entry in 1 list (1 bullet): 1 info\n"
    assert run("--output-format=github", "--show=info").stdout.startswith("::notice file=README.md,line=3,")


def test_what_makes_a_run_fail_is_shown() -> None:
    done = run("--output-format=concise", "--fail-on=info")
    assert (done.stdout.split(" ")[1:3], done.exit_code) == (["info", "DOC002"], 1)
    assert run("--output-format=concise", "--show=error", "--fail-on=warning").stdout == ""


def test_settings_lift_what_is_info() -> None:
    Path(".awesome-lint.toml").write_text('severity.skipped-heading-level = "error"\n', encoding="utf-8")
    assert run("--output-format=concise").exit_code == 1


def test_no_comment_is_written_for_what_is_not_shown() -> None:
    run("--add-suppressions")
    assert Path("README.md").read_text(encoding="utf-8") == INFO
