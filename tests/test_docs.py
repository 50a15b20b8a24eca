"""Every example that a reader of the documentation sees is run."""

from __future__ import annotations

import doctest
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from awesome_lint import engine, parse, rules
from awesome_lint.catalog.records import Entry
from awesome_lint.page import Page
from awesome_lint.registry import pages, selection
from awesome_lint.report import RULE_BOOK
from awesome_lint.rules import RuleId
from awesome_lint.settings import Settings, loading
from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from forking import bin_folder
from places import ROOT

DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("benchmarks/*.md")])
READERS = [path for path in DOCS if path.name != "CHANGELOG.md"]
FIXTURE = Path("tests/fixtures/toolkits.md")
NOT_RUN = {"mermaid", "bash", "elisp", "ini", "lua", "make", "text"}
"""Languages of fences that no test here runs: `.ci/run` runs the README's, test_action.py those of docs/ci.md."""


@dataclass(frozen=True)
class Fence:
    """One fenced block of a document. `label` is what follows the language."""

    path: Path
    row: int
    language: str
    label: str
    text: str

    @property
    def id(self) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{self.row}"


def fences(*languages: str) -> list[Fence]:
    return [each for path in READERS for each in fences_of(path) if not languages or each.language in languages]


@cache
def fences_of(path: Path) -> tuple[Fence, ...]:
    source = Source(path.read_text(encoding="utf-8"))
    blocks = [(node, node.info.partition(" ")) for node in tree.parse(source).of(n.CodeBlock)]
    return tuple(
        Fence(path, source.position(node.start).row, language, label, node.content)
        for node, (language, _, label) in blocks
    )


def each_fence(*languages: str, label: str | None = None) -> pytest.MarkDecorator:
    chosen = [each for each in fences(*languages) if label is None or each.label == label]
    return pytest.mark.parametrize("fence", chosen, ids=lambda fence: fence.id)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run examples in, with the list that we ship at its place in a clone."""
    (tmp_path / FIXTURE).parent.mkdir(parents=True)
    shutil.copyfile(ROOT / FIXTURE, tmp_path / FIXTURE)
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", os.pathsep.join([bin_folder(), str(Path(sys.executable).parent), os.environ["PATH"]]))
    return tmp_path


def commands(session: str) -> Iterator[tuple[str, str]]:
    """The commands of a console session, each with the output that it shows."""
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def as_pattern(output: str) -> str:
    """The output in which a line `…` stands for any lines."""
    pieces = re.split(r"^…\n", output, flags=re.MULTILINE)
    return "(?:.*\n)*?".join(re.escape(piece) for piece in pieces)


def run(command: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def test_every_fence_is_of_a_kind_that_is_run() -> None:
    run_here = {"console", "json", "markdown", "pycon", "python", "toml", "yaml"}
    assert [each.id for each in fences() if each.language not in run_here | NOT_RUN] == []


@pytest.mark.parametrize(
    "path",
    [path for path in READERS if any(each.language == "console" for each in fences_of(path))],
    ids=lambda p: p.name,
)
def test_consoles_show_what_really_happens(path: Path, folder: Path) -> None:
    """The sessions of a page run one after another in one folder."""
    for fence in fences_of(path):
        if fence.language == "console":
            for command, output in commands(fence.text):
                shown = run(command, folder)
                assert re.fullmatch(as_pattern(output), shown), f"{fence.id}: $ {command}\n{shown}"


@pytest.mark.parametrize(
    "path",
    [path for path in READERS if any(each.language == "pycon" for each in fences_of(path))],
    ids=lambda p: p.name,
)
@pytest.mark.usefixtures("folder")
def test_interactive_sessions_show_what_really_happens(path: Path) -> None:
    """The sessions of a page share their names."""
    sessions = [each for each in fences_of(path) if each.language == "pycon"]
    # Doctest reports places by line: put each session at its own.
    lines: list[str] = []
    for fence in sessions:
        lines += [""] * (fence.row - len(lines)) + fence.text.splitlines()
    test = doctest.DocTestParser().get_doctest("\n".join(lines) + "\n", {}, path.name, str(path), 0)
    report: list[str] = []
    failed, tried = doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    assert tried
    assert not failed, "".join(report)


@each_fence("python", label="")
@pytest.mark.usefixtures("folder")
def test_programs_run(fence: Fence) -> None:
    """A program asserts what it shows; here it is enough that nothing is raised."""
    exec(compile(fence.text, fence.id, "exec", dont_inherit=True), {"__name__": "example"})


@pytest.mark.parametrize(
    "fence", [each for each in fences("toml") if "/" not in each.label], ids=lambda fence: fence.id
)
def test_settings_are_valid(fence: Fence) -> None:
    default = loading.PYPROJECT if "[tool." in fence.text else loading.FILE_NAMES[0]
    loaded = loading.load(fence.text, fence.label or default)
    assert loaded is not None
    assert loaded != Settings()
    selection.select(loaded)


def summary(text: str) -> list[dict[str, Any]]:
    """The entries of a list in the short form that docs/records.md shows."""
    return [
        {
            "name": entry.name,
            "url": entry.url,
            "description": entry.description,
            "section": entry.section,
            "fields": {field.name: field.values for field in entry.fields},
            **{key: value for key, value in remains(entry).items() if value},
        }
        for entry in parse(text).entries
    ]


def remains(entry: Entry) -> dict[str, list[str]]:
    """What stands in no other part of an entry."""
    return {"images": [image.url for image in entry.images], "notes": entry.notes, "body": entry.body}


@each_fence("markdown", label="records")
def test_pages_are_read_into_the_records_shown_below_them(fence: Fence) -> None:
    below = next(each for each in fences_of(fence.path) if each.row > fence.row)
    assert below.language == "json"
    assert summary(fence.text) == json.loads(below.text)


@each_fence("yaml", label=".pre-commit-config.yaml")
def test_configurations_of_pre_commit_are_valid_and_name_hooks_that_we_offer(fence: Fence, tmp_path: Path) -> None:
    configuration = tmp_path / ".pre-commit-config.yaml"
    configuration.write_text(fence.text, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", configuration], check=True)
    offered = re.findall(r"^- id: (\S+)$", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"- id: (\S+)", fence.text)
    assert named
    assert set(named) <= set(offered)
    assert re.findall(r"repo: (\S+)", fence.text) == [RULE_BOOK.partition("/blob/")[0]]


@each_fence("yaml", label=".github/workflows/lint.yml")
def test_the_command_of_the_workflow_works(fence: Fence, folder: Path) -> None:
    shutil.copyfile(FIXTURE, folder / "README.md")
    (command,) = re.findall(r"- run: (awesome-lint .*)", fence.text)
    assert re.search(r"^::error file=README\.md,line=\d+", run(command, folder), re.MULTILINE)


def test_the_table_of_settings_is_up_to_date() -> None:
    """If this fails: `python .ci/write_settings_page.py`."""
    spec = importlib.util.spec_from_file_location("write_settings_page", ROOT / ".ci" / "write_settings_page.py")
    assert spec is not None
    assert spec.loader is not None
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    page = writer.PAGE.read_text(encoding="utf-8")
    assert writer.with_table(page) == page


def test_the_example_rule_of_the_contributing_guide_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its page and its module, put where the guide says, pass the checks of every other rule."""
    files = {Path(each.label).name: each.text for each in fences_of(ROOT / "CONTRIBUTING.md") if "/" in each.label}
    module, page = files["doc050_shouted_heading.py"], files["doc050-shouted-heading.md"]
    (tmp_path / "doc050_shouted_heading.py").write_text(module, encoding="utf-8")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    identity = RuleId("DOC050", "shouted-heading", "doc050_shouted_heading")
    bad, good = pages.read(identity, page).examples
    try:
        said = [
            [(each.location.row, each.message) for each in engine.check(Page.read(text, Settings()), [identity])]
            for text in (bad.text, good.text)
        ]
    finally:
        rules.import_rule.cache_clear()
        sys.modules.pop(f"{rules.__name__}.{identity.module}", None)
    assert said == [[tuple(each) for each in bad.expected], []]


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    """Files and anchors, of other pages too; our own linter sees to anchors within a page."""
    source = Source(path.read_text(encoding="utf-8"))
    for node in tree.parse(source).walk():
        if isinstance(node, n.Link) and "://" not in node.url:
            name, _, anchor = node.url.partition("#")
            target = path.parent / name if name else path
            assert target.exists(), node.url
            if anchor:
                document = tree.parse(Source(target.read_text(encoding="utf-8")))
                assert anchor in {each.slug for each in document.walk() if isinstance(each, n.Heading)}, node.url
