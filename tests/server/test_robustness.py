"""Whatever happens to it or to its client, the server goes on or is gone, and no file changes."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import time
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcRequestCancelled
from pytest_lsp import LanguageClient

from editor import COMMAND, codes, opened

pytestmark = pytest.mark.asyncio(loop_scope="module")

LINES = [f"- [Tool {number}](https://example.org/{number}) - Does thing number {number}.\n" for number in range(3000)]
LONG = "# Tools\n\n## All\n\n" + "".join(LINES[:1500])
LONGER = "# Tools\n\n## All\n\n" + "".join(LINES)
SHORT = "# Tools\n\n- [Abacus](htps://example.org/abacus) - Counts.\n- [Beacon](https://example.org/b) - Shines.\n"


async def test_a_text_that_moves_on_is_not_looked_at_to_the_end(plain: LanguageClient, tmp_path: Path) -> None:
    told: list[int | None] = []
    plain.protocol.fm.features.pop(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)

    @plain.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def publish(params: types.PublishDiagnosticsParams) -> None:
        told.append(params.version)
        plain.diagnostics[params.uri] = params.diagnostics

    buffer = await opened(plain, tmp_path / "README.md", LONG)
    for number in range(20):
        buffer.type(f"number {number}.", f"number {number}!!")
    await buffer.settle()
    assert told[-1] == buffer.version == 21
    assert len(told) < 10
    assert told == sorted(told, key=lambda each: each or 0)


async def test_a_request_can_be_cancelled(plain: LanguageClient, tmp_path: Path) -> None:
    buffer = await opened(plain, tmp_path / "README.md", LONG)
    params = types.DocumentSymbolParams(buffer.document)
    asked = asyncio.ensure_future(
        plain.protocol.send_request_async(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params, "one")  # type: ignore[no-untyped-call]
    )
    await asyncio.sleep(0)
    plain.cancel_request(types.CancelParams("one"))
    with pytest.raises(JsonRpcRequestCancelled):
        await asked
    assert await plain.text_document_document_symbol_async(params)


async def test_a_document_that_is_closed_in_the_middle_of_a_check(plain: LanguageClient, tmp_path: Path) -> None:
    long = await opened(plain, tmp_path / "long.md", LONG)
    asked = asyncio.ensure_future(plain.text_document_document_symbol_async(types.DocumentSymbolParams(long.document)))
    plain.text_document_did_close(types.DidCloseTextDocumentParams(long.document))
    short = await opened(plain, tmp_path / "README.md", SHORT)
    assert codes(await short.told()) == [("LNK001", 2)]
    await asked
    assert not plain.diagnostics.get(long.uri)
    assert not await plain.text_document_document_symbol_async(types.DocumentSymbolParams(long.document))


async def test_what_is_not_open_has_nothing(plain: LanguageClient, tmp_path: Path) -> None:
    nowhere = types.TextDocumentIdentifier((tmp_path / "none.md").as_uri())
    start = types.Position(0, 0)
    how = types.FormattingOptions(4, insert_spaces=True)
    assert not await plain.text_document_hover_async(types.HoverParams(nowhere, start))
    assert not await plain.text_document_completion_async(types.CompletionParams(nowhere, start))
    assert not await plain.text_document_formatting_async(types.DocumentFormattingParams(nowhere, how))
    assert not await plain.text_document_rename_async(types.RenameParams(nowhere, start, "x"))
    change = types.VersionedTextDocumentIdentifier(version=2, uri=nowhere.uri)
    plain.text_document_did_change(
        types.DidChangeTextDocumentParams(change, [types.TextDocumentContentChangeWholeDocument("x")])
    )
    short = await opened(plain, tmp_path / "README.md", SHORT)
    assert codes(await short.told()) == [("LNK001", 2)]


def _of_session(session: int) -> list[int]:
    """The processes of a session, zombies left out."""
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = each.read_text().rpartition(")")
        except OSError:
            continue
        state, _, _, of, *_ = rest.split()
        if int(of) == session and state != "Z":
            found.append(int(each.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="processes cannot be seen here")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, None], ids=["killed", "terminated", "closed"])
async def test_no_process_and_no_change_is_left(tmp_path: Path, how: signal.Signals | None) -> None:
    path = tmp_path / "README.md"
    path.write_text(LONGER, encoding="utf-8")
    before = sorted((each.name, each.read_bytes()) for each in tmp_path.iterdir())
    server = subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
        start_new_session=True,
    )
    assert server.stdin is not None
    document = {"uri": path.as_uri(), "languageId": "markdown", "version": 1, "text": LONGER}
    options = {"tabSize": 4, "insertSpaces": True}
    for method, params, id_ in (
        ("initialize", {"capabilities": {}, "processId": None, "rootUri": None}, {"id": 1}),
        ("textDocument/didOpen", {"textDocument": document}, {}),
        ("textDocument/formatting", {"textDocument": {"uri": path.as_uri()}, "options": options}, {"id": 2}),
    ):
        message = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **id_})
        server.stdin.write(f"Content-Length: {len(message)}\r\n\r\n{message}".encode())
    server.stdin.flush()
    time.sleep(1.5)  # by then it is in the middle of something
    if how is None:
        server.stdin.close()
    else:
        server.send_signal(how)
    server.wait(20)
    server.stdin.close()
    for _ in range(50):
        if not _of_session(server.pid):
            break
        time.sleep(0.1)
    assert _of_session(server.pid) == []
    assert sorted((each.name, each.read_bytes()) for each in tmp_path.iterdir()) == before
