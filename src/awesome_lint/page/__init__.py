"""All that is known of one page, made in one place: `Page.read`.

What rules may ask of the world around the page is handed in as a `World`: nothing here looks for it.

May not: know rules, read files, ask anything that is not handed in.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from typing import TYPE_CHECKING, Literal, Protocol

from awesome_lint import catalog, conventions
from awesome_lint.catalog import coverage, generated, releases
from awesome_lint.catalog.batches import Batches
from awesome_lint.catalog.coverage import Coverage
from awesome_lint.catalog.holding import holding
from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.page import suppression, titles
from awesome_lint.page.destinations import Destinations
from awesome_lint.page.prose import Prose
from awesome_lint.page.suppression import SectionLines, Suppression
from awesome_lint.settings import Settings, presets
from awesome_lint.source import Source, Span
from awesome_lint.syntax import tree
from awesome_lint.syntax.nodes import Document
from awesome_lint.text.patterns import Allowance
from awesome_lint.values.slotted import immutable

if TYPE_CHECKING:
    from datetime import date

    from awesome_lint.catalog.changes import State
    from awesome_lint.catalog.memory import Memory
    from awesome_lint.conventions import Conventions
    from awesome_lint.diagnostic.fingerprint import Fingerprint
    from awesome_lint.links.answers import Answer

Need = Literal["files", "speller", "answers"]
"""What a rule may need of the world: the name of a field that is None where nobody can say."""


@contextmanager
def collection_paused() -> Iterator[None]:
    """Look for no garbage cycles: what is made here are many small objects, and looking at them takes as long."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Files(Protocol):
    """What a rule may ask of the world around the page."""

    def exists(self, path: str) -> bool:
        """Whether a file or folder exists; `path` is relative to the page, `/` separates."""
        ...

    @property
    def in_repository(self) -> bool:
        """Whether the page lies in a repository, where the files that belong to it are."""
        ...


class Speller(Protocol):
    """What a rule may ask about the spelling of words."""

    @property
    def works(self) -> bool:
        """Whether words can be looked up; for rules that have something to say if not."""
        ...

    def expect(self, words: Iterable[str]) -> None:
        """Begin to look words up, while the rules go on."""
        ...

    def misspelled(self, words: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Those of the words that are misspelled, each with what may have been meant, likeliest first."""
        ...


class Answers(Protocol):
    """What a rule may ask about links: what they answered online."""

    @property
    def today(self) -> date:
        """The day on which the links were asked."""
        ...

    def get(self, url: str) -> Answer | None:
        """What a URL answered; None where it was not asked."""
        ...


@immutable
class World:
    """What rules may ask of the world around a page.

    `files` is None for text that is no file, `speller` where nobody can say how words are spelled, `answers` if no link
    was asked. `before` is an earlier state of the list, if the page is looked at as a change to it, `gone` what a
    baseline knows of it and is found no more. `is_list` says that the page has to be a list, `allowance` how much time
    is left for the patterns of settings.
    """

    files: Files | None = None
    speller: Speller | None = None
    answers: Answers | None = None
    before: State | None = None
    gone: Sequence[Fingerprint] = ()
    is_list: bool = True
    allowance: Allowance = field(default_factory=Allowance, init=False, compare=False)


@immutable
class Page:
    """All that is known of one page."""

    source: Source
    document: Document
    catalog: Catalog
    batches: Batches
    conventions: Conventions
    prose: Prose
    settings: Settings
    world: World

    @classmethod
    @collection_paused()
    def read(
        cls,
        text: str,
        settings: Settings,
        world: World | None = None,
        *,
        base: Conventions | None = None,
        with_records: bool = True,
        parse: Callable[[Source], Document] = tree.parse,
        memory: Memory | None = None,
    ) -> Page:
        """Read a text into all that rules look at.

        Args:
            text: the Markdown.
            settings: those that hold for it.
            world: what rules may ask.
            base: what an earlier state of the list did, by which it is judged.
            with_records: whether there are records; rules of layout need none.
            parse: makes the tree.
            memory: what was read into records before.
        """
        source, settings = Source(text), presets.under(settings)
        document = parse(source)
        if with_records:
            records = catalog.read(source, document, settings, memory)
        else:
            records = Catalog(None, None, Span(0, len(text)), generated=generated.regions(document))
        batches = Batches.whole(records) if memory is None else memory.batches(document, records)
        learned = conventions.learn(source, document, records, batches, settings, base)
        prose = Prose(source, document, records)
        return cls(source, document, records, batches, learned, prose, settings, world or World())

    def judged_by(self, base: Conventions) -> Page:
        """The page as it is read with what an earlier state of the list did."""
        batches = Batches.whole(self.catalog)
        learned = conventions.learn(self.source, self.document, self.catalog, batches, self.settings, base)
        return replace(self, batches=batches, conventions=learned)

    def forget(self) -> None:
        """Forget what rules found on the page, which takes as much room as what it was read into."""
        self.document.forget()
        self.batches.forget()
        self.prose.forget()

    def coverage(self) -> Coverage:
        """How much of the page was read into records."""
        is_list = self.world.is_list
        return coverage.measure(self.document, self.catalog, self.source.text, self.settings, is_list=is_list)

    def unread_row(self) -> int | None:
        """The line that is nested too deeply to be read, from 1, if there is one."""
        return tree.unread_row(self.document, self.source)

    def lists_releases(self) -> bool:
        """Whether it is a change log rather than a list."""
        return releases.are_listed(self.catalog)

    def words(self) -> frozenset[str]:
        """The words whose spelling rules may ask for."""
        return self.prose.words | titles.words_of(self.batches)

    def suppressions(self) -> list[Suppression]:
        """What the comments on the page silence, in order."""
        return suppression.find(self.source, self.document)

    def sections(self, patterns: Sequence[str]) -> list[SectionLines]:
        """The lines of the sections, and those below them, whose titles fit one of the patterns."""
        return [*suppression.sections(self.source, self.document, patterns)]

    def entry_at(self, offset: int) -> Entry | None:
        """The innermost entry at an offset."""
        return self.entries_at([Span(offset, offset)])[0]

    def entries_at(self, places: Sequence[Span]) -> list[Entry | None]:
        """The innermost entry that each of some places lies in."""
        return holding(self.catalog, places)

    def destinations(self) -> Destinations:
        """Every URL of the page in order, but those that the settings leave out."""
        return Destinations(self.document, self.source, self.settings.links.allow)
