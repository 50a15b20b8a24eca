"""`awesome-lint init`: settings that pin what a list does, with a hook and a workflow."""

from __future__ import annotations

import json
import re
import tomllib
from functools import partial
from pathlib import Path

import pytest
import yaml
from click.testing import Result

import commandline
from awesome_lint import engine
from awesome_lint.page import Page
from awesome_lint.pipeline import learning
from awesome_lint.settings import loading
from corpus import page_of
from places import CORPUS, GOLD, lists, needs_lists
from thoroughness import some, tries

NAMES = [f"{letter}{rest}" for letter in "ABCDEFGHIJKLMNOPQRST" for rest in ("bacus", "eacon")]
LIST = "# Things\n\n## Tools\n\n" + "".join(
    f"- [{name}](https://example.org/{name.lower()}) - Keeps data in order{'' if name == 'Tbacus' else '.'}\n"
    for name in NAMES
)
SETTINGS = """\
[order]
# the section is in order
by = "name"

[descriptions]
# 39 of 40 descriptions end in a period
final-mark = "."
# all 40 descriptions begin with a capital
opening-case = "upper"
# all 40 entries have ` - ` between name and description
separator = " - "
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(LIST)
    return tmp_path


def init(*arguments: str, given: str = "") -> Result:
    return commandline.run("init", *arguments, stdin=given)


def test_what_was_seen_is_written_with_its_evidence(folder: Path) -> None:
    result = init("--yes")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / ".awesome-lint.toml").read_text() == SETTINGS
    hooks = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text())
    assert hooks["repos"][0]["hooks"] == [{"id": "awesome-lint-fix"}]
    workflow = yaml.safe_load((folder / ".github/workflows/awesome-lint.yml").read_text())
    assert workflow["jobs"]["awesome-lint"]["steps"][-1]["with"] == {"since": "auto", "paths": "README.md"}
    assert loading.load(SETTINGS, ".awesome-lint.toml") is not None


@pytest.mark.parametrize(("name", "given"), [("LIST.md", "./LIST.md"), ("docs/my list.md", "docs/my list.md")])
def test_a_list_that_is_no_readme_is_named_in_settings_and_hook(folder: Path, name: str, given: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(LIST)
    (folder / "README.md").write_text("# A tool\n\nNothing but prose.\n")
    assert init("--yes", given).exit_code == 0
    settings = (folder / ".awesome-lint.toml").read_text()
    assert settings == f'# the list is no README\nlists = ["{name}"]\n\n{SETTINGS}'
    (hook,) = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert [each for each in ("README.md", "xLIST.md", "docs/LISTxmd", name) if re.search(hook["files"], each)] == [
        name
    ]
    workflow = yaml.safe_load((folder / ".github/workflows/awesome-lint.yml").read_text())
    assert workflow["jobs"]["awesome-lint"]["steps"][-1]["with"]["paths"] == name
    done = commandline.run("check", "--no-cache")
    assert done.stderr.startswith("checked 40 entries in 1 list (40 bullets) and 1 other file: ")
    assert done.exit_code == 0, "the README need not be a list"


def test_settings_of_a_project_name_the_list_at_the_top_of_their_table(folder: Path) -> None:
    (folder / "LIST.md").write_text(LIST)
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    init("--yes", "LIST.md")
    written = tomllib.loads((folder / "pyproject.toml").read_text())["tool"]["awesome-lint"]
    assert (written["lists"], written["order"]) == (["LIST.md"], {"by": "name"})


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    result = init("--dry-run")
    assert result.stdout.startswith(f"# .awesome-lint.toml\n{SETTINGS}")
    assert [path.name for path in folder.iterdir()] == ["README.md"]


def test_without_a_terminal_nobody_is_asked(folder: Path) -> None:
    result = init()
    assert (result.exit_code, len([*folder.iterdir()])) == (2, 1)
    assert "--yes or --dry-run is required" in result.output


def test_on_a_terminal_each_file_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("awesome_lint.cli.init.is_terminal", lambda _: True)
    (folder / ".awesome-lint.toml").write_text("ignore = []\n")
    result = init(given="\ny\nn\n")  # an existing file stays unless one says yes
    assert result.exit_code == 0
    assert "Overwrite .awesome-lint.toml?" in result.output
    assert (folder / ".awesome-lint.toml").read_text() == "ignore = []\n"
    assert (folder / ".pre-commit-config.yaml").exists()
    assert not (folder / ".github").exists()


def test_a_project_keeps_what_it_has(folder: Path) -> None:
    (folder / "pyproject.toml").write_bytes(b"[project]\r\nname = 'x'\r\n")
    (folder / ".pre-commit-config.yaml").write_text("repos: []\n")
    result = init("--yes")
    text = (folder / "pyproject.toml").read_bytes()
    assert text.startswith(b"[project]\r\nname = 'x'\r\n\r\n[tool.awesome-lint.order]\r\n")
    assert tomllib.loads(text.decode())["tool"]["awesome-lint"]["order"] == {"by": "name"}
    assert (folder / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert "add this to the repos of .pre-commit-config.yaml" in result.output
    assert "already contains settings" in init("--yes").output


def test_where_no_entry_is_read_there_is_nothing_to_learn(folder: Path) -> None:
    (folder / "README.md").write_text("# Nothing\n")
    result = init("--yes")
    assert (result.exit_code, "no entry was recognized" in result.output) == (2, True)


def test_few_entries_that_differ_keep_no_setting_away(folder: Path) -> None:
    tools = LIST.partition("## Tools")[2]
    more = [tools.replace("[", f"[{title} ").replace(".org", f".{title}") for title in ("New", "Fine")]
    apart = "".join(f"- [Old {name}](https://old.example/{name}) - Keeps data in order\n" for name in NAMES[:3])
    (folder / "README.md").write_text(f"{LIST}\n## New{more[0]}\n## Fine{more[1]}\n## Old\n\n{apart}")
    before = json.loads(commandline.run("check", "--no-cache", "--output-format", "json").stdout)
    assert init("--yes").exit_code == 0
    written = (folder / ".awesome-lint.toml").read_text()
    assert "# 117 of 123 descriptions end in a period; with this setting, 3 more are reported\nfinal-mark = " in written
    after = json.loads(commandline.run("check", "--no-cache", "--output-format", "json").stdout)
    assert len(after) == len(before) + 3


@needs_lists
def test_what_is_learned_of_real_lists_is_true_and_reports_no_more_than_it_says() -> None:
    learned = 0
    for path in some(lists(CORPUS, GOLD, below=60_000), 10):
        page = page_of(path)
        read = partial(Page.read, page.source.text, parse=lambda _, page=page: page.document)  # type: ignore[misc]
        proposals = learning.propose(page, read)
        settings = loading.load(learning.render(proposals, ""), ".awesome-lint.toml")
        assert settings is not None
        before = {(each.code, each.span) for each in engine.check(page)}
        more = {(each.code, each.span) for each in engine.check(read(settings))} - before
        said = [number for each in proposals for number in re.findall(r"with this setting, (\d+) more", each.seen)]
        assert len(more) == sum(map(int, said))
        learned += bool(proposals)
        for each in proposals:
            counts = [int(number) for number in re.findall(r"\b\d+\b", each.seen.partition("; with")[0])]
            assert all(count <= len(page.catalog.entries) for count in counts)
            assert counts == sorted(counts)
    assert learned >= tries(5, 10)


def test_what_a_list_holds_stays_inside_its_setting() -> None:
    values: dict[str, object] = {"field": 'a\x7f\u2028"b\n[rules]'}
    written = learning.render([learning.Proposal("order", values, "by `a\n[rules]\rx`")], "")
    assert tomllib.loads(written) == {"order": values}


@pytest.mark.parametrize("name", ["a: b.md", "a\nb: c.md", "${{ github.token }}.md", "-x.md", "a # b.md"])
def test_no_workflow_is_written_for_a_name_that_means_more(folder: Path, name: str) -> None:
    (folder / name).write_text(LIST)
    result = init("--yes", "--", name)
    assert result.exit_code == 0
    assert "a name that is not safe in a workflow" in result.stderr
    assert not (folder / ".github").exists()


def test_a_site_is_published_with_the_least_permissions(folder: Path) -> None:
    result = init("--yes", "--site")
    assert result.exit_code == 0
    workflow = yaml.safe_load((folder / ".github/workflows/site.yml").read_text())
    assert workflow["permissions"] == {}
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert build["permissions"] == {"contents": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    checkout, _, install, make, _ = build["steps"]
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert "awesome-lint[site]==" in install["run"]
    assert make["run"] == "awesome-lint site 'README.md' --out _site --url \"$URL\""
    assert (folder / ".github/workflows/awesome-lint.yml").exists()
