"""What must hold of formatting and fixing, whatever the text: for tests, and for the fuzzer."""

from __future__ import annotations

from collections import Counter

from awesome_lint.editing import fixer
from awesome_lint.editing.fixer import FixResult
from awesome_lint.page import Page
from awesome_lint.registry import selection
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.syntax.nodes import Heading, Link
from github import html
from rendering import parsed, rendered

_BUG = "this is a bug"


def assert_formatting_is_harmless(text: str, settings: Settings | None = None) -> FixResult:
    """Formatting shows the same on GitHub, is done after one run, and leaves no fault that it would report."""
    settings = settings or Settings()
    rules = selection.matching("FMT")
    once = fixer.fix(text, settings, selected=rules, with_records=False)
    assert not any(_BUG in reason for reason in once.refused), once.refused
    assert once.refused or not once.remaining, once.remaining
    if once.text != text:
        if _is_read_as_on_github(text):
            assert html(once.text) == html(text)
        again = fixer.fix(once.text, settings, selected=rules, with_records=False)
        assert again.text == once.text
    return once


def assert_fixing_is_harmless(text: str, *, unsafe: bool = True) -> FixResult:
    """Fixing loses no entry, is done after one run, and a second run has the same to say."""
    once = fixer.fix(text, Settings(), unsafe=unsafe)
    assert not any(_BUG in reason for reason in once.refused), once.refused
    if once.text != text:
        before = Page.read(text, Settings())
        # With a link or a heading more a table or a level of headings may be read otherwise; nothing goes away by it.
        is_read_otherwise = len(once.page.document.of(Link, Heading)) > len(before.document.of(Link, Heading))
        assert is_read_otherwise or len(once.page.catalog.entries) >= len(before.catalog.entries)
        again = fixer.fix(once.text, Settings(), unsafe=unsafe)
        assert again.text == once.text
        assert {*again.refused} <= {*once.refused}
        assert Counter(each.message for each in again.remaining) == Counter(each.message for each in once.remaining)
    return once


def _is_read_as_on_github(text: str) -> bool:
    """Whether our tree and GitHub's are the same: on odd pages they may differ, and so may what they show."""
    return "\0" not in text and parsed(tree.parse(Source(text))) == rendered(text.removeprefix("\ufeff"))
