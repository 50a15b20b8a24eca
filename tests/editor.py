"""An editor without a screen: a real client, which talks to a server in a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

from awesome_lint.server.positions import Places
from awesome_lint.source import Source
from forking import program

COMMAND = [sys.executable, "-m", "awesome_lint", "server"]


class Forked(ClientServerConfig):
    """A server that is forked rather than started."""

    def get_server_command(self, devtools: str | None = None) -> list[str]:  # noqa: ARG002
        return [*program(), *self.server_command]


SERVER = Forked(["server"], server_env={**os.environ, "XDG_CONFIG_HOME": os.devnull, "XDG_CACHE_HOME": os.devnull})
PLAIN = types.ClientCapabilities()
"""A client that can do nothing but what all can."""
MODERN = types.ClientCapabilities(
    general=types.GeneralClientCapabilities(
        position_encodings=[types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16]
    ),
    text_document=types.TextDocumentClientCapabilities(
        diagnostic=types.DiagnosticClientCapabilities(),
        code_action=types.CodeActionClientCapabilities(
            resolve_support=types.ClientCodeActionResolveOptions(properties=["edit"])
        ),
        document_symbol=types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
        completion=types.CompletionClientCapabilities(
            completion_item=types.ClientCompletionItemOptions(snippet_support=True)
        ),
    ),
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
        ),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
    ),
)
"""A client that can do what the server has a use for, and counts bytes."""


@dataclass
class Buffer:
    """An open document as the editor has it."""

    client: LanguageClient
    uri: str
    text: str
    encoding: str = types.PositionEncodingKind.Utf16
    version: int = 1
    known: list[types.Diagnostic] = field(default_factory=list)

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    @property
    def places(self) -> Places:
        return Places(Source(self.text), self.encoding)

    def at(self, text: str, *, after: bool = False) -> types.Position:
        """The position of the first place of a text, or that behind it."""
        return self.places.position(self.text.index(text) + after * len(text))

    def over(self, text: str) -> types.Range:
        return types.Range(self.at(text), self.at(text, after=True))

    def replace(self, start: int, end: int, new: str) -> None:
        """Type something, and tell the server; no editor puts its cursor into a line ending."""
        start, end = (each - (self.text[each - 1 : each + 1] == "\r\n") for each in (start, end))
        range_ = self.places.range((start, end))
        self.text = self.text[:start] + new + self.text[end:]
        self.version += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version=self.version, uri=self.uri),
                [types.TextDocumentContentChangePartial(range=range_, text=new)],
            )
        )

    def type(self, old: str, new: str) -> None:
        start = self.text.index(old)
        self.replace(start, start + len(old), new)

    async def settle(self) -> None:
        """Wait until the server has done what was asked before: one thing is done at a time."""
        params = types.CodeActionParams(
            self.document,
            types.Range(types.Position(0, 0), types.Position(0, 0)),
            types.CodeActionContext([], ["none"]),
        )
        await self.client.text_document_code_action_async(params)

    async def told(self) -> list[types.Diagnostic]:
        """What the server has told of the text as it is now."""
        await self.settle()
        return [*self.client.diagnostics.get(self.uri, [])]

    async def asked(self) -> list[types.Diagnostic]:
        """What the server says when it is asked."""
        report = await self.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(self.document))
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        return [*report.items]

    async def actions(self, where: types.Range, *only: str) -> list[types.CodeAction]:
        context = types.CodeActionContext([], [*only] or None)
        params = types.CodeActionParams(self.document, where, context)
        found = await self.client.text_document_code_action_async(params)
        return [each for each in found or [] if isinstance(each, types.CodeAction)]

    def applied(self, edits: Sequence[types.TextEdit]) -> str:
        """The text with edits, which must be apart."""
        spans = sorted((*self.places.span(each.range), each.new_text) for each in edits)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        text = self.text
        for start, end, new in reversed(spans):
            text = text[:start] + new + text[end:]
        return text

    def edited(self, edit: types.WorkspaceEdit | None) -> str:
        """The text with the change of an action."""
        assert edit is not None
        if edit.changes is not None:
            return self.applied(edit.changes[self.uri])
        (change,) = edit.document_changes or []
        assert isinstance(change, types.TextDocumentEdit)
        assert (change.text_document.uri, change.text_document.version) == (self.uri, self.version)
        return self.applied([each for each in change.edits if isinstance(each, types.TextEdit)])


async def opened(
    client: LanguageClient, path: Path, text: str, *, language: str = "markdown", encoding: str | None = None
) -> Buffer:
    """A buffer of a file, which is written, too."""
    path.write_bytes(text.encode())
    item = types.TextDocumentItem(path.as_uri(), language, 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return Buffer(client, path.as_uri(), text, encoding or types.PositionEncodingKind.Utf16)


def codes(found: Sequence[types.Diagnostic]) -> list[tuple[object, int]]:
    """Each finding with its line, from 0."""
    return [(each.code, each.range.start.line) for each in found]
