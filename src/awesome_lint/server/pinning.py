"""Settings written into the settings file of a list, which may have to be made."""

from __future__ import annotations

from lsprotocol import types
from pygls.capabilities import get_capability

from awesome_lint.pipeline import configuring, opened
from awesome_lint.server.documents import Document, uri_of
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import Server
from awesome_lint.settings.loading import Table
from awesome_lint.source import Source
from awesome_lint.text.differences import hunks


async def edit_of(server: Server, document: Document, table: Table) -> types.WorkspaceEdit | None:
    """The change of the settings file of a list by which it has further settings; None if that cannot be."""
    path = await server.work(lambda: document.list.settings_path)
    if path is None:
        return None
    uri = uri_of(path)
    open_ = server.documents.get(uri)
    before = open_.text if open_ is not None else opened.text_in(path)
    after = configuring.pinned(before or "", path.name, table)
    if after is None:
        return None
    edits = Places(Source(before or ""), server.encoding).edits(hunks(before or "", after))
    version = None if open_ is None else open_.version
    change = types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, version), [*edits])
    if before is not None:
        if server.can("workspace.workspace_edit.document_changes"):
            return types.WorkspaceEdit(document_changes=[change])
        return types.WorkspaceEdit(changes={uri: edits})
    kinds = get_capability(server.client_capabilities, "workspace.workspace_edit.resource_operations", default=())
    if types.ResourceOperationKind.Create not in kinds:
        return None
    return types.WorkspaceEdit(document_changes=[types.CreateFile(uri), change])
