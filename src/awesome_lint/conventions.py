"""What a list does: learned from its records, pinned by the settings."""

from __future__ import annotations

from dataclasses import dataclass

from awesome_lint.catalog.records import Catalog
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax.nodes import Document


@dataclass(frozen=True, slots=True)
class Conventions:
    """The conventions of one list."""


def learn(source: Source, document: Document, catalog: Catalog, settings: Settings) -> Conventions:
    """Learn the conventions of a list."""
    return Conventions()
