"""Reports for programs: each is what its published schema, or a program that reads it, says it is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import urllib.parse
from dataclasses import replace
from pathlib import Path
from typing import Any, get_type_hints
from xml.etree import ElementTree

import cmarkgfm  # type: ignore[import-untyped]
import jsonschema
import junitparser
import pytest
import typos_gitlab_code_quality
import xmlschema
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver  # type: ignore[import-untyped]
from pydantic import ConfigDict, TypeAdapter, create_model
from typing_extensions import is_typeddict

from awesome_lint import check, report
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.report import Findings, Format, View
from awesome_lint.source import Source, Span
from places import ROOT

HERE = ROOT / "tests"
PAGE = "# Tools\n\n- [one](hhttps://a.org) - One.\n- [two](https://b.org) - Two.\n"
TOOLKITS = (HERE / "fixtures" / "toolkits.md").read_text(encoding="utf-8")
CONTROLS = "\x00\x1b[31m\x9b\r\n\u2028\u202e\ufeff\ufffe\uffff\udcff"
HOSTILE = f"::error::x ##[error]y %0A{CONTROLS} a|b `c` ``d`` <!-- e --> </x> ]]> @all &amp;"
"""What would break a report: commands of runners, controls, halves of pairs, markup, mentions."""


def finding(text: str, marked: str, **changes: Any) -> Diagnostic:
    source, start = Source(text), text.index(marked)
    places = source.position(start), source.position(start + len(marked))
    fix = Fix((Edit(start, start + len(marked), "https"),), Applicability.SAFE, "replace with `https`")
    span = Span(start, start + len(marked))
    made = Diagnostic("LNK001", "misspelled-scheme", "what is wrong", Severity.ERROR, span, *places, fix, "one")
    return replace(made, **changes)


def hostile() -> list[Findings]:
    """A finding in which every part that a page or a file name can choose is hostile."""
    text = f"# Tools\n\n- {HOSTILE.replace(chr(0xDCFF), '')}\n"
    title = Fix((Edit(11, 12, HOSTILE),), Applicability.SAFE, HOSTILE)
    found = finding(text, "::error", message=f"`{HOSTILE}` and {HOSTILE}", entry=HOSTILE, fix=title)
    return [Findings(f"{HOSTILE}.md", Source(text), [found, replace(found, severity=Severity.WARNING)])]


SUBJECTS = {
    "a list": [Findings("tests/fixtures/toolkits.md", Source(TOOLKITS), check(TOOLKITS))],
    "two lists": [Findings("a.md", Source(PAGE), check(PAGE)), Findings("/b c/ü#.md", Source(PAGE), check(PAGE))],
    "a clean list": [Findings("clean.md", Source("# T\n"), [])],
    "nothing": [],
    "hostile text": hostile(),
}
each_subject = pytest.mark.parametrize("found", SUBJECTS.values(), ids=SUBJECTS.keys())


def render(found: list[Findings], style: Format) -> str:
    return report.render(found, style)


def count(found: list[Findings]) -> int:
    return sum(len(each.diagnostics) for each in found)


def test_the_list_has_findings_to_show() -> None:
    assert count(SUBJECTS["a list"]) > 20


@pytest.mark.parametrize("style", [*Format])
def test_no_report_has_what_cannot_be_encoded_or_would_command_a_runner(style: Format) -> None:
    written = render(SUBJECTS["hostile text"], style)
    written.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202e\ufeff]", written)
    if style is not Format.GITHUB:  # which are commands
        assert not re.search(r"^\s*::", written, re.MULTILINE)


# Grouped, JSON Lines


def test_grouped_puts_findings_below_their_file() -> None:
    below = [finding(PAGE, "hhttps"), replace(finding(PAGE, "# Tools"), fix=None)]
    found = [Findings("a\x1b.md", Source(PAGE), below), Findings("clean.md", Source(PAGE), [])]
    assert render(found, Format.GROUPED) == (
        "a\\x1b.md:\n  3:9 error LNK001 [*] what is wrong\n  1:1 error LNK001 what is wrong\n\n"
    )
    assert "\x1b[" in report.render(SUBJECTS["a list"], Format.GROUPED, View(color=True))


@each_subject
def test_jsonl_has_the_shape_of_json_line_by_line(found: list[Findings]) -> None:
    lines = [json.loads(line) for line in render(found, Format.JSONL).splitlines()]
    assert lines == json.loads(render(found, Format.JSON))


# GitLab


def model_of(kind: type) -> Any:
    """The model for a TypedDict that another package publishes; it allows keys besides those it knows."""
    hints = get_type_hints(kind)
    parts: dict[str, Any] = {
        name: (model_of(part) if is_typeddict(part) else part, ...) for name, part in hints.items()
    }
    return create_model(kind.__name__, __config__=ConfigDict(strict=True), **parts)


@each_subject
def test_gitlab_reads_the_code_quality_report(found: list[Findings]) -> None:
    written = render(found, Format.GITLAB)
    issue = model_of(typos_gitlab_code_quality.GitlabIssue)
    for each in json.loads(written):
        TypeAdapter[Any](issue).validate_python(each)
    assert len(json.loads(written)) == count(found)
    assert len({each["fingerprint"] for each in json.loads(written)}) == count(found)


def test_gitlab_gets_paths_from_the_root_and_its_own_severities() -> None:
    both = [finding(PAGE, "hhttps"), finding(PAGE, "hhttps", severity=Severity.WARNING)]
    issues = json.loads(render([Findings("./docs/a.md", Source(PAGE), both)], Format.GITLAB))
    assert [(each["severity"], each["location"]["path"]) for each in issues] == [
        ("major", "docs/a.md"),
        ("minor", "docs/a.md"),
    ]
    assert issues[0]["location"]["lines"] == {"begin": 3, "end": 3}


def test_a_fingerprint_stays_when_lines_move() -> None:
    moved = "# Tools\n\nMore of a preface.\n\n" + PAGE.partition("\n\n")[2]
    written = [
        render([Findings("a.md", Source(text), [finding(text, "hhttps")])], Format.GITLAB) for text in (PAGE, moved)
    ]
    before, after = (json.loads(each)[0] for each in written)
    assert before["fingerprint"] == after["fingerprint"]
    assert before["location"] != after["location"]


# SARIF


@pytest.fixture(scope="module")
def sarif_schema() -> jsonschema.Draft7Validator:
    schema = json.loads((HERE / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


@each_subject
def test_sarif_is_what_its_schema_says(found: list[Findings], sarif_schema: jsonschema.Draft7Validator) -> None:
    log = json.loads(render(found, Format.SARIF))
    assert [*sarif_schema.iter_errors(log)] == []
    (run,) = log["runs"]
    assert len(run["results"]) == count(found)
    rules = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert [rules[each["ruleIndex"]] for each in run["results"]] == [each["ruleId"] for each in run["results"]]


def test_the_sarif_schema_is_able_to_refuse(sarif_schema: jsonschema.Draft7Validator) -> None:
    log = json.loads(render(SUBJECTS["a list"], Format.SARIF))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert [*sarif_schema.iter_errors(log)] != []


def test_sarif_has_the_place_the_entry_and_the_fix() -> None:
    (run,) = json.loads(render([Findings("./a b.md", Source(PAGE), [finding(PAGE, "hhttps")])], Format.SARIF))["runs"]
    (result,) = run["results"]
    (location,) = result["locations"]
    region = {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 15}
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "a%20b.md"}, "region": region}
    assert location["logicalLocations"] == [{"name": "one", "kind": "member"}]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "https"}}]
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_names_files_by_references() -> None:
    logs = json.loads(render(SUBJECTS["two lists"] + SUBJECTS["hostile text"], Format.SARIF))["runs"][0]["results"]
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in logs}
    assert {"a.md", "file:///b%20c/%C3%BC%23.md"} < uris
    assert all(urllib.parse.quote(uri, safe="/:%") == uri for uri in uris)


# JUnit, Checkstyle


@pytest.fixture(scope="module")
def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(HERE / "schemas" / "junit-10.xsd")


@each_subject
def test_junit_is_what_its_schema_says(found: list[Findings], junit_schema: xmlschema.XMLSchema) -> None:
    written = render(found, Format.JUNIT)
    junit_schema.validate(ElementTree.fromstring(written.encode()))
    suites = junitparser.JUnitXml.fromstring(written.encode())
    results = [result for suite in suites for case in suite for result in case.result]
    assert len(results) == count(found)
    assert sum(suite.failures for suite in suites) == sum(isinstance(each, junitparser.Failure) for each in results)


def test_junit_fails_by_errors_alone_and_passes_for_a_clean_list() -> None:
    both = [finding(PAGE, "hhttps"), finding(PAGE, "hhttps", severity=Severity.WARNING)]
    written = render([Findings("a.md", Source(PAGE), both), *SUBJECTS["a clean list"]], Format.JUNIT)
    suites = [*junitparser.JUnitXml.fromstring(written.encode())]
    assert [(each.name, each.tests, each.failures, each.skipped) for each in suites] == [
        ("a.md", 2, 1, 1),
        ("clean.md", 1, 0, 0),
    ]
    assert [case.is_passed for case in suites[1]] == [True]


@each_subject
def test_diff_quality_reads_the_checkstyle_report(
    found: list[Findings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diff_cover.git_path.GitPathTool._root", str(tmp_path))
    monkeypatch.setattr("diff_cover.git_path.GitPathTool._cwd", str(tmp_path))
    read = CheckstyleXmlDriver().parse_reports([render(found, Format.CHECKSTYLE).partition("\n")[2]])
    lines = [violation.line for violations in read.values() for violation in violations]
    assert sorted(lines) == sorted(each.location.row for file in found for each in file.diagnostics)
    messages = [violation.message for violations in read.values() for violation in violations]
    assert all(re.match("(error|warning|info): ", each) for each in messages)


# Markdown


def shown(found: list[Findings]) -> str:
    """The comment as GitHub renders it."""
    html: str = cmarkgfm.github_flavored_markdown_to_html(render(found, Format.MARKDOWN))
    return html


def test_markdown_has_the_corrected_line_ready_to_paste() -> None:
    assert render([Findings("a.md", Source(PAGE), [finding(PAGE, "hhttps")])], Format.MARKDOWN) == (
        "<!-- awesome-lint -->\n"
        "### awesome-lint: 1 error\n"
        "\n"
        "`a.md`\n"
        "\n"
        "- **line 3**, error [LNK001](https://github.com/awesome-lint/awesome-lint/blob/main/rules/"
        "lnk001-misspelled-scheme.md): what is wrong\n"
        "\n"
        "  ```markdown\n"
        "  - [one](https://a.org) - One.\n"
        "  ```\n"
        "\n"
    )


def test_markdown_of_a_clean_list() -> None:
    assert render(SUBJECTS["a clean list"], Format.MARKDOWN) == "<!-- awesome-lint -->\n### awesome-lint: no problems\n"


def test_what_markdown_quotes_comes_out_as_it_stands() -> None:
    text = "- ```` `a` ````  b\n"
    (corrected,) = re.findall(r"<code>(.*?)\n</code>", shown([Findings("a.md", Source(text), [finding(text, "b")])]))
    assert corrected == "- ```` `a` ````  https"


def test_markdown_escapes_what_a_page_says() -> None:
    html = shown(SUBJECTS["hostile text"])
    assert "<!-- e" not in html
    assert "<table" not in html
    assert html.count("<a href") == html.count("/rules/lnk001-misspelled-scheme.md") == 2
    assert "::error::x" in html
    prose = re.sub(r"<code>.*?</code>|<pre>.*?</pre>", "", html, flags=re.DOTALL)
    assert "@all" not in prose


@pytest.mark.parametrize("style", [each for each in Format if each is not Format.GITHUB])
def test_no_format_holds_a_command_for_a_ci(style: Format) -> None:
    message = "##[error]x `##vso[task]y` ##teamcity[z]"
    written = render([Findings("##[group]a.md", Source(PAGE), [finding(PAGE, "hhttps", message=message)])], style)
    assert not re.search(r"##(vso|teamcity)?\[", written)


def test_messages_in_markdown_make_no_links() -> None:
    message = (
        "GH-12, gh-1, !7, 1234abc, see https://evil.example, www.evil.example, "
        "me@evil.example, #12, [x](y), ![i](j), *b* and ~~s~~"
    )
    html = shown([Findings("a.md", Source(PAGE), [finding(PAGE, "hhttps", message=message, fix=None)])])
    assert html.count("<a ") == 1
    assert not re.search("(?i)<(img|em|del)|#12|me@evil|gh-1|!7|1234abc", html)


def test_markdown_offers_no_correction_that_is_large_or_cannot_be_shown() -> None:
    many = "# T\n" + "x\n" * 20
    large = finding(many, "x", fix=Fix((Edit(4, 5, "y"), Edit(40, 41, "y")), Applicability.SAFE, "t"))
    unshown = finding("a\x1bb\n", "b")
    display = finding(PAGE, "hhttps", fix=Fix((Edit(0, 1, ""),), Applicability.DISPLAY, "t"))
    for text, each in ((many, large), ("a\x1bb\n", unshown), (PAGE, display)):
        assert "```" not in render([Findings("a.md", Source(text), [each])], Format.MARKDOWN)


@pytest.mark.parametrize("command", ["##vso[task.complete]", "::error::x", "##[error]x"])
def test_markdown_offers_no_correction_that_commands_a_ci(command: str) -> None:
    page = f"- [A](hhttps://a.org)\n{command}\n"
    fix = Fix((Edit(6, 7, ""), Edit(len(page) - 1, len(page) - 1, ".")), Applicability.SAFE, "mend it")
    found = [Findings("a.md", Source(page), [replace(finding(page, "hhttps"), fix=fix)])]
    assert command not in render(found, Format.MARKDOWN)


def test_markdown_fits_into_a_comment() -> None:
    many = [finding(PAGE, "hhttps")] * 1000
    written = render([Findings("a.md", Source(PAGE), many)], Format.MARKDOWN)
    assert len(written) < 65_536
    (left,) = re.findall(r"\n… and (\d+) more\.\n\Z", written)
    assert written.count("- **line 3**") + int(left) == 1000


# Reviewdog Diagnostic Format


def at_byte(text: str, place: dict[str, int]) -> int:
    """The offset in bytes of a place, as reviewdog counts."""
    lines = text.encode("utf-8", "surrogateescape").splitlines(keepends=True)
    return sum(map(len, lines[: place["line"] - 1])) + place["column"] - 1


@each_subject
def test_rdjson_places_its_suggestions_by_bytes(found: list[Findings]) -> None:
    result = json.loads(render(found, Format.RDJSON))
    assert [*result] == ["source", "diagnostics"]
    every = [(file, each) for file in found for each in file.diagnostics]
    for (file, each), told in zip(every, result["diagnostics"], strict=True):
        assert (told["message"], told["location"]["path"]) == (each.message, file.filename)
        assert (told["code"]["value"], told["severity"]) == (each.code, each.severity.upper())
        data = file.source.text.encode("utf-8", "surrogateescape")
        start, end = (at_byte(file.source.text, told["location"]["range"][side]) for side in ("start", "end"))
        assert data[start:end].decode() == file.source.cut(each.span)
        suggested = [one["text"] for one in told.get("suggestions", ())]
        assert len(suggested) == (each.fix is not None and each.fix.applicability is not Applicability.DISPLAY)


def test_a_suggestion_does_what_the_fix_does() -> None:
    text = "# Tööls\n\n- [é](hhttps://a.org) - Ä  b.\n"
    edits = (Edit(text.index("  b"), text.index("  b") + 1, ""), Edit(text.index("hh"), text.index("hh") + 1, ""))
    found = finding(text, "hhttps", fix=Fix(edits, Applicability.UNSAFE, "mend"))
    (told,) = json.loads(render([Findings("a.md", Source(text), [found])], Format.RDJSON))["diagnostics"]
    (suggestion,) = told["suggestions"]
    start, end = (at_byte(text, suggestion["range"][side]) for side in ("start", "end"))
    data = text.encode()
    changed = (data[:start] + suggestion["text"].encode() + data[end:]).decode()
    assert changed == "# Tööls\n\n- [é](https://a.org) - Ä b.\n"
    shown = replace(found, fix=replace(found.fix, applicability=Applicability.DISPLAY) if found.fix else None)
    (told,) = json.loads(render([Findings("a.md", Source(text), [shown])], Format.RDJSON))["diagnostics"]
    assert "suggestions" not in told


@each_subject
def test_rdjsonl_has_the_diagnostics_of_rdjson_line_by_line(found: list[Findings]) -> None:
    result = json.loads(render(found, Format.RDJSON))
    lines = [json.loads(line) for line in render(found, Format.RDJSONL).splitlines()]
    assert lines == [{**each, "source": result["source"]} for each in result["diagnostics"]]


@pytest.mark.skipif(shutil.which("rdformat-validator") is None, reason="needs npm's @umbrelladocs/rdformat-validator")
def test_a_validator_of_others_takes_rdjson_and_each_line_of_rdjsonl(tmp_path: Path) -> None:
    for number, found in enumerate(SUBJECTS.values()):
        (tmp_path / f"{number}.json").write_text(render(found, Format.RDJSON), encoding="utf-8")
        for row, line in enumerate(render(found, Format.RDJSONL).splitlines()):
            (tmp_path / f"{number}-{row}.json").write_text(line, encoding="utf-8")
    command = ["rdformat-validator", "--strict", "--no-extra-fields", *map(str, tmp_path.iterdir())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
