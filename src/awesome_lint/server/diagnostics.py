"""What rules say of open documents: asked for by clients that do so, and told to all others whenever a text changes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.pipeline.opened import Look, SupersededError
from awesome_lint.registry.families import LAYOUT, REDUNDANT
from awesome_lint.report import rule_url
from awesome_lint.server.documents import Document
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import NAME, Server
from awesome_lint.values.slotted import immutable

_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_SERVER_CANCELLED = -32802
_MAX_QUOTED = 80
_SOON = 0.01
"""So many seconds pass between two looks whether all words have been looked up."""


def register(server: Server) -> None:
    """Tell diagnostics of what is opened and changed, or answer requests for them."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        look(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        look(server, params.text_document.uri, is_hurried=True)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_params: types.DidSaveTextDocumentParams) -> None:
        look_again(server)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        if not _pulls(server):
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=NAME),
    )
    async def pulled(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        document = server.documents.get(params.text_document.uri)
        if document is None or document.is_settings:
            return types.RelatedFullDocumentDiagnosticReport([])
        try:
            found = await _found(server, document)
        except SupersededError as error:
            again = types.DiagnosticServerCancellationData(retrigger_request=True)
            raise JsonRpcException(str(error), _SERVER_CANCELLED, again) from None
        if params.previous_result_id == found.result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(found.result_id)
        return types.RelatedFullDocumentDiagnosticReport(found.items, result_id=found.result_id)


def look(server: Server, uri: str, *, is_hurried: bool = False) -> None:
    """Begin a run for a document, unless the client asks for one; an earlier one notices that the text has changed.

    While somebody types, spelling follows when new words have been looked up.
    """
    document = server.documents.get(uri)
    if document is not None and not document.is_settings and not _pulls(server):
        server.begin(_push(server, document, is_hurried=is_hurried))


def look_again(server: Server) -> None:
    """Let all documents be looked at again, since files may have changed."""
    for each in server.documents.values():
        each.list.look_again()
        look(server, each.uri)
    if _pulls(server) and server.can("workspace.diagnostics.refresh_support"):
        server.workspace_diagnostic_refresh(None)


def _pulls(server: Server) -> bool:
    """Whether the client asks for diagnostics; then it is not told any, or it would show all of them twice."""
    return server.client_capabilities.text_document is not None and (
        server.client_capabilities.text_document.diagnostic is not None
    )


@immutable
class _Found:
    items: list[types.Diagnostic]
    result_id: str
    is_open: bool


async def _push(server: Server, document: Document, *, is_hurried: bool) -> None:
    version, told, is_open = document.version, "", True
    while is_open and document.version == version:
        try:
            found = await _found(server, document, is_hurried=is_hurried)
        except SupersededError:
            return
        if found.result_id != told:
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.uri, found.items, version))
        told, is_open = found.result_id, found.is_open
        while is_open and document.list.is_waiting:
            await asyncio.sleep(_SOON)


async def _found(server: Server, document: Document, *, is_hurried: bool = False) -> _Found:
    """What rules say of the text by now.

    Raises:
        SupersededError: it has changed meanwhile.
    """
    text, version = document.text, document.version

    def is_wanted() -> bool:
        return document.version == version and server.documents.get(document.uri) is document

    def look() -> tuple[Look, list[types.Diagnostic]]:
        if document.list.is_excluded:
            return Look(document.list.read(text), [], []), []
        found = document.list.look(text, is_wanted, is_hurried=is_hurried)
        return found, told(found.diagnostics, Places(found.page.source, server.encoding), document.uri)

    found, items = await server.work(look)
    for problem in found.problems:
        server.tell(problem)
    seen = hash(tuple((each.code, each.span, each.message) for each in found.diagnostics))
    return _Found(items, f"{version}-{seen}", found.is_open)


def told(found: Sequence[Diagnostic], places: Places, uri: str) -> list[types.Diagnostic]:
    """Findings as the client is told them."""
    return [_told(each, places, uri) for each in found]


def _told(each: Diagnostic, places: Places, uri: str) -> types.Diagnostic:
    url = rule_url(each)
    is_layout = each.code.startswith(LAYOUT)
    related = None
    if each.other is not None:
        line = places.source.line(places.source.line_at(each.other.start)).strip()
        where = types.Location(uri, places.range(each.other))
        related = [types.DiagnosticRelatedInformation(where, line[:_MAX_QUOTED] or "here")]
    return types.Diagnostic(
        range=places.range(each.span),
        message=each.message,
        severity=types.DiagnosticSeverity.Hint if is_layout else _SEVERITY[each.severity],
        code=each.code,
        code_description=None if url is None else types.CodeDescription(url),
        source=NAME,
        tags=[types.DiagnosticTag.Unnecessary] if each.code in REDUNDANT else None,
        related_information=related,
    )
