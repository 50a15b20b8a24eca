"""What a rule is. Finding rules is the business of `rules`, running them that of `engine`.

A rule is a generator of diagnostics over one kind of thing, in a module named after its code and
name (`ord001_unsorted_entries.py`)::

    @rule(Entry)
    def check(entry: Entry, ctx: Context) -> Iterator[Diagnostic]:
        if ...:
            yield ctx.diagnostic(entry.name_span, "what is wrong; what was expected")

May not: read files, print, keep state between calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from awesome_lint.catalog.records import Entry
from awesome_lint.diagnostic import Diagnostic, Fix, Severity
from awesome_lint.page import Need, Page
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Heading
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

if TYPE_CHECKING:
    from awesome_lint.links.answers import Answer

_MODULE_NAME = late_pattern(r"(?P<family>[a-z]{3})(?P<number>\d{3})_(?P<name>[a-z0-9_]+)\Z")

Subject = TypeVar("Subject")
Check = Callable[[Subject, "Context"], Iterator[Diagnostic]]


@immutable
class Rule:
    """One rule. `subjects` are the classes of nodes or records that `check` takes, `needs` what it asks the world."""

    code: str
    name: str
    subjects: tuple[type, ...]
    check: Check[object]
    severity: Severity
    needs: tuple[Need, ...] = ()

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]

    @property
    def stem(self) -> str:
        """The name of the rule's page in the rule book, without its ending."""
        return f"{self.code.lower()}-{self.name}"


@immutable
class Context:
    """What a rule sees besides its subject, and how it speaks.

    `is_weighed` says that the settings give the severity.
    """

    page: Page
    rule: Rule
    severity: Severity
    is_weighed: bool = False

    def answer(self, url: str) -> Answer | None:
        """What a URL answered online; None where it was not asked."""
        return self.page.world.answers.get(url) if self.page.world.answers is not None else None

    def diagnostic(
        self,
        span: Span,
        message: str,
        fix: Fix | None = None,
        *,
        severity: Severity | None = None,
        fault: str | None = None,
        other: Span | None = None,
    ) -> Diagnostic:
        """Make a diagnostic of this rule at `span`.

        Args:
            span: its place.
            message: what is wrong and what was expected.
            fix: how to mend it.
            severity: what this finding weighs, where that is not what others of the rule weigh; the settings win.
            fault: what is wrong, if the message says it in words that change while the list grows (counts, what
                others have); by default the message up to its semicolon.
            other: the place that the message names as a line.
        """
        source = self.page.source
        location, end_location = source.position(span.start), source.position(span.end)
        code, name = self.rule.code, self.rule.name
        weight = self.severity if severity is None or self.is_weighed else severity
        return Diagnostic(code, name, message, weight, span, location, end_location, fix, fault=fault, other=other)

    def as_a_whole(
        self, entries: Sequence[Entry], total: int, what: str, setting: str, severity: Severity | None = None
    ) -> Diagnostic:
        """Say of many entries at once that they do not keep a habit: which is right is for the curator to say."""
        source = self.page.source
        first = source.position(min(entry.span.start for entry in entries)).row
        how = f"correct them, or set what is right with `{setting}`"
        message = f"{len(entries)} of {total} {what}, the first on line {first}; {how}"
        heading = next((heading.content_span for heading in self.page.document.of(Heading)), source.line_span(0))
        return self.diagnostic(heading, message, fault=what, severity=severity)


def rule_id(module_name: str) -> tuple[str, str] | None:
    """Code and name of the rule in a module, from the last part of the module's name."""
    match = _MODULE_NAME.match(module_name.rpartition(".")[2])
    if match is None:
        return None
    return f"{match['family'].upper()}{match['number']}", match["name"].replace("_", "-")


def rule(
    *subjects: type[Subject],
    severity: Severity = Severity.ERROR,
    needs: tuple[Need, ...] = (),
) -> Callable[[Check[Subject]], Rule]:
    """Make a rule of the function below; code and name come from its module.

    Args:
        subjects: the classes of nodes (`awesome_lint.syntax.nodes`) or records
            (`awesome_lint.catalog.records`) that the rule looks at, `awesome_lint.conventions.schema.Schema`
            for entries and the fields that they have in common, or `awesome_lint.page.destinations.Destination`
            for every URL that the settings do not leave out (`Destinations` for all of them together).
        severity: what a finding weighs where the settings say nothing.
        needs: what the rule must ask of the world, by its name in `awesome_lint.page.World`: "files" (for bare text
            there are none), "speller" or "answers"; it is skipped where nobody can say.
    """

    def decorate(check: Check[Subject]) -> Rule:
        identity = rule_id(check.__module__)
        assert identity is not None, f"{check.__module__} is not named like a rule"
        # The engine hands a rule nothing but instances of its subjects.
        return Rule(*identity, subjects, check, severity, needs)  # type: ignore[arg-type]

    return decorate
