"""What somebody sees on a terminal who tries the commands one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal import talk

NAMES = ["Anvil", "Beacon", "Cargo", "Dynamo", "Ember", "Fathom", "Garnet", "Harbor", "Icicle", "Juniper"]
LINES = [f"- [{name}](https://{name.lower()}.dev) - Keeps {name.lower()} in order.\n" for name in NAMES]
FAULTS = ["- [Kettle](htps://kettle.dev) - Boils the water.\n", "- [Ladle](https://ladle.dev) - Serves the soup\n"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text("# Tools\n\n" + "".join([*LINES, *FAULTS]), encoding="utf-8")
    return tmp_path


def test_a_check_shows_what_is_wrong_and_what_could_be_mended(folder: Path) -> None:
    status, shown = talk(folder, ["check", "--unsafe-fixes"])
    assert (status, shown.splitlines()[0]) == (1, "error LNK001 [*] `htps` is not a URL scheme; did you mean `https`?")
    assert "warning ENT011 [*] description ends without a final mark; expected a period, as in 11 of 11 others" in shown
    assert shown.splitlines()[-2:] == [
        "checked 12 entries in 1 list (12 bullets): 1 error, 1 warning",
        "(2 fixable with --fix --unsafe-fixes)",
    ]
    safe = talk(folder, ["check"])[1]
    assert safe.splitlines()[-1].endswith("(1 fixable with --fix, 1 more with --unsafe-fixes)")


def test_fixing_says_what_was_fixed(folder: Path) -> None:
    status, shown = talk(folder, ["check", "--fix", "--show-fixes"])
    assert status == 0
    assert shown.splitlines()[0] == "README.md:13:12: fixed LNK001 `htps` is not a URL scheme; did you mean `https`?"
    assert "https://kettle.dev" in (folder / "README.md").read_text(encoding="utf-8")


def test_init_shows_each_file_before_it_asks(folder: Path) -> None:
    status, shown = talk(
        folder,
        ["init"],
        ("Write .awesome-lint.toml", "y"),
        ("Write .pre-commit-config.yaml", "n"),
        ("Write .github/workflows/awesome-lint.yml", "^C"),
    )
    assert (status, shown.splitlines()[-1]) == (2, "error: interrupted")
    assert 'separator = " - "' in shown.partition("Write .awesome-lint.toml?")[0]
    assert "id: awesome-lint-fix" in shown.partition("Write .pre-commit-config.yaml?")[0]
    assert [each.name for each in sorted(folder.iterdir()) if "cache" not in each.name] == [
        ".awesome-lint.toml",
        "README.md",
    ]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["chek"], "Error: no command is called `chek`; did you mean `check`?"),
        (["README.md"], "Error: no command is called `README.md`; to check it, run `awesome-lint check README.md`"),
        (["check", "READM.md"], "error: no such file: READM.md; did you mean README.md?"),
        (["check", "--select=LNK01x"], "error: --select: no rule is called `LNK01x`; did you mean `LNK0"),
        (["check", "--ignore=ENT1"], "error: --ignore: no rule is called `ENT1`; did you mean `ENT001`?"),
        (["rule", "LNKOO1"], "error: no rule is called `LNKOO1`; did you mean `LNK001`?"),
        (["check", "--preset=sindre"], "error: --preset: no preset is called `sindre`; did you mean `sindresorhus`?"),
        (["check", "--baseline=old.json"], "error: no such file: old.json; create it with --write-baseline"),
        (["check", "--write-baseline"], "Error: --write-baseline requires --baseline FILE, the file to write."),
        (["check", "--since=main"], "is not in a readable git repository, so there is nothing to compare with"),
    ],
)
def test_a_slip_is_answered_with_what_to_do(folder: Path, command: list[str], said: str) -> None:
    status, shown = talk(folder, command, columns=200)
    assert status == 2
    assert said in shown
