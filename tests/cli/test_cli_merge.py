"""`awesome-lint merge BASE OURS THEIRS`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import commandline
from awesome_lint.pipeline import merges

HEAD = "# Stones\n\n- [Agate](https://agate.org) - Sorts gems.\n"
BERYL = "- [Beryl](https://beryl.org) - Cuts gems.\n"
CORAL = "- [Coral](https://coral.org) - Grows reefs.\n"
OTHER = "- [Beryl](https://beryl.org) - Polishes gems.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"base": HEAD, "ours": HEAD + BERYL, "theirs": HEAD + CORAL, "words": HEAD + OTHER}.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    (tmp_path / "latin.md").write_bytes((HEAD + CORAL).encode() + b"caf\xe9\n")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_the_result_is_printed_and_explained_beside_it() -> None:
    status, text, said = commandline.ran("merge", "--explain", "base.md", "ours.md", "theirs.md")
    assert (status, text) == (0, HEAD + BERYL + CORAL)
    assert said == (
        "added `Beryl` <https://beryl.org>: added by ours\nadded `Coral` <https://coral.org>: added by theirs\n"
    )


@pytest.mark.usefixtures("folder")
def test_rules_that_are_ignored_do_not_judge_the_result() -> None:
    beryl = "- [Beryl](https://{}.org/beryl) - Cuts gems for all.\n"
    soft = f"\n## Soft\n\n{CORAL}"
    texts = HEAD + soft, HEAD + beryl.format("ours") + soft, HEAD + soft + beryl.format("theirs")
    for name, text in zip(("base", "ours", "theirs"), texts, strict=True):
        Path(f"{name}.md").write_text(text, encoding="utf-8")
    assert commandline.ran("merge", "base.md", "ours.md", "theirs.md")[0] == 1
    status, text, _ = commandline.ran("merge", "--ignore", "ENT007", "base.md", "ours.md", "theirs.md")
    assert (status, text) == (0, texts[1] + beryl.format("theirs"))
    assert commandline.ran("merge", "--ignore", "NON001", "base.md", "ours.md", "theirs.md")[0] == 2


@pytest.mark.usefixtures("folder")
def test_what_is_left_to_decide_makes_the_status_1() -> None:
    status, text, said = commandline.ran("merge", "--marker-size", "9", "base.md", "ours.md", "words.md", "--explain")
    assert (status, text) == (1, f"{HEAD}{'<' * 9} ours\n{BERYL}{'=' * 9}\n{OTHER}{'>' * 9} theirs\n")
    assert said == "left to you `Beryl` <https://beryl.org>: added by both with different words\n"


def test_the_result_goes_to_a_file(folder: Path) -> None:
    assert commandline.ran("merge", "base.md", "ours.md", "theirs.md", "-o", "ours.md") == (0, "", "")
    assert (folder / "ours.md").read_text(encoding="utf-8") == HEAD + BERYL + CORAL


def test_what_is_not_utf8_is_left_to_git(folder: Path) -> None:
    status, text, said = commandline.ran("merge", "base.md", "ours.md", "latin.md")
    assert (status, text.startswith(f"{HEAD}<<<<<<< ours\n{BERYL}=======\n{CORAL}")) == (2, True)
    assert "error: ours.md: not merged by record: latin.md: not UTF-8 text" in said
    assert commandline.ran("merge", "base.md", "ours.md", "latin.md", "-o", "new.md")[0] == 2
    assert not (folder / "new.md").exists()


@pytest.mark.usefixtures("folder")
def test_a_fault_of_ours_is_left_to_git(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(merges, "by_record", fail)
    status, text, said = commandline.ran("merge", "base.md", "ours.md", "theirs.md")
    assert (status, text) == (2, f"{HEAD}<<<<<<< ours\n{BERYL}=======\n{CORAL}>>>>>>> theirs\n")
    assert "it could not be merged" in said


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", [(), ("base.md",), ("--install", "base.md"), ("--install", "--uninstall")])
def test_what_is_missing_or_too_much_is_said(arguments: tuple[str, ...]) -> None:
    assert commandline.ran("merge", *arguments)[0] == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has other files")
@pytest.mark.parametrize("name", ["pipe.md", "link.md"])
@pytest.mark.parametrize("at", range(3))
def test_git_reads_nothing_that_we_do_not(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, name: str, at: int
) -> None:
    (folder / ".git").mkdir()
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("# hunter2\n", encoding="utf-8")
    (folder / "link.md").symlink_to(outside)
    os.mkfifo(folder / "pipe.md")
    texts = ["base.md", "ours.md", "theirs.md"]
    texts[at] = name
    status, text, said = commandline.ran("merge", *texts)
    assert (status, text, said.count("error: "), "hunter2" in said) == (2, "", 1, False)
    assert "not answer" not in said
