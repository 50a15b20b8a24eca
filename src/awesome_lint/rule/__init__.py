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

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from awesome_lint.catalog.records import Entry
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.page import Need, Page
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import Code, Heading, Image, Link, LinkKind, Node, Text

if TYPE_CHECKING:
    from awesome_lint.links.answers import Answer

_MODULE_NAME = re.compile(r"(?P<family>[a-z]{3})(?P<number>\d{3})_(?P<name>[a-z0-9_]+)\Z")

Subject = TypeVar("Subject")
Kind = TypeVar("Kind", bound=Node)
Check = Callable[[Subject, "Context"], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
    ) -> Diagnostic:
        """Make a diagnostic of this rule at `span`.

        Args:
            span: its place.
            message: what is wrong and what was expected.
            fix: how to mend it.
            severity: what this finding weighs, where that is not what others of the rule weigh; the settings win.
            fault: what is wrong, if the message says it in words that change while the list grows (counts, what
                others have); by default the message up to its semicolon.
        """
        source = self.page.source
        location, end_location = source.position(span.start), source.position(span.end)
        code, name = self.rule.code, self.rule.name
        weight = self.severity if severity is None or self.is_weighed else severity
        return Diagnostic(code, name, message, weight, span, location, end_location, fix, fault=fault)

    def as_a_whole(self, entries: Sequence[Entry], total: int, what: str, setting: str) -> Diagnostic:
        """Say of many entries at once that they do not keep a habit: which is right is for the curator to say."""
        source = self.page.source
        first = source.position(min(each.span.start for each in entries)).row
        how = f"mend them, or pin what is right with `{setting}`"
        message = f"{len(entries)} of {total} {what}, the first on line {first}; {how}"
        heading = next((each.content_span for each in self.page.document.of(Heading)), source.line_span(0))
        return self.diagnostic(heading, message, fault=what)


def replace(span: Span, text: str, applicability: Applicability, title: str | None = None) -> Fix:
    """The fix that puts `text` in the place of a span."""
    return Fix((Edit(span.start, span.end, text),), applicability, title or f"replace with `{text}`")


def reword(page: Page, span: Span, shown: str, text: str, applicability: Applicability) -> Fix | None:
    """The fix that writes `text` where a span shows `shown`; links, images and other markup around that stay.

    None where no single piece of the span's text shows that, or where that also names what is linked.
    """
    document = page.document
    pieces: list[Text | Code] = [*_between(document.of(Text), span), *_between(document.of(Code), span)]
    is_plain = page.source.cut(span) == shown
    places = [span] if is_plain else [_shown(each) for each in pieces if each.text.strip() == shown]
    if len(places) != 1 or _is_named(page, places[0], shown):
        return None
    return replace(places[0], text, applicability)


def _between(nodes: Sequence[Kind], span: Span) -> Sequence[Kind]:
    return nodes[bisect_left(nodes, span.start, key=_start) : bisect_left(nodes, span.end, key=_start)]


def _start(node: Node) -> int:
    return node.start


def _shown(node: Text | Code) -> Span:
    """The place of what a node shows, without the white space around it."""
    start, end = node.content_span if isinstance(node, Code) else node.span
    return Span(start + len(node.text) - len(node.text.lstrip()), end - len(node.text) + len(node.text.rstrip()))


def _is_named(page: Page, place: Span, shown: str) -> bool:
    """Whether the text at a place is the URL of a link, or the label of a reference as well."""
    label = " ".join(shown.split()).casefold()
    for nodes in (page.document.of(Link), page.document.of(Image)):
        index = bisect_right(nodes, place.start, key=_start) - 1
        if index >= 0 and place.end <= (node := nodes[index]).end:
            is_url = node.kind in (LinkKind.AUTOLINK, LinkKind.BARE)
            return (
                is_url
                or node.url_span.start <= place.start < node.url_span.end
                or (node.label is not None and node.label.casefold() == label)
            )
    return False


def rearrange(
    source: Source, slots: Sequence[Span], wanted: Sequence[Span], applicability: Applicability, title: str
) -> Fix:
    """The fix that fills each of `slots` with the text of the span at its place in `wanted`.

    What stands between the slots stays where it is.
    """
    edits = tuple(
        Edit(slot.start, slot.end, source.cut(text).replace("\r\n", "\n").replace("\r", "\n"))
        for slot, text in zip(slots, wanted, strict=True)
        if slot != text
    )
    return Fix(edits, applicability, title)


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
