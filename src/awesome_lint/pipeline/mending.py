"""Changes to the text of an input that somebody asks for one by one, each as what to replace.

Each goes through the gates as all fixes do; `Change` says why one was refused.

May not: write files, print, apply a fix itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from awesome_lint import engine
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.editing import fixer, gates, silencer
from awesome_lint.editing.fixer import Judge, Parse
from awesome_lint.editing.gates import Trace
from awesome_lint.page import Page, World
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.checker import Look
from awesome_lint.pipeline.inputs import Input
from awesome_lint.source import Span
from awesome_lint.text import spans
from awesome_lint.text.differences import Hunk, hunks
from awesome_lint.values.slotted import immutable
from awesome_lint.world.speller import SpellerError, shared_speller

__all__ = [
    "Applicability",
    "Change",
    "Hunk",
    "can_silence_line",
    "fix_all",
    "fix_one",
    "format_all",
    "format_lines",
    "silence",
]

_Result = TypeVar("_Result")


@immutable
class Change:
    """What to replace in a text, and why nothing, or not all, is to be."""

    hunks: Sequence[Hunk] = ()
    refused: Sequence[str] = ()


def can_silence_line(page: Page, diagnostic: Diagnostic) -> bool:
    """Whether a comment can silence a finding on its line: a program would undo it in what that writes."""
    return spans.at(page.catalog.generated, diagnostic.span.start) is None


def fix_one(input_: Input, diagnostic: Diagnostic, look: Look | None = None) -> Change:
    """Apply the fix of one finding, and of those that share it, unsafe or not.

    Args:
        input_: the text in which the finding lies.
        diagnostic: the finding.
        look: what came of looking at the text, if somebody has done so.
    """
    first = input_.text

    def check(page: Page) -> list[Diagnostic]:
        is_first = page.source.text == first
        known = look.diagnostics if is_first and look is not None else None
        found = engine.check(page, on_crash=lambda _, __: None) if known is None else known
        return [
            each if is_first and each.fix is not None and each.fix == diagnostic.fix else replace(each, fix=None)
            for each in found
        ]

    def reader(world: World) -> Callable[[str, Parse], Page]:
        def read(text: str, parse: Parse) -> Page:
            if look is not None and text == first:
                return look.page
            return Page.read(text, input_.settings, world, parse=parse)

        return read

    result = _spelled(input_, lambda world: fixer.apply(first, Judge(reader(world), check), unsafe=True))
    return Change(hunks(first, result.text), result.refused)


def fix_all(input_: Input) -> Change:
    """Apply all safe fixes, as `check --fix` does."""
    outcome = outcomes.fix_file(input_)
    return Change(hunks(input_.text, outcome.source.text), outcome.problems)


def format_all(input_: Input) -> Change:
    """Put the layout in order, as `format` does."""
    outcome = outcomes.format_file(input_)
    return Change(hunks(input_.text, outcome.source.text), outcome.problems)


def format_lines(input_: Input, first: int, last: int) -> Change:
    """Put the layout of the blocks in order that some lines, counted from 0, are part of; or none if that is refused.

    What the layout of a block is to be depends on the whole page.
    """
    whole = format_all(input_)
    read = partial(Page.read, settings=input_.settings, with_records=False)
    page = read(input_.text)
    within = _blocks(page, first, last)
    inside = [each for each in whole.hunks if within.start <= each.start and each.end <= within.end]
    if not inside or len(inside) == len(whole.hunks):
        return Change(inside, whole.refused)
    reason = gates.changed_rendering(Trace.of(page), Trace.of(read(replaced(input_.text, inside))))
    return Change(inside) if reason is None else Change((), [f"{input_.name}: formatting a part {reason}"])


def silence(input_: Input, diagnostic: Diagnostic, *, everywhere: bool = False) -> Change:
    """Silence a finding with a comment on its line, or its rule with a comment at the top of the page."""

    def silenced(world: World) -> Page:
        read = _reader(input_, world)
        page = read(input_.text)
        if everywhere:
            return silencer.silence_all(page, diagnostic.code, read)
        return silencer.silence(page, [diagnostic], read)

    text = _spelled(input_, silenced).source.text
    why = "" if text != input_.text else f"{input_.name}: no comment can stand there that would silence it"
    return Change(hunks(input_.text, text), [why] if why else ())


def _reader(input_: Input, world: World) -> Callable[[str], Page]:
    return partial(Page.read, settings=input_.settings, world=world)


def _spelled(input_: Input, work: Callable[[World], _Result]) -> _Result:
    """What comes of work that asks how words are spelled, or without that where nobody can say."""
    try:
        return work(replace(input_.world, speller=shared_speller()))
    except SpellerError:
        return work(input_.world)


def _blocks(page: Page, first: int, last: int) -> Span:
    """The place of the blocks at the top that some lines are part of, with the blank lines around them."""
    source, blocks = page.source, page.document.children
    first, last = (min(each, source.line_count - 1) for each in (first, last))
    starts = [source.line_at(each.start) for each in blocks]
    ends = [source.line_at(max(each.end - 1, each.start)) for each in blocks]
    begin = max((end for end in ends if end < first), default=None)
    until = min((start for start in starts if start > last), default=None)
    return Span(
        0 if begin is None else source.line_span(begin).end,
        len(source.text) if until is None else source.line_span(until).start,
    )


def replaced(text: str, changes: Sequence[Hunk]) -> str:
    """A text with changes that are in order and apart."""
    pieces, done = [], 0
    for start, end, new in changes:
        pieces += [text[done:start], new]
        done = end
    return "".join([*pieces, text[done:]])
