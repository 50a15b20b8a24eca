"""What is known of a list that somebody edits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from awesome_lint import Settings, check
from awesome_lint.pipeline.opened import OpenList, SupersededError

LIST = "# Tools\n\n- [Abacus](htps://example.org/abacus) - Counts.\n- [Beacon](https://example.org/beacon) - Shines.\n"
UNSPELLED = 'ignore = ["SPL001"]\n'


def opened(folder: Path) -> OpenList:
    (folder / ".awesome-lint.toml").write_text(UNSPELLED, encoding="utf-8")
    return OpenList("README.md", folder / "README.md")


def test_it_says_what_a_check_says(tmp_path: Path) -> None:
    each = opened(tmp_path)
    for text in (LIST, LIST.replace("htps", "https"), LIST, ""):
        assert each.look(text).diagnostics == check(text, Settings(ignore=["SPL001"]), path=tmp_path / "README.md")
        assert each.read(text).source.text == text


def test_settings_that_change_hold_at_once(tmp_path: Path) -> None:
    each = opened(tmp_path)
    assert [found.code for found in each.look(LIST).diagnostics] == ["LNK001"]
    (tmp_path / ".awesome-lint.toml").write_text('ignore = ["SPL001", "LNK001"]\n', encoding="utf-8")
    assert each.look(LIST).diagnostics == []
    (tmp_path / ".awesome-lint.toml").write_text('select = ["nothing"]\n', encoding="utf-8")
    found = each.look(LIST)
    assert found.diagnostics == []
    assert "`nothing`" in found.problems[0]
    (tmp_path / ".awesome-lint.toml").write_text('exclude = ["*.md"]\n', encoding="utf-8")
    assert each.is_excluded


def test_a_check_that_nobody_wants_is_given_up(tmp_path: Path) -> None:
    each = opened(tmp_path)
    each.read(LIST)

    def asked(times: int) -> Callable[[], bool]:
        left = iter(range(times))
        return lambda: next(left, None) is not None

    for times in (0, 1, 5):
        with pytest.raises(SupersededError):
            each.look(LIST, asked(times))
    assert [found.code for found in each.look(LIST).diagnostics] == ["LNK001"]
