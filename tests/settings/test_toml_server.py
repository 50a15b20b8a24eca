"""A language server for TOML completes and checks settings by the schema that we ship."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import IO, Any

import pytest

from places import ROOT

SCHEMA = ROOT / "src" / "awesome_lint" / "settings" / "schema.json"


def send(stream: IO[bytes], method: str, params: dict[str, Any], number: int | None = None) -> None:
    message = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
    data = json.dumps(message).encode()
    stream.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
    stream.flush()


def answer(stream: IO[bytes], number: int) -> Any:
    """What the server answers; whatever else it says is passed over."""
    while True:
        length = 0
        while line := stream.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message = json.loads(stream.read(length))
        if message.get("id") == number and "method" not in message:
            return message["result"]


def completions(folder: Path, text: str) -> list[str]:
    """What is offered at the mark `|` in a settings file."""
    before, _, after = text.partition("|")
    page = folder / "awesome-lint.toml"
    page.write_text(before + after, encoding="utf-8")
    row, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    uri = page.as_uri()
    with subprocess.Popen(
        ["tombi", "lsp", "--offline"],
        cwd=folder,
        env=os.environ | {"HOME": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        folders = [{"uri": folder.as_uri(), "name": "list"}]
        send(server.stdin, "initialize", {"processId": None, "capabilities": {}, "workspaceFolders": folders}, 1)
        answer(server.stdout, 1)
        send(server.stdin, "initialized", {})
        document = {"uri": uri, "languageId": "toml", "version": 1, "text": before + after}
        send(server.stdin, "textDocument/didOpen", {"textDocument": document})
        place = {"textDocument": {"uri": uri}, "position": {"line": row, "character": column}}
        found: list[dict[str, Any]] = []
        for number in range(2, 52):  # until it has read the schema
            send(server.stdin, "textDocument/completion", place, number)
            told = answer(server.stdout, number) or []
            found = told if isinstance(told, list) else told["items"]
            if found:
                break
            time.sleep(0.2)
        server.kill()
    return [each["label"].strip('"') for each in found]


@pytest.mark.skipif(shutil.which("tombi") is None, reason="needs tombi, a language server for TOML")
@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ('preset = "|"\n', {"default", "sindresorhus"}),
        ('ignore = ["|"]\n', {"LNK", "LNK006", "duplicate-link", "ALL"}),
        ("[severity]\n|\n", {"LNK006", "duplicate-link"}),
        ('[severity]\nLNK006 = "|"\n', {"error", "warning", "info"}),
        ("|\n", {"ignore", "lists", "fields"}),
    ],
)
def test_codes_presets_and_keys_are_completed(tmp_path: Path, text: str, offered: set[str]) -> None:
    shutil.copyfile(SCHEMA, tmp_path / "awesome-lint.schema.json")
    assert offered <= {*completions(tmp_path, f"#:schema ./awesome-lint.schema.json\n{text}")}
