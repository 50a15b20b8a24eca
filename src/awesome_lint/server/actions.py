"""Code actions: fixes, comments that silence, and changes to the whole list, each behind the gates of `--fix`.

What an action changes takes a look at the changed page, so it is worked out only for the one that is chosen, if the
client can wait for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeGuard

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified, JsonRpcInvalidParams

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.pipeline import arranging, learning, mending
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.mending import Change
from awesome_lint.pipeline.opened import Look, OpenList
from awesome_lint.registry.families import COMMENTS
from awesome_lint.server import pinning
from awesome_lint.server.diagnostics import told
from awesome_lint.server.documents import Document
from awesome_lint.server.edits import edit_of
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import Server
from awesome_lint.settings.loading import Table
from awesome_lint.values.slotted import immutable

FIX_ALL = "source.fixAll.awesome-lint"
FORMAT = "source.format.awesome-lint"
PIN = "source.pin.awesome-lint"
REWRITE = types.CodeActionKind.RefactorRewrite.value
_QUICK = types.CodeActionKind.QuickFix.value
_MAX_EAGER = 20
"""So many actions are worked out at once for a client that cannot wait for one."""

_OF_FINDINGS: dict[str, Callable[[Input, Diagnostic], Change]] = {
    "silence": mending.silence,
    "silence-all": partial(mending.silence, everywhere=True),
}
_OF_LISTS: dict[str, Callable[[Input], Change]] = {"fix-all": mending.fix_all, "format": mending.format_all}
_OF_PLACES: dict[str, Callable[[Input, int], Change]] = {
    "sort": arranging.sort_section,
    "move": arranging.move_entry,
}
_PIN, _FIX = "pin", "fix"
_NEEDS: dict[str, tuple[str, type]] = {
    _PIN: ("table", Mapping),
    **dict.fromkeys((_FIX, *_OF_FINDINGS), ("about", Sequence)),
    **dict.fromkeys(_OF_PLACES, ("offset", int)),
    **dict.fromkeys(_OF_LISTS, ("uri", str)),
}
"""What the data of an action says it is about."""


@immutable
class _Offer:
    """An action: what it is called, the kind of it, how it is done, and the finding, place or settings it is about."""

    title: str
    kind: str
    how: str
    about: Diagnostic | None = None
    is_preferred: bool = False
    offset: int | None = None
    table: Table | None = None


def register(server: Server) -> None:
    """Offer actions, and work out the chosen one."""

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, REWRITE, FIX_ALL, FORMAT, PIN], resolve_provider=True
        ),
    )
    async def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = server.documents.get(params.text_document.uri)
        if document is None or document.is_settings:
            return []
        text = document.text
        actions = await server.work(_offered, server, document, text, params)
        if server.can("text_document.code_action.resolve_support"):
            return actions
        for each in actions[:_MAX_EAGER]:
            await _resolve(server, document, text, each)
        return [each for each in actions if each.edit is not None]

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolved(action: types.CodeAction) -> types.CodeAction:
        data = action.data
        if not _is_offer(data):
            raise JsonRpcInvalidParams("this is no action that was offered")
        document = server.documents.get(data["uri"])
        if document is None or document.version != data.get("version"):
            raise JsonRpcContentModified("the text has changed since this was offered")
        for reason in await _resolve(server, document, document.text, action):
            server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, reason))
        return action


def _is_offer(data: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether data has all that is asked of that of an action: clients may send what they like."""
    if not isinstance(data, Mapping) or not isinstance(data.get("uri"), str) or not isinstance(data.get("how"), str):
        return False
    name, kind = _NEEDS.get(data["how"], ("", str))
    return isinstance(data.get(name), kind)


async def _resolve(server: Server, document: Document, text: str, action: types.CodeAction) -> Sequence[str]:
    """Work out what an action changes; the reasons, if it may not change all that it would."""
    assert isinstance(action.data, Mapping)
    if action.data["how"] == _PIN:
        table = action.data["table"]
        is_seen = await server.work(lambda: any(table == seen for _, seen in _seen(document.list, text)))
        action.edit = await pinning.edit_of(server, document, table) if is_seen else None
        return [] if action.edit is not None else ["the setting cannot be written into the settings file"]
    change = await server.work(_change, document.list, text, action.data)
    if change.hunks:
        action.edit = edit_of(server, document, text, change.hunks)
    return change.refused


def _seen(opened: OpenList, text: str) -> list[tuple[str, Table]]:
    return learning.seen_on(opened.look(text).page)


def _change(opened: OpenList, text: str, data: Mapping[str, Any]) -> Change:
    how, about, input_ = data["how"], data.get("about"), opened.input(text)
    if how in _OF_LISTS:
        return _OF_LISTS[how](input_)
    if how in _OF_PLACES:
        return _OF_PLACES[how](input_, data["offset"])
    look = opened.look(text)
    found = next((each for each in look.diagnostics if about is not None and _key(each) == [*about]), None)
    if found is None:
        return Change()
    return mending.fix_one(input_, found, look) if how == _FIX else _OF_FINDINGS[how](input_, found)


def _offered(server: Server, document: Document, text: str, params: types.CodeActionParams) -> list[types.CodeAction]:
    look = document.list.look(text)
    if document.list.is_excluded:
        return []
    places = Places(look.page.source, server.encoding)
    span, only = places.span(params.range), params.context.only
    touched = [each for each in look.diagnostics if each.span.start <= span.end and span.start <= each.span.end]
    offers = [*_fixes(touched), *_silencing(touched, look), *_arranging(look, span.start), *_whole(look.diagnostics)]
    if only is not None and _is_wanted(PIN, only):
        offers += _pins(look)
    actions = []
    for each in offers:
        if only is None or _is_wanted(each.kind, only):
            about = None if each.about is None else _key(each.about)
            where = {"uri": document.uri, "version": document.version}
            data = {**where, "how": each.how, "about": about, "offset": each.offset, "table": each.table}
            said = None if each.about is None else told([each.about], places, document.uri)
            preferred = each.is_preferred or None
            actions.append(types.CodeAction(each.title, each.kind, said, is_preferred=preferred, data=data))
    return actions


def _is_wanted(kind: str, only: Sequence[types.CodeActionKind | str]) -> bool:
    """Whether a kind is one of those that the client asks for, or a kind of one."""
    names = [each.value if isinstance(each, types.CodeActionKind) else each for each in only]
    return any(kind == each or kind.startswith(f"{each}.") or not each for each in names)


def _key(diagnostic: Diagnostic) -> list[object]:
    """What a finding is found by as long as the text stays the same."""
    return [diagnostic.code, *diagnostic.span, diagnostic.message]


def _fixes(found: Sequence[Diagnostic]) -> Iterator[_Offer]:
    """The fixes, the safe ones first."""
    with_fix = [(each, each.fix.applicability, each.fix.title) for each in found if each.fix is not None]
    for wanted, note in ((Applicability.SAFE, ""), (Applicability.UNSAFE, ", unsafe")):
        for each, applicability, title in with_fix:
            if applicability is wanted:
                named = f"{title[:1].upper()}{title[1:]} ({each.code}{note})"
                yield _Offer(named, _QUICK, _FIX, each, is_preferred=applicability is Applicability.SAFE)


def _silencing(found: Sequence[Diagnostic], look: Look) -> Iterator[_Offer]:
    """Silence what is found, in the whole list, or on its line unless a program writes that."""
    for code, each in {each.code: each for each in found if not each.code.startswith(COMMENTS)}.items():
        if mending.can_silence_line(look.page, each):
            yield _Offer(f"Silence {code} ({each.name}) on this line", _QUICK, "silence", each)
        yield _Offer(f"Silence {code} ({each.name}) in this list", _QUICK, "silence-all", each)


def _arranging(look: Look, offset: int) -> Iterator[_Offer]:
    if arranging.can_sort(look.page, offset):
        yield _Offer("Sort this section", REWRITE, "sort", offset=offset)
    if arranging.can_move(look.page, offset):
        yield _Offer("Move the entry to its place", REWRITE, "move", offset=offset)


def _pins(look: Look) -> Iterator[_Offer]:
    """The settings that would say what the list does."""
    for seen, table in learning.seen_on(look.page):
        yield _Offer(f"Pin `{'.'.join(_path(table))}` in the settings: {seen}", PIN, _PIN, table=table)


def _path(table: Mapping[str, Any]) -> Iterator[str]:
    """The keys that lead to the first setting of a table."""
    for key, value in table.items():
        yield key
        if isinstance(value, Mapping):
            yield from _path(value)
        return


def _whole(found: Sequence[Diagnostic]) -> Iterator[_Offer]:
    """What is done to the whole list."""
    if any(each.fix is not None and each.fix.applicability is Applicability.SAFE for each in found):
        yield _Offer("Apply all safe fixes", FIX_ALL, "fix-all")
    yield _Offer("Format", FORMAT, "format")
