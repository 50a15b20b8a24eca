"""A real VS Code, in the browser: the extension finds the server, shows a finding, and fixes it.

`AWESOME_LINT_CODE_SERVER` names the folder that holds code-server and playwright-core, as CONTRIBUTING says.
With `AWESOME_LINT_PICTURES` the pictures of docs/editors.md are written there.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from places import ROOT

FOLDER = os.environ.get("AWESOME_LINT_CODE_SERVER", "")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
PACKAGE = ROOT / "editors" / "vscode" / "awesome-lint.vsix"
SCRIPT = Path(__file__).with_name("vscode.mjs")
SEED = (ROOT / "tests" / "fixtures" / "toolkits.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(
    not (FOLDER and CHROMIUM and shutil.which("node") and PACKAGE.is_file()),
    reason="no code-server, Chromium, Node or packaged extension: CONTRIBUTING.md says how to get them",
)


def code_server(*arguments: str) -> list[str]:
    main = Path(FOLDER) / "node_modules" / "code-server" / "lib" / "vscode" / "out" / "server-main.js"
    return ["node", str(main), "--accept-server-license-terms", *arguments]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a VS Code with the extension runs."""
    own = [f"--user-data-dir={tmp_path / 'data'}", f"--extensions-dir={tmp_path / 'extensions'}"]
    subprocess.run(code_server(*own, f"--install-extension={PACKAGE}"), check=True, capture_output=True, timeout=120)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--host=127.0.0.1", f"--port={port}", "--without-connection-token", "--telemetry-level=off"]
    server = subprocess.Popen(code_server(*own, *options), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(30)


def test_vscode_shows_a_finding_and_fixes_it(address: str, tmp_path: Path) -> None:
    workspace = tmp_path / "toolkits"
    workspace.mkdir()
    (workspace / ".venv").symlink_to(sys.prefix)
    (workspace / "README.md").write_text(SEED, encoding="utf-8")
    pictures = Path(os.environ.get("AWESOME_LINT_PICTURES") or tmp_path)
    command = ["node", str(SCRIPT), f"{address}?folder={workspace}", str(CHROMIUM), str(pictures), FOLDER]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    came = json.loads(done.stdout)
    assert "type `libary` is not one of library, framework, system, compiler" in came["hover"]
    assert "A value is a misspelling of one that its field may have." in came["hover"]
    assert came["actions"].splitlines()[1:] == [
        "Replace with `library` (VOC002)",
        "Silence VOC002 (misspelled-value) on this line",
        "Silence VOC002 (misspelled-value) in this list",
    ]
    assert (workspace / "README.md").read_text(encoding="utf-8") == SEED.replace("libary", "library")
    assert (pictures / "vscode-hover.png").stat().st_size > 10_000
