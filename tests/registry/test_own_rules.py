"""Rules that settings declare, and rules of installed packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import commandline
from awesome_lint import Severity, check, fix
from awesome_lint.registry import pages, plugins, selection
from awesome_lint.report import Findings, Format, render
from awesome_lint.settings import OwnRule, Settings, SettingsError, loading
from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.text import patterns
from commandline import ran
from places import ROOT

PAGE = """\
# Tools

## Java Script tools

- [Foo](https://foo.org/simple) - A simple Java Script thing, see [simple](https://simple.org).
- [Barbar][b] - Does (java script).

## Rest

| Name | Language | License |
| --- | --- | --- |
| [Baz](http://medium.com/baz) | C++, Go | MIT |
| [Qux][b] | | GPL |

[b]: https://medium.com/b
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(text: str = PAGE, **declared: OwnRule) -> list[tuple[str, int, str]]:
    settings = Settings(select=["OWN"], rules={key.replace("_", "-"): each for key, each in declared.items()})
    found = check(text, settings)
    return [(each.code, each.location.row, text[each.span.start : each.span.end]) for each in found]


def message(**parts: object) -> list[str]:
    return [each.message for each in check(PAGE, Settings(select=["OWN"], rules={"x": OwnRule(**parts)}))]  # type: ignore[arg-type]


def test_words_are_whole_in_any_case_and_not_looked_for_in_urls() -> None:
    assert said(x=OwnRule(words=["Simple", "java script", "thin"])) == [
        ("OWN001", 5, "simple"),
        ("OWN001", 5, "Java Script"),
        ("OWN001", 5, "simple"),
        ("OWN001", 6, "java script"),
    ]


def test_a_pattern_is_looked_for_as_it_is_written() -> None:
    assert said(x=OwnRule(pattern=r"[Jj]ava Script\b")) == [("OWN001", 5, "Java Script")]


def test_anchors_are_the_ends_of_the_part() -> None:
    assert said(x=OwnRule(pattern="^A|^Do")) == [("OWN001", 5, "A"), ("OWN001", 6, "Do")]


def test_a_match_of_nothing_is_about_the_whole_part() -> None:
    assert said(x=OwnRule(pattern="^(?!A)", in_="description")) == [("OWN001", 6, "Does (java script).")]


@pytest.mark.parametrize(
    ("where", "pattern", "found"),
    [
        ("name", "^[FB].*", [(5, "Foo"), (6, "Barbar"), (12, "Baz")]),
        ("url", "medium", [(12, "medium"), (15, "medium")]),
        ("section title", "Java", [(3, "Java")]),
        ("field:language", "C.*", [(12, "C++")]),
    ],
)
def test_where_a_rule_looks(where: str, pattern: str, found: list[tuple[int, str]]) -> None:
    assert said(x=OwnRule(pattern=pattern, in_=where)) == [("OWN001", *each) for each in found]


def test_a_required_field_is_missed_at_the_name() -> None:
    text = PAGE.replace("| [Qux][b] | | GPL |", "| [Qux][b] | Go | |")
    assert said(text, x=OwnRule(required_field="LICENSE")) == [
        ("OWN001", 5, "Foo"),
        ("OWN001", 6, "Barbar"),
        ("OWN001", 13, "Qux"),
    ]


MARKED = """\
# Tools

- [Foo](https://foo.org) - **Bold** at first, `code` at last
- [Bar](https://bar.org) - `all code`
- [Baz](https://baz.org) - Words, *slanted*
  - [Nested](https://nested.org/words) - Words, too.
"""


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"^\*\*Bold\*\*", [(3, "**Bold**")]),
        (r"`$", [(4, "`")]),
        (r"^`[^`]*`$", [(4, "`all code`")]),
        (r"\*.*", [(3, "**Bold** at first, `code` at last"), (5, "*slanted*")]),
    ],
)
def test_markup_is_seen_where_a_part_begins_or_ends_with_it(pattern: str, found: list[tuple[int, str]]) -> None:
    assert said(MARKED, x=OwnRule(pattern=pattern)) == [("OWN001", *each) for each in found]


def test_an_entry_is_looked_at_as_a_whole_and_without_those_below_it() -> None:
    assert said(MARKED, x=OwnRule(pattern=r"\]\(https://ba\S+\) - \S", in_="entry")) == [
        ("OWN001", 4, "](https://bar.org) - `"),
        ("OWN001", 5, "](https://baz.org) - W"),
    ]
    assert said(MARKED, x=OwnRule(words=["words"], in_="entry")) == [("OWN001", 5, "Words"), ("OWN001", 6, "Words")]
    assert [row for _, row, _ in said(MARKED, x=OwnRule(pattern=r"^(?!.*Words)", in_="entry"))] == [3, 4]
    assert [row for _, row, _ in said(MARKED, x=OwnRule(max_length=50, in_="entry"))] == [3]


def test_a_field_has_at_least_so_many_values() -> None:
    assert said(x=OwnRule(min_values=2, in_="field:license")) == [("OWN001", 12, "MIT"), ("OWN001", 13, "GPL")]
    assert said(x=OwnRule(min_values=1, in_="field:license")) == []
    assert message(min_values=3, in_="field:language") == ["field `Language` has 2 values; at least 3 are required"]


def test_lengths_are_counted_as_they_read() -> None:
    assert said(x=OwnRule(max_length=5, in_="name")) == [("OWN001", 6, "Barbar")]
    assert message(max_length=39) == []
    assert message(max_length=38) == ["description has 39 characters; at most 38 are allowed"]


def test_messages() -> None:
    assert message(words=["java script"]) == [
        "`Java Script` is not allowed in a description",
        "`java script` is not allowed in a description",
    ]
    assert message(words=["simple"], in_="name") == []
    assert message(words=["foo"], in_="name", replace_with="Fu") == ["`Foo` is not allowed in a name; write `Fu`"]
    assert message(required_field="License")[0] == "field `License` is missing; the settings require it"
    assert message(words=["thing"], message="no {match}") == ["no thing"]


def test_codes_follow_the_order_of_the_settings_and_names_work_everywhere() -> None:
    rules = {"b-rule": OwnRule(words=["simple"]), "a-rule": OwnRule(words=["thing"], severity=Severity.WARNING)}
    settings = Settings(rules=rules)
    found = {each.name: each for each in check(PAGE, settings) if each.code.startswith("OWN")}
    assert {name: (each.code, each.severity) for name, each in found.items()} == {
        "b-rule": ("OWN001", "error"),
        "a-rule": ("OWN002", "warning"),
    }
    ids = {each.code for each in selection.select(Settings(rules=rules, ignore=["a-rule"]))}
    assert {"OWN001", "ENT001"} <= ids
    assert "OWN002" not in ids
    severe = check(PAGE, Settings(select=["OWN002"], rules=rules, severity={"OWN": Severity.ERROR}))
    assert [each.severity for each in severe] == ["error"]


@pytest.mark.parametrize("name", ["OWN001", "x"])
def test_comments_silence_them(name: str) -> None:
    text = PAGE.replace("(java script).", f"(java script). <!-- awesome-lint-disable-line {name} -->")
    settings = Settings(select=["OWN", "SUP"], rules={"x": OwnRule(words=["java script"])})
    assert [each.location.row for each in check(text, settings)] == [5]


def test_the_fix_is_unsafe_and_may_be_promoted() -> None:
    rules = {"x": OwnRule(pattern="([Jj])ava ([Ss])cript", replace_with=r"\1ava\2cript")}
    assert fix(PAGE, Settings(select=["OWN"], rules=rules)).text == PAGE
    mended = PAGE.replace("A simple Java Script", "A simple JavaScript").replace("(java script)", "(javascript)")
    assert fix(PAGE, Settings(select=["OWN"], rules=rules), unsafe=True).text == mended
    assert fix(PAGE, Settings(select=["OWN"], rules=rules, safe_fixes=["x"])).text == mended


def test_no_fix_is_offered_that_would_be_reported_again() -> None:
    settings = Settings(select=["OWN"], rules={"x": OwnRule(words=["simple"], replace_with="very simple")})
    result = fix(PAGE, settings, unsafe=True)
    assert (result.text, result.refused) == (PAGE, [])
    assert [each.fix for each in result.remaining] == [None, None]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "rules.x = {}",
            "`rules.x` must have one of `words`, `pattern`, `required-field`, `min-values` and `max-length`, not none",
        ),
        (
            "rules.x = {min-values = 2}",
            "`rules.x.in` must be `field:NAME`, the field whose values `min-values` counts",
        ),
        ("rules.x = {min-values = 0, in = 'field:A'}", "`rules.x.min-values` must be 1 or more, not `0`"),
        (
            "rules.x = {words = ['a'], max-length = 1}",
            "`rules.x` must have one of `words`, `pattern`, `required-field`, `min-values` and `max-length`,"
            " not `words` and `max-length`",
        ),
        ("rules.X = {words = ['a']}", "`rules.X` must be named in lowercase letters, digits and single hyphens"),
        (
            "rules.x = {pattern = '['}",
            "`rules.x.pattern` is not a regular expression: unterminated character set at position 1",
        ),
        (
            "rules.x = {pattern = 'a', replace-with = '\\2'}",
            "`rules.x.replace-with` does not match the pattern: invalid group reference",
        ),
        ("rules.x = {max-length = 3, replace-with = ''}", "`rules.x.replace-with` requires `words` or `pattern`"),
        ("rules.x = {max-length = 0}", "`rules.x.max-length` must be 1 or more, not `0`"),
        ("rules.x = {words = ['']}", "`rules.x.words` must not contain an empty word"),
        (
            "rules.x = {words = ['a'], in = 'title'}",
            "`rules.x.in` must be `name`, `description`, `url`, `section title`, `entry` or `field:NAME`, not `title`",
        ),
        (
            "rules.x = {required-field = 'A', in = 'name'}",
            "`rules.x.in` cannot be used with `required-field`, which applies to whole entries",
        ),
        ("rules.x = {wrods = ['a']}", "unknown key `rules.x.wrods`; did you mean `rules.x.words`?"),
        ("rules.x = {words = 'a'}", '`rules.x.words` must be a list, not `"a"`; write `["a"]`'),
    ],
)
def test_a_wrong_rule_is_a_settings_error(text: str, reason: str) -> None:
    with pytest.raises(SettingsError) as error:
        loading.load(text, "a.toml")
    assert str(error.value) == f"a.toml: {reason}"


@pytest.mark.parametrize(
    ("name", "other", "called"),
    [
        ("unsorted-entries", "ORD001", "UNSORTED-ENTRIES"),
        ("ord", "ORD002", "ORD"),
        ("own", "OWN001", "OWN"),
        ("ent001", "ENT001", "ENT001"),
    ],
)
def test_no_rule_may_be_called_like_another_one(name: str, other: str, called: str) -> None:
    Path("awesome-lint.toml").write_text(f"rules.{name} = {{words = ['a']}}", encoding="utf-8")
    Path("README.md").write_text(PAGE, encoding="utf-8")
    status, _, stderr = ran("check")
    assert status == 2
    reason = f"the rule `{name}` must have a different name: {other} is already called {called}"
    assert stderr == f"error: awesome-lint.toml: {reason}\n"


def test_the_command_line_knows_them_where_the_settings_do() -> None:
    Path("lists").mkdir()
    Path("lists/README.md").write_text(PAGE, encoding="utf-8")
    Path("lists/awesome-lint.toml").write_text("rules.no-js = {words = ['java script']}", encoding="utf-8")
    status, stdout, _ = ran("check", "lists/README.md", "--select", "no-js", "--output-format", "concise")
    assert (status, stdout.count("OWN001")) == (1, 2)
    assert ran("check", "lists/README.md", "--select", "no-jss")[::2] == (
        2,
        "error: --select: no rule is called `no-jss`; did you mean `no-js`?\n",
    )
    status, stdout, _ = ran("rule", "--config", "lists/awesome-lint.toml", "OWN")
    assert (status, stdout) == (
        0,
        "# no-js (OWN001)\n\n`java script` in a description.\n\n## Settings\n\n"
        "The settings declare this rule as `rules.no-js`.\n",
    )
    assert "OWN001  no-js " in ran("rule", "--config", "lists/awesome-lint.toml")[1]


@pytest.mark.parametrize("style", Format)
def test_every_report_does_without_a_page(style: Format) -> None:
    found = check(PAGE, Settings(select=["OWN"], rules={"x": OwnRule(words=["simple"])}))
    text = render([Findings("README.md", Source(PAGE), found)], style)
    assert "OWN001" in text or "`simple`" in text
    assert "rules/own001" not in text


def test_json_has_no_url_for_them() -> None:
    found = check(PAGE, Settings(select=["OWN"], rules={"x": OwnRule(words=["thing"])}))
    (one,) = json.loads(render([Findings("README.md", Source(PAGE), found)], Format.JSON))
    assert (one["code"], one["name"], one["url"]) == ("OWN001", "x", None)


# Rules of installed packages.


def files_of_the_guide() -> dict[Path, str]:
    """The files of the package that docs/own-rules.md shows."""
    source = Source((ROOT / "docs" / "own-rules.md").read_text(encoding="utf-8"))
    blocks = [each for each in tree.parse(source).walk() if isinstance(each, n.CodeBlock)]
    named = {each.info.partition(" ")[2]: each.content for each in blocks}
    return {Path(name): text for name, text in named.items() if name.startswith("awesome-lint-cli/")}


def install(site: Path, entry: str = "awesome_lint_cli.cli001_shouted_name", name: str = "awesome-lint-cli") -> None:
    """Put the package of the guide where Python finds it, as pip would."""
    for path, text in files_of_the_guide().items():
        if path.suffix != ".toml":
            target = site / path.relative_to("awesome-lint-cli")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    (site / "awesome_lint_cli" / "__init__.py").touch()
    about = site / f"{name.replace('-', '_')}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[awesome_lint.rules]\nshouted-name = {entry}\n", encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed packages, and a list beside it that asks for one."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    (tmp_path / "list").mkdir()
    monkeypatch.chdir(tmp_path / "list")
    Path("awesome-lint.toml").write_text('plugins = ["awesome-lint-cli"]\n', encoding="utf-8")
    yield folder
    for cached in (plugins.rules_of, plugins.import_rule, pages.page):
        cached.cache_clear()
    for name in [each for each in sys.modules if each.startswith("awesome_lint_cli")]:
        del sys.modules[name]


def test_the_package_of_the_guide_works(site: Path) -> None:
    install(site)
    (identity,) = plugins.rules_of("awesome-lint-cli")
    bad, good = pages.page(identity).examples
    for example, status in ((bad, 1), (good, 0)):
        Path("README.md").write_text(example.text, encoding="utf-8")
        done = ran("check", "--select", "CLI", "--output-format", "json", "--fail-on", "warning")
        assert done[0] == status
        found = [(each["location"]["row"], each["message"]) for each in json.loads(done[1])]
        assert found == [tuple(each) for each in example.expected]
    assert (
        ran("rule", "shouted-name")[1]
        == files_of_the_guide()[Path("awesome-lint-cli/awesome_lint_cli/cli001-shouted-name.md")]
    )
    assert "CLI001  shouted-name " in ran("rule")[1]
    assert ran("config")[2].startswith("awesome-lint.toml: ")
    assert "CLI001" in {each.code for each in selection.select(Settings(plugins=["awesome-lint-cli"]))}


def test_the_package_of_the_guide_names_its_rule() -> None:
    import tomllib  # noqa: PLC0415

    project = tomllib.loads(files_of_the_guide()[Path("awesome-lint-cli/pyproject.toml")])["project"]
    (module,) = project["entry-points"][plugins.ENTRY_POINTS].values()
    assert Path("awesome-lint-cli", *module.split(".")).with_suffix(".py") in files_of_the_guide()


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (
            "awesome_lint_cli",
            "the entry point `awesome_lint_cli` of the package `awesome-lint-cli` must lead to a module in a package"
            " that is named like `abc001_name_of_the_rule`",
        ),
        (
            "awesome_lint_cli.ent001_x",
            "the rule ENT001 of the package `awesome-lint-cli` must have a family of its own",
        ),
        (
            "awesome_lint_cli.cli001_unsorted_entries",
            "the rule `unsorted-entries` must have a different name: ORD001 is already called UNSORTED-ENTRIES",
        ),
        (
            "awesome_lint_cli.cli002_gone",
            "the rule CLI002 in awesome_lint_cli.cli002_gone cannot be loaded:"
            " ModuleNotFoundError(\"No module named 'awesome_lint_cli.cli002_gone'\")",
        ),
    ],
)
def test_a_wrong_package_is_a_settings_error(site: Path, entry: str, reason: str) -> None:
    install(site, entry)
    Path("README.md").write_text(PAGE, encoding="utf-8")
    assert ran("check") == (2, "", f"error: awesome-lint.toml: {reason}\n")


def test_a_package_without_rules_and_one_that_is_missing_are_errors() -> None:
    with pytest.raises(SettingsError, match=r"^the package `click` has no rules"):
        plugins.rules_of("click")
    with pytest.raises(SettingsError, match=r"^no package `awesome-lint-none` is installed"):
        plugins.rules_of("awesome-lint-none")


def test_nothing_in_the_folder_of_a_list_is_run(tmp_path: Path) -> None:
    """Neither what poses as a package there, nor a module that bears the name of an installed one's."""
    install(tmp_path)
    (tmp_path / "awesome_lint_cli" / "__init__.py").write_text("open('ran', 'w').close()", encoding="utf-8")
    (tmp_path / "awesome-lint.toml").write_text('plugins = ["awesome-lint-cli"]\n', encoding="utf-8")
    (tmp_path / "README.md").write_text(PAGE, encoding="utf-8")
    command = [sys.executable, "-m", "awesome_lint", "check"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr.startswith("error: awesome-lint.toml: no package `awesome-lint-cli` is installed")
    site = tmp_path / "site"
    site.mkdir()
    install(site)
    path = os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")])
    subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, capture_output=True, check=False)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("pattern", ["(a|aa)+$", "((a|aa)+,?)+$"])
def test_a_pattern_that_takes_long_is_given_up_and_the_rule_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    monkeypatch.setattr(patterns, "MAX_SECONDS", 0.2)
    (tmp_path / "awesome-lint.toml").write_text(f"[rules.no-rows]\npattern = '{pattern}'\n")
    text = f"# Tools\n\n- [a](https://a.org) - {'a' * 50}!\n"
    (tmp_path / "README.md").write_text(text)
    result = commandline.run("check", "--no-cache", str(tmp_path / "README.md"))
    assert result.exit_code == 2
    assert (
        f"the rule OWN001 was stopped: the pattern `{pattern}` of the rule `no-rows` takes more than" in result.stderr
    )
    assert "bug" not in result.stderr
    assert "checked 1 entry" in result.stderr
