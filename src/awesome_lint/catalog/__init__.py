"""The tree to records: what a list holds.

May not: judge; a list's faults are the rules' business.
"""

from __future__ import annotations

from awesome_lint.catalog.records import Catalog
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import Document


def read(source: Source, document: Document) -> Catalog:
    """Read a page into its catalog."""
    return Catalog(None, None, Span(0, len(source.text)))
