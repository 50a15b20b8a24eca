"""`awesome-lint rule` for programs; what it shows people is in tests/registry and docs."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

import commandline
from awesome_lint import rules
from awesome_lint.registry import pages, selection

run = partial(commandline.run, "rule", "--output-format", "json")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_one_rule_is_an_object() -> None:
    (rule,) = selection.matching("LNK001")
    told = json.loads(run("misspelled-scheme").stdout)
    assert told.pop("explanation").startswith("# misspelled-scheme (LNK001)\n")
    assert told == {
        "code": "LNK001",
        "name": "misspelled-scheme",
        "summary": pages.page(rule).summary,
        "severity": "error",
        "fix": "safe",
        "on": True,
    }


def test_several_are_a_list() -> None:
    assert [each["code"] for each in json.loads(run().stdout)] == [each.code for each in rules.all_ids()]
    assert {each["code"][:3] for each in json.loads(run("ORD").stdout)} == {"ORD"}
    assert next(each for each in json.loads(run("DOC").stdout) if each["name"] == "title-case")["on"] is False


def test_rules_of_the_settings_are_among_them() -> None:
    text = '[rules.no-hype]\nwords = ["awe\\u202esome"]\nseverity = "warning"\n'
    Path(".awesome-lint.toml").write_text(text, encoding="utf-8")
    told = run("no-hype").stdout
    assert "\u202e" not in told
    assert json.loads(told)["severity"] == "warning"
    assert json.loads(told)["fix"] is None


def test_a_rule_that_is_none() -> None:
    done = run("LNK0001")
    assert (done.stdout, done.exit_code) == ("", 2)
