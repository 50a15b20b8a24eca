"""Code actions: fixes, comments that silence, and changes to the whole list, each behind the gates of `--fix`.

What an action changes takes a look at the changed page, so it is worked out only for the one that is chosen, if the
client can wait for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.pipeline import mending
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.mending import Change
from awesome_lint.pipeline.opened import OpenList
from awesome_lint.registry.families import COMMENTS
from awesome_lint.server.diagnostics import told
from awesome_lint.server.documents import Document
from awesome_lint.server.edits import edit_of
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import Server

FIX_ALL = "source.fixAll.awesome-lint"
FORMAT = "source.format.awesome-lint"
_QUICK = types.CodeActionKind.QuickFix.value
_MAX_EAGER = 20
"""So many actions are worked out at once for a client that cannot wait for one."""

_OF_FINDINGS: dict[str, Callable[[Input, Diagnostic], Change]] = {
    "fix": mending.fix_one,
    "silence": mending.silence,
    "silence-all": partial(mending.silence, everywhere=True),
}
_OF_LISTS: dict[str, Callable[[Input], Change]] = {"fix-all": mending.fix_all, "format": mending.format_all}


@dataclass(frozen=True, slots=True)
class _Offer:
    """An action: what it is called, the kind of it, how it is done, and the finding that it is about."""

    title: str
    kind: str
    how: str
    about: Diagnostic | None = None
    is_preferred: bool = False


def register(server: Server) -> None:
    """Offer actions, and work out the chosen one."""

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL, FORMAT], resolve_provider=True
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
        data = action.data if isinstance(action.data, Mapping) else {}
        document = server.documents.get(data.get("uri", ""))
        if document is None or document.version != data.get("version"):
            raise JsonRpcContentModified("the text has changed since this was offered")
        for reason in await _resolve(server, document, document.text, action):
            server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, reason))
        return action


async def _resolve(server: Server, document: Document, text: str, action: types.CodeAction) -> Sequence[str]:
    """Work out what an action changes; the reasons, if it may not change all that it would."""
    assert isinstance(action.data, Mapping)
    change = await server.work(_change, document.list, text, action.data["how"], action.data.get("about"))
    if change.hunks:
        action.edit = edit_of(server, document, text, change.hunks)
    return change.refused


def _change(opened: OpenList, text: str, how: str, about: Sequence[object] | None) -> Change:
    if how in _OF_LISTS:
        return _OF_LISTS[how](opened.input(text))
    found = [each for each in opened.look(text).diagnostics if about is not None and _key(each) == [*about]]
    if not found or how not in _OF_FINDINGS:
        return Change()
    return _OF_FINDINGS[how](opened.input(text), found[0])


def _offered(server: Server, document: Document, text: str, params: types.CodeActionParams) -> list[types.CodeAction]:
    look = document.list.look(text)
    if document.list.is_excluded:
        return []
    places = Places(look.page.source, server.encoding)
    start, end = places.span(params.range)
    touched = [each for each in look.diagnostics if each.span.start <= end and start <= each.span.end]
    only = params.context.only
    actions = []
    for each in (*_fixes(touched), *_silencing(touched), *_whole(look.diagnostics)):
        if only is None or any(each.kind == kind or each.kind.startswith(f"{kind}.") for kind in only):
            about = None if each.about is None else _key(each.about)
            data = {"uri": document.uri, "version": document.version, "how": each.how, "about": about}
            said = None if each.about is None else told([each.about], places, document.uri)
            preferred = each.is_preferred or None
            actions.append(types.CodeAction(each.title, each.kind, said, is_preferred=preferred, data=data))
    return actions


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
                yield _Offer(named, _QUICK, "fix", each, is_preferred=applicability is Applicability.SAFE)


def _silencing(found: Sequence[Diagnostic]) -> Iterator[_Offer]:
    for code, each in {each.code: each for each in found if not each.code.startswith(COMMENTS)}.items():
        yield _Offer(f"Silence {code} ({each.name}) on this line", _QUICK, "silence", each)
        yield _Offer(f"Silence {code} ({each.name}) in this list", _QUICK, "silence-all", each)


def _whole(found: Sequence[Diagnostic]) -> Iterator[_Offer]:
    """What is done to the whole list."""
    if any(each.fix is not None and each.fix.applicability is Applicability.SAFE for each in found):
        yield _Offer("Apply all safe fixes", FIX_ALL, "fix-all")
    yield _Offer("Format", FORMAT, "format")
