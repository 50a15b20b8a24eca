"""`--add-suppressions`: comments where they can stand, and nothing else is changed."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

import commandline
from awesome_lint import parse
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.settings import Settings
from github import html
from places import CORPUS, lists, needs_lists
from thoroughness import some

MAX_SIZE = 60_000
"""Larger lists take long."""
ONCE = "<!-- awesome-lint-disable-line LNK001 -->"


def silenced(text: str, *rules: str) -> Outcome:
    return outcomes.silence_file(Input("README.md", text, Settings(select=[*(rules or ["LNK001"])])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [a](htps://a.org) - A.\n- [b](b.md) - B.\n", f"- [a](htps://a.org) - A. {ONCE}\n- [b](b.md) - B.\n"),
        ("- [a](htps://a.org)\n  more", f"- [a](htps://a.org) {ONCE}\n  more"),
        ("[a](htps://a.org)  \nmore\n", f"[a](htps://a.org) {ONCE}  \nmore\n"),
        ("[a](htps://a.org)\\\nmore\n", f"[a](htps://a.org) {ONCE}\\\nmore\n"),
        ("# [a](htps://a.org)\r\n", f"# [a](htps://a.org) {ONCE}\r\n"),
        ("# [a](htps://a.org) #\n", f"# [a](htps://a.org) {ONCE} #\n"),
        ("[a](htps://a.org)\n===\n", f"[a](htps://a.org) {ONCE}\n===\n"),
        ("| a | b |\n|---|---|\n| [a](htps://a.org) | |\n", f"| a | b |\n|---|---|\n| [a](htps://a.org) | {ONCE}|\n"),
        ("a | b\n- | -\n[a](htps://a.org) | c\n", f"a | b\n- | -\n[a](htps://a.org) | c {ONCE}\n"),
        ("> [a](htps://a.org)\n", f"> [a](htps://a.org) {ONCE}\n"),
        ("<p>\n<a href='htps://a.org'>a</a>\n</p>\n", f"<p>\n<a href='htps://a.org'>a</a> {ONCE}\n</p>\n"),
        ("[a]\n\n[a]: htps://a.org\n", "[a]\n\n<!-- awesome-lint-disable-next-line LNK001 -->\n[a]: htps://a.org\n"),
    ],
)  # fmt: skip
def test_a_comment_stands_on_the_line_of_what_it_silences(text: str, expected: str) -> None:
    outcome = silenced(text)
    assert outcome.source.text == expected
    assert outcome.diagnostics == []
    assert [each.code for each in outcome.applied] == ["LNK001"]


@pytest.mark.parametrize(
    "text",
    [
        "[a\nb](htps://a.org) `c\nd` e\n".replace("](htps://a.org) ", "](htps://a.org) "),
        "<a\nhref='htps://a.org'\nid='a'>a</a>\n",
        "<div\nid='a'><a href='htps://a.org'\nid='b'>a</a></div>\n",
        "- a\n\n  [a]\n\n  [a]: htps://a.org\n",
    ],
)
def test_where_no_comment_can_stand_the_finding_is_left(text: str) -> None:
    outcome = silenced(text)
    assert outcome.source.text == text
    assert [each.code for each in outcome.diagnostics] == ["LNK001"]


def test_several_rules_share_a_comment_and_an_earlier_one_is_completed() -> None:
    text = "- [a](htps://a.org) - A the the a <!-- awesome-lint-disable-line ENT011 -- so be it -->\n"
    outcome = silenced(text, "LNK001", "SPL003", "ENT011", "SUP")
    comment = "<!-- awesome-lint-disable-line ENT011 LNK001 SPL003 -- so be it -->"
    assert outcome.source.text == f"- [a](htps://a.org) - A the the a {comment}\n"
    assert [each.code for each in outcome.diagnostics] == ["SUP001"]


def test_a_page_that_is_not_read_to_its_end_is_left() -> None:
    text = "[a](htps://a.org)\0\n"
    assert silenced(text).source.text == text


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = "# A\n\n## B\n\n- [a](htps://a.org) - A.\n\n\n- [b](https://b.org) - B.\n"
    Path("README.md").write_text(page, encoding="utf-8")


run = partial(commandline.run, "check", "--output-format=concise", "--select=LNK,FMT004", "--add-suppressions")


@pytest.mark.usefixtures("_folder")
def test_the_command_writes_the_file_and_reports_what_is_left() -> None:
    done = run()
    assert Path("README.md").read_text(encoding="utf-8").splitlines()[4] == f"- [a](htps://a.org) - A. {ONCE}"
    assert done.stdout == "README.md:7:1: warning FMT004 [*] 2 blank lines in a row; leave one\n"
    scope = "checked 2 entries in 1 list (2 bullets)"
    assert done.stderr == f"{scope}: silenced 1, 1 warning left (1 fixable with --fix), where no comment is possible\n"
    assert done.exit_code == 0


@pytest.mark.usefixtures("_folder")
def test_a_diff_shows_the_comments_and_writes_nothing() -> None:
    done = run("--diff")
    assert f"+- [a](htps://a.org) - A. {ONCE}\n" in done.stdout
    assert ": would silence 1, 1 warning left" in done.stderr
    assert ONCE not in Path("README.md").read_text(encoding="utf-8")
    assert done.exit_code == 1


@pytest.mark.parametrize("other", ["--fix", "--since=main", "--staged", "--baseline=known.jsonl"])
def test_options_that_do_not_go_together(other: str) -> None:
    done = run(other)
    assert f"--add-suppressions cannot be used with {other.partition('=')[0]}." in done.stderr
    assert done.exit_code == 2


@needs_lists
@pytest.mark.parametrize("path", some(lists(CORPUS, below=MAX_SIZE), 6), ids=lambda path: path.stem)
def test_a_real_list_keeps_its_entries_and_what_it_shows(path: Path) -> None:
    text = path.read_bytes().decode()
    outcome = outcomes.silence_file(Input("README.md", text, Settings()))
    before, after = parse(text), parse(outcome.source.text)
    named = [Counter((each.name, each.url, each.description) for each in one.entries) for one in (before, after)]
    assert named[0] == named[1]
    assert visible(outcome.source.text) == visible(text)
    assert len(outcome.applied) >= len([each for each in outcome.diagnostics if not each.code.startswith("FMT")])
    again = outcomes.silence_file(Input("README.md", outcome.source.text, Settings()))
    assert again.source.text == outcome.source.text


def visible(text: str) -> str:
    """What a page renders to, without white space and our comments."""
    return re.sub(r"\s+|<!-- awesome-lint-disable-(?:next-)?line [A-Z0-9 ]+-->", "", html(text))
