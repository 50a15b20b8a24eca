"""What is known of a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesome_lint import Settings, check
from awesome_lint.links.answers import Answer, Verdict
from awesome_lint.links.cache import Cache
from awesome_lint.page import Page
from awesome_lint.pipeline import online, telling
from styles import BULLETS, HEADINGS


def told(text: str, place: str) -> str:
    page = Page.read(text, Settings())
    found = telling.about(page, check(text), text.index(place) + 1)
    return "" if found is None else found.text


def test_an_entry_is_told_with_its_fields_and_where_else_it_stands() -> None:
    text = HEADINGS + "\n#### Abacus\n\n* Type: `system`\n* Link: [site](https://example.org/other)\n"
    assert told(text, "Beacon\n") == "**Beacon**\n\nin The Toolkits\n- Type: framework\n- Link: site"
    assert told(text, "Abacus\n").endswith(
        "**Abacus**\n\nin The Toolkits\n- Type: library\n- Link: site\n- also on line 39"
    )


def test_a_finding_is_told_with_its_rule() -> None:
    text = HEADINGS.replace("`system`\n* L", "`sytem`\n* L")
    found = told(text, "sytem")
    assert found.startswith("**VOC002** misspelled-value\n\nA value is a misspelling of one that its field may have.")
    assert "**Fix**: " in found
    assert found.endswith("- Type: sytem\n- Link: site")


def test_a_link_is_told_with_what_it_answered_last(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "`https://example.org/abacus` has not been checked online lately" in told(
        BULLETS, "https://example.org/abacus"
    )
    cache = Cache(tmp_path / "links.db")
    cache.keep("https://example.org/abacus", Answer(Verdict.MOVED, target="https://example.org/new"))
    cache.close()
    monkeypatch.setattr(online, "cache_file", lambda: tmp_path / "links.db")
    assert "`https://example.org/abacus`, when last checked online: moved to https://example.org/new" in told(
        BULLETS, "https://example.org/abacus"
    )


def test_of_a_finding_where_a_program_writes_is_told_why_nothing_is_fixed() -> None:
    text = BULLETS.replace("- [Abacus](https", "<!-- BEGIN LIST -->\n- [Abacus](htps") + "\n<!-- END LIST -->\n"
    assert "A program writes these lines, so nothing is fixed here." in told(text, "htps")
    assert "A program" not in told(BULLETS.replace("https", "htps", 1), "htps")


def test_of_a_blank_place_nothing_is_known() -> None:
    assert told(BULLETS, "\n\nA list") == ""
