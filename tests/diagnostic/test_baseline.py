"""Baselines: what is known is not reported, whatever moves; what is new is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

import commandline
from awesome_lint import check, parse, rules
from awesome_lint.diagnostic import Diagnostic, baseline
from awesome_lint.diagnostic.baseline import BaselineError, Known
from awesome_lint.diagnostic.fingerprint import Fingerprint, fingerprint, hashes, sift
from awesome_lint.source import Source
from awesome_lint.text import spans
from places import CORPUS, lists, needs_lists
from thoroughness import some

MAX_SIZE = 60_000
"""Larger lists take long."""
PAGE = """\
# Animals

## Bee

* Kind: `insect`
* Link: [home](hhttps://example.org/bee)

## Cat

* Kind: `mammal`
* Link: [home](https://c.example)\x20

## Dog

* Kind: `mammal`
* Link: [home](https://example.org/dog)
"""
KNOWN = """\
{"file": "README.md", "rule": "FMT001", "line": "* Link: [home](https://c.example)", "message": "trailing white space"}
{"file": "README.md", "rule": "LNK001", "entry": "Bee", "message": "`hhttps` is not a URL scheme"}
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("README.md", PAGE)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8", newline="")


def text_of(name: str) -> str:
    return Path(name).read_text(encoding="utf-8")


run = partial(commandline.run, "check", "--baseline=known.jsonl", "--output-format=concise")


def test_a_baseline_holds_what_is_found_and_silences_it() -> None:
    done = run("--write-baseline")
    assert (done.stdout, done.exit_code) == ("", 0)
    assert done.stderr == ("wrote 2 findings to known.jsonl\nchecked 3 entries in 1 list (3 headings): no problems\n")
    assert text_of("known.jsonl") == KNOWN
    done = run()
    assert (done.stdout, done.exit_code) == ("", 0)
    run("--write-baseline")
    assert text_of("known.jsonl") == KNOWN


def test_what_is_known_may_move() -> None:
    write("known.jsonl", KNOWN)
    cat, dog = PAGE.index("## Cat"), PAGE.index("## Dog")
    write("README.md", f"# Animals\n\nOf all kinds.\n\n{PAGE[11:cat]}{PAGE[dog:]}\n{PAGE[cat:dog].rstrip(chr(10))}\n")
    assert run("--ignore=ORD").stdout == ""


def test_what_is_new_is_reported_alone() -> None:
    write("known.jsonl", KNOWN)
    write("README.md", PAGE.replace("https://example.org/dog", "htps://example.org/dog"))
    done = run()
    assert done.stdout == "README.md:16:16: error LNK001 [*] `htps` is not a URL scheme; did you mean `https`?\n"
    assert done.exit_code == 1


def test_a_second_finding_of_a_rule_in_one_entry_is_told_from_the_known_one() -> None:
    write("known.jsonl", KNOWN)
    write("README.md", PAGE.replace("`insect`", "[`insect`](htps://example.org/insect)"))
    assert run().stdout == "README.md:5:20: error LNK001 [*] `htps` is not a URL scheme; did you mean `https`?\n"


def test_a_stale_line_is_told_and_goes_when_the_baseline_is_written() -> None:
    write("known.jsonl", KNOWN)
    write("README.md", PAGE.replace("hhttps", "https"))
    done = run()
    stale = "warning SUP003 the baseline still contains LNK001 in `Bee`; remove its line with --fix or --write-baseline"
    assert [line.partition(": ")[2] for line in done.stdout.splitlines()] == [stale]
    assert done.exit_code == 0
    assert run("--fail-on=warning").exit_code == 1
    assert run("--fail-on=warning", "--exit-zero").exit_code == 0
    assert text_of("known.jsonl") == KNOWN
    assert "SUP003" not in run("--select=FMT").stdout, "a rule that did not run finds nothing"
    run("--write-baseline")
    assert text_of("known.jsonl") == KNOWN.splitlines(keepends=True)[0]


def test_fixing_drops_stale_lines_and_leaves_those_of_what_was_not_asked() -> None:
    write("known.jsonl", KNOWN)
    write("README.md", PAGE.replace("hhttps", "https"))
    done = run("--fix", "--select=LNK")
    assert done.stderr.splitlines()[0] == "removed 1 stale line from known.jsonl"
    assert done.exit_code == 0
    assert text_of("known.jsonl") == KNOWN.splitlines(keepends=True)[0]
    assert run("--fix", "--diff").exit_code == 1
    assert text_of("known.jsonl") == KNOWN.splitlines(keepends=True)[0]


def test_a_stale_line_is_told_in_a_section_with_settings_of_its_own() -> None:
    write("known.jsonl", KNOWN)
    write("README.md", PAGE.replace("hhttps", "https"))
    write("awesome-lint.toml", "[[overrides]]\nin-sections = ['*']\nseverity.ORD = 'warning'\n")
    assert "SUP003" in run().stdout


def test_nothing_is_dropped_where_a_rule_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Iterator[Diagnostic]:
        raise IndexError

    load = rules.import_rule
    monkeypatch.setattr(
        rules, "import_rule", lambda one: replace(load(one), check=fail) if one.code == "LNK001" else load(one)
    )
    write("known.jsonl", KNOWN)
    assert run("--fix").exit_code == 2
    assert text_of("known.jsonl") == KNOWN
    assert "SUP003" not in run().stdout


def test_fixing_goes_together_with_a_baseline() -> None:
    write("known.jsonl", KNOWN)
    run("--fix", "--write-baseline")
    assert text_of("known.jsonl") == ""
    assert run().stderr == "checked 3 entries in 1 list (3 headings): no problems\n"


def test_lines_of_other_files_and_rules_stay() -> None:
    write("docs/list.md", PAGE)
    write("gone.md", PAGE)
    run("--write-baseline", "README.md", "docs/list.md", "gone.md")
    Path("gone.md").unlink()
    write("README.md", PAGE.replace("hhttps", "https").replace(") \n", ")\n"))
    run("--write-baseline", "README.md", "--select=LNK")
    lines = [json.loads(line) for line in text_of("known.jsonl").splitlines()]
    assert [(each["file"], each["rule"]) for each in lines] == [
        ("README.md", "FMT001"),
        ("docs/list.md", "FMT001"),
        ("docs/list.md", "LNK001"),
    ]


def test_files_are_named_from_the_folder_of_the_baseline(monkeypatch: pytest.MonkeyPatch) -> None:
    write("docs/list.md", PAGE)
    run("--write-baseline", "README.md", str(Path("docs/list.md").absolute()))
    monkeypatch.chdir("docs")
    done = commandline.run("check", "--baseline", "../known.jsonl", "list.md", "../README.md")
    assert (done.stdout, done.exit_code) == ("", 0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<<<<<<< HEAD\n", "known.jsonl: line 1 is a merge conflict marker; keep the lines of both sides"),
        (
            KNOWN + "[1]\n",
            "known.jsonl: line 3 is not a finding as written by --write-baseline; write the baseline again",
        ),
        (
            '{"file": 1, "rule": "A", "message": ""}',
            "known.jsonl: line 1 is not a finding as written by --write-baseline",
        ),
        ("{", "known.jsonl: line 1 is not a finding as written by --write-baseline; write the baseline again"),
        (
            "[" * 100_000,
            "known.jsonl: line 1 is not a finding as written by --write-baseline; write the baseline again",
        ),
        (None, "no such file: known.jsonl; create it with --write-baseline"),
    ],
)
def test_a_baseline_that_cannot_be_read(text: str | None, message: str) -> None:
    if text is not None:
        write("known.jsonl", text)
    done = run()
    assert done.stderr.startswith(f"error: {message}")
    assert done.exit_code == 2
    if text is not None:
        assert run("--write-baseline").exit_code == 2
        assert text_of("known.jsonl") == text


def test_options_that_go_together() -> None:
    done = commandline.run("check", "--write-baseline")
    assert "--write-baseline requires --baseline FILE" in done.stderr
    assert "--write-baseline cannot be used with --diff" in run("--write-baseline", "--diff").stderr


def test_hostile_text_stays_on_its_line() -> None:
    hostile = Known("a\nb.md", Fingerprint("LNK001", "\x1b\u2028\r\n", "", '"} {'))
    (line,) = baseline.dump([hostile]).splitlines()
    assert baseline.load(line, "known.jsonl") == [hostile]


def test_a_line_that_is_no_finding_is_an_error() -> None:
    with pytest.raises(BaselineError, match="line 2 is not a finding"):
        baseline.load('{"file": "a", "rule": "b", "message": "c"}\nnull\n', "known.jsonl")


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (
            "entry `A` is already in the list, on line 12; remove one",
            "entry `A` is already in the list, on line …",
        ),
        ("separator is `; `; expected ` - `, as in 7 of 7 others", "separator is `; `"),
        ("name `a;b` is odd; expected another", "name `a;b` is odd"),
        ("an odd ` alone; expected two", "an odd ` alone"),
    ],
)
def test_a_fingerprint_holds_what_is_wrong_and_not_what_was_expected(message: str, fault: str) -> None:
    [found] = check("# T\n\n- [A](htps://a.dev) - B.\n")[:1]
    identity = fingerprint(Source("x"), replace(found, message=message))
    assert identity.fault == fault


def test_rows_in_messages_are_no_part_of_a_fingerprint() -> None:
    source = Source("a\n")
    (found, *_) = check("- [a](https://a.org) - A.\n- [b](https://b.org) - B.\n- [a](https://a.org) - A.\n")
    moved = replace(found, message=found.message.replace("line 1", "line 12"))
    assert moved != found
    assert fingerprint(source, moved) == fingerprint(source, found)


def reworded(found: list[Diagnostic]) -> list[Diagnostic]:
    """The findings as a later version may put them: in other words, with the same values."""
    return [replace(each, message=f"in other words, {each.message}") for each in found]


def test_the_wording_of_a_message_is_no_part_of_a_hash() -> None:
    source = Source("# T\n\n- [A](htps://a.dev) - B.\n")
    found = check(source.text)
    assert hashes("a.md", source, reworded(found)) == hashes("a.md", source, found)
    other = [replace(each, message=each.message.replace("`htps`", "`htpz`")) for each in found]
    assert hashes("a.md", source, other)[0] != hashes("a.md", source, found)[0]


def test_a_known_finding_in_other_words_is_told_from_a_new_one_in_its_place() -> None:
    source = Source("# T\n\n- [A](htps://a.dev) [B](httpss://b.dev) - C.\n")
    first, second = [each for each in check(source.text) if each.code == "LNK001"]
    assert first.entry == second.entry
    for known, new in ((first, second), (second, first)):
        assert sift(source, reworded([first, second]), [fingerprint(source, known)]) == (reworded([new]), [])


# Real lists


def planted(text: str, found: list[Diagnostic]) -> tuple[str, str | None] | None:
    """A list with a slip in the URL of an entry in its middle, and the entry's name.

    That of an ordinary entry, so that the slip is all that is wrong: described, with its URL behind its name,
    written by people, and on a line about which nothing is said yet.
    """
    records, source = parse(text), Source(text)
    taken = {source.line_at(each.span.start) for each in found}
    fit = [
        (each.url_span.start, each.name)
        for each in records.entries
        if each.url_span is not None
        and each.description_span
        and "://" not in each.name
        and each.span.start < each.url_span.start < each.span.end
        and text.startswith("](https://", each.url_span.start - 2)
        and source.line_at(each.url_span.start) not in taken
        and spans.at(records.generated, each.url_span.start) is None
        and text.count(each.url or "") == 1
    ]
    if not fit:
        return None
    at, name = fit[len(fit) // 2]
    return f"{text[:at]}h{text[at:]}", name


@needs_lists
@pytest.mark.parametrize("path", some(lists(CORPUS, below=MAX_SIZE), 6), ids=lambda path: path.stem)
def test_the_baseline_of_a_real_list_silences_it_but_for_one_planted_fault(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = check(text)
    known = baseline.load(
        baseline.dump(Known("README.md", fingerprint(Source(text), each)) for each in found), "known.jsonl"
    )
    fingerprints = [each.finding for each in known]
    assert len(fingerprints) == len(found)
    assert sift(Source(text), found, fingerprints) == ([], [])
    plant = planted(text, found)
    if plant is None:
        pytest.skip("silenced, but no entry to plant a fault in")
    worse, name = plant
    new = sift(Source(worse), check(worse), fingerprints).new
    assert [(each.code, each.entry) for each in new] == [("LNK001", name)]
