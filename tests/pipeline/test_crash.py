"""An error of our own is told in a sentence, and stops nothing but what raised it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import awesome_lint
import commandline
from awesome_lint import rules
from awesome_lint.diagnostic import crash
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.rule import Rule
from awesome_lint.rules import RuleId
from commandline import run

PAGE = """\
# Animals

## Bees\x20
- [Bee](hhttps://example.org/bee) - Makes honey.
- [Bumble](https://example.org/b) - Hums.
"""
REPORT = f"this is a bug of awesome-lint, please report it with the file at {crash.ISSUES}"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with two lists."""
    monkeypatch.chdir(tmp_path)
    for name in ("README.md", "other.md"):
        Path(name).write_text(PAGE, encoding="utf-8")


def broken(monkeypatch: pytest.MonkeyPatch, *codes: str) -> None:
    """Let some rules raise."""
    load = rules.import_rule

    def check(_: object, __: object) -> Iterator[awesome_lint.Diagnostic]:
        raise IndexError("list index\nout of range")
        yield

    def loaded(identity: RuleId) -> Rule:
        rule = load(identity)
        return replace(rule, check=check) if rule.code in codes else rule

    monkeypatch.setattr(rules, "import_rule", loaded)


def sentence(name: str, code: str) -> str:
    reason = r"IndexError: list index out of range at \S+:\d+"
    return rf"(?m)^error: {re.escape(name)}: the rule {code} failed \({reason}\); {re.escape(REPORT)}$"


def test_a_rule_that_raises_is_named_with_each_file_and_all_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, "FMT001", "ORD001")
    done = run("check", "--isolated", "README.md", "other.md")
    for name in ("README.md", "other.md"):
        assert len(re.findall(sentence(name, "FMT001"), done.stderr)) == 1
        assert f" --> {name}:4:9\n" in done.stdout
    assert "Traceback" not in done.stderr
    assert "checked 4 entries in 2 lists" in done.stderr
    assert done.exit_code == 2


@pytest.mark.parametrize("arguments", [["format"], ["check", "--fix"]])
def test_the_other_rules_fix_what_they_can(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    broken(monkeypatch, "FMT001")
    done = run(*arguments, "--isolated", "README.md")
    fixed = Path("README.md").read_text(encoding="utf-8")
    assert "## Bees \n\n- [Bee]" in fixed
    assert ("hhttps" in fixed) is (arguments == ["format"])
    assert re.search(sentence("README.md", "FMT001"), done.stderr)
    assert done.exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "function"),
    [
        (["check"], "check_file"),
        (["check", "--fix"], "fix_file"),
        (["format"], "format_file"),
        (["export"], "read_file"),
    ],
)
def test_an_error_outside_of_rules_stops_the_file_that_it_is_about(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], function: str
) -> None:
    work = getattr(outcomes, function)

    def fail(each: Input, **given: bool) -> Outcome:
        if each.name == "README.md":
            raise RecursionError
        result: Outcome = work(each, **given)
        return result

    monkeypatch.setattr(outcomes, function, fail)
    paths = ["README.md"] if arguments == ["export"] else ["--isolated", "README.md", "other.md"]
    done = run(*arguments, *paths)
    said = rf"(?m)^error: README.md: it could not be processed \(RecursionError at \S+\); {re.escape(REPORT)}$"
    assert re.search(said, done.stderr)
    assert Path("README.md").read_text(encoding="utf-8") == PAGE
    assert ("other.md" in done.stdout or Path("other.md").read_text(encoding="utf-8") != PAGE) is (len(paths) > 1)
    assert done.exit_code == 2


@pytest.mark.parametrize(("arguments", "function"), [(["check", "--fix"], "fix_file"), (["format"], "format_file")])
def test_standard_input_is_given_back_when_an_error_stops_the_work_on_it(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], function: str
) -> None:
    def fail(*_: object, **__: object) -> Outcome:
        raise RecursionError

    monkeypatch.setattr(outcomes, function, fail)
    done = commandline.run(*arguments, "--isolated", "-", stdin=PAGE)
    assert done.stdout == PAGE
    assert done.exit_code == 2


def test_a_comment_is_not_called_unused_when_its_rule_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("README.md").write_text(f"<!-- awesome-lint-disable FMT001 -->\n\n{PAGE}", encoding="utf-8")
    broken(monkeypatch, "FMT001")
    assert "SUP" not in run("check", "--isolated", "README.md").stdout


def test_the_library_lets_the_error_through(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, "FMT001")
    with pytest.raises(IndexError):
        awesome_lint.check(PAGE)


def test_an_error_is_described_by_its_place_in_our_code() -> None:
    try:
        outcomes.check_file(None)  # type: ignore[arg-type]
    except AttributeError as error:
        said = crash.describe("it failed", error)
    assert re.fullmatch(rf"it failed \(AttributeError: .* at pipeline/outcomes\.py:\d+\); {re.escape(REPORT)}", said)
