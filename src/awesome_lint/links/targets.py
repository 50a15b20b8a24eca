"""Which URLs of a page are asked."""

from __future__ import annotations

from collections.abc import Iterable

from awesome_lint import engine, urls
from awesome_lint.catalog import generated
from awesome_lint.catalog.records import Entry
from awesome_lint.rule import Page


def wanted(page: Page, entries: Iterable[Entry] | None = None) -> list[str]:
    """The web URLs of a page, or of some of its entries, in order.

    What the settings exclude is left out, and so is what a program writes: nobody can mend it by hand.
    """
    places = None if entries is None else {link.url_span for entry in entries for link in entry.links}
    return [
        url
        for url, span, _ in engine.destinations(page)
        if urls.web(url) is not None
        and (places is None or span in places)
        and generated.holding(page.catalog.generated, span.start) is None
        and not urls.is_allowed(url, page.settings.links.exclude)
    ]
