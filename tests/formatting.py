"""Pages put in order by the rules of layout, and the examples of the specifications of Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from awesome_lint import engine
from awesome_lint.editing import fixer
from awesome_lint.editing.fixer import Judge, Parse
from awesome_lint.page import Page
from awesome_lint.registry import selection
from awesome_lint.registry.plan import plan
from awesome_lint.rules import RuleId
from awesome_lint.settings import Settings

_FENCE = "`" * 32
_EXAMPLE = re.compile(rf"^{_FENCE} example[^\n]*\n(.*?)^\.\n.*?^{_FENCE}$", re.DOTALL | re.MULTILINE)


def result_of(text: str, selected: Sequence[RuleId] | None = None, *, with_records: bool = True) -> fixer.FixResult:
    """What comes of the fixes of the rules of layout, or of some of them."""
    return styled(text, Settings(), selected, with_records=with_records)


def styled(
    text: str, settings: Settings, selected: Sequence[RuleId] | None = None, *, with_records: bool = True
) -> fixer.FixResult:
    """What comes of these fixes with settings of layout, of which nothing depends that a text is read into."""
    assert settings == Settings(layout=settings.layout)
    rules = plan(settings, selected or selection.matching("FMT"))

    def read(text: str, _parse: Parse) -> Page:
        page = (_short if len(text) < _SHORT else _long)(text, with_records=with_records)
        return replace(page, settings=settings)

    return fixer.apply(text, Judge(read, lambda page: engine.run(page, rules)))


def _page(text: str, *, with_records: bool) -> Page:
    return Page.read(text, Settings(), with_records=with_records)


_SHORT = 1_000
_short, _long = lru_cache(maxsize=5_000)(_page), lru_cache(maxsize=4)(_page)
"""Many short texts are formatted in several ways; of a long one, the result is formatted again."""


def formatted(text: str, *, with_records: bool = True) -> str:
    """The text in order, of which there is nothing left to say."""
    result = result_of(text, with_records=with_records)
    assert result.refused == []
    assert result.remaining == []
    return result.text


def formatted_page(page: Page, *, with_records: bool = True) -> fixer.FixResult:
    """What comes of the same fixes on a page that was read; without records as `format` makes it, of the same tree."""
    text, rules = page.source.text, selection.matching("FMT")
    read = partial(Page.read, settings=Settings(), with_records=with_records)
    first = page if with_records else read(text, parse=lambda _: page.document)
    judge = Judge(
        lambda each, parse: first if each == text else read(each, parse=parse), lambda each: engine.check(each, rules)
    )
    result = fixer.apply(text, judge)
    assert result.refused == []
    assert result.remaining == []
    return result


def reports(text: str) -> list[tuple[str, int, int, str]]:
    """Code, row, column and message of what the rules of layout say."""
    found = engine.check(Page.read(text, Settings()), selection.matching("FMT"))
    return [(each.code, *each.location, each.message) for each in found]


def examples(path: Path) -> list[str]:
    """The examples of a specification."""
    return [example.replace("→", "\t") for example in _EXAMPLE.findall(path.read_text("utf-8"))]
