"""All fixes together, on real lists: nothing is lost, one run is enough, and no fix brings a new finding.

By default the smaller lists are fixed; `FIXED_LISTS=all` fixes every one.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from awesome_lint import engine
from awesome_lint.catalog.records import Entry
from awesome_lint.editing import fixer
from awesome_lint.page import Page
from awesome_lint.settings import Settings
from awesome_lint.text.urls import canonical
from places import CORPUS, GOLD, lists, needs_lists

MAX_SIZE = 30_000
SETTINGS = Settings()

pytestmark = needs_lists


def real_lists() -> list[Path]:
    return lists(CORPUS, GOLD, below=None if os.environ.get("FIXED_LISTS") == "all" else MAX_SIZE)


def names(entries: Iterable[Entry]) -> Counter[str]:
    """The names, but for what fixes may say that they change: the case of brands, the scheme of links."""
    return Counter(each.name.casefold().replace("http://", "https://") for each in entries)


def urls(entries: Iterable[Entry]) -> set[str]:
    """Where all links lead, but for schemes, endings and what follows a `?`, which fixes may say that they change."""
    found = {canonical(link.url.partition("?")[0]) for each in entries for link in each.links}
    return {url.removesuffix(".git") for url in found}


@pytest.mark.parametrize("path", real_lists(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_fixing_loses_nothing_is_done_after_one_run_and_brings_no_new_finding(path: Path) -> None:
    text = path.read_bytes().decode()
    page = Page.read(text, SETTINGS)
    found = engine.check(page)
    before = Counter(each.code for each in found)
    result = fixer.fix(text, SETTINGS, unsafe=True)
    assert result.refused == []
    slips = [each.span for each in found if each.code.startswith(("SPL", "LNK024"))]
    named = [
        entry
        for entry in page.catalog.entries
        if not any(each.start < entry.name_span.end and entry.name_span.start < each.end for each in slips)
    ]
    assert names(named) - names(result.page.catalog.entries) == Counter()
    assert urls(named) <= urls(result.page.catalog.entries)
    assert Counter(each.code for each in result.remaining) - before == Counter()
    assert not any(each.code.startswith("FMT") for each in result.remaining)
    again = fixer.fix(result.text, SETTINGS, unsafe=True)
    assert again.text == result.text
    assert again.remaining == result.remaining
