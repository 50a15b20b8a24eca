"""What a list does, as the settings that would pin it, each with what was seen.

`awesome-lint config` shows all of it. `awesome-lint init` proposes those settings with which the list is reported for
nothing more than without them, or for no more than the few entries that are known to do otherwise.

May not: read or write files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from awesome_lint import engine
from awesome_lint.catalog.records import Style
from awesome_lint.conventions import writing
from awesome_lint.conventions.endings import UPPER
from awesome_lint.conventions.habits import Habit
from awesome_lint.page import Page, World
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import page_of
from awesome_lint.settings import Settings, loading
from awesome_lint.settings.loading import Table
from awesome_lint.text.escapes import escape
from awesome_lint.text.jsontext import encode
from awesome_lint.values.slotted import immutable

_SETTINGS = ".awesome-lint.toml"
_MIN_ORDERED_SHARE = 0.8
_MARKS = {".": "a period", writing.NONE: "no final mark"}


@immutable
class Proposal:
    """Settings of one table that go together, the words that say what was seen, and how many entries do otherwise."""

    table: str
    settings: dict[str, object]
    seen: str
    exceptions: int = 0


def proposals_for(input_: Input) -> list[Proposal] | None:
    """The settings that say which file is the list, and pin what it does; None if it has no entries."""
    page = Page.read(input_.text, Settings(), World(is_list=input_.is_list))
    if not page.catalog.entries:
        return None
    kept = propose(page, lambda settings: Page.read(input_.text, settings, page.world))
    return kept if input_.is_list else [Proposal("", {"lists": [input_.name]}, "the list is no README"), *kept]


def propose(page: Page, read: Callable[[Settings], Page]) -> list[Proposal]:
    """The settings that pin what a page does.

    Args:
        page: the list, read without settings.
        read: reads it again with settings.
    """
    known = _reported(page)
    kept: list[Proposal] = []
    for candidate in _candidates(page):
        settings = loading.load(render([*kept, candidate], ""), _SETTINGS)
        assert settings is not None
        new = _reported(read(settings)) - known
        if len(new) <= candidate.exceptions:
            known |= new
            kept.append(replace(candidate, seen=f"{candidate.seen}; {_more(len(new))}") if new else candidate)
    return kept


def _more(count: int) -> str:
    return f"with this setting, {count} more {'is' if count == 1 else 'are'} reported"


def seen_in(input_: Input) -> list[tuple[str, Table]]:
    """What a list does where its settings leave that to it: the words that say what was seen, and the table."""
    return seen_on(page_of(input_))


def seen_on(page: Page) -> list[tuple[str, Table]]:
    """What `seen_in` says, of a list that was read."""
    found = [*_candidates(page), *_vocabularies(page)] if page.catalog.entries else []
    tables = ((one.seen, loading.read(render([one], ""), _SETTINGS)) for one in found)
    return [(seen, table) for seen, table in tables if table is not None]


def _vocabularies(page: Page) -> Iterator[Proposal]:
    """Those that the list documents about itself."""
    for name, values in page.catalog.legend.items():
        yield Proposal("vocabularies", {encode(name): [*values]}, "the list documents it")
    for schema in page.conventions.schemas.values():
        for each in schema.fields.values():
            if each.name in page.catalog.legend and each.vocabulary is not None:
                pinned: dict[str, object] = {"values": [*each.vocabulary.values]}
                yield Proposal(f"fields.{encode(each.name)}", pinned, "the list documents its values")


def _reported(page: Page) -> set[tuple[str, int]]:
    return {(each.code, each.span.start) for each in engine.check(page)}


def render(proposals: Iterable[Proposal], prefix: str) -> str:
    """The proposals as TOML, each below the comment that says what was seen; `prefix` stands before each table."""
    lines: list[str] = []
    header = ""
    for proposal in proposals:
        name = f"{prefix}{proposal.table}".removesuffix(".")
        if name and f"[{name}]" != header:
            header = f"[{name}]"
            lines += ["", header] if lines else [header]
        lines.append(f"# {escape(proposal.seen)}")
        lines += [f"{key} = {encode(value)}" for key, value in proposal.settings.items()]
    return "".join(f"{line}\n" for line in lines)


def _candidates(page: Page) -> Iterator[Proposal]:
    yield from _order(page)
    yield from _descriptions(page)
    yield from _fields(page)


def _order(page: Page) -> Iterator[Proposal]:
    orders = page.conventions.orders
    kept = sum(not order.astray for order in orders)
    if not orders or kept < len(orders) * _MIN_ORDERED_SHARE:
        return
    by = orders[0].by
    counted = f"{kept} of {len(orders)} sections are in order" if len(orders) > 1 else "the section is in order"
    direction = {"direction": "descending"} if by.descending else {}
    way = ", from last to first" if by.descending else ""
    if by.field is None:
        yield Proposal("order", {"by": "name", **direction}, f"{counted}{way}")
    else:
        yield Proposal("order", {"field": by.field, **direction}, f"{counted} by `{by.field}`{way}")


def _descriptions(page: Page) -> Iterator[Proposal]:
    found = writing.habits_of(page.source, page.batches)
    if (mark := found.get("final_mark")) is not None and mark.usual in (*_MARKS, "。", "।"):
        usual = _MARKS.get(mark.usual, f"`{mark.usual}`")
        yield _habit("final-mark", mark, f"{_of(mark)} descriptions end in {usual}")
    if (case := found.get("opening_case")) is not None:
        usual = "a capital" if case.usual == UPPER else "a lowercase letter"
        yield _habit("opening-case", case, f"{_of(case)} descriptions begin with {usual}")
    if (mark := found.get("separator")) is not None and mark.usual != writing.BELOW:
        usual = "nothing" if mark.usual == writing.NONE else f"`{mark.usual}`"
        yield _habit("separator", mark, f"{_of(mark)} entries have {usual} between name and description")


def _habit(setting: str, habit: Habit, seen: str) -> Proposal:
    return Proposal("descriptions", {setting: habit.usual}, seen, habit.total - habit.count)


def _of(habit: Habit) -> str:
    return f"all {habit.total}" if habit.count == habit.total else f"{habit.count} of {habit.total}"


def _fields(page: Page) -> Iterator[Proposal]:
    for (style, _), schema in page.conventions.schemas.items():
        for each in schema.fields.values():
            if each.parametrized or each.name in page.catalog.legend or not each.count:
                continue
            table = f"fields.{encode(each.name)}"
            having = f"all {schema.total}" if each.count == schema.total else f"{each.count} of {schema.total}"
            having = f"{having} {style.noun}s have it"
            if each.count == schema.total and each.required and style is not Style.TABLE:
                yield Proposal(table, {"required": True}, having)
            values = each.vocabulary
            if values is not None and not values.declared and not values.is_open:
                yield Proposal(table, {"values": list(values.values)}, f"{having}; these are its values")
