"""Changes as clients apply them."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from awesome_lint.server.documents import Document
from awesome_lint.server.positions import Places
from awesome_lint.server.protocol import Server
from awesome_lint.source import Source
from awesome_lint.text.differences import Hunk


def edit_of(server: Server, document: Document, text: str, hunks: Sequence[Hunk]) -> types.WorkspaceEdit:
    """The change of a document, of which the client sees by the version whether it still has that text."""
    edits = Places(Source(text), server.encoding).edits(hunks)
    if not server.can("workspace.workspace_edit.document_changes"):
        return types.WorkspaceEdit(changes={document.uri: edits})
    which = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(which, [*edits])])
