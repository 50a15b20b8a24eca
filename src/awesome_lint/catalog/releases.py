"""Change logs: pages whose sections are versions, and whose bullets are changes rather than entries."""

from __future__ import annotations

import re

from awesome_lint.catalog.records import Catalog
from awesome_lint.text.patterns import late_pattern

_VERSION = late_pattern(r"\W*(?:version |release |v)?\d+\.\d+|\W*unreleased\b", re.IGNORECASE)
_MIN_SECTIONS = 2


def are_listed(catalog: Catalog) -> bool:
    """Whether most sections at the top of a page, or right below its one title, are versions."""
    tops = catalog.sections
    if len(tops) == 1:
        tops = tops[0].sections
    versions = sum(_VERSION.match(each.title) is not None for each in tops)
    return versions >= _MIN_SECTIONS and versions * 2 > len(tops)
