"""What somebody sees on a terminal who sets up hooks, settings, suppressions, and presets for a list."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from terminal import talk

NAMES = ["Anvil", "Beacon", "Cargo", "Dynamo", "Ember", "Fathom", "Garnet", "Harbor", "Icicle", "Juniper"]
LINES = [f"- [{name}](https://{name.lower()}.dev) - Keeps {name.lower()} in order.\n" for name in NAMES]
OLD = "- [Kettle](htps://kettle.dev) - Boils the water.\n"
NEW = "- [Ladle](htps://ladle.dev) - Serves the soup\n"


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments], cwd=folder, check=True, capture_output=True
    )


def write(folder: Path, *lines: str) -> None:
    (folder / "README.md").write_text("# Tools\n\n" + "".join([*LINES, *lines]), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a list that has an old fault."""
    git(tmp_path, "init", "--quiet", ".")
    write(tmp_path, OLD)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Begin")
    return tmp_path


def findings(shown: str) -> list[str]:
    return [line for line in shown.splitlines() if line.startswith(("error", "warning", "info"))]


def test_a_change_is_told_and_mended_for_itself(folder: Path) -> None:
    """Pull requests and hooks: what the change brought is found, and only that is mended."""
    write(folder, OLD, NEW)
    status, shown = talk(folder, ["check", "--since", "HEAD"])
    assert (status, findings(shown)) == (
        1,
        [
            "error LNK001 [*] `htps` is not a URL scheme; did you mean `https`?",
            "warning ENT011 description ends without a final mark; expected a period, as in 11 of 11 others",
        ],
    )
    git(folder, "add", ".")
    status, shown = talk(folder, ["check", "--staged", "--fix", "--show-fixes"])
    assert status == 1, "the commit is to be made again"
    assert shown.splitlines()[0] == "README.md:14:11: fixed LNK001 `htps` is not a URL scheme; did you mean `https`?"
    assert shown.splitlines()[-3:] == [
        "checked 12 entries in 1 list (12 bullets), 1 of them new or changed: fixed 1,",
        "1 warning left (1 fixable with --fix --unsafe-fixes)",
        "stage what was fixed: git add README.md",
    ]
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert ("htps://kettle.dev" in text, "https://ladle.dev" in text) == (True, True)


def test_what_a_baseline_knows_is_not_told_again(folder: Path) -> None:
    status, shown = talk(folder, ["check", "--baseline", "known.jsonl", "--write-baseline"])
    assert (status, shown.splitlines()[0]) == (0, "wrote 1 finding to known.jsonl")
    write(folder, OLD, NEW)
    status, shown = talk(folder, ["check", "--baseline", "known.jsonl"])
    assert [line.split()[:2] for line in findings(shown)] == [["error", "LNK001"], ["warning", "ENT011"]]
    assert "README.md:14:" in shown
    status, shown = talk(folder, ["check", "--baseline", "known.jsonl", "--since", "HEAD", "--fix"])
    assert (status, [line.partition(" ")[0] for line in findings(shown)]) == (0, ["warning"])
    assert "htps://kettle.dev" in (folder / "README.md").read_text(encoding="utf-8"), "what is old stays"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("max-length = -1", "unknown key `max-length`; did you mean `descriptions.max-length`?"),
        ("descriptions.max-length = -1", "`descriptions.max-length` must be 0 or more, not `-1`"),
        ('severity = "warnin"', '`severity` must be a table, not `"warnin"`; its keys stand below `[severity]`'),
        ('severity.LNK = "warnin"', '`severity.LNK` must be `error`, `warning` or `info`, not `"warnin"`'),
        ('exclude = "vendor"', '`exclude` must be a list, not `"vendor"`; write `["vendor"]`'),
        ('fail-on = "never"', '`fail-on` must be `error`, `warning` or `info`, not `"never"`'),
        ('output-format = "jason"', "no `output-format` is called `jason`; did you mean `json`?"),
        ("x =", ".awesome-lint.toml is not valid TOML: invalid value (at line 1, column 4)"),
    ],
)
def test_wrong_settings_are_answered_with_what_is_right(folder: Path, settings: str, said: str) -> None:
    (folder / ".awesome-lint.toml").write_text(settings + "\n", encoding="utf-8")
    status, shown = talk(folder, ["check"], columns=200)
    assert (status, said in shown) == (2, True), shown


def test_settings_say_which_files_are_checked_and_how(folder: Path) -> None:
    (folder / "docs").mkdir()
    for name in ("LIST.md", "OLD.md"):
        (folder / "docs" / name).write_text((folder / "README.md").read_text(encoding="utf-8"), encoding="utf-8")
    settings = 'lists = ["docs/*.md"]\nexclude = ["OLD.md"]\noutput-format = "concise"\nfail-on = "warning"\n'
    (folder / ".awesome-lint.toml").write_text(settings, encoding="utf-8")
    assert talk(folder, ["check", "--show-files"])[1].splitlines() == ["README.md", "docs/LIST.md"]
    assert talk(folder, ["check", "--show-files", "--exclude", "docs"])[1].splitlines() == ["README.md"]
    shown = talk(folder, ["check", "docs", "--config", 'ignore = ["LNK"]'])[1]
    assert shown == "checked 11 entries in 1 list (11 bullets): no problems\n"
    status, shown = talk(folder, ["check", "docs"])
    assert status == 1
    assert shown.splitlines()[0].startswith("docs/LIST.md:13:12: error LNK001 [*] `htps` is not a URL scheme;")


def test_config_tells_where_each_setting_comes_from(folder: Path) -> None:
    (folder / ".awesome-lint.toml").write_text("[descriptions]\nmax-length = 80\n", encoding="utf-8")
    write(folder, *(line.replace("[", "[Old ").replace("//", "//old-") for line in LINES))
    lines = talk(folder, ["config", "README.md"], columns=200)[1].splitlines()
    told = {line.split()[0]: " ".join(line.split()[1:]) for line in lines}
    assert told["descriptions.max-length"] == "80 .awesome-lint.toml"
    assert told["descriptions.final-mark"] == '"." learned: all 20 descriptions end in a period'
    assert told["ignore"] == "[] default"


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("awesome-lint-disable-lines LNK001", "did you mean `<!-- awesome-lint-disable-line … -->`?"),
        ("awesome-lint: disable LNK001", "did you mean `<!-- awesome-lint-disable … -->`?"),
        ("awesome-lint-disable-line LNK01x", "no rule is called `LNK01x`; did you mean `LNK0"),
    ],
)
def test_a_suppression_that_is_mistyped_is_told_how_it_is_spelled(folder: Path, comment: str, said: str) -> None:
    write(folder, OLD.replace("\n", f" <!-- {comment} -->\n"))
    status, shown = talk(folder, ["check"], columns=200)
    assert status == 1
    assert [line.split()[1] for line in findings(shown)] == ["LNK001", "SUP002"]
    assert said in shown


def test_a_suppression_silences_its_line(folder: Path) -> None:
    write(folder, OLD.replace("\n", " <!-- awesome-lint-disable-line LNK001 -- a protocol of ours -->\n"))
    assert talk(folder, ["check"])[1] == "checked 11 entries in 1 list (11 bullets): no problems\n"


def test_a_rule_is_told_to_people_and_to_programs(folder: Path) -> None:
    assert talk(folder, ["rule", "misspelled-scheme"])[1].startswith("# misspelled-scheme (LNK001)\n")
    told = json.loads(talk(folder, ["rule", "LNK001", "--output-format", "json"])[1])
    assert (told["code"], told["severity"], told["fix"]) == ("LNK001", "error", "safe")


def test_fixes_of_a_preset_leave_sentences_code_and_badges_whole(folder: Path) -> None:
    badge = "![stars](https://img.shields.io/github/stars/a/b)"
    kept = [
        "- [Kettle](https://kettle.dev) - Boils what [the book says.](https://book.example)\n",
        "- [Ladle](https://ladle.dev) - Serves with `ladle --all`\n",
        f"- [Mug](https://mug.dev) {badge} - Holds the tea.\n",
    ]
    write(folder, *kept)
    preset = ["check", "--preset", "sindresorhus", "--select", "entry-form,ENT011", "--fix", "--unsafe-fixes"]
    talk(folder, preset)
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert [each for each in kept if each in text] == [kept[0], kept[2]]
    assert "- [Ladle](https://ladle.dev) - Serves with `ladle --all`.\n" in text
